import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FormValues } from '../../src/core/form.ts'
import type { Ledger } from '../../src/core/ledger.ts'
import type { AnsweringDouble } from '../answering-double.ts'

/** What a person has before them: a form, or a last word. */
export interface Seen {
  readonly title: string
  /** All words, those in the fields included. */
  readonly words: string
  /** What stands in the fields at first. */
  readonly fields: FormValues
  /** What is said to be wrong, by field. */
  readonly faults: FormValues
}

/** One chat with a mention in it, and a member who may draft and send. */
export interface DraftingStage {
  readonly ledger: Ledger
  readonly answering: AnsweringDouble
  /** Presses “Draft a reply…” on the card. */
  open(): Promise<Seen>
  /** What stands there after a while. */
  look(): Promise<Seen>
  /** Fills in the form; fields that are not named stay as they are. */
  submit(values: FormValues): Promise<Seen>
  /** A command; the words of the answer. */
  run(line: string): Promise<string>
  /** A command in the card's thread. */
  inThread(line: string): Promise<string>
  /** Presses a button of what the member was told last. */
  press(label: string): Promise<void>
  /** The words of the card, and those in its thread, when all that is owed is posted. */
  card(): Promise<string>
  thread(): Promise<string>
  close(): Promise<void>
}

/** Drafting, checking, approving and sending: the same behind every chat's doors. */
export function draftingContract(name: string, open: () => Promise<DraftingStage>): void {
  describe(`replies in ${name}`, () => {
    let stage: DraftingStage
    beforeEach(async () => {
      stage = await open()
    })
    afterEach(() => stage.close())
    const draft = async () => (await stage.ledger.draft(1)) ?? expect.fail('no draft')

    it('from the card’s button to the card’s thread, by hand', async () => {
      const form = await stage.open()
      expect(form.title).toBe('Reply to M-1')
      expect(form.words).toContain('I was charged twice.')
      expect(form.words).toContain('Draft 2: It is with the right people.')
      expect(form.fields).toMatchObject({ text: 'We are looking into it.', next: 'send' })
      expect(await stage.card()).toContain('is writing a reply (D-1)')

      const done = await stage.submit({ text: 'We have it.\nYour team', next: 'send' })
      expect(done.faults).toEqual({})
      expect(await draft()).toMatchObject({ state: 'approved', text: 'We have it.\nYour team' })
      await stage.press('Mark as sent')
      expect(await stage.thread()).toMatch(/answered the customer by hand \(M-1\)/)
      expect(await stage.thread()).toContain('We have it.')
      expect(await stage.thread()).toContain('nothing was marked')
      expect(await stage.card()).toContain('Acted on')
      expect(await draft()).toMatchObject({ state: 'sent' })
    })

    it('a marked sentence is asked about, and the confirmation is kept', async () => {
      await stage.open()
      const again = await stage.submit({ text: 'The refund is sent.', next: 'send' })
      expect(again.words).toContain('A sentence says more than is known to be so.')
      expect(again.words).toContain('No refund is logged.')
      expect(again.fields).toMatchObject({ text: 'The refund is sent.' })
      const faulty = await stage.submit({ next: 'send' })
      expect(faulty.faults).toEqual({ 'marked-0': expect.stringContaining('Confirm it, or take it out.') })
      await stage.submit({ next: 'send', 'marked-0': 'confirm' })
      expect(await draft()).toMatchObject({
        state: 'approved',
        confirmations: [{ sentence: 'The refund is sent.' }],
      })
    })

    it('another draft takes the place of the text', async () => {
      await stage.open()
      const other = await stage.submit({ text: 'Mine.', next: 'use 0' })
      expect(other.fields['text']).toBe('It is with the right people.')
      expect(other.words).toContain('Draft 2: Mine.')
      stage.answering.texts = ['Fresh.']
      const fresh = await stage.submit({ next: 'others', instruction: 'warm Shorter' })
      expect(fresh.fields['text']).toBe('Fresh.')
      expect(stage.answering.asked.at(-1)).toMatchObject({ tone: 'warm', instruction: 'Shorter' })
      await stage.submit({ next: 'keep' })
      expect((await draft()).text).toBe('Fresh.')
    })

    it('a slow model is waited for in sight, and nothing is asked of it twice', async () => {
      const gate = Promise.withResolvers<void>()
      stage.answering.gate = gate.promise
      const opening = stage.open()
      await expect.poll(() => stage.answering.asked.length).toBe(1)
      if (name !== 'the workspace') expect((await opening).words).toMatch(/moment|at work/i)
      gate.resolve()
      const form = name === 'the workspace' ? await opening : await stage.look()
      expect(form.fields['text']).toBe('We are looking into it.')
      expect(stage.answering.asked).toHaveLength(1)
    })

    it('a command suggests drafts, and means the thread’s mention there', async () => {
      expect(await stage.run('draft M-1 plain')).toContain('1. We are looking into it.')
      expect(await stage.inThread('draft')).toContain('Drafts of a reply to M-1 · D-1')
      expect(await stage.run('drafts')).toContain('No reply waits for anybody.')
      expect(stage.answering.asked).toMatchObject([{ tone: 'plain' }])
    })

    it('a slow command says so, and then has its answer', async () => {
      const gate = Promise.withResolvers<void>()
      stage.answering.gate = gate.promise
      const answered = stage.run('draft M-1')
      await expect.poll(() => stage.answering.asked.length).toBe(1)
      gate.resolve()
      expect(await answered).toContain('1. We are looking into it.')
    })
  })
}

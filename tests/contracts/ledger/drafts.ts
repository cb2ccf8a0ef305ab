import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/card.ts'
import type { Draft, DraftChange, DraftStep, Ledger, ReplySettlement } from '../../../src/core/ledger.ts'
import { MINUTE } from '../../../src/core/time.ts'
import { BOB, type Fresh, INES, owedTo, stage } from './stage.ts'
import { NOON } from './words.ts'

const SAID = {
  say: say('Bob answered: “We sent it again.”'),
  bare: say('Bob answered.'),
  note: 'Sent by email.',
}
const ALTERNATIVES = [
  { text: 'a', own: false },
  { text: 'b', own: true },
]
const BY_MAIL: DraftStep = { to: 'approve', through: 'email' }
const SENT: ReplySettlement = { state: 'sent', link: 'https://shop.example/1#reply', say: SAID }

async function begin(ledger: Ledger, mention = 1, writer = INES): Promise<Draft> {
  const draft = await ledger.beginDraft(mention, writer, NOON)
  if (draft === null) throw new Error(`no mention ${mention}`)
  return draft
}

async function change(ledger: Ledger, draft: Draft, step: DraftStep, over: Partial<DraftChange> = {}) {
  return ledger.changeDraft({
    draft: draft.id,
    version: draft.version,
    by: INES,
    at: NOON + MINUTE,
    set: {},
    confirms: [],
    step,
    ...over,
  })
}

async function changed(...given: Parameters<typeof change>): Promise<Draft> {
  const outcome = await change(...given)
  if (outcome === null || !('changed' in outcome)) throw new Error('overtaken')
  return outcome.changed
}

const write = (ledger: Ledger, draft: Draft, text: string) =>
  changed(ledger, draft, { to: 'keep' }, { set: { text } })

const approved = async (ledger: Ledger, mention = 1) =>
  changed(ledger, await write(ledger, await begin(ledger, mention), 'We sent it again.'), BY_MAIL, {
    by: BOB,
  })

const later = (over: object = {}): ReplySettlement => ({
  state: 'later',
  notBefore: NOON + 5 * MINUTE,
  spent: true,
  look: false,
  reason: 'The server is down.',
  ...over,
})

export function draftsContract(fresh: Fresh): void {
  describe('drafts', () => {
    it('are one open draft for each writer of a mention, and each sees the others’', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}])
      await deliver()
      const ines = await begin(ledger)
      expect(ines).toMatchObject({
        id: 1,
        mention: 1,
        state: 'being written',
        version: 1,
        writer: INES,
        text: '',
      })
      expect(await begin(ledger)).toEqual(ines)
      expect(await begin(ledger, 1, BOB)).toMatchObject({ id: 2, writer: BOB })
      expect((await ledger.draftsOf(1)).map(({ writer }) => writer.name)).toEqual(['Ines', 'Bob'])
      expect(owedTo(await deliver())).toEqual(['update 1 in billing'])
      expect(await ledger.beginDraft(99, INES, NOON)).toBeNull()
    })

    it('of a copy are its lead’s', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{}, {}])
      await understand((mention) => (mention.id === 2 ? { copyOf: 1 } : {}))
      expect(await begin(ledger, 2)).toMatchObject({ mention: 1 })
    })

    it('change once from one version: who comes second is told, and overwrites nothing', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      const draft = await begin(ledger)
      const first = await write(ledger, draft, 'Hello 😀\u0000.')
      expect(first).toMatchObject({ version: 2, text: 'Hello 😀.', editor: INES })
      const second = await change(ledger, draft, { to: 'keep' }, { by: BOB, set: { text: 'Bob’s' } })
      expect(second).toEqual({ overtaken: first })
      expect(await ledger.draft(draft.id)).toEqual(first)
      const both = await Promise.all(
        ['a', 'b'].map((text) => change(ledger, first, { to: 'keep' }, { set: { text } })),
      )
      expect(both.filter((one) => one !== null && 'changed' in one)).toHaveLength(1)
    })

    it('keep the alternatives, the verdict, and who vouched for what', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      const concern = {
        about: 'refund',
        sentence: 'We paid it back.',
        why: 'No refund is logged.',
        confirmable: true,
      } as const
      const draft = await changed(
        ledger,
        await begin(ledger),
        { to: 'keep' },
        {
          set: {
            text: 'We paid it back.',
            alternatives: ALTERNATIVES,
            tone: 'warm',
            madeBy: 'm-1',
            note: 'n',
            concerns: [concern],
          },
        },
      )
      expect(draft).toMatchObject({
        alternatives: ALTERNATIVES,
        tone: 'warm',
        by: 'm-1',
        note: 'n',
        concerns: [concern],
      })
      const vouched = await changed(ledger, draft, { to: 'keep' }, { by: BOB, confirms: [concern.sentence] })
      expect(vouched.confirmations).toEqual([{ sentence: concern.sentence, by: BOB, at: NOON + MINUTE }])
      expect(vouched.editor).toEqual(INES)
      const rid = await changed(ledger, vouched, { to: 'keep' }, { set: { text: 'Sorry.', concerns: [] } })
      expect(rid.confirmations).toEqual([])
    })

    it('wait for a colleague, who is told, and are listed, the longest waiting first', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}, {}])
      await deliver()
      const tell = say('Please look.')
      for (const mention of [1, 2]) {
        const draft = await write(ledger, await begin(ledger, mention), 'Hello.')
        await changed(
          ledger,
          draft,
          { to: 'hand over', asked: BOB, tell },
          { at: NOON + (3 - mention) * MINUTE },
        )
      }
      const { drafts, total } = await ledger.draftsIn(['waiting for approval'], 1, 0)
      expect(total).toBe(2)
      expect(drafts).toMatchObject([{ mention: 2, asked: BOB, state: 'waiting for approval' }])
      expect(owedTo(await deliver())).toContain('direct workspace:bob in @workspace:bob')
    })

    it('that were given up are not shown, and one begins anew', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      const draft = await changed(ledger, await begin(ledger), { to: 'give up' })
      expect(await ledger.draftsOf(1)).toEqual([])
      expect((await begin(ledger)).id).not.toBe(draft.id)
      await expect(change(ledger, draft, { to: 'keep' })).rejects.toThrow('It was given up.')
    })
  })

  describe('an approved reply', () => {
    it('is claimed once, and once sent stands in the audit trail and in the thread of every card', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show(
        [{}],
        [
          { channel: 'billing', reason: 'r', hold: null },
          { channel: 'product', reason: 'r', hold: null },
        ],
      )
      await deliver()
      const draft = await approved(ledger)
      expect(draft).toMatchObject({
        state: 'approved',
        reply: { through: 'email', approver: BOB, sentAt: null },
      })
      const [owed] = await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      if (!owed) throw new Error('nothing was claimed')
      expect(owed).toMatchObject({
        draft: { state: 'sending', text: 'We sent it again.' },
        mention: { id: 1 },
        look: false,
        tries: 0,
      })
      expect(await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)).toEqual([])
      await deliver()

      expect(await ledger.settleReply(owed, SENT, NOON + 2 * MINUTE)).toBe(true)
      expect(await ledger.settleReply(owed, SENT, NOON + 2 * MINUTE)).toBe(false)
      expect(await ledger.draft(draft.id)).toMatchObject({
        state: 'sent',
        reply: { sentAt: NOON + 2 * MINUTE, link: 'https://shop.example/1#reply', approver: BOB },
      })
      expect(await ledger.story(1)).toMatchObject({
        engagement: { status: 'acted' },
        acts: [
          { verb: 'log', member: BOB, via: 'by email', detail: { action: 'reply', note: 'Sent by email.' } },
        ],
      })
      expect(owedTo(await deliver())).toEqual([
        'update 1 in billing',
        'update 2 in product',
        'post 3 in billing',
        'post 4 in product',
      ])
      expect(await ledger.card(3)).toMatchObject({
        channel: 'billing',
        subject: { about: 'reply', thread: 1, say: SAID.say },
      })
      expect(await ledger.cardsSince('billing', 0)).toBe(1)
    })

    it('is one at a time for a mention', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      await approved(ledger)
      const other = await write(ledger, await begin(ledger, 1, BOB), 'Another.')
      await expect(change(ledger, other, BY_MAIL)).rejects.toThrow('Another reply to this mention, D-1')
    })

    it('waits as it is told, and counts its tries', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      await approved(ledger)
      const [owed] = await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      if (!owed) throw new Error('nothing was claimed')
      await ledger.settleReply(owed, later(), NOON + MINUTE)
      expect(await ledger.draft(1)).toMatchObject({ state: 'approved', fault: 'The server is down.' })
      expect(await ledger.claimReplies(NOON + 4 * MINUTE, MINUTE, 9)).toEqual([])
      const again = await ledger.claimReplies(NOON + 5 * MINUTE, MINUTE, 9)
      expect(again).toMatchObject([{ key: owed.key, tries: 1, look: false }])
    })

    it('whose sender died, or whose answer was lost, is looked for', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      await approved(ledger)
      await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      expect(await ledger.claimReplies(NOON + 2 * MINUTE - 1, MINUTE, 9)).toEqual([])
      const [taken] = await ledger.claimReplies(NOON + 2 * MINUTE, MINUTE, 9)
      if (!taken) throw new Error('nothing was claimed')
      expect(taken.look).toBe(true)
      await ledger.settleReply(taken, later({ look: true }), NOON + 2 * MINUTE)
      expect(await ledger.claimReplies(NOON + 4 * MINUTE, MINUTE, 9)).toEqual([])
      expect(await ledger.claimReplies(NOON + 5 * MINUTE, MINUTE, 9)).toMatchObject([
        { look: true, key: taken.key },
      ])
    })

    it('in doubt is the approver’s to judge: it is there, or it goes again', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}, {}])
      await deliver()
      for (const mention of [1, 2]) await approved(ledger, mention)
      for (const owed of await ledger.claimReplies(NOON + MINUTE, MINUTE, 9))
        await ledger.settleReply(owed, { state: 'in doubt', reason: 'lost', tell: say('Look.') }, NOON)
      expect(owedTo(await deliver())).toContain('direct workspace:bob in @workspace:bob')
      const [one, two] = (await ledger.draftsIn(['in doubt'], 9, 0)).drafts
      if (!one || !two) throw new Error('none in doubt')
      expect(await ledger.claimReplies(NOON + 90 * MINUTE, MINUTE, 9)).toEqual([])
      expect(await changed(ledger, one, { to: 'mark as sent', say: SAID })).toMatchObject({ state: 'sent' })
      expect((await ledger.story(1))?.acts).toMatchObject([{ verb: 'log', member: INES }])
      await changed(ledger, two, { to: 'send again' })
      expect(await ledger.claimReplies(NOON + 90 * MINUTE, MINUTE, 9)).toMatchObject([{ look: false }])
    })

    it('that is refused is open again, and the approver is told', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}])
      const draft = await approved(ledger)
      const [owed] = await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      if (!owed) throw new Error('nothing was claimed')
      await ledger.settleReply(owed, { state: 'refused', reason: 'Closed.', tell: say('No.') }, NOON)
      const now = await ledger.draft(draft.id)
      expect(now).toMatchObject({ state: 'waiting for approval', fault: 'Closed.', reply: null })
      expect(owedTo(await deliver())).toContain('direct workspace:bob in @workspace:bob')
      if (now) expect(await changed(ledger, now, BY_MAIL)).toMatchObject({ state: 'approved' })
    })

    it('by hand is nobody’s to send: it is marked', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      const draft = await write(ledger, await begin(ledger), 'Hello.')
      const byHand = await changed(ledger, draft, { to: 'approve', through: null })
      expect(await ledger.claimReplies(NOON + 90 * MINUTE, MINUTE, 9)).toEqual([])
      const sent = await changed(ledger, byHand, { to: 'mark as sent', say: SAID })
      expect(sent).toMatchObject({ state: 'sent', reply: { through: null, sentAt: NOON + MINUTE } })
      await expect(change(ledger, sent, { to: 'mark as sent', say: SAID })).rejects.toThrow('It is sent.')
    })

    it('is not marked by hand while it is on its way', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{}])
      const draft = await approved(ledger)
      await expect(change(ledger, draft, { to: 'mark as sent', say: SAID })).rejects.toThrow('on its way')
      expect(await changed(ledger, draft, { to: 'give up' })).toMatchObject({
        state: 'given up',
        reply: null,
      })
      expect(await ledger.claimReplies(NOON + 90 * MINUTE, MINUTE, 9)).toEqual([])
    })

    it('is told though its mention was dismissed meanwhile', async () => {
      const { ledger, show, act, deliver } = await stage(fresh)
      await show([{}])
      await deliver()
      await approved(ledger)
      const [owed] = await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      if (!owed) throw new Error('nothing was claimed')
      await act(1, { verb: 'dismiss', detail: { reason: 'other' } })
      expect(await ledger.settleReply(owed, SENT, NOON + MINUTE)).toBe(true)
      expect(await ledger.draft(1)).toMatchObject({ state: 'sent' })
      expect(owedTo(await deliver())).toContain('post 2 in billing')
    })
  })

  describe('a mention whose words were erased', () => {
    const AUTHOR = { key: 'bill', name: 'Bill', url: null }

    it('cannot be answered, at whichever moment', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{ author: AUTHOR }, { author: AUTHOR }, { author: AUTHOR }])
      const open = await write(ledger, await begin(ledger, 1), 'Dear Bill.')
      await approved(ledger, 2)
      await ledger.forgetAuthor(null, 'Bill', NOON)
      await expect(begin(ledger, 3)).rejects.toThrow('cannot be answered')
      await expect(change(ledger, open, BY_MAIL)).rejects.toThrow('It was given up.')
      expect(await ledger.claimReplies(NOON + 90 * MINUTE, MINUTE, 9)).toEqual([])
      for (const id of [1, 2])
        expect(await ledger.draft(id)).toMatchObject({ state: 'given up', text: '', reply: null })
    })

    it('leaves no words in its drafts, its replies and their cards', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{ author: AUTHOR }])
      await deliver()
      const concern = { about: 'date', sentence: 'Bill, tomorrow.', why: 'w', confirmable: true } as const
      const draft = await changed(
        ledger,
        await begin(ledger),
        { to: 'keep' },
        {
          set: {
            text: 'Bill, tomorrow.',
            alternatives: [{ text: 'Bill!', own: false }],
            concerns: [concern],
          },
          confirms: [concern.sentence],
        },
      )
      await changed(ledger, draft, BY_MAIL, { by: BOB })
      const [owed] = await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      if (!owed) throw new Error('nothing was claimed')
      await ledger.settleReply(owed, SENT, NOON + MINUTE)
      await deliver()
      await ledger.forgetAuthor(null, 'Bill', NOON)
      expect(await ledger.draft(1)).toMatchObject({
        state: 'sent',
        text: '',
        alternatives: [],
        concerns: [],
        confirmations: [],
      })
      expect(await ledger.card(2)).toMatchObject({ subject: { about: 'reply', say: SAID.bare } })
      expect(owedTo(await deliver())).toEqual(['update 1 in billing', 'update 2 in billing'])
    })

    it('while its reply was being sent is told as it ended', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{ author: AUTHOR }])
      await approved(ledger)
      await ledger.claimReplies(NOON + MINUTE, MINUTE, 9)
      await ledger.forgetAuthor(null, 'Bill', NOON)
      const [owed] = await ledger.claimReplies(NOON + 90 * MINUTE, MINUTE, 9)
      expect(owed).toMatchObject({ look: true, draft: { text: '' } })
    })
  })
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createComposer } from '../../src/amplify/compose.ts'
import type { Answer, FieldFaults } from '../../src/core/desk.ts'
import type { Form, FormValues } from '../../src/core/form.ts'
import { MINUTE } from '../../src/core/time.ts'
import {
  answered,
  commandOf,
  doorFor,
  type Handle,
  openTeam,
  type Team,
  type TeamSettings,
  textOf,
} from './team.ts'

let team: Team
let id: number
async function begin(replies: TeamSettings['replies'] = {}) {
  team = await openTeam({ replies })
  ;[id = 0] = await team.hear({ text: 'I was charged twice.' })
  await team.owed('billing')
}
beforeEach(() => begin())
afterEach(async () => {
  await team.close()
})

async function open(handle: Handle, carries?: string): Promise<Form> {
  const request = { form: 'draft', mention: id, ...(carries === undefined ? {} : { carries }) } as const
  const opened = await team.desk.open(await team.who(handle), request)
  if ('answer' in opened) throw new Error(opened.card.summary)
  return opened
}

let keys = 0
async function submit(handle: Handle, form: Form, values: FormValues): Promise<Answer | FieldFaults | Form> {
  const { form: name, mention, carries } = form
  keys += 1
  return team.desk.submit(
    await team.who(handle),
    { form: name, mention, ...(carries === undefined ? {} : { carries }) },
    { text: initial(form, 'text'), ...values },
    doorFor(`reply-${keys}`),
  )
}

function formIn(outcome: Answer | FieldFaults | Form): Form {
  if (!('fields' in outcome)) throw new Error(`no form: ${JSON.stringify(outcome)}`)
  return outcome
}
function faultsIn(outcome: Answer | FieldFaults | Form): Readonly<Record<string, string>> {
  if (!('faults' in outcome)) throw new Error(`no faults: ${JSON.stringify(outcome)}`)
  return outcome.faults
}
const field = (form: Form, name: string) => form.fields.find((one) => one.name === name)
const initial = (form: Form, name: string) => field(form, name)?.initial ?? ''
function options(form: Form, name: string): readonly string[] {
  const found = field(form, name)
  return found?.kind === 'choice' ? found.options.map(({ value }) => value) : []
}
const read = (form: Form) => textOf({ summary: '', parts: form.parts ?? [] })
const draftNow = async (draft = 1) => (await team.ledger.draft(draft)) ?? expect.fail('no draft')

describe('draft', () => {
  it('suggests alternatives, each with its door to the form', async () => {
    const { card, ok } = await team.say('noor', `draft ${id} warm Say that the app is fixed`)
    expect(ok).toBe(true)
    expect(team.answering.asked).toMatchObject([
      {
        tone: 'warm',
        instruction: 'Say that the app is fixed',
        most: 3_000,
        unlike: [],
        story: { mention: { id } },
      },
    ])
    expect(textOf(card)).toBe(
      [
        `Drafts of a reply to M-${id} · D-1`,
        '1. We are looking into it.',
        '[Use 1…]',
        '2. It is with the right people.',
        '[Use 2…]',
        '3. Thank you for telling us.',
        '[Use 3…]',
        'Written from templates. Nothing is sent before somebody approves it.',
      ].join('\n'),
    )
    const second = await open('noor', '1 use 0')
    expect(initial(second, 'text')).toBe('It is with the right people.')
    expect(read(second)).not.toContain('Draft 2')
  })

  it('in a thread means its mention, and is the same draft however often', async () => {
    await team.say('noor', 'draft', id)
    const again = await team.say('noor', 'draft', id)
    expect(again.card.summary).toContain('D-1')
    expect(team.answering.asked).toHaveLength(1)
    expect((await team.say('noor', 'draft')).card.summary).toContain('A reply to which mention?')
  })

  it('says why a template stands in', async () => {
    team.answering.note = 'The model does not answer.'
    expect(textOf((await team.say('noor', `draft ${id}`)).card)).toContain('The model does not answer.')
  })

  it('asked for twice at once is written once', async () => {
    const gate = Promise.withResolvers<void>()
    team.answering.gate = gate.promise
    const both = [open('noor'), open('noor')]
    gate.resolve()
    expect((await Promise.all(both)).map((form) => form.carries)).toEqual(['1 v2', '1 v2'])
    expect(team.answering.asked).toHaveLength(1)
  })

  it('is for those whom the configuration names', async () => {
    await team.close()
    await begin({ draft: 'manager' })
    const { ok, card } = await team.say('noor', `draft ${id}`)
    expect(ok).toBe(false)
    expect(card.summary).toMatch(/needs the role manager, and yours is staff\. .*June/)
    expect((await team.say('june', `draft ${id}`)).ok).toBe(true)
  })

  it('of what cannot be answered says why', async () => {
    await team.say('june', `dismiss ${id} spam`)
    expect((await team.say('noor', `draft ${id}`)).card.summary).toContain('dismissed. Reopen it first')
    await team.say('june', `reopen ${id}`)
    await team.ledger.forgetAuthor(null, 'ana', team.clock.now())
    expect((await team.say('noor', `draft ${id}`)).card.summary).toContain('cannot be answered')
    expect((await team.say('noor', 'draft 99')).card.summary).toContain('There is no M-99')
  })
})

describe('the form', () => {
  it('has the customer’s words, the best draft to edit, the others, and what can be done', async () => {
    const form = await open('june')
    expect(form.title).toBe(`Reply to M-${id}`)
    expect(initial(form, 'text')).toBe('We are looking into it.')
    expect(form.intro).toBe(`M-${id}, open: “I was charged twice.”`)
    expect(read(form)).toContain('Draft 2: It is with the right people.')
    expect(options(form, 'next')).toEqual(['send', 'hand over', 'keep', 'use 0', 'use 1', 'others'])
    expect(options(form, 'to')).toEqual(['alex'])
  })

  it('offers to send to those who may, and tells the others why not', async () => {
    const form = await open('noor')
    expect(options(form, 'next')).not.toContain('send')
    expect(field(form, 'next')?.hint).toContain('needs the role community manager')
    const forged = await submit('noor', form, { next: 'send' })
    expect(faultsIn(forged)['next']).toContain('needs the role community manager')
    expect(await draftNow()).toMatchObject({ state: 'being written', version: 2 })
  })

  it('takes another draft, and what stood there takes its place', async () => {
    const form = await open('june')
    const next = formIn(await submit('june', form, { text: 'My own words.', next: 'use 1' }))
    expect(initial(next, 'text')).toBe('Thank you for telling us.')
    expect(read(next)).toContain('Draft 3: My own words.')
    const back = formIn(await submit('june', next, { next: 'use 1' }))
    expect(initial(back, 'text')).toBe('My own words.')
  })

  it('has others written, and never loses what a person wrote', async () => {
    let form = await open('june')
    for (const [round, texts] of [
      ['B1', 'B2'],
      ['C1', 'C2'],
    ].entries()) {
      team.answering.texts = texts
      form = formIn(
        await submit('june', form, { text: `Mine ${round}.`, next: 'others', instruction: 'formal Shorter' }),
      )
    }
    expect(team.answering.asked.at(-1)).toMatchObject({ tone: 'formal', instruction: 'Shorter' })
    expect(team.answering.asked.at(-1)?.unlike).toContain('B2')
    expect(initial(form, 'text')).toBe('C1')
    expect((await draftNow()).alternatives).toEqual([
      { text: 'Mine 1.', own: true },
      { text: 'Mine 0.', own: true },
      { text: 'C2', own: false },
    ])
  })

  it('is kept as it was typed', async () => {
    const kept = answered(await submit('june', await open('june'), { text: 'Half a thought', next: 'keep' }))
    expect(kept.card.summary).toContain('is kept')
    expect(initial(await open('june'), 'text')).toBe('Half a thought')
  })

  it.each([
    [{ text: ' ', next: 'keep' }, 'text'],
    [{ text: 'x'.repeat(3_001), next: 'keep' }, 'text'],
    [{ next: '' }, 'next'],
    [{ next: 'hand over', to: '' }, 'to'],
    [{ next: 'hand over', to: 'nobody' }, 'to'],
    [{ next: 'hand over', to: 'june' }, 'to'],
    [{ next: 'hand over', to: 'piet' }, 'to'],
  ])('says what is wrong beside the field: %#', async (values, name) => {
    expect(Object.keys(faultsIn(await submit('june', await open('june'), values)))).toEqual([name])
    expect(await draftNow()).toMatchObject({ version: 2 })
  })

  it('is answered with the length of the place', async () => {
    team.answering.replier = { name: 'Bluesky', most: 300 }
    expect(field(await open('june'), 'text')).toMatchObject({ max: 300 })
    expect(team.answering.asked[0]?.most).toBe(300)
  })
})

describe('two at one mention', () => {
  it('see one another, on the card too', async () => {
    await open('noor')
    team.clock.move(2 * MINUTE)
    expect(read(await open('piet'))).toContain('👥 Noor is writing a reply (D-1), begun 2 minutes ago.')
    expect(await team.owed('billing')).toMatchObject([{ owe: 'update' }])
    expect(textOf((await team.say('june', `show ${id}`)).card)).toContain('Piet is writing a reply')
    const compose = createComposer(team.ledger, { zone: 'Europe/Berlin' })
    const card = (await compose({ owe: 'update', card: 1 }))?.card ?? expect.fail('no card')
    expect(textOf(card)).toContain('✍ Noor is writing a reply (D-1), begun 14 Nov 13:00.')
  })

  it('at one draft lose nothing: the second sees both texts', async () => {
    const first = await open('june')
    const second = await open('alex', '1')
    await submit('june', first, { text: 'From June.', next: 'keep' })
    const merged = formIn(await submit('alex', second, { text: 'From Alex.', next: 'send' }))
    expect(read(merged)).toContain('⚠ June changed this draft meanwhile.')
    expect(read(merged)).toContain('As June left it:\nFrom June.')
    expect(initial(merged, 'text')).toBe('From Alex.')
    expect((await draftNow()).text).toBe('From June.')
    expect(answered(await submit('alex', merged, { next: 'keep' })).ok).toBe(true)
    expect((await draftNow()).text).toBe('From Alex.')
  })

  it('where one has sent it, the other’s text comes back to them', async () => {
    const first = await open('june')
    const second = await open('alex', '1')
    await submit('june', first, { next: 'send' })
    const late = answered(await submit('alex', second, { text: 'Mine.', next: 'send' }))
    expect(late.ok).toBe(false)
    expect(textOf(late.card)).toContain('What you typed is not part of it. Here it is:\nMine.')
  })

  it('what the model writes meanwhile stands beside what a colleague typed', async () => {
    const form = await open('june')
    const gate = Promise.withResolvers<void>()
    team.answering.gate = gate.promise
    team.answering.texts = ['N1', 'N2']
    const writing = submit('june', form, { next: 'others' })
    await expect.poll(() => team.answering.asked.length).toBe(2)
    const { version } = await draftNow()
    const alex = await team.who('alex')
    await team.ledger.changeDraft({
      draft: 1,
      version,
      by: { id: alex.id, name: alex.name },
      at: team.clock.now(),
      set: { text: 'By Alex.', own: true },
      confirms: [],
      step: { to: 'keep' },
    })
    gate.resolve()
    const next = formIn(await writing)
    expect(initial(next, 'text')).toBe('By Alex.')
    expect((await draftNow()).alternatives.map(({ text }) => text)).toEqual(['N1', 'N2'])
  })
})

describe('the honest check', () => {
  const REFUND = 'We sent the refund.'

  it('marks a sentence with why; it is confirmed on the record, and then it goes', async () => {
    const form = await open('june')
    const again = formIn(await submit('june', form, { text: `Hello. ${REFUND}`, next: 'send' }))
    expect(read(again)).toContain('⚠ A sentence says more than is known to be so.')
    expect(field(again, 'marked-0')).toMatchObject({
      label: `Is this so? “${REFUND}”`,
      hint: 'No refund is logged. To send it, say which.',
      options: [{ value: 'confirm' }, { value: 'remove' }, { value: 'later' }],
      initial: 'later',
    })
    expect(faultsIn(await submit('june', again, { next: 'send' }))).toEqual({
      'marked-0': 'Confirm it, or take it out.',
    })
    expect(answered(await submit('june', again, { next: 'send', 'marked-0': 'confirm' })).ok).toBe(true)
    expect(await draftNow()).toMatchObject({
      state: 'approved',
      text: `Hello. ${REFUND}`,
      concerns: [{ about: 'refund', sentence: REFUND }],
      confirmations: [{ sentence: REFUND, by: { name: 'June' }, at: team.clock.now() }],
    })
  })

  it('takes a sentence out', async () => {
    const form = formIn(
      await submit('june', await open('june'), { text: `Hello. ${REFUND} Bye.`, next: 'send' }),
    )
    await submit('june', form, { next: 'send', 'marked-0': 'remove' })
    expect(await draftNow()).toMatchObject({ state: 'approved', text: 'Hello. Bye.', concerns: [] })
  })

  it('lets nobody confirm what can never be said', async () => {
    const form = formIn(await submit('june', await open('june'), { text: 'You paid 12 €.', next: 'send' }))
    expect(options(form, 'marked-0')).toEqual(['remove', 'later'])
    const forged = await submit('june', form, { next: 'send', 'marked-0': 'confirm' })
    expect(faultsIn(forged)['marked-0']).toContain('cannot be sent so')
    expect((await draftNow()).state).toBe('being written')
  })

  it('sees what was changed after it was confirmed', async () => {
    let form = formIn(await submit('june', await open('june'), { text: REFUND, next: 'send' }))
    form = formIn(
      await submit('june', form, { text: 'Another refund.', next: 'send', 'marked-0': 'confirm' }),
    )
    expect(field(form, 'marked-0')?.label).toContain('Another refund.')
    expect((await draftNow()).confirmations).toEqual([])
  })

  it('marks drafts as they are suggested too', async () => {
    team.answering.texts = [REFUND]
    expect(field(await open('june'), 'marked-0')).toBeDefined()
  })

  it('shows the approver what the writer confirmed', async () => {
    let form = formIn(
      await submit('noor', await open('noor'), { text: REFUND, next: 'hand over', to: 'june' }),
    )
    await submit('noor', form, { next: 'hand over', to: 'june', 'marked-0': 'confirm' })
    form = await open('june', '1')
    expect(field(form, 'marked-0')).toMatchObject({
      hint: 'No refund is logged. Noor confirmed it.',
      initial: 'confirm',
    })
    expect(answered(await submit('june', form, { next: 'send' })).ok).toBe(true)
  })
})

describe('approval', () => {
  it('is asked of a colleague, who is told and finds it under drafts', async () => {
    const outcome = answered(await submit('noor', await open('noor'), { next: 'hand over', to: 'june' }))
    expect(outcome.card.summary).toBe(`June is asked to approve the reply to M-${id}.`)
    const [told] = await team.owed('@workspace:june')
    expect(told?.owe === 'direct' && textOf(told.say)).toBe(
      `Noor asks you to approve a reply to M-${id}.\n[Review it…] [Show]`,
    )
    team.clock.move(5 * MINUTE)
    const { card } = await team.say('june', 'drafts')
    expect(textOf(card)).toContain(`D-1 to M-${id}: We are looking into it.`)
    expect(textOf(card)).toContain('Noor’s reply (D-1) waits for your approval, asked 5 minutes ago.')
    expect((await team.say('june', 'draft D-1')).ok).toBe(true)
  })

  it('with two pairs of eyes is not the writer’s own', async () => {
    await team.close()
    await begin({ twoPairs: true })
    const form = await open('june')
    expect(field(form, 'next')?.hint).toContain('Two pairs of eyes')
    await submit('june', form, { next: 'hand over', to: 'alex' })
    const approving = await open('alex', '1')
    const changed = await submit('alex', approving, { text: 'Mine now.', next: 'send' })
    expect(faultsIn(changed)['next']).toContain('a colleague approves what you wrote')
    expect(answered(await submit('alex', approving, { next: 'send' })).ok).toBe(true)
    expect(await draftNow()).toMatchObject({ reply: { approver: { name: 'Alex' } } })
  })
})

describe('sending', () => {
  it('through the source’s own way says so', async () => {
    team.answering.replier = { name: 'email', most: 3_000 }
    const outcome = answered(await submit('june', await open('june'), { next: 'send' }))
    expect(outcome.card.summary).toContain(`The reply to M-${id} is approved and goes out by email.`)
    expect(await draftNow()).toMatchObject({ state: 'approved', reply: { through: 'email' } })
    expect((await team.say('noor', 'draft drop D-1')).card.summary).toContain('needs the role')
    expect((await team.say('june', 'draft drop D-1')).card.summary).toContain('is given up: it is not sent.')
    expect(await team.ledger.claimReplies(team.clock.now(), MINUTE, 9)).toEqual([])
  })

  it('by hand gives the text to copy, and is marked as sent', async () => {
    const { card } = answered(await submit('june', await open('june'), { next: 'send' }))
    expect(textOf(card)).toContain('We are looking into it.')
    expect(textOf(card)).toContain('[Open at reviews.example]')
    await team.owed('billing')
    const marked = await team.say('june', commandOf(card, 'Mark as sent'))
    expect(marked.card.summary).toBe(`The reply D-1 to M-${id} is marked as sent.`)
    const story = await team.story(id)
    expect(story.engagement?.status).toBe('acted')
    expect(story.acts).toMatchObject([
      { verb: 'log', via: 'by hand', detail: { action: 'reply', note: 'Sent by hand as D-1.' } },
    ])
    const owed = await team.owed('billing')
    expect(owed.map(({ owe }) => owe)).toEqual(['update', 'post'])
    const posted = owed.find(({ owe }) => owe === 'post')
    const record = posted?.owe === 'post' ? await team.ledger.card(posted.card) : null
    expect(record?.subject.about === 'reply' && textOf(record.subject.say)).toBe(
      [
        `June answered the customer by hand (M-${id}).`,
        'We are looking into it.',
        'Written by: June',
        'Approved by: June',
        'Honest check: nothing was marked',
      ].join('\n'),
    )
    expect(textOf((await team.say('noor', `show ${id}`)).card)).toContain('“We are looking into it.”')
    expect((await team.say('june', 'draft sent D-1')).card.summary).toBe('It is sent.')
    expect((await team.say('june', 'digest today')).card.summary).not.toBe('')
    expect(await team.ledger.deeds({ since: 0, until: team.clock.now() + 1 }, null)).toMatchObject([
      { verb: 'log', action: 'reply', member: 'June', count: 1 },
    ])
  })

  it('of a mention that was erased meanwhile does not happen', async () => {
    const form = await open('june')
    await team.ledger.forgetAuthor(null, 'ana', team.clock.now())
    const outcome = answered(await submit('june', form, { text: 'Dear Ana', next: 'send' }))
    expect(outcome.ok).toBe(false)
    expect(await draftNow()).toMatchObject({ state: 'given up', text: '' })
  })

  it('of two replies at once is one', async () => {
    const [june, alex] = [await open('june'), await open('alex')]
    await submit('june', june, { next: 'send' })
    const second = answered(await submit('alex', alex, { next: 'send' }))
    expect(second.card.summary).toContain('Another reply to this mention, D-1, is on its way.')
  })
})

describe('drafts', () => {
  it('says so when nothing waits, and has pages', async () => {
    expect((await team.say('noor', 'drafts')).card.summary).toBe('No reply waits for anybody.')
    const ids = await team.hear(...Array.from({ length: 11 }, (_, n) => ({ text: `Charged ${n}.` })))
    for (const mention of ids) {
      id = mention
      await submit('noor', await open('noor'), { next: 'hand over', to: 'june' })
    }
    const { card } = await team.say('june', 'drafts')
    expect(card.summary).toBe('11 replies wait for somebody.')
    expect(textOf((await team.say('june', commandOf(card, 'More'))).card)).toContain('D-11')
  })

  it('that are no more are said to be', async () => {
    for (const line of ['draft D-9', 'draft sent D-9', 'draft D-9 drop'])
      expect((await team.say('june', line)).card.summary).toContain('There is no draft D-9.')
  })

  it('are given up by whoever wrote them', async () => {
    await open('noor')
    expect((await team.say('piet', 'draft drop D-1')).ok).toBe(false)
    expect((await team.say('noor', 'draft drop D-1')).ok).toBe(true)
    expect((await team.say('noor', 'draft again D-1')).ok).toBe(false)
  })
})

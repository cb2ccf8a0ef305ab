import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/core/time.ts'
import { wakeDue } from '../../src/engage/wake.ts'
import { doorFor, NOON, openTeam, type Team, textOf } from './team.ts'

let team: Team
let id: number

beforeEach(async () => {
  team = await openTeam()
  ;[id = 0] = await team.hear({ text: 'I was charged twice.' })
  await team.owed('billing')
})
afterEach(() => team.close())

const engagement = async () => (await team.story(id)).engagement

describe('an act', () => {
  it('claims: says so, updates the card, stands in the audit trail', async () => {
    const { ok, audience, card } = await team.say('noor', `claim ${id}`)
    expect(ok).toBe(true)
    expect(audience).toBe('only you')
    expect(textOf(card)).toBe(
      `M-${id} is yours.\n“release M-${id}” gives it back.\n[Log action…] [Draft a reply…] [Close…] [Snooze…] [Release] [Move…]`,
    )
    expect(await engagement()).toMatchObject({ status: 'claimed', assignee: 'workspace:noor' })
    expect(await team.owed('billing')).toMatchObject([{ owe: 'update' }])
    expect((await team.story(id)).acts).toMatchObject([
      { verb: 'claim', member: { id: 'workspace:noor', name: 'Noor' }, via: 'workspace', at: NOON },
    ])
  })

  it('without a reference means the thread’s mention', async () => {
    expect((await team.say('noor', 'claim', id)).ok).toBe(true)
    expect((await team.say('noor', 'claim')).card.summary).toContain('Which mention?')
  })

  it('that makes no sense now is refused with the reason and what to do instead', async () => {
    await team.say('noor', `claim ${id}`)
    const { ok, card } = await team.say('piet', `claim ${id}`)
    expect(ok).toBe(false)
    expect(textOf(card)).toContain(
      `⚠ M-${id}: A colleague has it. Ask them, or use assign to take it over. It is with Noor.`,
    )
    await team.say('noor', `close ${id}`)
    expect((await team.say('piet', `claim ${id}`)).card.summary).toContain('It is closed. Reopen it first.')
    expect((await team.story(id)).acts).toHaveLength(2)
  })

  it('on a mention that is not there says so', async () => {
    const { ok, card } = await team.say('noor', 'claim 999')
    expect(ok).toBe(false)
    expect(card.summary).toContain('There is no M-999')
  })

  it('on a copy is an act on its lead', async () => {
    const [copy = 0] = await team.hear({ text: 'I was charged twice!', copyOf: id })
    const { card } = await team.say('noor', `claim ${copy}`)
    expect(card.summary).toBe(`M-${copy} repeats M-${id}. M-${id} is yours.`)
    expect(await engagement()).toMatchObject({ assignee: 'workspace:noor' })
  })

  it('works on a mention that nobody was told of', async () => {
    const [quiet = 0] = await team.hear({ text: 'Hm.', unseen: true })
    expect((await team.say('noor', `claim ${quiet}`)).ok).toBe(true)
    expect((await team.story(quiet)).engagement).toMatchObject({ status: 'claimed' })
  })
})

describe('delivered twice', () => {
  it.each([
    'claim M-1',
    'assign M-1 piet',
    'log M-1 refund Paid back https://tickets.example/1',
    'close M-1 settled',
    'snooze M-1 2h',
    'dismiss M-1 spam',
    'move M-1 product',
    'thank M-1 mira',
  ])('%s is carried out once and answered the same', async (line) => {
    const first = await team.say('noor', line, null, 'same')
    const told = [...(await team.owed('@workspace:piet')), ...(await team.owed('@workspace:mira'))]
    await team.owed('billing')
    await team.owed('product')
    const once = await team.story(id)
    team.clock.move(5_000)
    const second = await team.say('noor', line, null, 'same')
    expect(second).toMatchObject({ ok: true, card: { summary: first.card.summary } })
    expect(first.ok).toBe(true)
    expect(await team.story(id)).toEqual(once)
    expect(told.length).toBe(/assign|thank/.test(line) ? 1 : 0)
    for (const queue of ['@workspace:piet', '@workspace:mira', 'billing', 'product'])
      expect(await team.owed(queue)).toEqual([])
  })

  it('a repeated claim does not undo what came after it', async () => {
    await team.say('noor', 'claim M-1', null, 'first')
    await team.say('noor', 'release M-1')
    expect((await team.say('noor', 'claim M-1', null, 'first')).ok).toBe(true)
    expect(await engagement()).toMatchObject({ status: 'open', assignee: null })
  })
})

describe('assign', () => {
  it('tells the colleague, who may release it', async () => {
    const { card } = await team.say('noor', `assign ${id} @piet`)
    expect(card.summary).toBe(`Piet has M-${id} now and is told.`)
    const [told] = await team.owed('@workspace:piet')
    expect(told).toMatchObject({ owe: 'direct', member: 'workspace:piet' })
    if (told?.owe !== 'direct') throw new Error('nobody was told')
    expect(textOf(told.say)).toContain(`Noor assigned M-${id} to you.`)
    expect(textOf(told.say)).toContain('I was charged twice.')
    expect((await team.say('piet', `release ${id}`)).card.summary).toBe(
      `M-${id} is free for a colleague again.`,
    )
  })

  it('to oneself tells nobody', async () => {
    expect((await team.say('noor', `assign ${id} me`)).card.summary).toBe(`M-${id} is yours.`)
    expect(await team.owed('@workspace:noor')).toEqual([])
  })

  it('asks who is meant', async () => {
    expect((await team.say('june', `assign ${id} pit`)).card.summary).toContain('Did you mean @piet?')
    expect((await team.say('june', `assign ${id} Zaphod`)).card.summary).toContain('I know nobody')
  })
})

describe('log', () => {
  it('keeps type, note and link; the answer names the link’s real host', async () => {
    const { card } = await team.say(
      'noor',
      `log ${id} refund Paid back https://bank.example@tickets.example/1`,
    )
    expect(card.summary).toBe(`Logged on M-${id}: a refund, with a link to tickets.example.`)
    expect((await team.story(id)).acts[0]?.detail).toEqual({
      action: 'refund',
      note: 'Paid back',
      link: 'https://bank.example@tickets.example/1',
    })
    expect(await engagement()).toMatchObject({ status: 'acted' })
  })
})

describe('close', () => {
  it('reminds to log what was done, once nothing was', async () => {
    expect(textOf((await team.say('noor', `close ${id}`)).card)).toContain('not logged yet')
    await team.say('noor', `reopen ${id}`)
    await team.say('noor', `log ${id} fix Done`)
    expect(textOf((await team.say('noor', `close ${id}`)).card)).not.toContain('not logged yet')
    expect(await engagement()).toMatchObject({ status: 'closed', closedAt: NOON })
  })
})

describe('move', () => {
  it('owes a card in the new department’s channel, with the reason, and none twice', async () => {
    const { card } = await team.say('noor', `move ${id} to people`)
    expect(card.summary).toBe(`M-${id} is with people now, in the channel counter.`)
    expect(await team.owed('counter')).toMatchObject([{ owe: 'post' }])
    const moved = await team.story(id)
    expect(moved.cards.find(({ channel }) => channel === 'counter')?.reason).toBe(
      'moved here by Noor from billing',
    )
    expect(moved.acts[0]?.detail).toEqual({ department: 'people', from: 'billing' })
    expect(textOf(card)).toContain(`“move M-${id} to billing” moves it back.`)
    await team.owed('billing')
    await team.say('noor', `move ${id} to billing`)
    expect(await team.owed('billing')).toMatchObject([{ owe: 'update' }])
    expect((await team.story(id)).cards).toHaveLength(2)
  })
})

describe('thank', () => {
  const praise = { text: 'Mira found my lost card!', analysis: { kind: 'praise', people: ['Mira'] } } as const

  it('tells the one whom the customer named', async () => {
    const [good = 0] = await team.hear(praise)
    expect((await team.say('june', `thank ${good}`)).card.summary).toBe(
      `Mira is thanked for M-${good}, and told.`,
    )
    const [told] = await team.owed('@workspace:mira')
    if (told?.owe !== 'direct') throw new Error('nobody was told')
    expect(textOf(told.say)).toContain('A customer praised your work.')
    expect(textOf(told.say)).toContain('Mira found my lost card!')
    expect((await team.story(good)).acts[0]?.detail).toEqual({ person: 'Mira' })
  })

  it('keeps the thanker’s own words', async () => {
    const [good = 0] = await team.hear({ ...praise, analysis: { kind: 'praise' } })
    await team.say('june', `thank ${good} Mira stayed an hour longer`)
    expect((await team.story(good)).acts[0]?.detail).toEqual({
      person: 'Mira',
      note: 'stayed an hour longer',
    })
    const [told] = await team.owed('@workspace:mira')
    expect(told?.owe === 'direct' && textOf(told.say)).toContain('June: stayed an hour longer')
  })

  it('records those who are not on the staff, and tells nobody', async () => {
    expect((await team.say('june', `thank ${id} @wren`)).card.summary).toBe(`wren is thanked for M-${id}.`)
    expect((await team.story(id)).acts[0]?.detail).toEqual({ person: 'wren' })
  })

  it('says when it names nobody, and does not praise oneself in a message', async () => {
    expect(textOf((await team.say('june', `thank ${id}`)).card)).toContain('It names nobody')
    await team.say('mira', `thank ${id} mira`)
    expect(await team.owed('@workspace:mira')).toEqual([])
  })
})

describe('snooze', () => {
  it('says until when in the member’s own zone, and wakes once at that time', async () => {
    await team.say('noor', `claim ${id}`)
    expect((await team.say('noor', `snooze ${id} 2h`)).card.summary).toBe(`M-${id} sleeps until today 09:00.`)
    expect((await team.say('piet', `snooze ${id} 1d`)).card.summary).toBe(
      `M-${id} sleeps until tomorrow 13:00.`,
    )
    team.clock.move(DAY - 1)
    expect(await wakeDue(team.ledger, team.clock)).toBe(0)
    team.clock.move(1)
    const both = await Promise.all([wakeDue(team.ledger, team.clock), wakeDue(team.ledger, team.clock)])
    expect(both.reduce((sum, woken) => sum + woken)).toBe(1)
    expect(await engagement()).toMatchObject({ status: 'claimed', snoozedUntil: null })
    expect((await team.story(id)).acts.filter(({ verb }) => verb === 'wake')).toMatchObject([
      { member: null, via: 'earshot' },
    ])
    expect(await team.owed('@workspace:noor')).toHaveLength(1)
    expect(await wakeDue(team.ledger, team.clock)).toBe(0)
  })

  it('may be slept twice', async () => {
    for (const round of [1, 2]) {
      await team.say('noor', `snooze ${id} 1h`)
      team.clock.move(HOUR)
      expect(await wakeDue(team.ledger, team.clock), `round ${round}`).toBe(1)
    }
  })
})

it('every refusal and every answer is a sentence for the person who asked', async () => {
  for (const line of [
    'claim',
    'claim 999',
    'assign 1',
    'snooze 1',
    'log 1',
    'move 1 moon',
    'nonsense',
    'mute word x',
  ]) {
    const { ok, audience, card } = await team.say('noor', line)
    expect(ok, line).toBe(false)
    expect(audience).toBe('only you')
    expect(card.summary, line).toMatch(/^[“A-Z].*[.?)]/)
  }
  const door = doorFor('direct')
  const member = await team.who('noor')
  const typed = await team.desk.act(member, { verb: 'move', mention: id, department: 'moon' }, door)
  expect(typed.ok).toBe(false)
})

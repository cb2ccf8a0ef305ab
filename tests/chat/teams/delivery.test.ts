import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBudget } from '../../../src/chat/teams/budget.ts'
import { say } from '../../../src/core/card.ts'
import { SECOND } from '../../../src/core/time.ts'
import type { Trouble } from '../../peers/teams.ts'
import { wordsOf } from '../../peers/teams.ts'
import { linkTo, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.install()
})
afterAll(() => stage.close())

let keys = 0
const newKey = () => `card:${9_000 + keys++}`
const post = (words: string) => stage.teams.messenger.post(linkTo(stage.billing), say(words), newKey())

/** How often the words stand in the channel. */
const seen = (words: string) =>
  stage.peer.seen(stage.billing).filter((message) => wordsOf(message).includes(words)).length

describe('when Teams answers otherwise than hoped', () => {
  const before = (status: number | null, more: Partial<Trouble> = {}): Trouble => ({
    when: 'before',
    status,
    ...more,
  })
  const after = (status: number | null): Trouble => ({ when: 'after', status })

  /** What became of a post, and of an update, of the same trouble. */
  const CASES: readonly (readonly [what: string, trouble: Trouble, post: string, update: string])[] = [
    ['429 with a time', before(429, { retryAfter: '7' }), 'throttled', 'throttled'],
    [
      '429 with a date',
      before(429, { retryAfter: 'Sat, 14 Nov 2026 23:00:00 GMT' }),
      'throttled',
      'throttled',
    ],
    ['429 without', before(429), 'throttled', 'throttled'],
    ['412', before(412, { retryAfter: '2' }), 'throttled', 'throttled'],
    ['502', before(502), 'in doubt', 'unavailable'],
    ['504', before(504), 'in doubt', 'unavailable'],
    ['504 after it was done', after(504), 'in doubt', 'unavailable'],
    ['500', before(500), 'in doubt', 'unavailable'],
    ['503', before(503), 'unavailable', 'unavailable'],
    ['503 with a time', before(503, { retryAfter: '3' }), 'throttled', 'throttled'],
    ['a connection that is cut', before(null), 'in doubt', 'unavailable'],
    ['an answer that is lost', after(null), 'in doubt', 'unavailable'],
    ['403', before(403, { code: 'BotNotInConversationRoster' }), 'blocked', 'blocked'],
    ['403 without a word', before(403), 'blocked', 'blocked'],
    ['403 by the administrator', before(403, { code: 'BotDisabledByAdmin' }), 'blocked', 'blocked'],
    ['404', before(404, { code: 'ConversationNotFound' }), 'blocked', 'blocked'],
    ['404 of the message', before(404, { code: 'ActivityNotFoundInConversation' }), 'refused', 'refused'],
    ['400', before(400, { code: 'BadSyntax' }), 'refused', 'refused'],
  ]

  for (const [what, trouble, posted, updated] of CASES)
    it(`${what}: a post is ${posted}, an update ${updated}; neither is tried again here`, async () => {
      const first = await post(`a card before ${what}`)
      const message = first.outcome === 'delivered' ? first.message : ''
      const calls = stage.peer.calls.length
      stage.peer.troubles.push(trouble)
      const words = `a card with ${what};`
      const one = await post(words)
      // A thread that Teams wants left alone is left alone: the update comes when that is over.
      if (one.outcome === 'throttled') await waitUntil(one.until)
      stage.peer.troubles.push(trouble)
      const other = await stage.teams.messenger.update(message, say(`updated with ${what}`))
      expect([one.outcome, other.outcome]).toEqual([posted, updated])
      expect(stage.peer.calls.length - calls).toBe(2)
      expect(seen(words)).toBe(trouble.when === 'after' ? 1 : 0)
      if (other.outcome === 'throttled') await waitUntil(other.until)
      for (const delivery of [one, other])
        if ('reason' in delivery) expect(delivery.reason).toMatch(/\w+ \w+.*\.|\)$/)
    })

  async function waitUntil(instant: number): Promise<void> {
    while (stage.clock.now() < instant) await stage.clock.after(SECOND)
  }

  it('says until when it was asked to wait', async () => {
    const now = stage.clock.now()
    stage.peer.troubles.push(before(429, { retryAfter: '7' }))
    const delivery = await post('too much')
    expect(delivery).toMatchObject({ outcome: 'throttled' })
    if (delivery.outcome !== 'throttled') return
    expect(delivery.until - now).toBeGreaterThanOrEqual(7 * SECOND)
    expect(delivery.until - now).toBeLessThan(12 * SECOND)
    const calls = stage.peer.calls.length
    expect(await post('still too early')).toEqual(delivery)
    expect(stage.peer.calls).toHaveLength(calls)
    await waitUntil(delivery.until)
    expect((await post('late enough')).outcome).toBe('delivered')
  })

  it('413: the card is made shorter, and posted once', async () => {
    stage.peer.troubles.push(before(413, { code: 'MessageSizeTooBig' }))
    expect((await post('a long card')).outcome).toBe('delivered')
    expect(seen('a long card')).toBe(1)
    stage.peer.troubles.push(before(413), before(413))
    expect((await post('a card too long')).outcome).toBe('refused')
  })

  it('nobody there: nothing was sent, and it is worth trying again', async () => {
    const other = await openStage()
    await other.install()
    const address = linkTo(other.billing)
    await other.teams.messenger.post(address, say('x'), newKey())
    await other.peer.close()
    expect((await other.teams.messenger.post(address, say('y'), newKey())).outcome).toBe('unavailable')
    await other.close()
  })
})

describe('a post whose answer was lost', () => {
  it('is in doubt, is shown to an admin, and is never posted again by itself', async () => {
    const own = await openStage()
    await own.install()
    own.peer.troubles.push({ when: 'after', status: null })
    await own.posted()
    await own.settle()
    expect(own.peer.seen(own.billing)).toHaveLength(1)
    expect(await own.ledger.doubts()).toHaveLength(1)

    await own.say(own.ines, 'chat', 'home')
    const home = own.peer.seen(`a:${own.ines.id.slice(3)}`).at(-1)
    if (home === undefined) throw new Error('Home was not shown.')
    expect(wordsOf(home)).toContain('Posts in doubt')
    await own.say(own.omar, 'chat', 'doubt 1 again')
    expect(await own.ledger.doubts()).toHaveLength(1)
    await own.press(own.ines, home, 'Post it again')
    await own.settle()
    expect(await own.ledger.doubts()).toHaveLength(0)
    expect(own.peer.seen(own.billing)).toHaveLength(2)
    await own.close()
  })

  it('is found when somebody has looked at it meanwhile', async () => {
    const { peer, teams, billing, omar } = stage
    const key = newKey()
    peer.troubles.push({ when: 'after', status: null })
    expect((await teams.messenger.post(linkTo(billing), say('seen by Omar'), key)).outcome).toBe('in doubt')
    expect(await teams.messenger.find(linkTo(billing), key)).toEqual({ found: 'unknown' })
    const card = peer.seen(billing).find((message) => wordsOf(message).includes('seen by Omar'))
    if (card === undefined) throw new Error('It is not there.')
    const { data } = Object(card.body.attachments?.[0]?.content).refresh.action
    await stage.invoke(
      omar,
      { thread: card },
      'adaptiveCard/action',
      { action: { data } },
      { replyToId: card.id },
    )
    expect(await teams.messenger.find(linkTo(billing), key)).toEqual({
      found: 'there',
      message: `${billing};messageid=${card.id}`,
    })
    expect(
      (await teams.messenger.update(`${billing};messageid=${card.id}`, say('known again'))).outcome,
    ).toBe('delivered')
    expect(seen('known again')).toBe(1)
  })
})

describe('Teams’ throttles', () => {
  const WINDOWS = [
    [7, SECOND],
    [8, 2 * SECOND],
    [60, 30 * SECOND],
    [1_800, 3_600 * SECOND],
  ] as const

  it('are kept to in each thread, and none waits for another', () => {
    let now = 0
    const budget = createBudget({ now: () => now })
    const sent: number[] = []
    for (let turn = 0; turn < 20_000 && sent.length < 2_000; turn++) {
      const until = budget.take('a')
      if (until === null) sent.push(now)
      else {
        expect(until).toBeGreaterThan(now)
        now = until
      }
    }
    expect(sent).toHaveLength(2_000)
    for (const [most, ms] of WINDOWS)
      for (const [index, at] of sent.entries())
        expect(
          sent.slice(index, index + most + 1).filter((other) => other < at + ms).length,
        ).toBeLessThanOrEqual(most)
    // Nor does it wait longer than it must: the hour's budget is used up in the hour.
    expect(sent.filter((at) => at < 3_600 * SECOND)).toHaveLength(1_800)
    expect(budget.take('b')).toBeNull()
  })

  it('of reactions are kept to: what is too much is left out', () => {
    let now = 0
    const budget = createBudget({ now: () => now })
    expect([budget.takeReaction(), budget.takeReaction(), budget.takeReaction()]).toEqual([true, true, false])
    now = SECOND
    expect(budget.takeReaction()).toBe(true)
  })

  it('delay an answer to a person, and do not lose it', async () => {
    const { peer, omar } = stage
    peer.troubles.push({ when: 'before', status: 429, retryAfter: '3' })
    const before = peer.seen(`a:${omar.id.slice(3)}`).length
    await stage.say(omar, 'chat', 'help')
    expect(peer.seen(`a:${omar.id.slice(3)}`)).toHaveLength(before + 1)
  })
})

describe('under faults of every kind', () => {
  it('every card is posted, and none twice but for those in doubt', async () => {
    const own = await openStage()
    await own.install()
    const kinds: readonly Trouble[] = [
      { when: 'before', status: 429, retryAfter: '1' },
      { when: 'before', status: 503 },
      { when: 'before', status: 412 },
      { when: 'after', status: null },
      { when: 'after', status: 502 },
    ]
    const count = 36
    let call = 0
    const mentions: number[] = []
    for (let index = 0; index < count; index++) {
      const trouble = kinds[call++ % 12]
      if (trouble !== undefined) own.peer.troubles.push(trouble)
      mentions.push((await own.posted({ found: { text: `card number ${index}.` } })).mention)
    }
    const doubts = await own.ledger.doubts()
    const words = own.peer.seen(own.billing).map(wordsOf)
    for (let index = 0; index < count; index++)
      expect(words.filter((text) => text.includes(`card number ${index}.`))).toHaveLength(1)
    expect(doubts).toHaveLength(6)
    expect(await own.ledger.nextDebtAt()).toBeNull()
    await own.close()
  })
})

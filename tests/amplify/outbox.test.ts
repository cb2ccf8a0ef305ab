import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createComposer } from '../../src/amplify/compose.ts'
import type { Place } from '../../src/amplify/courier.ts'
import { DEBT_LEASE_MS } from '../../src/amplify/delivery.ts'
import { createOutbox } from '../../src/amplify/outbox.ts'
import { say } from '../../src/core/card.ts'
import type { Ledger } from '../../src/core/ledger.ts'
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts'
import { MessengerDouble, type Mishap } from '../messenger-double.ts'
import { ManualClock } from './clock.ts'
import { freshLedger, hear, leaseOf } from './ledger.ts'
import { configOf } from './rows.ts'
import { silentLog } from './silent-log.ts'

const INES = { id: 'workspace:ines', name: 'Ines' }

/** Two chats: `fast` is a channel in one without a pace, `slow` one in another that takes a post a second. */
const PLACES: Readonly<Record<string, Place>> = {
  fast: { chat: 'workspace', address: 'F', paceMs: 0 },
  slow: { chat: 'slack', address: 'S', paceMs: SECOND },
  '@workspace:ines': { chat: 'workspace', address: 'ines', paceMs: 0 },
}

async function scene(around: (ledger: Ledger) => Ledger = (ledger) => ledger) {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const fast = new MessengerDouble(clock)
  const slow = new MessengerDouble(clock)
  const outbox = createOutbox({
    ledger: around(ledger),
    messengers: new Map([
      ['workspace', fast],
      ['slack', slow],
    ] as const),
    place: (queue) => PLACES[queue] ?? null,
    compose: createComposer(ledger, configOf()),
    clock,
    log: silentLog,
    random: () => 0.5,
  })

  /** Owes a card about each text, in this order; `held` before the channel: keeps them for a roundup. */
  async function owe(where: string, ...texts: string[]): Promise<void> {
    const channel = where.replace('held ', '')
    const hold = where === channel ? null : 'budget'
    await hear(
      ledger,
      clock,
      texts.map((text) => ({ found: { text } })),
    )
    const rows = await ledger.unrouted(texts.length)
    await ledger.routed(
      await leaseOf(ledger, clock),
      rows.map(({ mention }) => ({
        mention: mention.id,
        notability: 1,
        reason: '',
        department: 'billing',
        cards: [{ channel, reason: 'It is for billing', hold }],
      })),
      clock.now(),
    )
  }

  /** Steps until nothing is owed any more, while time moves on. */
  async function drain(): Promise<void> {
    for (let next = await ledger.nextDebtAt(); next !== null; next = await ledger.nextDebtAt()) {
      await clock.advance(Math.max(0, next - clock.now()))
      let done = false
      const step = outbox.step().finally(() => {
        done = true
      })
      await clock.until(() => done)
      await step
    }
  }

  return { clock, ledger, fast, slow, outbox, owe, drain }
}

function texts(chat: MessengerDouble): string[] {
  return chat.posts.map(({ card }) => {
    const quote = card.parts.find((part) => part.part === 'quote')
    return quote?.text ?? card.summary
  })
}

describe('the outbox', () => {
  it('posts what is owed, in the order of each channel, and owes it no more', async () => {
    const { ledger, fast, outbox, owe } = await scene()
    await owe('fast', 'one', 'two', 'three')
    expect(await outbox.step()).toBe(3)
    expect(texts(fast)).toEqual(['one', 'two', 'three'])
    expect(fast.posts[0]).toMatchObject({ address: 'F', key: 'card:1' })
    expect(await outbox.step()).toBe(0)
    const story = await ledger.story(1)
    expect(story?.cards).toMatchObject([{ state: 'posted', message: '1' }])
  })

  it('updates the card in place after an act', async () => {
    const { clock, ledger, fast, owe, drain } = await scene()
    await owe('fast', 'one')
    await drain()
    for (const verb of ['claim', 'close'] as const)
      await ledger.act({
        mention: 1,
        act: { verb, member: INES, detail: {} },
        via: 'workspace',
        key: verb,
        at: clock.now(),
        cards: [],
        tell: [],
      })
    await drain()
    expect(fast.posts).toHaveLength(1)
    expect(JSON.stringify(fast.posts[0]?.card)).toContain('Ines closed it')
  })

  it('erases the words of a forgotten author from the card', async () => {
    const { clock, ledger, fast, owe, drain } = await scene()
    await owe('fast', 'my secret words')
    await drain()
    await ledger.forgetAuthor(null, 'ana', clock.now())
    await drain()
    const shown = JSON.stringify(fast.posts.map(({ card }) => card))
    expect(shown).toContain('words were erased')
    expect(shown).not.toMatch(/my secret words|Ana P\./)
  })

  it('posts one roundup of what was held, and erases forgotten words from it', async () => {
    const { clock, ledger, fast, owe, drain } = await scene()
    await owe('held fast', 'one', 'two')
    await ledger.gather(await leaseOf(ledger, clock), 'fast', clock.now())
    await drain()
    expect(fast.posts.map(({ card }) => card.summary)).toEqual([
      '2 more for fast: 2 complaints. First: “one”',
    ])
    await ledger.forgetAuthor(null, 'ana', clock.now())
    await drain()
    expect(fast.posts).toHaveLength(1)
    expect(JSON.stringify(fast.posts[0]?.card)).not.toMatch(/“one”|“two”/)
  })

  it('writes to members alone', async () => {
    const { clock, ledger, fast, drain } = await scene()
    await ledger.oweDirect('workspace:ines', say('M-1 is yours'), 'assign:1', clock.now())
    await drain()
    expect(fast.posts).toMatchObject([{ address: '@ines', card: say('M-1 is yours') }])
  })

  it('keeps the pace of each chat, and lets a slow one hold up no other', async () => {
    const { clock, fast, slow, outbox, owe } = await scene()
    await owe('slow', 'a', 'b', 'c')
    await owe('fast', 'd', 'e')
    expect(await outbox.step()).toBe(3)
    expect(texts(fast)).toEqual(['d', 'e'])
    expect(texts(slow)).toEqual(['a'])
    await clock.advance(SECOND - 1)
    expect(await outbox.step()).toBe(0)
    await clock.advance(1)
    expect(await outbox.step()).toBe(1)
    expect(texts(slow)).toEqual(['a', 'b'])
  })

  it('lets a chat that is down hold up no other, keeps its order, and says what is wrong', async () => {
    const { ledger, fast, slow, outbox, owe, drain } = await scene()
    await owe('fast', 'a', 'b')
    await owe('slow', 'c')
    fast.script('unavailable')
    await outbox.step()
    expect(texts(slow)).toEqual(['c'])
    expect(fast.calls).toEqual(['card:1'])
    expect(await ledger.queueFaults()).toMatchObject([
      { queue: 'fast', fault: 'The chat answered 503.', waiting: 2 },
    ])
    await drain()
    expect(texts(fast)).toEqual(['a', 'b'])
    expect(await ledger.queueFaults()).toEqual([])
  })

  it('goes on behind a post that is refused or in doubt', async () => {
    const { ledger, fast, owe, drain } = await scene()
    await owe('fast', 'a', 'b', 'c')
    fast.tells = false
    fast.script('refused', 'answer lost')
    await drain()
    expect(texts(fast)).toEqual(['b', 'c'])
    const states = await Promise.all([1, 2, 3].map(async (id) => (await ledger.story(id))?.cards[0]?.state))
    expect(states).toEqual(['refused', 'in doubt', 'posted'])
    expect(await ledger.doubts()).toMatchObject([{ queue: 'fast', owed: { owe: 'post', card: 2 } }])
  })

  it('posts again what a person says is not there', async () => {
    const { clock, ledger, fast, owe, drain } = await scene()
    await owe('fast', 'a')
    fast.tells = false
    fast.script('request lost')
    await drain()
    const [doubt] = await ledger.doubts()
    await ledger.resolveDoubt(doubt?.debt ?? 0, 'post again', clock.now())
    await drain()
    expect(texts(fast)).toEqual(['a'])
  })

  it('looks first, when a settlement could not be written', async () => {
    let broken = true
    const { clock, ledger, fast, outbox, owe, drain } = await scene((whole) => ({
      ...whole,
      settleAll: (...given) =>
        broken ? Promise.reject(new Error('the disk is full')) : whole.settleAll(...given),
    }))
    await owe('fast', 'a', 'b')
    await expect(outbox.step()).rejects.toThrow('the disk is full')
    broken = false
    expect(await outbox.step()).toBe(0)
    await clock.advance(DEBT_LEASE_MS)
    await drain()
    expect(texts(fast)).toEqual(['a', 'b'])
    expect((await ledger.story(2))?.cards).toMatchObject([{ state: 'posted', message: '2' }])
  })

  it('loses nothing, doubles nothing and keeps the order, whatever goes wrong', async () => {
    const mishap = fc.constantFrom<Mishap | null>(
      null,
      'unavailable',
      'blocked',
      'answer lost',
      'request lost',
      { throttledMs: 7 * SECOND },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(mishap, { maxLength: 30 }),
        fc.array(mishap, { maxLength: 30 }),
        async (a, b) => {
          const { ledger, fast, slow, owe, drain } = await scene()
          await owe('fast', 'f1', 'f2', 'f3', 'f4')
          await owe('slow', 's1', 's2', 's3')
          fast.script(...a)
          slow.script(...b)
          await drain()
          expect(texts(fast)).toEqual(['f1', 'f2', 'f3', 'f4'])
          expect(texts(slow)).toEqual(['s1', 's2', 's3'])
          expect(await ledger.doubts()).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('the outbox of a chat that cannot tell what is there', () => {
  it('posts nothing twice, and shows a person all that it does not know', async () => {
    const mishap = fc.constantFrom<Mishap | null>(null, 'unavailable', 'answer lost', 'request lost')
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 12 }), async (mishaps) => {
        const { ledger, fast, owe, drain } = await scene()
        await owe('fast', 'a', 'b', 'c', 'd')
        fast.tells = false
        fast.script(...mishaps)
        await drain()
        expect(texts(fast)).toEqual([...new Set(texts(fast))].toSorted())
        const doubted = (await ledger.doubts()).map(({ owed }) => ('card' in owed ? owed.card : 0))
        const known = await Promise.all([1, 2, 3, 4].map(async (id) => (await ledger.card(id))?.state))
        expect(known).toEqual([1, 2, 3, 4].map((id) => (doubted.includes(id) ? 'in doubt' : 'posted')))
      }),
      { numRuns: 15 },
    )
  })
})

describe('the outbox’s run', () => {
  it('sends at once when it is woken, and what falls due later by itself', async () => {
    const { clock, fast, slow, outbox, owe } = await scene()
    const stop = new AbortController()
    const running = outbox.run(stop.signal)
    await clock.advance(0)
    await owe('fast', 'a')
    await owe('slow', 'b', 'c')
    outbox.wake()
    await clock.until(() => slow.posts.length === 1)
    expect(texts(fast)).toEqual(['a'])
    const before = clock.now()
    await clock.until(() => slow.posts.length === 2)
    expect(clock.now() - before).toBeGreaterThanOrEqual(SECOND)
    expect(clock.now() - before).toBeLessThan(2 * SECOND)
    stop.abort()
    await running
  })

  it('finds what was owed while nobody woke it', async () => {
    const { clock, fast, outbox, owe } = await scene()
    const stop = new AbortController()
    const running = outbox.run(stop.signal)
    await clock.advance(HOUR)
    await owe('fast', 'a')
    await clock.advance(MINUTE)
    expect(texts(fast)).toEqual(['a'])
    stop.abort()
    await running
  })

  it('outlives a ledger that fails for a while', async () => {
    let broken = true
    const { clock, fast, outbox, owe } = await scene((whole) => ({
      ...whole,
      claimDebts: (...given) => (broken ? Promise.reject(new Error('gone')) : whole.claimDebts(...given)),
    }))
    await owe('fast', 'a')
    const stop = new AbortController()
    const running = outbox.run(stop.signal)
    await clock.advance(MINUTE)
    expect(fast.posts).toEqual([])
    broken = false
    await clock.advance(MINUTE)
    expect(texts(fast)).toEqual(['a'])
    stop.abort()
    await running
  })

  it('stops between two posts, and gives the rest back', async () => {
    const { clock, fast, outbox, owe, drain } = await scene()
    await owe('fast', 'a', 'b', 'c')
    const stop = new AbortController()
    fast.mishap = () => {
      stop.abort()
      return null
    }
    await outbox.run(stop.signal)
    expect(texts(fast)).toEqual(['a'])
    const stopped = clock.now()
    await drain()
    expect(texts(fast)).toEqual(['a', 'b', 'c'])
    expect(clock.now()).toBe(stopped)
  })

  it('does not wait long for a chat that does not answer, and looks for the post at the next start', async () => {
    const { clock, ledger, fast, outbox, owe, drain } = await scene()
    await owe('fast', 'a', 'b')
    fast.script('answer lost', 'never answers')
    const stop = new AbortController()
    const start = clock.now()
    const running = outbox.run(stop.signal)
    await clock.until(() => fast.calls.length === 2)
    const stopping = clock.now()
    stop.abort()
    let stopped = false
    void running.then(() => {
      stopped = true
    })
    await clock.until(() => stopped)
    expect(clock.now() - stopping).toBeLessThan(5 * SECOND)
    await clock.advance(start + DEBT_LEASE_MS - clock.now())
    await drain()
    expect(texts(fast)).toEqual(['a', 'b'])
    expect(await ledger.doubts()).toEqual([])
  })
})

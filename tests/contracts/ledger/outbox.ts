import { describe, expect, it } from 'vitest'
import type { Debt, RoutedCard } from '../../../src/core/ledger.ts'
import { HOUR, MINUTE, SECOND } from '../../../src/core/time.ts'
import { BOB, type Fresh, HELLO, INES, onStage, owedTo, type Stage, stage } from './stage.ts'
import { NOON } from './words.ts'

const CARDS: readonly RoutedCard[] = [
  { channel: 'billing', reason: 'money', hold: null },
  { channel: 'people', reason: 'names', hold: null },
]

function one(debts: readonly Debt[]): Debt {
  const [debt] = debts
  if (!debt || debts.length > 1) throw new Error(`${debts.length} debts instead of one`)
  return debt
}

export function outboxContract(fresh: Fresh): void {
  describe('debts', () => {
    it('of a paced queue are given one at a time, no sooner than its pace', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}], CARDS)
      expect(await ledger.nextDebtAt()).toBe(0)
      const first = await claim(NOON, SECOND)
      expect(owedTo(first)).toEqual(['post 1 in billing', 'post 2 in people'])
      expect(first[0]).toMatchObject({ tries: 0, createdAt: NOON, until: NOON + HOUR, interrupted: false })
      expect(await claim(NOON + MINUTE, SECOND)).toEqual([])
      expect(await ledger.nextDebtAt()).toBe(NOON + HOUR)
      for (const debt of first) await ledger.settle(debt, { state: 'done', message: 'm' }, NOON)
      expect(await claim(NOON + SECOND - 1, SECOND)).toEqual([])
      expect(await ledger.nextDebtAt()).toBe(NOON + SECOND)
      expect(owedTo(await claim(NOON + SECOND, SECOND))).toEqual(['post 3 in billing', 'post 4 in people'])
    })

    it('of a queue without a pace are given as many as there are, in order', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}, {}], CARDS)
      const some = await claim(NOON, 0, 4)
      expect(owedTo(some)).toEqual([
        'post 1 in billing',
        'post 2 in people',
        'post 3 in billing',
        'post 4 in people',
      ])
      const [first, ...rest] = some
      if (!first) throw new Error('four')
      await ledger.settleAll(
        rest.map((debt) => ({ debt, settlement: { state: 'done', message: null } as const })),
        NOON,
      )
      expect(owedTo(await claim())).toEqual(['post 6 in people'])
      await ledger.settle(first, { state: 'done', message: null }, NOON)
      expect(owedTo(await claim())).toEqual(['post 5 in billing'])
    })

    it('are leased: nobody else gets them, and a late settlement changes nothing', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}])
      const lost = one(await claim())
      expect(await claim(NOON + HOUR - 1)).toEqual([])
      const taken = one(await claim(NOON + HOUR))
      expect(taken).toMatchObject({ id: lost.id, interrupted: true, until: NOON + 2 * HOUR })
      expect(await ledger.settle(lost, { state: 'done', message: 'late' }, NOON)).toBe(false)
      expect(await ledger.card(1)).toMatchObject({ state: 'owed', message: null })
      expect(await ledger.settle(taken, { state: 'done', message: 'm' }, NOON)).toBe(true)
      expect(await ledger.settle(taken, { state: 'done', message: 'twice' }, NOON)).toBe(false)
      expect(await ledger.card(1)).toMatchObject({ state: 'posted', message: 'm' })
    })

    it('are given to one of several instances only', async () => {
      const first = await stage(fresh)
      const second = await onStage(first.options)
      const cards = Array.from({ length: 20 }, (_, n) => ({ channel: `c${n}`, reason: '', hold: null }))
      await first.show([{}, {}], cards)
      const claims = await Promise.all(
        [first, second, first, second].map((stage) => stage.claim(NOON, SECOND)),
      )
      const ids = claims.flat().map((debt) => debt.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const debt of claims.flat()) await first.ledger.settle(debt, { state: 'done', message: 'm' }, NOON)
      const rest = await first.deliver(NOON + HOUR)
      expect(ids.length + rest.length).toBe(40)
    })
  })

  describe('a settlement', () => {
    it('done makes the card a posted one', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}])
      await deliver()
      expect(await ledger.card(1)).toMatchObject({ state: 'posted', message: 'm1' })
      expect(await ledger.backlog(NOON)).toMatchObject({ owed: 0, inDoubt: 0 })
      expect(await ledger.nextDebtAt()).toBeNull()
    })

    it('later holds the whole queue until then, and tells of a fault until it works again', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}])
      const later = {
        state: 'later',
        notBefore: NOON + MINUTE,
        spent: true,
        fault: 'not in the channel',
      } as const
      expect(await ledger.settle(one(await claim(NOON, SECOND)), later, NOON + 5)).toBe(true)
      expect(await claim(NOON + MINUTE - 1)).toEqual([])
      expect(await ledger.nextDebtAt()).toBe(NOON + MINUTE)
      const fault = { queue: 'billing', fault: 'not in the channel', since: NOON + 5, waiting: 2 }
      expect(await ledger.queueFaults()).toEqual([fault])

      const again = one(await claim(NOON + MINUTE, SECOND))
      expect(again).toMatchObject({ tries: 1, owed: { card: 1 }, interrupted: false })
      const throttled = { state: 'later', notBefore: NOON + 2 * MINUTE, spent: false, fault: null } as const
      await ledger.settle(again, throttled, NOON + MINUTE)
      expect(await ledger.queueFaults()).toEqual([fault])
      const third = one(await claim(NOON + 2 * MINUTE, SECOND))
      expect(third.tries).toBe(1)
      await ledger.settle(third, { state: 'done', message: 'm' }, NOON)
      expect(await ledger.queueFaults()).toEqual([])
    })

    it('in doubt lets the others pass, and waits for a person', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}])
      const doubted = one(await claim(NOON, 1))
      await ledger.settle(doubted, { state: 'in doubt', reason: 'no answer' }, NOON + 1)
      expect(await ledger.card(1)).toMatchObject({ state: 'in doubt' })
      expect(await ledger.doubts()).toEqual([
        { debt: doubted.id, queue: 'billing', owed: doubted.owed, reason: 'no answer', at: NOON + 1 },
      ])
      expect(await ledger.backlog(NOON)).toMatchObject({ owed: 1, inDoubt: 1 })
      expect(owedTo(await claim(NOON + HOUR))).toEqual(['post 2 in billing'])

      expect(await ledger.resolveDoubt(doubted.id, 'there', NOON)).toBe(true)
      expect(await ledger.resolveDoubt(doubted.id, 'there', NOON)).toBe(false)
      expect(await ledger.card(1)).toMatchObject({ state: 'posted', message: null })
      expect(await ledger.doubts()).toEqual([])
      // Whoever sends the update looks where it is.
      expect(owedTo(await claim(NOON + 2 * HOUR)).at(-1)).toBe('update 1 in billing')
    })

    it('that is there is found by the message that proves to show it', async () => {
      const { ledger, show, claim, deliver } = await stage(fresh)
      await show([{}])
      const doubted = one(await claim(NOON, 1))
      await ledger.settle(doubted, { state: 'in doubt', reason: 'no answer' }, NOON)
      expect(await ledger.adopt('billing', 1, 'too early', NOON)).toBe(false)
      await ledger.resolveDoubt(doubted.id, 'there', NOON)
      await ledger.settle(one(await claim(NOON + 1)), { state: 'done', message: null }, NOON)
      expect(await ledger.adopt('people', 1, 'elsewhere', NOON)).toBe(false)
      expect(await ledger.adopt('billing', 1, 'm7', NOON)).toBe(true)
      expect(await ledger.adopt('billing', 1, 'm8', NOON)).toBe(false)
      expect(owedTo(await deliver(NOON + HOUR))).toEqual(['update 1 in billing'])
      expect((await ledger.story(1))?.cards).toMatchObject([{ message: expect.stringMatching(/^m/) }])
    })

    it('blocked is tried at once when what blocked it is mended', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}])
      const fault = {
        state: 'later',
        notBefore: NOON + HOUR,
        spent: false,
        fault: 'not in the channel',
      } as const
      await ledger.settle(one(await claim(NOON, 1)), fault, NOON)
      await ledger.tryAgain(['people'])
      expect(await claim(NOON + 1)).toEqual([])
      await ledger.tryAgain(['billing', 'people'])
      expect(owedTo(await claim(NOON + 1))).toEqual(['post 1 in billing'])
    })

    it('in doubt can be posted again, before what waits behind it', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}])
      const doubted = one(await claim(NOON, 1))
      await ledger.settle(doubted, { state: 'in doubt', reason: 'no answer' }, NOON)
      expect(await ledger.resolveDoubt(doubted.id, 'post again', NOON)).toBe(true)
      expect(await ledger.card(1)).toMatchObject({ state: 'owed' })
      const again = one(await claim(NOON + 1, 1))
      expect(again).toMatchObject({ id: doubted.id, interrupted: false })
      expect(await ledger.resolveDoubt(doubted.id, 'post again', NOON)).toBe(false)
      expect(await ledger.settle(doubted, { state: 'done', message: 'late' }, NOON)).toBe(false)
    })

    it('refused ends it, and lets the others pass', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}])
      await ledger.settle(one(await claim(NOON, 1)), { state: 'refused', reason: 'too long' }, NOON)
      expect(await ledger.card(1)).toMatchObject({ state: 'refused' })
      expect(owedTo(await claim(NOON + 1))).toEqual(['post 2 in billing'])
    })

    it('of many is one step, each with its own answer', async () => {
      const { ledger, show, claim } = await stage(fresh)
      await show([{}, {}, {}, {}])
      const [a, b, c, d] = await claim()
      if (!a || !b || !c || !d) throw new Error('four')
      const answers = await ledger.settleAll(
        [
          { debt: a, settlement: { state: 'done', message: 'ma' } },
          { debt: { ...b, token: 'another' }, settlement: { state: 'done', message: 'mb' } },
          { debt: c, settlement: { state: 'refused', reason: 'no' } },
          { debt: d, settlement: { state: 'later', notBefore: NOON + 9, spent: true, fault: 'busy' } },
        ],
        NOON,
      )
      expect(answers).toEqual([true, false, true, true])
      expect(
        (await Promise.all([1, 2, 3, 4].map((id) => ledger.card(id)))).map((card) => card?.state),
      ).toEqual(['posted', 'owed', 'refused', 'owed'])
      expect(await ledger.queueFaults()).toMatchObject([{ fault: 'busy', waiting: 2 }])
    })
  })

  describe('updates', () => {
    async function posted(): Promise<Stage> {
      const made = await stage(fresh)
      await made.show([{}])
      await made.deliver()
      return made
    }

    it('that wait are one', async () => {
      const { act, claim, ledger } = await posted()
      await act(1, { verb: 'claim' })
      await act(1, { verb: 'log', detail: { action: 'refund' } })
      const update = one(await claim())
      expect(update.owed).toEqual({ owe: 'update', card: 1 })
      // What happens while it is being sent may not be in it.
      await act(1, { verb: 'close' })
      await ledger.settle(update, { state: 'done', message: null }, NOON)
      expect(one(await claim()).owed).toEqual({ owe: 'update', card: 1 })
      expect(await ledger.card(1)).toMatchObject({ message: 'm1' })
    })

    it('of a roundup show who has what, and are one while they wait', async () => {
      const { ledger, show, act, deliver, lease } = await stage(fresh)
      await show([{}, {}, {}], [{ channel: 'billing', reason: 'money', hold: 'budget' }])
      const roundup = await ledger.gather(await lease(), 'billing', NOON)
      await deliver()
      await act(1, { verb: 'claim' })
      await act(2, { verb: 'assign', member: INES, detail: { to: BOB } })
      await act(3, { verb: 'claim' })
      await act(3, { verb: 'release' })
      expect(owedTo(await deliver())).toEqual([`update ${roundup} in billing`])
      const rows = await ledger.roundup(roundup ?? 0)
      expect(rows.map(({ holder, engagement }) => [holder, engagement?.status])).toEqual([
        ['Ines', 'claimed'],
        ['Bob', 'claimed'],
        [null, 'open'],
      ])
    })

    it('put off give way to the one behind them', async () => {
      const { act, claim, ledger } = await posted()
      await act(1, { verb: 'claim' })
      const update = one(await claim())
      await act(1, { verb: 'close' })
      await ledger.settle(update, { state: 'later', notBefore: NOON + 1, spent: true, fault: null }, NOON)
      const next = one(await claim(NOON + 1))
      expect(next.id).not.toBe(update.id)
      await ledger.settle(next, { state: 'done', message: null }, NOON)
      expect(await claim(NOON + HOUR)).toEqual([])
    })

    it('are not owed for a card whose post still waits: it will show the present', async () => {
      const { show, act, deliver } = await stage(fresh)
      await show([{}])
      await act(1, { verb: 'claim' })
      expect(owedTo(await deliver())).toEqual(['post 1 in billing'])
    })

    it('are owed after a post that was under way when something changed', async () => {
      const { show, act, claim, deliver, ledger } = await stage(fresh)
      await show([{}])
      const post = one(await claim())
      await act(1, { verb: 'claim' })
      await ledger.settle(post, { state: 'done', message: 'm1' }, NOON)
      expect(owedTo(await deliver())).toEqual(['update 1 in billing'])
      expect(await claim(NOON + HOUR)).toEqual([])
    })

    it('are owed after a post that was interrupted: nobody knows what it shows', async () => {
      const { show, act, claim, deliver, ledger } = await stage(fresh)
      await show([{}])
      await claim()
      await act(1, { verb: 'claim' })
      const found = one(await claim(NOON + HOUR))
      await ledger.settle(found, { state: 'done', message: 'm1' }, NOON)
      expect(owedTo(await deliver(NOON + HOUR))).toEqual(['update 1 in billing'])
    })
  })

  describe('direct messages', () => {
    it('are owed once for each key, in a queue of their member', async () => {
      const { ledger, claim } = await stage(fresh)
      await ledger.oweDirect(INES.id, HELLO, 'welcome', NOON)
      await ledger.oweDirect(INES.id, HELLO, 'welcome', NOON)
      await ledger.oweDirect(BOB.id, HELLO, 'welcome bob', NOON)
      const debts = await claim()
      expect(debts.map(({ queue, owed }) => ({ queue, owed }))).toEqual([
        { queue: '@workspace:ines', owed: { owe: 'direct', member: INES.id, say: HELLO } },
        { queue: '@workspace:bob', owed: { owe: 'direct', member: BOB.id, say: HELLO } },
      ])
      for (const debt of debts) await ledger.settle(debt, { state: 'done', message: 'd' }, NOON)
      await ledger.oweDirect(INES.id, HELLO, 'welcome', NOON)
      expect(await claim(NOON + HOUR)).toEqual([])
    })
  })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { Debt, Ledger, Settlement } from '../../src/core/ledger.ts'
import { systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { HELLO } from '../contracts/ledger/stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'earshot-outbox-'))
let files = 0
afterAll(() => rmSync(folder, { recursive: true }))

const LEASE = 50
const MEMBERS = ['ana', 'ben', 'cy']
/** Ana's queue is paced, the others give all they have. */
const paceOf = (queue: string) => (queue === '@ana' ? 7 : 0)

type Step =
  | { readonly does: 'owe'; readonly member: number }
  | { readonly does: 'claim'; readonly limit: number }
  | { readonly does: 'settle'; readonly which: number; readonly how: Settlement['state'] | 'all' }
  | { readonly does: 'resolve'; readonly which: number; readonly verdict: 'there' | 'post again' }
  | { readonly does: 'wait'; readonly ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('owe'), member: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('claim'), limit: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('settle'),
      which: fc.nat(9),
      how: fc.constantFrom('done', 'done', 'all', 'later', 'in doubt', 'refused'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('resolve'),
      which: fc.nat(9),
      verdict: fc.constantFrom('there', 'post again'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait'), ms: fc.integer({ min: 1, max: LEASE }) }) },
)

interface Expected {
  readonly id: number
  readonly queue: string
  tries: number
  /** Until when it is leased; null when it waits. */
  until: number | null
  doubted: boolean
}

/** The outbox as its port describes it, as plainly as can be. */
class Model {
  readonly gates = new Map<string, number>()
  debts: Expected[] = []
  #ids = 0

  owe(queue: string): void {
    this.debts.push({ id: ++this.#ids, queue, tries: 0, until: null, doubted: false })
  }

  due(now: number, limit: number): Expected[] {
    const open = this.debts.filter((debt) => !debt.doubted)
    const given = open.filter((debt) => {
      const queue = open.filter((other) => other.queue === debt.queue)
      const free = paceOf(debt.queue) === 0 || queue[0] === debt
      const sending = queue.some((other) => other.until !== null && other.until > now)
      return free && !sending && (this.gates.get(debt.queue) ?? 0) <= now
    })
    return given.slice(0, limit)
  }

  nextAt(): number | null {
    const times = this.debts
      .filter((debt) => !debt.doubted)
      .map(({ queue }) => {
        const leases = this.debts.filter((other) => other.queue === queue).map((other) => other.until ?? 0)
        const sent = leases.filter((until) => until > 0)
        return Math.max(this.gates.get(queue) ?? 0, ...(sent.length > 0 ? [Math.min(...sent)] : []))
      })
    return times.length > 0 ? Math.min(...times) : null
  }
}

it('gives every debt in the order of its queue, to one holder at a time, until it is settled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const { ledger } = await openLedger({ file: join(folder, `${++files}.db`) }, systemClock)
      try {
        await follow(ledger, steps)
      } finally {
        await ledger.close()
      }
    }),
    { numRuns: 25 },
  )
})

async function follow(ledger: Ledger, steps: readonly Step[]): Promise<void> {
  const model = new Model()
  const held = new Map<number, Debt>()
  let now = 1_000
  for (const [turn, one] of steps.entries()) {
    switch (one.does) {
      case 'wait':
        now += one.ms
        break
      case 'owe': {
        const member = MEMBERS[one.member] ?? ''
        await ledger.oweDirect(member, HELLO, `key ${turn}`, now)
        model.owe(`@${member}`)
        break
      }
      case 'claim': {
        const expected = model.due(now, one.limit)
        const claimed = await ledger.claimDebts(now, LEASE, paceOf, one.limit)
        expect(
          claimed.map(({ id, queue, tries, interrupted }) => ({ id, queue, tries, interrupted })),
        ).toEqual(
          expected.map(({ id, queue, tries, until }) => ({ id, queue, tries, interrupted: until !== null })),
        )
        for (const debt of claimed) held.set(debt.id, debt)
        for (const debt of expected) {
          debt.until = now + LEASE
          if (paceOf(debt.queue) > 0) model.gates.set(debt.queue, now + paceOf(debt.queue))
        }
        break
      }
      case 'settle':
        await settle(one.which, one.how)
        break
      case 'resolve': {
        const doubted = model.debts.filter((debt) => debt.doubted)
        const debt = doubted[one.which % Math.max(1, doubted.length)]
        expect(await ledger.resolveDoubt(debt?.id ?? 999, one.verdict, now)).toBe(debt !== undefined)
        if (!debt) break
        if (one.verdict === 'there') model.debts = model.debts.filter((other) => other !== debt)
        debt.doubted = false
      }
    }
    expect(await ledger.nextDebtAt()).toBe(model.nextAt())
    expect((await ledger.doubts()).map((doubt) => doubt.debt).sort()).toEqual(
      model.debts
        .filter((debt) => debt.doubted)
        .map((debt) => debt.id)
        .sort(),
    )
  }

  async function settle(which: number, how: Settlement['state'] | 'all'): Promise<void> {
    const some = [...held.values()]
    const chosen = how === 'all' ? some : some.slice(which % Math.max(1, some.length)).slice(0, 1)
    const state = how === 'all' ? 'done' : how
    const settlement: Settlement =
      state === 'done'
        ? { state, message: null }
        : state === 'later'
          ? { state, notBefore: now + 9, spent: true, fault: null }
          : { state, reason: 'why' }
    const answers = await ledger.settleAll(
      chosen.map((debt) => ({ debt, settlement })),
      now,
    )
    expect(answers).toEqual(chosen.map(() => true))
    for (const { id, queue } of chosen) {
      held.delete(id)
      const debt = model.debts.find((other) => other.id === id)
      if (!debt) throw new Error(`${id} is not owed`)
      debt.until = null
      if (state === 'done' || state === 'refused') model.debts = model.debts.filter((other) => other !== debt)
      else if (state === 'in doubt') debt.doubted = true
      else {
        debt.tries += 1
        model.gates.set(queue, Math.max(model.gates.get(queue) ?? 0, now + 9))
      }
    }
  }
}

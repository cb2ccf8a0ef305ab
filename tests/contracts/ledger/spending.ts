import { describe, expect, it } from 'vitest'
import type { ModelCall } from '../../../src/core/ledger.ts'
import { DAY } from '../../../src/core/time.ts'
import { type Fresh, onStage, stage } from './stage.ts'
import { NOON } from './words.ts'

const MONTH = Date.UTC(2026, 10, 1)

const CALL: ModelCall = {
  purpose: 'analysis',
  model: 'scripted-1',
  inputTokens: 1_000,
  outputTokens: 100,
  cost: 0.25,
  at: NOON,
}

export function spendingContract(fresh: Fresh): void {
  describe('what the model costs', () => {
    it('is written down before the call, and by what it took when it is known', async () => {
      const { ledger } = await stage(fresh)
      const first = await ledger.reserveCall(CALL, MONTH, 10)
      const second = await ledger.reserveCall({ ...CALL, purpose: 'draft', cost: 0.5 }, MONTH, 10)
      const third = await ledger.reserveCall(CALL, MONTH, 10)
      if (first === null || second === null || third === null) throw new Error('there is money for all')
      expect(await ledger.spentSince(MONTH)).toEqual([
        { purpose: 'analysis', calls: 2, inputTokens: 2_000, outputTokens: 200, cost: 0.5 },
        { purpose: 'draft', calls: 1, inputTokens: 1_000, outputTokens: 100, cost: 0.5 },
      ])
      await ledger.settleCall(second, { inputTokens: 700, outputTokens: 40, cost: 0.125 })
      await ledger.settleCall(third, null)
      expect(await ledger.spentSince(MONTH)).toEqual([
        { purpose: 'analysis', calls: 1, inputTokens: 1_000, outputTokens: 100, cost: 0.25 },
        { purpose: 'draft', calls: 1, inputTokens: 700, outputTokens: 40, cost: 0.125 },
      ])
    })

    it('never goes over the month’s budget, however many instances ask at once', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      const asked = await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          (at % 2 === 0 ? one : two).ledger.reserveCall(CALL, MONTH, 1.25),
        ),
      )
      expect(asked.filter((call) => call !== null)).toHaveLength(5)
      expect(await two.ledger.spentSince(MONTH)).toMatchObject([{ calls: 5, cost: 1.25 }])
    })

    it('of another month is another sum', async () => {
      const { ledger } = await stage(fresh)
      await ledger.reserveCall({ ...CALL, at: MONTH - 1 }, MONTH - 30 * DAY, 0.25)
      expect(await ledger.reserveCall({ ...CALL, at: MONTH }, MONTH, 0.25)).not.toBeNull()
      expect(await ledger.reserveCall({ ...CALL, at: MONTH }, MONTH, 0.25)).toBeNull()
      expect(await ledger.spentSince(MONTH)).toMatchObject([{ calls: 1 }])
    })

    it('is forgotten when it is old', async () => {
      const { ledger } = await stage(fresh)
      for (const at of [NOON - 2 * DAY, NOON - DAY, NOON]) await ledger.reserveCall({ ...CALL, at }, 0, 10)
      expect(await ledger.forgetCalls(NOON)).toBe(2)
      expect(await ledger.spentSince(0)).toMatchObject([{ calls: 1 }])
    })
  })
}

import type { Keyv } from 'keyv'
import { z } from 'zod'
import type { ModelConfig } from '../config/model.ts'
import type { Clock, Instant } from '../core/time.ts'
import type { Usage } from './model.ts'

/** One call to the model, as it is paid for. */
export interface Call extends Usage {
  /** US dollars. */
  readonly cost: number
}

export interface Spent extends Call {
  readonly calls: number
}

/**
 * What the model has cost this month (UTC), over restarts. One writer at a time: instances that write at
 * the same moment may lose a call, so it belongs under a lease.
 */
export interface Spending {
  /** What could not be written counts all the same, and is written with the next. */
  record(call: Call): Promise<void>
  spentThisMonth(): Promise<Spent>
}

const amount = z.number().min(0)
const spentSchema = z.strictObject({
  calls: amount,
  inputTokens: amount,
  outputTokens: amount,
  cost: amount,
}) satisfies z.ZodType<Spent>

const NOTHING: Spent = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 }

export function createSpending(keyv: Keyv, clock: Pick<Clock, 'now'>): Spending {
  let last: Promise<void> = Promise.resolve()
  /** Counts at once, and until it is written. */
  let unwritten = NOTHING
  const key = () => `model:spent:${monthOf(clock.now())}`

  /** @throws when it cannot be read: unknown is not nothing. */
  async function written(): Promise<Spent> {
    const kept: unknown = await keyv.get(key())
    return kept === undefined || kept === null ? NOTHING : spentSchema.parse(kept)
  }
  async function write(): Promise<void> {
    const before = await written()
    const now = unwritten
    await keyv.set(key(), sum(before, now, 1))
    unwritten = sum(unwritten, now, -1)
  }
  return {
    async spentThisMonth() {
      await last
      return sum(await written(), unwritten, 1)
    },
    record(call) {
      unwritten = sum(unwritten, { calls: 1, ...call }, 1)
      const writing = last.then(write)
      last = writing.catch(() => undefined)
      return writing
    },
  }
}

function sum(a: Spent, b: Spent, times: 1 | -1): Spent {
  return {
    calls: a.calls + times * b.calls,
    inputTokens: a.inputTokens + times * b.inputTokens,
    outputTokens: a.outputTokens + times * b.outputTokens,
    cost: a.cost + times * b.cost,
  }
}

export function priceOf({ inputTokens, outputTokens }: Usage, prices: ModelConfig['prices']): number {
  return (inputTokens * prices.inputPerMillion + outputTokens * prices.outputPerMillion) / 1_000_000
}

/** `2026-11`, UTC. */
export function monthOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** When the next month begins, UTC. */
export function endOfMonth(at: Instant): Instant {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

export function sayMoney(dollars: number): string {
  return `$${dollars.toFixed(dollars > 0 && dollars < 0.1 ? 4 : 2)}`
}

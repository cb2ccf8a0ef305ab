import type { ModelConfig } from '../config/model.ts'
import type { Spent } from '../core/ledger.ts'
import { DAY, type Instant } from '../core/time.ts'
import type { Usage } from './model.ts'

/** How long single calls are kept: this month and the twelve before. */
const KEPT_FOR = 397 * DAY

export function callsKeptSince(now: Instant): Instant {
  return startOfMonth(now - KEPT_FOR)
}

/** Over all purposes. */
export function total(spent: readonly Spent[]): Omit<Spent, 'purpose'> {
  const sum = (of: (one: Spent) => number) => spent.reduce((before, one) => before + of(one), 0)
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cost: sum(({ cost }) => cost),
  }
}

export function priceOf({ inputTokens, outputTokens }: Usage, prices: ModelConfig['prices']): number {
  return (inputTokens * prices.inputPerMillion + outputTokens * prices.outputPerMillion) / 1_000_000
}

/** `2026-11`, UTC. */
export function monthOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** When the month began, UTC. */
export function startOfMonth(at: Instant): Instant {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** When the next month begins, UTC. */
export function endOfMonth(at: Instant): Instant {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

export function sayMoney(dollars: number): string {
  return `$${dollars.toFixed(dollars > 0 && dollars < 0.1 ? 4 : 2)}`
}

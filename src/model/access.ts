import type { ModelConfig } from '../config/model.ts'
import type { SpendingLedger } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'
import { createBreaker } from './breaker.ts'
import { createPurse, type Errand } from './budget.ts'
import type { Answer, Question } from './model.ts'
import { createOpenAI } from './openai.ts'
import { patiently } from './patience.ts'

/**
 * The one way to the model: past the till, with patience, and not at all while it rests. Shared by all who
 * ask, so that they share the month's money and what is known of the model's health.
 */
export interface ModelAccess {
  readonly config: ModelConfig
  /**
   * @param read what to make of the answer; it throws a `ModelFault` for one that is of no use
   * @throws {ModelFault}
   * @throws {Resting} without a call
   * @throws {BudgetSpent} without a call
   */
  ask<T>(question: Question, read: (answer: Answer) => T, terms: Terms): Promise<T>
  /** What keeps the model from being asked at present, in plain words. */
  troubles(): readonly string[]
}

export interface Terms extends Errand {
  /** No try begins after this. */
  readonly until: number
  readonly signal: AbortSignal
  /** The material seems to speak to machines: what the model makes of it says nothing of the model. */
  readonly excused: boolean
}

export function createModelAccess(parts: {
  readonly config: ModelConfig
  readonly spending: SpendingLedger
  readonly clock: Clock
}): ModelAccess {
  const { config, spending, clock } = parts
  const breaker = createBreaker(clock)
  const purse = createPurse({
    model: createOpenAI(config, clock),
    config,
    spending,
    clock,
  })
  return {
    config,
    ask: (question, read, { until, signal, excused, ...errand }) =>
      breaker.run(async () => {
        const once = () => purse.ask(question, errand, signal)
        return read(await patiently(once, { clock, until, signal }))
      }, excused),
    troubles() {
      const rests = breaker.resting()
      const spent = purse.trouble()
      const resting = rests && `${rests.why} Until ${sayTime(rests.until)} Earshot does without the model.`
      return [spent, resting].filter((trouble) => trouble !== null)
    },
  }
}

function sayTime(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`
}

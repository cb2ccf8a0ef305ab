import type { Instant } from '../time.ts'

/** What the model is asked for. */
export const PURPOSES = ['analysis', 'draft', 'digest'] as const
export type Purpose = (typeof PURPOSES)[number]

/** One call to the model, as it is paid for. */
export interface ModelCall {
  readonly purpose: Purpose
  /** As its provider spells it. */
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  /** US dollars. */
  readonly cost: number
  readonly at: Instant
}

export type CallId = number

/** What the calls of one purpose took together. */
export interface Spent extends Pick<ModelCall, 'purpose' | 'inputTokens' | 'outputTokens' | 'cost'> {
  readonly calls: number
}

export interface SpendingLedger {
  /**
   * Writes the call down as it is estimated, before it is made: whoever is killed in the middle of it, or
   * never hears the answer, has paid. Null, and nothing is written, when it and all since `since` would
   * cost more than `most`: however many instances ask at once, they never go over it together.
   */
  reserveCall(call: ModelCall, since: Instant, most: number): Promise<CallId | null>
  /** What it took in truth; null: it was never billed, and is struck out. */
  settleCall(
    call: CallId,
    took: Pick<ModelCall, 'inputTokens' | 'outputTokens' | 'cost'> | null,
  ): Promise<void>
  /** By purpose; a purpose without calls is left out. */
  spentSince(since: Instant): Promise<readonly Spent[]>
  /** How many were made before, and are no longer kept. */
  forgetCalls(before: Instant): Promise<number>
}

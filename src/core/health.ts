import type { SourceState } from './ledger.ts'

/** How one source does, for people and for metrics. */
export interface SourceHealth {
  readonly name: string
  readonly kind: string
  /** A duration or a cron expression; null when it sends by itself. */
  readonly every: string | null
  /** Right now. */
  readonly pulling: boolean
  /** Nothing will come any more. */
  readonly finished: boolean
  readonly state: SourceState
}

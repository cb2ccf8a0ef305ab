import type { Found, MentionId } from '../mention.ts'
import type { Instant } from '../time.ts'

export interface SourceState {
  readonly name: string
  readonly fingerprint: string | null
  readonly cursor: string | null
  /** In a row. */
  readonly failures: number
  /** Back-off: no pull before this. */
  readonly notBefore: Instant
  readonly lastPullAt: Instant | null
  readonly lastSuccessAt: Instant | null
  /** What went wrong at the last pull; null when it went well. */
  readonly fault: string | null
  /** Mentions stored from it, in all. */
  readonly stored: number
  /** Entries that could not be read, in all. */
  readonly skipped: number
  readonly lastMentionAt: Instant | null
}

export interface Pulled {
  readonly source: string
  readonly fingerprint: string
  readonly cursor: string | null
  readonly found: readonly Found[]
  readonly skipped: number
  /** Stored and understood, but nobody is told: a source's first pull, an import of old mentions. */
  readonly quiet: boolean
  readonly at: Instant
}

export interface Stored {
  readonly stored: number
  /** Known already: not stored again. Their words are brought up to date when they changed. */
  readonly known: number
}

export interface ListenLedger {
  /** A source never pulled has the state of one that never failed. */
  sourceState(name: string): Promise<SourceState>
  /** Those ever pulled, by name. */
  sourceStates(): Promise<readonly SourceState[]>
  /**
   * What was found and the next cursor, in one transaction: at least once in, exactly once stored.
   * Sets failures to 0. References are given in the order of `found` and leave no gaps for known ones.
   */
  store(pulled: Pulled): Promise<Stored>
  /** The reference of what the source brought under this id; null when it never did. */
  referenceOf(source: string, externalId: string): Promise<MentionId | null>
  /** Counts a failure and keeps the cursor. */
  pullFailed(source: string, reason: string, notBefore: Instant, at: Instant): Promise<void>
}

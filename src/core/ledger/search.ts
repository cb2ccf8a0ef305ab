import type { Kind, Mood, Urgency } from '../analysis.ts'
import type { Status } from '../engagement.ts'
import type { Instant } from '../time.ts'
import type { Row } from './amplify.ts'

/** All given must hold. Words match whole words, case and accents folded. */
export interface SearchQuery {
  readonly must: readonly string[]
  readonly any: readonly string[]
  readonly not: readonly string[]
  readonly source?: string | undefined
  readonly department?: string | undefined
  readonly kind?: Kind | undefined
  readonly mood?: Mood | undefined
  readonly urgency?: Urgency | undefined
  readonly language?: string | undefined
  readonly status?: Status | undefined
  readonly since?: Instant | undefined
  /** Said before this. */
  readonly until?: Instant | undefined
  readonly limit: number
  readonly offset: number
}

export interface SearchLedger {
  /** Newest first. `more` when there are further ones. */
  search(query: SearchQuery): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }>
  /** How much waits at each step, for metrics and `check`. */
  backlog(now: Instant): Promise<Backlog>
}

export interface Backlog {
  readonly mentions: number
  readonly unread: number
  readonly unrouted: number
  readonly owed: number
  readonly inDoubt: number
  /** Milliseconds that the oldest owed post has waited; 0 when nothing is owed. */
  readonly oldestOwedMs: number
}

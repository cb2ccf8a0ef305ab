import type { Kind, Mood, Urgency } from '../analysis.ts'
import type { ActionType, Status } from '../engagement.ts'
import type { ThemeId } from '../theme.ts'
import type { Instant } from '../time.ts'
import type { Row } from './amplify.ts'
import type { Period } from './learn.ts'

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
  readonly theme?: ThemeId | undefined
  /** Said since, and said before. */
  readonly since?: Instant | undefined
  readonly until?: Instant | undefined
  /** What the team did about it. */
  readonly acted?: Acting | undefined
  /** First answered, or closed, in that time. */
  readonly handled?: { readonly how: 'answered' | 'closed' | 'either'; readonly in: Period } | undefined
  /** Praise that names this member of the staff. */
  readonly praises?: string | undefined
  /** Complaints that the team was told of before this, and that nobody has answered. */
  readonly unansweredSince?: Instant | undefined
  readonly limit: number
  readonly offset: number
}

/** An action logged, or thanks passed on; all given must hold of the same one. */
export interface Acting {
  readonly in?: Period | undefined
  readonly action?: ActionType | 'thanks' | undefined
  /** The name of who did it, as the audit trail has it. */
  readonly by?: string | undefined
}

export interface Counted {
  readonly mentions: number
  readonly negative: number
  readonly positive: number
}

/** What is looked for; the page of it is the caller's. */
export type SearchTerms = Omit<SearchQuery, 'limit' | 'offset'>

export interface Searched {
  readonly rows: readonly Row[]
  /** There are further ones. */
  readonly more: boolean
  /**
   * Nothing further was found up to here, and it was not looked any further: what is rare, of which nobody
   * said since when. Null: all was looked through that there was need to.
   */
  readonly lookedBackTo: Instant | null
}

export interface SearchLedger {
  /** Newest first. */
  search(query: SearchQuery): Promise<Searched>
  /** How many a search finds that were said in the period. Of short periods it answers at once. */
  count(query: SearchTerms, period: Period): Promise<Counted>
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

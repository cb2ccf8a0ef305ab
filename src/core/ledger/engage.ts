import type { Kind } from '../analysis.ts'
import type { Card } from '../card.ts'
import type { Said } from '../correction.ts'
import type { Act, ActRequest, Engagement, Status } from '../engagement.ts'
import type { MemberId } from '../member.ts'
import type { MentionId } from '../mention.ts'
import type { Instant } from '../time.ts'
import type { CardRecord, RoutedCard, Row } from './amplify.ts'

export interface ActOrder {
  readonly mention: MentionId
  readonly act: ActRequest
  readonly via: string
  /** The platform's name for this request: a redelivery changes nothing. */
  readonly key: string
  readonly at: Instant
  /** Cards to owe beyond the update of those that are there: a move's new channel. */
  readonly cards: readonly RoutedCard[]
  /** What the act says was understood wrongly; of one without a member nothing is learnt. */
  readonly corrects?: readonly Said[]
  /** Direct messages to owe. */
  readonly tell: readonly { readonly member: MemberId; readonly say: Card }[]
}

export interface Acted {
  readonly engagement: Engagement
  /** True when this request had been carried out before. */
  readonly repeated: boolean
}

/** All that is known of one mention. */
export interface Story extends Row {
  /** In order. */
  readonly acts: readonly Act[]
  readonly cards: readonly CardRecord[]
  /** Where the same words were found too. */
  readonly copies: readonly { readonly id: MentionId; readonly source: string; readonly url: string | null }[]
  /** Why it is in its channels, or why nobody was told. */
  readonly routed: string | null
}

export interface ListQuery {
  readonly statuses?: readonly Status[] | undefined
  readonly department?: string | undefined
  readonly kind?: Kind | undefined
  readonly assignee?: MemberId | undefined
  readonly limit: number
  readonly offset: number
}

export interface Page {
  readonly rows: readonly Row[]
  readonly total: number
}

export interface EngageLedger {
  /** Of a copy, its lead's. Null when there is no such mention, or it is not understood yet. */
  story(mention: MentionId): Promise<Story | null>
  /** The same without its history: less to read. */
  row(mention: MentionId): Promise<Row | null>
  /**
   * One act: `transition` applied, the act, its line in the audit trail, and what is owed to chat for it,
   * in one transaction. A mention nobody was told of gets an engagement by the act.
   * @throws {Refusal} as `transition` does. Null when there is no such mention.
   */
  act(order: ActOrder): Promise<Acted | null>
  /** Mentions before the staff, the most pressing first: urgency, then the longest open. */
  list(query: ListQuery): Promise<Page>
  /** Snoozed ones whose time has come. */
  dueToWake(now: Instant, limit: number): Promise<readonly MentionId[]>
}

import type { Analysis } from '../analysis.ts'
import type { Card } from '../card.ts'
import type { Engagement } from '../engagement.ts'
import type { Mutable } from '../intent.ts'
import type { Mention, MentionId } from '../mention.ts'
import type { MessageRef } from '../ports.ts'
import type { SurgeId, SurgeMoved } from '../surge.ts'
import type { ThemeLabel } from '../theme.ts'
import type { Instant } from '../time.ts'
import type { Lease } from './sharing.ts'

/** A mention with what is known of it. */
export interface Row {
  readonly mention: Mention
  readonly analysis: Analysis
  readonly engagement: Engagement | null
  /** Absent: of none. */
  readonly theme?: ThemeLabel
}

/** With the name of whoever has it. */
export interface HeldRow extends Row {
  readonly holder: string | null
}

export type CardId = number

export interface Routed {
  readonly mention: MentionId
  /** 0 to 1: how much it deserves a channel's attention. */
  readonly notability: number
  /** Why it is where it is, or why nobody was told: shown by `show`. */
  readonly reason: string
  /** Who shall look after it; ignored without cards. */
  readonly department: string | null
  /** One for each channel that shall show it; none when nobody is told. */
  readonly cards: readonly RoutedCard[]
}

export interface RoutedCard {
  readonly channel: string
  /** Why it came here, in plain words. */
  readonly reason: string
  /** Kept for the channel's next roundup instead of being posted now. */
  readonly hold: 'budget' | 'quiet hours' | null
}

export interface Mute {
  readonly what: Mutable
  readonly value: string
  readonly until: Instant | null
  readonly by: string
  readonly at: Instant
}

/** A card in a channel. */
export interface CardRecord {
  readonly id: CardId
  readonly channel: string
  readonly subject: CardSubject
  readonly reason: string
  readonly state: 'owed' | 'held' | 'gathered' | 'posted' | 'in doubt' | 'refused'
  readonly message: MessageRef | null
  readonly at: Instant
}

export type CardSubject =
  | { readonly about: 'mention'; readonly mention: MentionId }
  /** The held cards that one roundup gathered. */
  | { readonly about: 'roundup'; readonly roundup: number }
  /** A period's report, as it was put together when it fell due. */
  | { readonly about: 'digest'; readonly say: Card }
  | { readonly about: 'surge'; readonly surge: SurgeId }
  /** A reply that was sent, told in the thread of the mention's card. */
  | { readonly about: 'reply'; readonly thread: CardId; readonly say: Card }

export interface Held {
  readonly channel: string
  readonly count: number
  readonly oldestAt: Instant
}

export interface AmplifyLedger {
  /** Understood, not a copy, not quiet, not yet routed; oldest first. */
  unrouted(limit: number): Promise<readonly Row[]>
  /**
   * Decisions, engagements, cards and the posts owed for them, surges and their cards too: one transaction,
   * fenced by the lease. A mention already routed is left as it is.
   * @throws {LeaseLost}
   */
  routed(lease: Lease, routed: readonly Routed[], at: Instant, surges?: readonly SurgeMoved[]): Promise<void>
  /** How many cards were sent to the channel (not held, not in threads) since. */
  cardsSince(channel: string, since: Instant): Promise<number>
  /** Channels with held cards. */
  held(): Promise<readonly Held[]>
  /** Gathers a channel's held cards into one roundup and owes its post. Null when there are none. */
  gather(lease: Lease, channel: string, at: Instant): Promise<CardId | null>
  card(id: CardId): Promise<CardRecord | null>
  /** The mentions in a roundup, in order of notability. */
  roundup(roundup: number): Promise<readonly HeldRow[]>
  /** By the message that shows it, for reactions and replies in threads. */
  cardByMessage(channel: string, message: MessageRef): Promise<CardRecord | null>
  mutes(now: Instant): Promise<readonly Mute[]>
  mute(mute: Mute): Promise<void>
  /** False when nothing of that name was muted. */
  unmute(what: Mutable, value: string): Promise<boolean>
}

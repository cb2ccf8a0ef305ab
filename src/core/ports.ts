/**
 * The ports: what the core asks of the world. One adapter each per platform, all held to the same
 * contract suites in tests/contracts.
 *
 * Glossary
 * - Source: where mentions come from. It pulls a batch from a cursor.
 * - Mention: one customer's words about the brand. `M-142`, stable for ever.
 * - Analysis: what we understood of a mention. A suggestion; staff may correct it.
 * - Department: owns themes and a channel. Route: the rule that sends a mention there, and why.
 * - Channel: a place in one chat, with a budget and quiet hours.
 * - Card: what is posted about a mention. Roundup: one card for those that overflowed a budget.
 * - Engagement: where a mention stands with the staff. Act: one thing a member did to it.
 * - Action: the act that closes the gap (reply, fix, refund, ...), logged with who, when, note, link.
 * - Ledger: the database that holds all this. Outbox: posts and updates owed to chat. Debt: one of them.
 * - Lease: a step of the work that one instance does at a time. Token: what proves it still does.
 * - Draft: a reply being written. Nothing is sent that a person did not approve. Replier: what sends it.
 * - In doubt: a post whose answer was lost. It may be there; it is never blindly repeated.
 */
import type { Analysis } from './analysis.ts'
import type { Card } from './card.ts'
import type { Teaching } from './correction.ts'
import { Fault } from './fault.ts'
import type { Found, Mention } from './mention.ts'
import type { Instant } from './time.ts'

/** Brings an approved reply to where the customer spoke. Its calls never throw. */
export interface Replier {
  /** As people read it: `email`, `GitHub`. */
  readonly name: string
  /** Characters that a reply may have there. */
  readonly most: number
  /** A reply of one key, sent again, stays one: where an answer was lost it may be repeated. */
  readonly repeatable: boolean
  /** Whether it can answer this one: not everything that a source brings has an address to answer at. */
  reaches(mention: Mention): boolean
  send(reply: OutgoingReply): Promise<Sending>
  find(reply: OutgoingReply): Promise<ReplyFinding>
}

export interface OutgoingReply {
  readonly mention: Mention
  readonly text: string
  /** The same at every try, and of no other reply. */
  readonly key: string
  readonly approvedAt: Instant
}

export type Sending =
  /** `link`: where it can be seen, when the place says so. */
  | { readonly outcome: 'sent'; readonly link: string | null }
  /** Certainly not sent, and it never will be like this. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Certainly not sent; it asked to be left alone until then. */
  | { readonly outcome: 'throttled'; readonly until: Instant }
  /** Certainly not sent; worth trying again. */
  | { readonly outcome: 'unavailable'; readonly reason: string }
  /** It may have been sent. */
  | { readonly outcome: 'in doubt'; readonly reason: string }

export type ReplyFinding =
  | { readonly found: 'there'; readonly link: string | null }
  | { readonly found: 'absent' }
  | { readonly found: 'unknown' }

/** Somewhere customers speak. Pulled on a schedule; a pull has no effect but its answer. */
export interface Source {
  readonly name: string
  readonly kind: string
  /** Changes when the meaning of the cursor changes (address, query): a stored cursor of another one is dropped. */
  readonly fingerprint: string
  /**
   * The next batch after `cursor` (null: from the start). Re-reads an overlap rather than miss one:
   * storing is idempotent.
   * @throws {SourceFault} anything else thrown is treated as one that may pass.
   */
  pull(cursor: string | null, signal: AbortSignal): Promise<Batch>
  /** True when nothing will ever come after this cursor: the source is not pulled any more. */
  finished?(cursor: string | null): boolean
}

export interface Batch {
  readonly found: readonly Found[]
  /** Stored in the same transaction as what was found; given back at the next pull. */
  readonly cursor: string | null
  /** True when another pull would bring more at once. */
  readonly more: boolean
  /** What could not be read, in plain words; counted and shown, never fatal. */
  readonly skipped: readonly string[]
}

/** Why a source could not be pulled, in words that say what to do. */
export class SourceFault extends Fault {
  override readonly name = 'SourceFault'
  /** The server asked not to be called before this. */
  readonly notBefore: Instant | null
  /** True when only the administrator can mend it (a wrong address, a refused key). */
  readonly lasting: boolean

  constructor(message: string, options: { notBefore?: Instant; lasting?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.notBefore = options.notBefore ?? null
    this.lasting = options.lasting ?? false
  }
}

export interface Analyst {
  /** Name and version: it is stored with every analysis. */
  readonly name: string
  /** One analysis for each mention, in the same order. Never throws for any text. */
  analyse(mentions: readonly Mention[], signal: AbortSignal): Promise<readonly Analysis[]>
  /** What staff corrected, all of it anew: counts for what is analysed from now on. */
  learn?(teaching: Teaching): Promise<void>
  /** Ends what it runs on. */
  close?(): Promise<void>
}

/** A chat that cards are posted to. Its calls never throw: every fault is a `Delivery`. */
export interface Messenger {
  readonly chat: ChatName
  /** `key` names this post for ever: the chat keeps it where it can, so that `find` can look for it. */
  post(address: string, card: Card, key: string): Promise<Delivery>
  /** Replaces a posted card in place. Idempotent. */
  update(message: MessageRef, card: Card): Promise<Delivery>
  /** Below a posted card, in its thread. */
  reply(message: MessageRef, card: Card, key: string): Promise<Delivery>
  /** To one member, seen by nobody else. `member` is the id within the chat. */
  direct(member: string, card: Card, key: string): Promise<Delivery>
  /** Whether the post of that key is there. */
  find(address: string, key: string): Promise<Finding>
  /** Null when cards can be posted there; otherwise what to do about it. Posts nothing. */
  probe(address: string): Promise<string | null>
}

export const CHATS = ['workspace', 'slack', 'teams'] as const
export type ChatName = (typeof CHATS)[number]

/** The adapter's own words for where a message is. Only the adapter that made it reads it. */
export type MessageRef = string

export type Delivery =
  | { readonly outcome: 'delivered'; readonly message: MessageRef }
  /** Certainly not sent; worth trying again. */
  | { readonly outcome: 'unavailable'; readonly reason: string }
  /** Certainly not sent, and the chat said until when to wait. Spends no try. */
  | { readonly outcome: 'throttled'; readonly until: Instant }
  /** Nothing can be sent to this address until a person mends it: `reason` says how. Kept, spends no try. */
  | { readonly outcome: 'blocked'; readonly reason: string }
  /** This message will never be accepted. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** It may have been sent. */
  | { readonly outcome: 'in doubt'; readonly reason: string }

export type Finding =
  | { readonly found: 'there'; readonly message: MessageRef }
  | { readonly found: 'absent' }
  /** The chat cannot tell (a scope is missing, it does not answer). */
  | { readonly found: 'unknown' }

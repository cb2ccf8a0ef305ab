import type { Card } from '../card.ts'
import type { Concern, ReplyTone } from '../draft.ts'
import type { DraftId } from '../draftwords.ts'
import type { MemberId } from '../member.ts'
import type { Mention, MentionId } from '../mention.ts'
import type { Instant } from '../time.ts'

export const DRAFT_STATES = [
  'being written',
  'waiting for approval',
  'approved',
  'sending',
  'sent',
  'in doubt',
  'given up',
] as const
export type DraftState = (typeof DRAFT_STATES)[number]

export interface Person {
  readonly id: MemberId
  readonly name: string
}

/** A reply to a mention, from the first word to the customer's screen. Open until it is approved. */
export interface Draft {
  readonly id: DraftId
  readonly mention: MentionId
  readonly state: DraftState
  /** Grows with every change. */
  readonly version: number
  readonly writer: Person
  /** Who gave the text its present form. */
  readonly editor: Person
  /** Once approved, what is sent. Empty: erased, or not chosen yet. */
  readonly text: string
  /** The text is a person's own, not as it was suggested. */
  readonly own: boolean
  readonly tone: ReplyTone | null
  /** What wrote the alternatives: `template`, or the model's name. Null: not asked yet. */
  readonly by: string | null
  /** Why a template stood in for the model. */
  readonly note: string | null
  readonly alternatives: readonly Alternative[]
  /** The honest check of the text as it stands. */
  readonly concerns: readonly Concern[]
  readonly confirmations: readonly Confirmation[]
  /** Who is asked to approve it. */
  readonly asked: Person | null
  /** What went wrong with it last, and what to do. */
  readonly fault: string | null
  readonly beganAt: Instant
  readonly changedAt: Instant
  /** From its approval on. */
  readonly reply: Reply | null
}

/** What could stand in the place of the text. */
export interface Alternative {
  readonly text: string
  /** A person wrote it; nothing takes it away but another person. */
  readonly own: boolean
}

/** A marked sentence that a person vouches for. */
export interface Confirmation {
  readonly sentence: string
  readonly by: Person
  readonly at: Instant
}

export interface Reply {
  /** By what it is sent; null: by hand. */
  readonly through: string | null
  readonly approver: Person
  readonly approvedAt: Instant
  readonly sentAt: Instant | null
  /** Where it can be seen. */
  readonly link: string | null
}

export interface DraftChange {
  readonly draft: DraftId
  /** As the person saw it. */
  readonly version: number
  readonly by: Person
  readonly at: Instant
  /** Whoever changes the text is its editor from then on. */
  readonly set: Partial<Pick<Draft, 'text' | 'own' | 'tone' | 'alternatives' | 'note' | 'concerns'>> & {
    readonly madeBy?: string
  }
  readonly confirms: readonly string[]
  readonly step: DraftStep
}

export type DraftStep =
  | { readonly to: 'keep' }
  | { readonly to: 'hand over'; readonly asked: Person; readonly tell: Card }
  | { readonly to: 'approve'; readonly through: string | null }
  | { readonly to: 'give up' }
  /** A person sent it by hand, or found one in doubt to be there. */
  | { readonly to: 'mark as sent'; readonly say: ReplySaid }
  /** A person looked: one in doubt is not there. */
  | { readonly to: 'send again' }

/** What the team is told of a reply in the threads of its mention's cards. */
export interface ReplySaid {
  readonly say: Card
  /** The same without the text: what stays when the customer's words are erased. */
  readonly bare: Card
  /** For the audit trail. */
  readonly note: string
}

export type Changed =
  | { readonly changed: Draft }
  /** Another change came first: this is how it stands now, and nothing was written. */
  | { readonly overtaken: Draft }

/** An approved reply, leased to whoever sends it. */
export interface OwedReply {
  readonly draft: Draft & { readonly reply: Reply }
  readonly mention: Mention
  /** The same at every try, and of no other reply. */
  readonly key: string
  readonly tries: number
  readonly token: string
  readonly until: Instant
  /** It may have been sent: look before sending. */
  readonly look: boolean
}

export type ReplySettlement =
  | { readonly state: 'sent'; readonly link: string | null; readonly say: ReplySaid }
  | {
      readonly state: 'later'
      readonly notBefore: Instant
      readonly spent: boolean
      readonly look: boolean
      readonly reason: string
    }
  /** It may be there, and only a person can tell: the approver is told. */
  | { readonly state: 'in doubt'; readonly reason: string; readonly tell: Card }
  /** It certainly was not sent, and will not be like this: open again, and the approver is told. */
  | { readonly state: 'refused'; readonly reason: string; readonly tell: Card }

export interface DraftLedger {
  /**
   * The member's own open draft of a mention; a new one where there is none. Of a copy, its lead's.
   * @throws {Refusal} when the mention cannot be answered. Null when there is no such mention.
   */
  beginDraft(mention: MentionId, writer: Person, at: Instant): Promise<Draft | null>
  draft(id: DraftId): Promise<Draft | null>
  /** Of one mention, in order, those given up left out. */
  draftsOf(mention: MentionId): Promise<readonly Draft[]>
  /** The longest unchanged first. */
  draftsIn(
    states: readonly DraftState[],
    limit: number,
    offset: number,
  ): Promise<{ readonly drafts: readonly Draft[]; readonly total: number }>
  /**
   * One change with all that follows from it, in one transaction: what the colleague is told, the act and
   * the cards of a reply that was sent. One version is changed once, and one mention has at most one
   * reply on its way.
   * @throws {Refusal} when it makes no sense as things stand. Null when there is no such draft.
   */
  changeDraft(change: DraftChange): Promise<Changed | null>
  /** Approved replies whose time has come, to mentions that can still be answered. */
  claimReplies(now: Instant, leaseMs: number, limit: number): Promise<readonly OwedReply[]>
  /** False when the lease was lost meanwhile; then nothing changed. */
  settleReply(owed: OwedReply, settlement: ReplySettlement, now: Instant): Promise<boolean>
}

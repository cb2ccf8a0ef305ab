import type { Card } from '../card.ts'
import type { MemberId } from '../member.ts'
import type { MentionId } from '../mention.ts'
import type { Instant } from '../time.ts'
import type { CardId } from './amplify.ts'

/** A complaint that waits: for its assignee to do something, or for anyone to take it on. */
export interface Late {
  readonly mention: MentionId
  readonly assignee: MemberId | null
  /** Since it was given to them; of one that nobody has, since the team was told. */
  readonly since: Instant
  /** Where it is posted: its own card, or else the roundup that it is in. Null: nowhere yet. */
  readonly card: CardId | null
  readonly channel: string | null
}

export interface Reminder extends Pick<Late, 'mention' | 'assignee' | 'since'> {
  /** Null: nobody wants to be told. */
  readonly tell:
    | { readonly member: MemberId; readonly say: Card }
    | { readonly card: CardId; readonly say: Card }
    | null
  readonly at: Instant
}

export interface RemindLedger {
  /** Waiting since `from` up to, and without, `until`, and of which nobody was reminded; the longest first. */
  dueToRemind(from: Instant, until: Instant, limit: number): Promise<readonly Late[]>
  /** Owes it, in one transaction, once for each time that the mention was given to someone. False: it was before. */
  remind(reminder: Reminder): Promise<boolean>
  wantsReminders(member: MemberId): Promise<boolean>
  setReminders(member: MemberId, wanted: boolean): Promise<void>
}

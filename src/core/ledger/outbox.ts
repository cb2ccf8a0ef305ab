import type { Card } from '../card.ts'
import type { MemberId } from '../member.ts'
import type { MentionId } from '../mention.ts'
import type { MessageRef } from '../ports.ts'
import type { Instant } from '../time.ts'
import type { CardId } from './amplify.ts'

/** Something owed to chat. Of one channel, one at a time and in order. */
export interface Debt {
  readonly id: number
  /** A channel's name, or `@<member id>` for a direct message. */
  readonly queue: string
  readonly owed: Owed
  readonly tries: number
  readonly createdAt: Instant
  /** Fences `settle`. */
  readonly token: string
  readonly until: Instant
  /** True when an earlier holder died while sending: look before sending again. */
  readonly interrupted: boolean
}

export type Owed =
  | { readonly owe: 'post'; readonly card: CardId }
  /** Many updates of one card that wait are one. */
  | { readonly owe: 'update'; readonly card: CardId }
  | { readonly owe: 'reply'; readonly card: CardId; readonly say: Card }
  | { readonly owe: 'direct'; readonly member: MemberId; readonly say: Card }

export type Settlement =
  | { readonly state: 'done'; readonly message: MessageRef | null }
  /** Try again at `notBefore`; `spent` counts a try; `fault` is shown until the queue works again. */
  | {
      readonly state: 'later'
      readonly notBefore: Instant
      readonly spent: boolean
      readonly fault: string | null
    }
  | { readonly state: 'in doubt' | 'refused'; readonly reason: string }

export interface Settled {
  readonly debt: Debt
  readonly settlement: Settlement
}

/** A queue that cannot deliver at present. */
export interface QueueFault {
  readonly queue: string
  readonly fault: string
  readonly since: Instant
  readonly waiting: number
}

export interface Doubt {
  readonly debt: number
  readonly queue: string
  readonly owed: Owed
  readonly reason: string
  readonly at: Instant
}

export interface OutboxLedger {
  /**
   * The heads of the queues whose time has come, each leased to the caller; a queue's gate moves to
   * `now + paceMs(queue)` in the same step. A queue of pace 0 gives as many as there are, in order: the
   * caller sends them in that order. Nothing of a queue is given while a leased debt of it is unsettled.
   */
  claimDebts(
    now: Instant,
    leaseMs: number,
    paceMs: (queue: string) => number,
    limit: number,
  ): Promise<readonly Debt[]>
  /** False when the lease was lost meanwhile; then nothing changed. */
  settle(debt: Debt, settlement: Settlement, now: Instant): Promise<boolean>
  /** The same for many, in one transaction; one answer each, in order. */
  settleAll(settled: readonly Settled[], now: Instant): Promise<readonly boolean[]>
  /** When the next debt can be claimed; null when nothing is owed. */
  nextDebtAt(): Promise<Instant | null>
  queueFaults(): Promise<readonly QueueFault[]>
  doubts(): Promise<readonly Doubt[]>
  /** A person looked: it is there, or it shall be posted again. False when it was settled meanwhile. */
  resolveDoubt(debt: number, verdict: 'there' | 'post again', now: Instant): Promise<boolean>
  /**
   * A message that proves to show a mention's card, where a person said that it is there and nobody knew
   * which message it is. False when the card needs none.
   */
  adopt(channel: string, mention: MentionId, message: MessageRef, now: Instant): Promise<boolean>
  /** What these queues stumbled over may be mended: they are tried at once. */
  tryAgain(queues: readonly string[]): Promise<void>
  /** Owes one line of text to a member. `key` makes it once. */
  oweDirect(member: MemberId, say: Card, key: string, now: Instant): Promise<void>
}

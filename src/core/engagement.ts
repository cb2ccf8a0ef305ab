import type { Kind, Urgency } from './analysis.ts'
import type { MemberId } from './member.ts'
import type { MentionId } from './mention.ts'
import type { Instant } from './time.ts'

export const STATUSES = ['open', 'claimed', 'acted', 'closed', 'reopened', 'snoozed', 'dismissed'] as const
export type Status = (typeof STATUSES)[number]

/** What a team can do to close the gap. */
export const ACTION_TYPES = [
  'reply',
  'fix',
  'refund',
  'policy change',
  'product change',
  'recognise',
  'replicate',
  'other',
] as const
export type ActionType = (typeof ACTION_TYPES)[number]

export const DISMISS_REASONS = [
  'not about us',
  'advert',
  'spam',
  'duplicate',
  'not actionable',
  'other',
] as const
export type DismissReason = (typeof DISMISS_REASONS)[number]

/** Where a mention stands with the staff. One per mention that was worth showing, however many cards show it. */
export interface Engagement {
  readonly mention: MentionId
  readonly status: Status
  /** The status before a snooze, to wake into. */
  readonly before: Status | null
  readonly department: string | null
  readonly assignee: MemberId | null
  readonly snoozedUntil: Instant | null
  readonly openedAt: Instant
  /** The first claim, assignment, log or thanks. */
  readonly respondedAt: Instant | null
  readonly closedAt: Instant | null
}

/** The words an act is recorded by; the same as the commands that cause it. */
export const ACTS = [
  'claim',
  'release',
  'assign',
  'log',
  'close',
  'reopen',
  'snooze',
  'wake',
  'dismiss',
  'move',
  'thank',
  'mark',
  'raise',
] as const
export type ActVerb = (typeof ACTS)[number]

/** One line of the audit trail. */
export interface Act {
  readonly id: number
  readonly mention: MentionId
  readonly verb: ActVerb
  /** Null when Earshot did it (waking a snooze). */
  readonly member: { readonly id: MemberId; readonly name: string } | null
  /** Which door: `workspace`, `slack`, `teams`, `earshot`. */
  readonly via: string
  readonly at: Instant
  readonly detail: ActDetail
}

/** What an act carries besides its verb; absent fields were not given. */
export interface ActDetail {
  readonly to?: { readonly id: MemberId; readonly name: string }
  readonly action?: ActionType
  readonly note?: string
  readonly link?: string
  readonly reason?: DismissReason
  readonly kind?: Kind
  readonly urgency?: Urgency
  readonly from?: string | null
  readonly department?: string
  readonly until?: Instant
  /** Who earned the praise, as the thanker wrote it. */
  readonly person?: string
}

/** Why an act cannot be done now, and what can be done instead: shown to the person who asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** An act as asked for, before the ledger gave it a number and a time. */
export interface ActRequest {
  readonly verb: ActVerb
  readonly member: { readonly id: MemberId; readonly name: string } | null
  readonly detail: ActDetail
}

/**
 * The state machine of an engagement.
 * @throws {Refusal} when the act makes no sense in this status.
 */
export function transition(now: Engagement, act: ActRequest, at: Instant): Engagement {
  const responded = { respondedAt: now.respondedAt ?? at }
  const ended = now.status === 'closed' || now.status === 'dismissed'
  switch (act.verb) {
    case 'claim': {
      if (ended) throw new Refusal(`It is ${now.status}. Reopen it first.`)
      if (now.assignee !== null && now.assignee === act.member?.id) throw new Refusal('It is yours already.')
      if (now.assignee !== null)
        throw new Refusal('A colleague has it. Ask them, or use assign to take it over.')
      return { ...now, ...responded, ...awake, status: 'claimed', assignee: act.member?.id ?? null }
    }
    case 'release': {
      if (now.assignee === null) throw new Refusal('Nobody has claimed it.')
      if (now.assignee !== act.member?.id)
        throw new Refusal('A colleague has it; only they can release it. Use assign to hand it over.')
      return { ...now, status: now.status === 'claimed' ? 'open' : now.status, assignee: null }
    }
    case 'assign': {
      if (ended) throw new Refusal(`It is ${now.status}. Reopen it first.`)
      const to = act.detail.to
      if (!to) throw new Refusal('Say whom to assign it to.')
      if (now.assignee === to.id) throw new Refusal(`${to.name} has it already.`)
      return { ...now, ...responded, ...awake, status: 'claimed', assignee: to.id }
    }
    case 'log':
      if (now.status === 'dismissed') throw new Refusal('It is dismissed. Reopen it first.')
      return { ...now, ...responded, ...awake, status: now.status === 'closed' ? 'closed' : 'acted' }
    case 'thank':
      return { ...now, ...responded }
    case 'mark':
      return now
    case 'raise':
      return { ...now, department: act.detail.department ?? now.department }
    case 'close':
      if (ended) throw new Refusal(`It is ${now.status} already.`)
      return { ...now, ...responded, ...awake, status: 'closed', closedAt: at }
    case 'reopen':
      if (now.status === 'open' || now.status === 'claimed' || now.status === 'reopened')
        throw new Refusal('It is open already.')
      return { ...now, ...awake, status: 'reopened', assignee: null, closedAt: null }
    case 'snooze': {
      if (ended) throw new Refusal(`It is ${now.status}; there is nothing to snooze.`)
      const until = act.detail.until
      if (until === undefined || until <= at) throw new Refusal('Say how long, for example 2h or 3d.')
      const before = now.status === 'snoozed' ? now.before : now.status
      return { ...now, status: 'snoozed', before, snoozedUntil: until }
    }
    case 'wake':
      if (now.status !== 'snoozed') throw new Refusal('It is not snoozed.')
      return { ...now, ...awake, status: now.before ?? 'open' }
    case 'dismiss':
      if (ended) throw new Refusal(`It is ${now.status} already.`)
      return { ...now, ...awake, status: 'dismissed', closedAt: at }
    case 'move': {
      const department = act.detail.department
      if (department === undefined) throw new Refusal('Say which department it belongs to.')
      if (department === now.department) throw new Refusal(`It is with ${department} already.`)
      return {
        ...now,
        ...awake,
        status: ended ? 'reopened' : 'open',
        closedAt: null,
        department,
        assignee: null,
      }
    }
  }
}

const awake = { before: null, snoozedUntil: null } as const

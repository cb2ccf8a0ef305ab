import type { MemberId, Role } from './member.ts'
import type { MentionId } from './mention.ts'
import type { Instant } from './time.ts'

/** What staff can say was understood wrongly. `worth`: whether a team should see it, `yes` or `no`. */
export const CORRECTABLE = ['kind', 'urgency', 'department', 'worth'] as const
export type Correctable = (typeof CORRECTABLE)[number]

/** A member's word against what was understood of a mention. Of each mention and field the last one stands. */
export interface Correction {
  readonly id: number
  readonly mention: MentionId
  readonly field: Correctable
  /** As it was understood before anyone corrected it. */
  readonly was: string
  readonly right: string
  readonly member: { readonly id: MemberId; readonly name: string }
  readonly at: Instant
}

/** A correction as it teaches: with the words that it was said of. Once these are erased it teaches no more. */
export interface Lesson {
  readonly id: number
  readonly field: Correctable
  readonly right: string
  readonly member: MemberId
  /** When it was said: how far the member's word carries. */
  readonly role: Role
  readonly title: string | null
  readonly text: string
  readonly language: string
}

/** All that there is to learn from. */
export interface Teaching {
  /** Of each member and field the newest ones. */
  readonly lessons: readonly Lesson[]
  /** What this company hears and nobody corrected. */
  readonly usual: readonly Pick<Lesson, 'title' | 'text' | 'language'>[]
  /** Grows with every correction, and whenever one is taken back or its words are erased. */
  readonly edits: number
}

/** What a correction says, as an act carries it. */
export interface Said {
  readonly field: Correctable
  /** Null: as it was understood. */
  readonly right: string | null
  /** How it was understood, where the act knows better than the ledger; else what stands there. */
  readonly was?: string
  readonly role: Role
}

/** That corrections decided an answer. */
export interface Taught {
  readonly field: Correctable
  /** What would have been answered without them. */
  readonly instead: string
  /** Their numbers, the weightiest first. */
  readonly corrections: readonly number[]
  /** What these words have in common with those that were corrected. */
  readonly words: readonly string[]
}

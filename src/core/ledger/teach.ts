import type { Correction, Teaching } from '../correction.ts'
import type { MemberId } from '../member.ts'
import type { MentionId } from '../mention.ts'
import type { Instant } from '../time.ts'
import type { Row } from './amplify.ts'

export interface CorrectionQuery {
  /** Null: everybody's. */
  readonly member: MemberId | null
  readonly limit: number
  readonly offset: number
}

export type WhichCorrections =
  | { readonly id: number /** Null: whoever said it. */; readonly member: MemberId | null }
  | { readonly member: MemberId }

/** A mention that nobody was told of, and why. */
export interface Folded extends Row {
  readonly routed: string | null
}

export interface FoldedQuery {
  readonly since: Instant
  readonly department?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Corrections are said by acts (`ActOrder`); here they are read, and taken back. */
export interface TeachLedger {
  teaching(): Promise<Teaching>
  /** See `Teaching`. */
  teachingEdits(): Promise<number>
  /** Those that stand, the newest first. */
  corrections(
    query: CorrectionQuery,
  ): Promise<{ readonly corrections: readonly Correction[]; readonly total: number }>
  correctionsOf(mention: MentionId): Promise<readonly Correction[]>
  /** By their numbers, in their order; those that stand. */
  correctionsNamed(ids: readonly number[]): Promise<readonly Correction[]>
  /**
   * Takes them back: their mentions are again as they were understood, their cards are owed an update, and
   * nothing is learnt from them any more. Answers how many.
   */
  forgetCorrections(which: WhichCorrections, at: Instant): Promise<number>
  /** Those that nobody was told of, the ones that came nearest to it first. */
  folded(query: FoldedQuery): Promise<{ readonly rows: readonly Folded[]; readonly total: number }>
}

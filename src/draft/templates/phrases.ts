import type { Kind } from '../../core/analysis.ts'
import type { ReplyTone } from '../../core/draft.ts'
import type { ActionType } from '../../core/engagement.ts'

/** What can be said that was done. A reply that was logged is no news to who reads this one. */
export type Told = Exclude<ActionType, 'reply'>

/**
 * What replies are put together from, in one language. Every sentence stands on its own, promises nothing,
 * and takes nothing for a fact but what was logged.
 */
export interface Phrases {
  /** `{name}`: the first name. */
  readonly greeting: Readonly<Record<ReplyTone, { readonly named: string; readonly unnamed: string }>>
  /** Two ways to begin. */
  readonly opening: Readonly<Record<Kind, Readonly<Record<ReplyTone, readonly [string, string]>>>>
  /** `{theme}`: in the customer's own words. */
  readonly theme: string
  /** `{team}`: who has it now. */
  readonly brought: string
  /** By the departments that Earshot knows without being told; `other` for all else. */
  readonly teams: Readonly<Record<string, string>> & { readonly other: string }
  readonly done: Readonly<Record<Told, string>>
  readonly closing: Readonly<Record<Kind, Readonly<Record<ReplyTone, string>>>>
  /** `{brand}`. */
  readonly signature: Readonly<Record<ReplyTone, string>>
}

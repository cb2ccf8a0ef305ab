import type { Story } from './ledger.ts'

export const TONES = ['warm', 'plain', 'formal'] as const
export type ReplyTone = (typeof TONES)[number]

/** What a draft is made from. */
export interface DraftWish {
  readonly story: Story
  /** Null: as the brand's voice has it. */
  readonly tone: ReplyTone | null
  /** What the member asked for besides, in their own words. */
  readonly instruction: string | null
  /** Characters that the channel of origin takes. */
  readonly most: number
  /** Alternatives that were not to the member's liking: others are wanted. */
  readonly unlike: readonly string[]
}

/** Alternatives to choose from. Suggestions: nothing is sent that a person did not approve. */
export interface Proposed {
  /** At least one, the best first; each within the wish's length. */
  readonly texts: readonly string[]
  /** `template`, or the model's name. */
  readonly by: string
  readonly language: string
  /** Why a template stands in for the model; null when nothing stands in. */
  readonly note: string | null
}

/** Writes replies. Never throws, and never takes longer than 20 seconds: where a model fails, a template stands in. */
export interface Drafter {
  propose(wish: DraftWish, signal: AbortSignal): Promise<Proposed>
}

export const CONCERNS = [
  'promise',
  'refund',
  'date',
  'discount',
  'apology',
  'claim of action',
  'personal data',
  'link',
  'other customer',
  'blame',
  'banned word',
  'length',
] as const
export type ConcernAbout = (typeof CONCERNS)[number]

/** A sentence that says more than is known to be so. */
export interface Concern {
  readonly about: ConcernAbout
  /** As it stands in the draft. */
  readonly sentence: string
  /** Why it is marked, and what would support it. */
  readonly why: string
  /** False: it cannot be sent so, whoever confirms it. */
  readonly confirmable: boolean
}

/** The honest check. Pure: the same draft and story give the same concerns, in the order of the text. */
export type HonestCheck = (text: string, story: Story, most: number) => readonly Concern[]

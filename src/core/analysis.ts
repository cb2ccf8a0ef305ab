import type { Taught } from './correction.ts'

export const KINDS = ['praise', 'complaint', 'question', 'suggestion', 'other'] as const
export type Kind = (typeof KINDS)[number]

export const URGENCIES = ['low', 'normal', 'high'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Probabilities, 0 to 1, that the field of that name is right. */
export interface Confidence {
  readonly kind: number
  readonly sentiment: number
  readonly department: number
  readonly urgency: number
}

/** What we understood of one mention. A suggestion, never a fact: staff may correct it. */
export interface Analysis {
  readonly kind: Kind
  /** -1 (hostile) to 1 (delighted). */
  readonly sentiment: number
  readonly urgency: Urgency
  /** A department's name from the config, or null when none fits. */
  readonly department: string | null
  readonly themes: readonly string[]
  /** The brand's promises, verbatim from the config, that these words keep or break. */
  readonly promises: readonly string[]
  /** Staff named, as the config spells them. */
  readonly people: readonly string[]
  /** ISO 639-1, or `und` when it cannot be told. */
  readonly language: string
  /** One line, taken from the customer's own words. */
  readonly summary: string
  /** Probability, 0 to 1, that a team should see it. */
  readonly worth: number
  readonly confidence: Confidence
  /** Which analyst said so, with its version. */
  readonly analyst: string
  /** The words or rules that decided, most telling first. */
  readonly because: readonly string[]
  /** Where corrections by the staff decided; absent: nowhere. */
  readonly taught?: readonly Taught[]
}

export type Mood = 'negative' | 'neutral' | 'positive'

/** The three classes that people speak of, cut from the score. */
export function mood(sentiment: number): Mood {
  return sentiment <= -0.2 ? 'negative' : sentiment >= 0.2 ? 'positive' : 'neutral'
}

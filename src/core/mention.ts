import type { Instant } from './time.ts'

/** The number in `M-142`: given once, never reused. */
export type MentionId = number

export function reference(id: MentionId): string {
  return `M-${id}`
}

/** Forgiving: `142`, `M-142`, `m142`, `#142`. Null when it is no reference. */
export function parseReference(word: string): MentionId | null {
  const digits = /^(?:#|m-?)?(\d{1,12})$/i.exec(word.trim())?.[1]
  return digits && Number(digits) > 0 ? Number(digits) : null
}

export interface Author {
  /** Stable within its source: an account id, else the handle, else the name. */
  readonly key: string
  readonly name: string
  readonly url: string | null
}

/** What a source brings: one customer's words, not yet stored. */
export interface Found {
  /** Unique within the source for ever; storing is idempotent on (source, externalId). */
  readonly externalId: string
  readonly author: Author | null
  readonly title: string | null
  /** Plain text; markup already taken out by the source. */
  readonly text: string
  /** Absolute http(s) address of the original, or null. */
  readonly url: string | null
  /** As the source says; null when it does not say or says nonsense. */
  readonly publishedAt: Instant | null
  /** People who may have seen it (followers, readers, points); 0 when unknown. */
  readonly reach: number
  /** The source's own language tag (`de`, `pt`), lower case, or null. */
  readonly language: string | null
}

export interface Mention extends Found {
  readonly id: MentionId
  readonly source: string
  readonly storedAt: Instant
  /** `publishedAt`, or when it was stored; never in the future. */
  readonly at: Instant
  /** Set when these words are a copy: the mention that leads them. */
  readonly copyOf: MentionId | null
  /** How many copies this mention leads. */
  readonly copies: number
}

import type { Row } from './ledger.ts'
import type { ThemeId, ThemeLabel } from './theme.ts'
import type { Instant } from './time.ts'

export type SurgeId = number

/** A theme far above its usual rate. */
export interface Surge {
  readonly id: SurgeId
  readonly theme: ThemeId
  /** When the first of its mentions was heard. */
  readonly since: Instant
  /** Mentions an hour that would have been usual. */
  readonly usual: number
  /** When it was seen to be over; null: it goes on. */
  readonly closedAt: Instant | null
  /** When its cards were last made to show how it stands, and how many mentions they showed. */
  readonly shownAt: Instant
  readonly shown: number
}

/** What a step decided of a surge. One transaction with the decisions on its mentions. */
export type SurgeMoved =
  | {
      readonly move: 'open'
      readonly theme: ThemeId
      readonly since: Instant
      readonly usual: number
      readonly count: number
      readonly channels: readonly { readonly channel: string; readonly reason: string }[]
    }
  /** The same surge is there again: its card says so. */
  | { readonly move: 'reopen'; readonly surge: SurgeId; readonly count: number }
  /** Its cards are brought up to date. */
  | { readonly move: 'show'; readonly surge: SurgeId; readonly count: number }
  | { readonly move: 'close'; readonly surge: SurgeId; readonly count: number }

/** What was heard of a theme; copies and history left out of the hour. */
export interface ThemeHeard {
  readonly theme: ThemeLabel
  /** One a voice: the first that each author said within the hour, oldest first. */
  readonly voices: readonly Instant[]
  /** Hours since the epoch, and how many were heard in them. */
  readonly hours: readonly { readonly hour: number; readonly count: number }[]
  /** Its last surge that was closed, where there is one. */
  readonly last: { readonly surge: SurgeId; readonly closedAt: Instant } | null
}

export interface Pulse {
  /** When the first mention was stored; null: none was. */
  readonly since: Instant | null
  /** Mentions within the hour, copies and history left out. */
  readonly lastHour: number
  /** Themes that are gathered. */
  readonly themes: number
}

export interface SurgeStory extends Surge {
  readonly name: string
  /** In order; at most as many as say what it is about. */
  readonly rows: readonly Row[]
  readonly count: number
  readonly sources: readonly { readonly source: string; readonly count: number }[]
}

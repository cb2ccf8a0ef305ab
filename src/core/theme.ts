import type { Instant } from './time.ts'

/** The number in `T-12`: given once, never reused. */
export type ThemeId = number

/** What mentions are about. It has a name once enough mentions speak of it. */
export interface ThemeLabel {
  readonly id: ThemeId
  readonly name: string | null
}

/** A theme as it is listed. */
export interface Theme {
  readonly id: ThemeId
  readonly name: string
  readonly pinned: boolean
  /** Mentions in all, copies left out. */
  readonly count: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** Mentions in the last seven days, and in the seven before. */
  readonly week: number
  readonly weekBefore: number
}

/** With fewer mentions a theme has no name and is not shown. */
export const NAMED_FROM = 3

export function themeReference(id: ThemeId): string {
  return `T-${id}`
}

/** Forgiving: `T-12`, `t12`, `#12`, `12`. Null when it is no reference. */
export function parseTheme(word: string): ThemeId | null {
  const digits = /^(?:#|t-?)?(\d{1,12})$/i.exec(word.trim())?.[1]
  return digits && Number(digits) > 0 ? Number(digits) : null
}

/** Mentions that were published longer before they were stored are history: no news of this hour. */
export const FRESH_MS = 6 * 3_600_000

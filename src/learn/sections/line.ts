import type { Intent } from '../../core/intent.ts'
import type { Period, Row } from '../../core/ledger.ts'
import { reference } from '../../core/mention.ts'
import { excerpt, linkTo, oneLine, quoted } from '../../core/wording.ts'
import type { Line, Quote } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { sayChange } from '../noise.ts'
import { lengthOf } from '../stretch.ts'

// What the lines of all sections are made of.

const QUOTE_LENGTH = 280

export function line(text: string, more: Partial<Line> = {}): Line {
  return { text, detail: null, tone: 'neutral', open: null, subject: null, about: null, quotes: [], ...more }
}

export function ratioOf({ stretch }: Pick<Figures, 'stretch'>): number {
  return lengthOf(stretch.period) / lengthOf(stretch.before)
}

/** Against the time before, where that is known. */
export function against(figures: Figures, now: number, before: number): readonly string[] {
  return figures.comparable ? [sayChange(now, before, ratioOf(figures))] : []
}

/** `2026-11-07T12:00Z` */
function at(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`
}

/** `closed:2026-11-07T12:00Z..2026-11-14T12:00Z` */
export function duringFilter(key: 'acted' | 'closed' | 'handled', { since, until }: Period): string {
  return `${key}:${at(since)}..${at(until)}`
}

/** The search that finds what was said in the period. */
export function said(figures: Figures, ...filters: readonly string[]): Intent {
  return saidIn(figures, figures.stretch.period, ...filters)
}

export function saidIn(figures: Figures, { since, until }: Period, ...filters: readonly string[]): Intent {
  return search(figures, `since:${at(since)}`, `until:${at(until)}`, ...filters)
}

/** Of the department that is reported on. */
export function search({ department }: Figures, ...filters: readonly string[]): Intent {
  const whose = department === null ? [] : [`dept:${department}`]
  return { verb: 'search', words: [...filters, ...whose].join(' '), page: 1 }
}

export function quoteOf({ mention }: Row, length = QUOTE_LENGTH): Quote {
  const name = mention.author === null ? '' : excerpt(oneLine(mention.author.name), 60)
  return {
    mention: mention.id,
    text: quoted(mention, length),
    by: [...(name === '' ? [] : [name]), mention.source, reference(mention.id)].join(' · '),
    link: linkTo(mention.url),
  }
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

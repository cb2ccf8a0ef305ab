/** How far back a report looks, as people say it; in whose time zone is the reader's affair. */
export type Span =
  /** Since midnight, since Monday, since the first of the month. */
  | { readonly of: 'today' | 'week' | 'month' }
  /** Ended: the calendar's, whole. */
  | { readonly of: 'yesterday' | 'last week' | 'last month' }
  /** As many days back from now. */
  | { readonly of: 'days'; readonly days: number }
  /** Since the midnight with which a day began: `2026-11-01`. */
  | { readonly of: 'since'; readonly date: string }

export const LONGEST_DAYS = 366

const ENDED = ['yesterday', 'last week', 'last month'] as const

/** What a span may be, for those who said something else. */
export const SPANS_SAID = 'today, yesterday, 7d, 30d, week, last week, month, or a date such as 2026-11-01'

/** `today`, `7d`, `2w`, `week`, `last week`, `this month`, `2026-11-01`; null when it is no span. */
export function readSpan(words: string): Span | null {
  const plain = words.trim().toLowerCase()
  const named = /^(?:this[\s-]+)?(today|day|week|month)$/.exec(plain)?.[1]
  if (named === 'week' || named === 'month') return { of: named }
  if (named !== undefined) return { of: 'today' }
  const ended = plain.replace(/^(?:last|previous)[\s-]+(?=\S)/, 'last ')
  const whole = ENDED.find((one) => one === ended)
  if (whole !== undefined) return { of: whole }
  if (plain === '24h') return { of: 'days', days: 1 }
  const [, amount, unit] = /^(\d{1,3})(d|days?|w|weeks?)$/.exec(plain) ?? []
  if (amount !== undefined && unit !== undefined) {
    const days = Number(amount) * (unit.startsWith('w') ? 7 : 1)
    return days >= 1 && days <= LONGEST_DAYS ? { of: 'days', days } : null
  }
  return isDate(plain) ? { of: 'since', date: plain } : null
}

export function saySpan(span: Span): string {
  return span.of === 'days' ? `${span.days}d` : span.of === 'since' ? `since ${span.date}` : span.of
}

/** A day that the calendar has. */
function isDate(word: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return false
  const at = Date.parse(`${word}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(word)
}

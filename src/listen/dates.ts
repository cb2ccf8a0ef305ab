import { DAY, HOUR, type Instant, MINUTE } from '../core/time.ts'

/**
 * A time as feeds, APIs and spreadsheets write it; null for what cannot be told with certainty. Reads
 * ISO 8601, RFC 822, `4 March 2026`, `March 4, 2026`, `31.12.2026`, `2026/12/31`, and epoch seconds or
 * milliseconds. A time without a zone is taken as UTC.
 */
export function parseDate(written: string | number | null | undefined): Instant | null {
  if (typeof written === 'number') return epoch(written)
  if (written === null || written === undefined || written.length > 100) return null
  const text = written.trim()
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return epoch(Number(text))
  return iso(text) ?? dayFirst(text) ?? monthFirst(text) ?? numeric(text)
}

const EARLIEST = Date.UTC(1990, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

function plausible(instant: number): Instant | null {
  return instant >= EARLIEST && instant < LATEST ? Math.round(instant) : null
}

function epoch(value: number): Instant | null {
  return plausible(value) ?? plausible(value * 1000)
}

const CLOCK =
  '(?:[T ,]+(?:at )?(?<h>\\d{1,2}):(?<mi>\\d{2})(?::(?<s>\\d{2})(?<ms>[.,]\\d{1,9})?)?\\s*(?<half>[ap]\\.?m\\.?)?)?'
const ZONE =
  '(?:\\s*(?<zone>Z|(?:GMT|UTC)?[+-]\\d{1,2}:?\\d{2}|[+-]\\d{2}|UTC?|GMT|[ECMP][SD]T)(?:\\s*\\([^)]*\\)|\\s[A-Z]{3,4})?)?'

const ISO = pattern(`(?<y>\\d{4})-(?<mo>\\d{1,2})-(?<d>\\d{1,2})${CLOCK}${ZONE}`)
/** Zone names that RFC 5322 does not define count as UTC, as it says. */
const DAY_FIRST = pattern(
  `(?:[a-z]{2,9}\\.?,?\\s*)?(?<d>\\d{1,2})[. -]+(?<month>[a-z]{3,9})\\.?[, -]+(?<y>\\d{4}|\\d{2})${CLOCK}(?:${ZONE}|\\s*[a-z]{1,5})`,
)
const MONTH_FIRST = pattern(
  `(?:[a-z]{2,9}\\.?,?\\s+)?(?<month>[a-z]{3,9})\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>\\d{4})${CLOCK}${ZONE}`,
)
const YEAR_SLASH = pattern(`(?<y>\\d{4})[/.](?<mo>\\d{1,2})[/.](?<d>\\d{1,2})${CLOCK}${ZONE}`)
const DOTS = pattern(`(?<d>\\d{1,2})\\.(?<mo>\\d{1,2})\\.(?<y>\\d{4})${CLOCK}${ZONE}`)
/** `03/04/2026` is March or April: read only where one of the two cannot be a month. */
const SLASHES = pattern(`(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y>\\d{4})${CLOCK}${ZONE}`)

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES =
  /^(january|february|march|april|may|june|july|august|september|october|november|december)$/
const AMERICAN: Readonly<Record<string, number>> = { e: -5, c: -6, m: -7, p: -8 }

function pattern(source: string): RegExp {
  return new RegExp(`^${source}$`, 'i')
}

type Groups = Readonly<Record<string, string | undefined>>

function iso(text: string): Instant | null {
  const groups = ISO.exec(text)?.groups
  return groups ? instant(groups, Number(groups['mo']), Number(groups['d'])) : null
}

function dayFirst(text: string): Instant | null {
  const groups = DAY_FIRST.exec(text)?.groups
  return groups ? instant(groups, monthNumber(groups), Number(groups['d'])) : null
}

function monthFirst(text: string): Instant | null {
  const groups = MONTH_FIRST.exec(text)?.groups
  return groups ? instant(groups, monthNumber(groups), Number(groups['d'])) : null
}

function numeric(text: string): Instant | null {
  const clear = YEAR_SLASH.exec(text)?.groups ?? DOTS.exec(text)?.groups
  if (clear) return instant(clear, Number(clear['mo']), Number(clear['d']))
  const groups = SLASHES.exec(text)?.groups
  if (!groups) return null
  const [a, b] = [Number(groups['a']), Number(groups['b'])]
  if (a === b) return instant(groups, a, b)
  if (a > 12) return instant(groups, b, a)
  return b > 12 ? instant(groups, a, b) : null
}

function monthNumber(groups: Groups): number {
  const name = groups['month']?.toLowerCase() ?? ''
  const known = name.length === 3 || name === 'sept' || MONTH_NAMES.test(name)
  return known ? MONTHS.indexOf(name.slice(0, 3)) + 1 : 0
}

function instant(groups: Groups, month: number, day: number): Instant | null {
  const written = groups['y'] ?? ''
  const year = written.length === 2 ? 2000 + Number(written) : Number(written)
  const half = groups['half']?.[0]?.toLowerCase()
  const hour = Number(groups['h'] ?? 0)
  const minute = Number(groups['mi'] ?? 0)
  const second = Math.min(59, Number(groups['s'] ?? 0))
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  if (hours > 24 || minute > 59 || day < 1 || day > daysIn(year, month)) return null
  const milliseconds = Number(`0.${(groups['ms'] ?? '').slice(1) || '0'}`) * 1000
  const local = Date.UTC(year, month - 1, day) + hours * HOUR + minute * MINUTE + second * 1000 + milliseconds
  return plausible(local - offset(groups['zone'] ?? 'Z'))
}

function daysIn(year: number, month: number): number {
  return month >= 1 && month <= 12 ? (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / DAY : 0
}

/** Milliseconds that the zone is ahead of UTC. */
function offset(zone: string): number {
  const digits = /^(?:GMT|UTC)?([+-])(\d{1,2}?):?(\d{2})?$/i.exec(zone)
  if (digits) {
    const ahead = Number(digits[2]) * HOUR + Number(digits[3] ?? 0) * MINUTE
    return digits[1] === '-' ? -ahead : ahead
  }
  const american = /^([ECMP])([SD])T$/i.exec(zone)
  if (!american) return 0
  const summer = american[2]?.toLowerCase() === 'd' ? 1 : 0
  return ((AMERICAN[american[1]?.toLowerCase() ?? ''] ?? 0) + summer) * HOUR
}

import type { Kind, Urgency } from './analysis.ts'
import type { Link, Tone } from './card.ts'
import type { Engagement } from './engagement.ts'
import type { Found } from './mention.ts'
import { DAY, type Instant, MINUTE, sayDuration } from './time.ts'

// How Earshot puts what it knows into words: the same on cards, in answers and in roundups.

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  praise: 'Praise',
  complaint: 'Complaint',
  question: 'Question',
  suggestion: 'Suggestion',
  other: 'Remark',
}

const KIND_ICONS: Readonly<Record<Kind, string>> = {
  praise: '💚',
  complaint: '🔻',
  question: '❓',
  suggestion: '💡',
  other: '💬',
}

export function sayKind(kind: Kind): string {
  return KIND_WORDS[kind]
}

/** An aid to the eye; the word always stands beside it. */
export function kindIcon(kind: Kind): string {
  return KIND_ICONS[kind]
}

export function kindTone(kind: Kind, urgency: Urgency): Tone {
  if (kind === 'praise') return 'good'
  if (urgency === 'high') return 'urgent'
  return kind === 'complaint' ? 'bad' : 'neutral'
}

export function sayUrgency(urgency: Urgency): string {
  return urgency === 'high' ? 'urgent' : urgency === 'low' ? 'not urgent' : 'normal urgency'
}

/** A probability in plain words. */
export function sayConfidence(probability: number): string {
  return probability >= 0.85 ? 'almost certainly' : probability >= 0.65 ? 'probably' : 'perhaps'
}

/** `holder` is the assignee's name, where there is one. Null: nobody was told of the mention. */
export function sayStatus(engagement: Engagement | null, holder: string | null): string {
  if (engagement === null) return 'not before the team'
  const by = holder === null ? '' : ` (${holder} has it)`
  switch (engagement.status) {
    case 'claimed':
      return holder === null ? 'claimed' : `claimed by ${holder}`
    case 'acted':
      return `acted on${by}`
    case 'reopened':
      return `open again${by}`
    case 'closed':
    case 'dismissed':
      return engagement.status
    default:
      return `${engagement.status}${by}`
  }
}

/** `just now`, `5 minutes ago`, `2 days ago`; of the future, `in 3 hours`. */
export function sayAgo(instant: Instant, now: Instant): string {
  const ms = now - instant
  if (Math.abs(ms) < MINUTE) return 'just now'
  return ms > 0 ? `${sayDuration(ms)} ago` : `in ${sayDuration(-ms)}`
}

/** As people in `zone` say it: `today 14:05`, `Tue 14:05`, `3 Nov 14:05`, `3 Nov 2024 14:05`. */
export function sayTime(instant: Instant, zone: string, now: Instant): string {
  const at = wallClock(instant, zone)
  const today = wallClock(now, zone)
  const days = at.day - today.day
  const time = `${at.hour}:${at.minute}`
  if (days === 0) return `today ${time}`
  if (days === -1) return `yesterday ${time}`
  if (days === 1) return `tomorrow ${time}`
  if (Math.abs(days) < 7) return `${at.weekday} ${time}`
  const year = at.year === today.year ? '' : ` ${at.year}`
  return `${at.date} ${at.month}${year} ${time}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallClock(instant: Instant, zone: string) {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const part: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(instant)) part[type] = value
  const { year = '', month = '', day: date = '', weekday = '', hour = '', minute = '' } = part
  const day = Math.round(Date.parse(`${date} ${month} ${year} 00:00 UTC`) / DAY)
  return { year, month, date, weekday, hour, minute, day }
}

/** A flag's tag letters, and what joins emoji, are invisible too, but belong to what is seen. */
const KEPT =
  /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}|(?<=\p{ExtPict}[\p{VS}\p{EMod}]?)\u200D(?=\p{ExtPict}))|[[\p{DI}\uFFF9-\uFFFC]--\p{VS}]|[\p{Cc}--\n]/gv

/**
 * Text as it may be shown: without what turns the direction of writing, hides, or controls; with at most
 * two marks on a letter and one empty line between paragraphs. Still plain text that renderers escape.
 */
export function clean(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029\v\f\x85]/g, '\n').replaceAll('\t', ' ')
  const seen = /^[\n\x20-\x7E]*$/.test(lines)
    ? lines
    : lines
        .toWellFormed()
        .replace(KEPT, '$1')
        .replace(/([\p{Mn}\p{Me}]{2})[\p{Mn}\p{Me}]+/gu, '$1')
  return seen.replace(/\n\s*\n\s*/g, '\n\n').trim()
}

/** Made when first used: it takes 10 ms. */
let graphemes: Intl.Segmenter | undefined

/** At most `maxCodePoints`, ellipsis included; cut between words where that costs little, never inside a character. */
export function excerpt(text: string, maxCodePoints: number): string {
  if (text.length <= maxCodePoints) return text
  const fit = offsetOf(text, maxCodePoints)
  if (fit === text.length) return text
  const room = offsetOf(text, maxCodePoints - 1)
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  const cut = graphemes.segment(text.slice(0, room + 64)).containing(room)?.index ?? room
  const space = Math.max(text.lastIndexOf(' ', cut), text.lastIndexOf('\n', cut))
  const end = space > cut * 0.6 ? space : cut > 0 ? cut : room
  return `${text.slice(0, end).trimEnd()}…`
}

/** Where in UTF-16 units the first `count` code points end. */
function offsetOf(text: string, count: number): number {
  let offset = 0
  for (let left = count; left > 0 && offset < text.length; left--)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  return offset
}

/** In one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ')
}

/** A customer's words as they are quoted: the title first, unless the text repeats it. */
export function quoted(words: Pick<Found, 'title' | 'text'>, maxCodePoints: number): string {
  const text = clean(words.text.slice(0, 8 * maxCodePoints))
  const title = words.title === null ? '' : oneLine(words.title)
  const whole = title === '' || text.startsWith(title) ? text : text === '' ? title : `${title}\n${text}`
  return excerpt(whole, maxCodePoints)
}

/** The address as a link that names its real host, or null when it is no http(s) address. */
export function linkTo(address: string | null, verb = 'Open'): Link | null {
  const url = address === null ? null : URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null
  url.username = ''
  url.password = ''
  return { label: `${verb} at ${url.host}`, url: url.href }
}

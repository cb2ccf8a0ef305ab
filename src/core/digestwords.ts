import type { Intent } from './intent.ts'
import { takeWord } from './lexer.ts'
import { choose, plainWord } from './nearest.ts'
import { LONGEST_DAYS, readSpan, SPANS_SAID, type Span } from './span.ts'
import { excerpt, oneLine } from './wording.ts'

type Digest = Extract<Intent, { readonly verb: 'digest' }>

const IGNORED = [
  'for',
  'of',
  'the',
  'this',
  'last',
  'since',
  'in',
  'and',
  'a',
  'with',
  'by',
  'days',
  'day',
  'over',
  'please',
]
const SPANS = ['today', 'yesterday', 'week', 'month', '7d', '30d']

/** Words in any order: a department, a span, `compare`. Of a department that is called like a span: `dept:week`. */
export function readDigest(
  text: string,
  departments: readonly string[],
): Digest | { readonly problem: string } {
  let department: string | null = null
  let span: Span | null = null
  let compare = false
  let before = ''
  for (let { word, rest } = takeWord(joined(text)); word !== ''; { word, rest } = takeWord(rest)) {
    const typed = plainWord(word)
    const [, key, value = ''] = /^(dept|department|since):(\S+)$/.exec(typed) ?? []
    const read: Span | null = key === undefined || key === 'since' ? readSpan(value || typed) : null
    if (read !== null) {
      if (span !== null) return { problem: `“${excerpt(typed, 40)}”? Say one time alone.` }
      if (/^since$/.test(key ?? before) && read.of !== 'since')
        return { problem: `Since when? Say a date, such as since 2026-11-01.` }
      span = read
    } else if (typed === 'compare') compare = true
    else if (key === 'dept' || key === 'department' || departments.includes(typed)) {
      const choice = choose(key === undefined ? typed : value, departments)
      if ('like' in choice) return unclear(key === undefined ? typed : value, choice.like, departments)
      if (isAnother(department, choice.chosen)) return TWO_DEPARTMENTS
      department = choice.chosen
    } else if (key !== undefined || /^\d/.test(typed))
      return { problem: `“${excerpt(typed, 40)}” is no time that I understand. ${sayTimes(typed)}` }
    else if (!IGNORED.includes(typed)) {
      const choice = choose(typed, [...departments, ...SPANS, 'compare', 'compared', 'daily', 'weekly'])
      if ('like' in choice) return unclear(word, choice.like, departments)
      const { chosen } = choice
      if (chosen.startsWith('compare')) compare = true
      else if (chosen === 'daily') span = { of: 'days', days: 1 }
      else if (chosen === 'weekly') span = { of: 'days', days: 7 }
      else if (departments.includes(chosen)) {
        if (isAnother(department, chosen)) return TWO_DEPARTMENTS
        department = chosen
      } else span = readSpan(chosen)
    }
    before = typed
  }
  return { verb: 'digest', department, span: span ?? { of: 'days', days: 7 }, compare }
}

const TWO_DEPARTMENTS = { problem: 'A digest is of one department, or of all.' }

function isAnother(before: string | null, department: string): boolean {
  return before !== null && before !== department
}

/** Times of two words as one; `the last week` has seven days, and `last week` is the calendar's. */
function joined(text: string): string {
  return oneLine(text)
    .replace(/\b(?:the (?:last|past)|past) (week|month)\b/gi, (_, unit: string) =>
      unit.toLowerCase() === 'week' ? '7d' : '30d',
    )
    .replace(/\b(?:last|previous) (week|month)\b/gi, 'last-$1')
    .replace(/\b(\d{1,3})\s+(?=(?:days?|weeks?)\b)/gi, '$1')
}

function sayTimes(typed: string): string {
  return Number.parseInt(typed, 10) > LONGEST_DAYS && /^\d+(?:d|days?)$/.test(typed)
    ? `A digest looks back ${LONGEST_DAYS} days at the most.`
    : `Say ${SPANS_SAID}.`
}

function unclear(
  word: string,
  like: readonly string[],
  departments: readonly string[],
): { readonly problem: string } {
  const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(' or ')
  const meant =
    like.length > 0
      ? `Did you mean ${quoted(like)}?`
      : `Say a department (${departments.join(', ')}) or a time (${SPANS_SAID}).`
  return { problem: `I do not know “${excerpt(oneLine(word), 40)}” here. ${meant}` }
}

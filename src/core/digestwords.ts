import type { Intent } from './intent.ts'
import { takeWord } from './lexer.ts'
import { choose, plainWord } from './nearest.ts'
import { readSpan, type Span } from './span.ts'
import { excerpt, oneLine } from './wording.ts'

type Digest = Extract<Intent, { readonly verb: 'digest' }>

const IGNORED = ['for', 'of', 'the', 'this', 'last', 'since', 'in', 'and', 'a', 'with', 'by', 'days', 'day']
const SPANS = ['today', 'week', 'month', '7d', '30d']

/** Words in any order: a department, a span, `compare`. Of a department that is called like a span: `dept:week`. */
export function readDigest(
  text: string,
  departments: readonly string[],
): Digest | { readonly problem: string } {
  let department: string | null = null
  let span: Span | null = null
  let compare = false
  const words = oneLine(text).replace(/\b(\d{1,3})\s+(?=(?:days?|weeks?)\b)/gi, '$1')
  for (let { word, rest } = takeWord(words); word !== ''; { word, rest } = takeWord(rest)) {
    const typed = plainWord(word)
    const [, key, value = ''] = /^(dept|department|since):(\S+)$/.exec(typed) ?? []
    const read: Span | null = key === undefined || key === 'since' ? readSpan(value || typed) : null
    if (read !== null) span = read
    else if (typed === 'compare') compare = true
    else if (key === 'dept' || key === 'department' || departments.includes(typed)) {
      const choice = choose(key === undefined ? typed : value, departments)
      if ('like' in choice) return unclear(value, choice.like, departments)
      department = choice.chosen
    } else if (key !== undefined || /^\d/.test(typed))
      return { problem: `“${excerpt(typed, 40)}” is no time that I understand.` }
    else if (!IGNORED.includes(typed)) {
      const choice = choose(typed, [...departments, ...SPANS, 'compare', 'compared', 'daily', 'weekly'])
      if ('like' in choice) return unclear(word, choice.like, departments)
      const { chosen } = choice
      if (chosen.startsWith('compare')) compare = true
      else if (chosen === 'daily') span = { of: 'days', days: 1 }
      else if (chosen === 'weekly') span = { of: 'days', days: 7 }
      else if (departments.includes(chosen)) department = chosen
      else span = readSpan(chosen)
    }
  }
  return { verb: 'digest', department, span: span ?? { of: 'days', days: 7 }, compare }
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
      : `Say a department (${departments.join(', ')}) or a time (${SPANS.join(', ')}).`
  return { problem: `I do not know “${excerpt(oneLine(word), 40)}” here. ${meant}` }
}

import { KINDS, URGENCIES } from './analysis.ts'
import { STATUSES } from './engagement.ts'
import type { SearchQuery } from './ledger.ts'
import { choose, plainWord } from './nearest.ts'
import { DAY, type Instant, parseDuration } from './time.ts'
import { excerpt, oneLine } from './wording.ts'

/** What is looked for; the page of it is the caller's. */
type SearchTerms = Omit<SearchQuery, 'limit' | 'offset'>

export type SearchRead = { readonly terms: SearchTerms } | { readonly problem: string }

const MOODS = ['negative', 'neutral', 'positive'] as const

/**
 * Reads `parcel "gift card" late OR delayed -refund from:reviews dept:billing since:7d`: plain words and
 * phrases must all be there, of those joined by OR at least one, of those with a minus none.
 * @param now what `since:` and `until:` count back from; a date begins at midnight UTC unless it goes on with
 * a time of day, `2026-05-01T08:00Z`
 */
export function parseSearch(words: string, departments: readonly string[], now: Instant): SearchRead {
  const must: string[] = []
  const any: string[] = []
  const not: string[] = []
  let filters: Partial<SearchTerms> = {}
  let groups = 0
  let chained = false

  const tokens = tokenise(words)
  for (const [index, token] of tokens.entries()) {
    if (isOr(token)) continue
    if (isNot(token)) continue
    const joined = isOr(tokens[index + 1]) && index + 2 < tokens.length
    const filter = token.quoted || token.minus ? null : readFilter(token.text, departments, now)
    if (filter !== null) {
      if ('problem' in filter) return filter
      if ('any' in filter) any.push(filter.any)
      else filters = { ...filters, ...filter.filter }
    } else if (/[\p{L}\p{N}]/u.test(token.text)) {
      if (token.minus || isNot(tokens[index - 1])) not.push(token.text)
      else if (chained || joined) any.push(token.text)
      else must.push(token.text)
      if (joined && !chained) groups += 1
    }
    chained = joined
  }
  if (groups > 1) return { problem: 'Only one group of words can be joined by OR in a search.' }
  if (must.length + any.length === 0 && Object.keys(filters).length === 0)
    return {
      problem:
        not.length > 0
          ? 'Say also what to look for, not only what to leave out.'
          : 'There is no word to look for in that.',
    }
  return { terms: { must, any, not, ...filters } }
}

interface Token {
  readonly text: string
  readonly quoted: boolean
  readonly minus: boolean
}

function tokenise(words: string): readonly Token[] {
  const found = oneLine(words)
    .replace(/[“”„‟]/g, '"')
    .matchAll(/(-?)"([^"]*)"?|(\S+)/g)
  return [...found].map(([, sign = '', phrase, word = '']) => {
    if (phrase !== undefined) return { text: phrase.trim(), quoted: true, minus: sign === '-' }
    const minus = /^[-‐-―−](?=.)/.test(word)
    return { text: minus ? word.slice(1) : word, quoted: false, minus }
  })
}

const isOr = (token: Token | undefined) => token?.quoted === false && /^(?:OR|\|\|?)$/.test(token.text)
const isNot = (token: Token | undefined) => token?.quoted === false && token.text === 'NOT'

type FilterRead =
  | { readonly filter: Partial<SearchTerms> }
  | { readonly any: string }
  | { readonly problem: string }

const FILTERS = [
  'from',
  'source',
  'dept',
  'department',
  'kind',
  'mood',
  'sentiment',
  'urgency',
  'lang',
  'language',
  'status',
  'since',
  'until',
  'any',
]

/** Null when it is a plain word, such as `3:1` or an address. */
function readFilter(text: string, departments: readonly string[], now: Instant): FilterRead | null {
  const [, key = '', raw = ''] = /^([a-z]{2,10}):(?!\/\/)(\S+)$/i.exec(text) ?? []
  if (key === '') return null
  const choice = choose(key, FILTERS)
  if ('like' in choice) {
    const [first] = choice.like
    return first === undefined
      ? null
      : { problem: `I do not know the filter “${excerpt(key, 20)}:”. Did you mean “${first}:”?` }
  }
  const value = plainWord(raw)
  switch (choice.chosen) {
    case 'from':
    case 'source':
      return { filter: { source: value } }
    case 'dept':
    case 'department':
      return oneOf(value, departments, (department) => ({ department }))
    case 'kind':
      return oneOf(
        KINDS.some((kind) => `${kind}s` === value) ? value.slice(0, -1) : value,
        KINDS,
        (kind) => ({
          kind,
        }),
      )
    case 'mood':
    case 'sentiment':
      return oneOf(value, MOODS, (mood) => ({ mood }))
    case 'urgency':
      return oneOf(value, URGENCIES, (urgency) => ({ urgency }))
    case 'status':
      return oneOf(value, STATUSES, (status) => ({ status }))
    case 'lang':
    case 'language':
      return /^[a-z]{2,3}$/.test(value)
        ? { filter: { language: value } }
        : { problem: 'A language is two letters, such as `lang:de`.' }
    case 'since': {
      const since = readSince(value, now)
      return since === null
        ? { problem: 'Say since when by a time such as `since:7d` or a date such as `since:2026-05-01`.' }
        : { filter: { since } }
    }
    case 'until': {
      const until = readSince(value, now)
      return until === null
        ? { problem: 'Say until when by a time such as `until:7d` or a date such as `until:2026-05-01`.' }
        : { filter: { until } }
    }
    default:
      return { any: raw }
  }
}

function oneOf<T extends string>(
  value: string,
  known: readonly T[],
  filter: (value: T) => Partial<SearchTerms>,
): FilterRead {
  const choice = choose(value, known)
  const exact = 'chosen' in choice ? known.find((candidate) => candidate === choice.chosen) : undefined
  return exact === undefined
    ? { problem: `“${excerpt(value, 40)}” is none of: ${known.join(', ')}.` }
    : { filter: filter(exact) }
}

function readSince(value: string, now: Instant): Instant | null {
  const ago = parseDuration(value)
  if (ago !== null) return now - ago
  if (value === 'today' || value === 'yesterday')
    return Math.floor(now / DAY) * DAY - (value === 'today' ? 0 : DAY)
  const [, day, time = 't00:00z'] = /^(\d{4}-\d{2}-\d{2})(t\d{2}:\d{2}z)?$/.exec(value) ?? []
  const date = day === undefined ? Number.NaN : Date.parse(`${day}${time}`.toUpperCase())
  return Number.isNaN(date) ? null : date
}

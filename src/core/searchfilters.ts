import { KINDS, URGENCIES } from './analysis.ts'
import { ACTION_TYPES, STATUSES } from './engagement.ts'
import { fold } from './fold.ts'
import type { ListenLedger, Period, SearchTerms } from './ledger.ts'
import type { Member } from './member.ts'
import { choose, plainWord } from './nearest.ts'
import { parseTheme, type ThemeLabel } from './theme.ts'
import { DAY, type Instant, parseDuration } from './time.ts'
import { excerpt } from './wording.ts'

// `dept:billing since:7d`: what narrows a search beside its words.

/** The names that a search may use, and what its times count from. */
export interface Known {
  readonly departments: readonly string[]
  readonly sources: readonly string[]
  readonly themes: readonly ThemeLabel[]
  readonly members: readonly Pick<Member, 'handle' | 'name'>[]
  readonly now: Instant
  /** When the day of that date begins for who asks; null: the calendar has no such day. */
  midnight(date: string): Instant | null
  /** A complaint that nobody has answered for so long is overdue, in milliseconds. */
  readonly overdueMs: number
}

/** Those set up, and those that mentions came from by an import or before. */
export async function sourcesKnown(
  setUp: readonly { readonly name: string }[],
  ledger: Pick<ListenLedger, 'sourceStates'>,
): Promise<readonly string[]> {
  return [...new Set([...setUp, ...(await ledger.sourceStates())].map(({ name }) => name))]
}

type FilterRead =
  | { readonly filter: Partial<SearchTerms> }
  | { readonly any: string }
  | { readonly problem: string }

const MOODS = ['negative', 'neutral', 'positive'] as const
const ACTIONS = [...ACTION_TYPES, 'thanks'] as const

/** Each with its reader, and the other words for it. */
const FILTERS: readonly {
  readonly names: readonly [string, ...string[]]
  readonly read: (value: string, known: Known, typed: string) => FilterRead
}[] = [
  {
    names: ['from', 'source'],
    read: (value, { sources }) => oneOf(value, sources, (source) => ({ source })),
  },
  {
    names: ['dept', 'department'],
    read: (value, { departments }) => oneOf(value, departments, (department) => ({ department })),
  },
  {
    names: ['kind'],
    read: (value) =>
      oneOf(KINDS.some((kind) => `${kind}s` === value) ? value.slice(0, -1) : value, KINDS, (kind) => ({
        kind,
      })),
  },
  { names: ['mood', 'sentiment'], read: (value) => oneOf(value, MOODS, (mood) => ({ mood })) },
  { names: ['urgency'], read: (value) => oneOf(value, URGENCIES, (urgency) => ({ urgency })) },
  { names: ['status'], read: (value) => oneOf(value, STATUSES, (status) => ({ status })) },
  {
    names: ['lang', 'language'],
    read: (value) =>
      /^[a-z]{2,3}$/.test(value)
        ? { filter: { language: value } }
        : { problem: 'A language is two letters, such as `lang:de`.' },
  },
  { names: ['theme'], read: (_, { themes }, typed) => readTheme(typed, themes) },
  {
    names: ['since'],
    read: (value, known) => {
      const since = readTime(value, known)
      return since === null
        ? { problem: 'Say since when by a time such as `since:7d` or a date such as `since:2026-05-01`.' }
        : { filter: { since } }
    },
  },
  {
    names: ['until'],
    read: (value, known) => {
      const until = readEnd(value, known)
      return until === null
        ? { problem: 'Say until when by a time such as `until:7d` or a date such as `until:2026-05-01`.' }
        : { filter: { until } }
    },
  },
  {
    names: ['has'],
    read: (value) =>
      'chosen' in choose(value.replace(/s$/, ''), ['action'])
        ? { filter: { acted: {} } }
        : { problem: '`has:action` finds what the team did something about.' },
  },
  {
    names: ['action'],
    read: (value) => oneOf(value.replace(/-/g, ' '), ACTIONS, (action) => ({ acted: { action } })),
  },
  { names: ['by'], read: (_, { members }, typed) => readMember(typed, members) },
  {
    names: ['acted'],
    read: (value, known) => within('acted', value, known, (period) => ({ acted: { in: period } })),
  },
  ...(['answered', 'closed', 'handled'] as const).map((name) => ({
    names: [name] as const,
    read: (value: string, known: Known) =>
      within(name, value, known, (period) => ({
        handled: { how: name === 'handled' ? 'either' : name, in: period },
      })),
  })),
  { names: ['praises'], read: (_, __, typed) => ({ filter: { praises: typed } }) },
  {
    names: ['is'],
    read: (value, { now, overdueMs }) =>
      oneOf(value, ['overdue'], () => ({ unansweredSince: now - overdueMs })),
  },
]

const NAMES = [...FILTERS.flatMap(({ names }) => names), 'any']

/** Null when it is a plain word, such as `3:1` or an address. */
export function readFilter(key: string, typed: string, known: Known): FilterRead | null {
  if (key === '') return null
  const choice = choose(key, NAMES)
  if ('like' in choice) {
    const [first] = choice.like
    return first === undefined
      ? null
      : { problem: `I do not know the filter “${excerpt(key, 20)}:”. Did you mean “${first}:”?` }
  }
  const filter = FILTERS.find(({ names }) => names.includes(choice.chosen))
  return filter === undefined ? { any: typed } : filter.read(plainWord(typed), known, typed)
}

function oneOf<T extends string>(
  value: string,
  known: readonly T[],
  filter: (value: T) => Partial<SearchTerms>,
): FilterRead {
  const choice = choose(value, known)
  const exact = 'chosen' in choice ? known.find((candidate) => candidate === choice.chosen) : undefined
  return exact === undefined
    ? { problem: `“${excerpt(value, 40)}” is none of: ${known.join(', ') || 'none is set up'}.` }
    : { filter: filter(exact) }
}

/** By its number, its name, or the only name that begins so. */
function readTheme(typed: string, themes: readonly ThemeLabel[]): FilterRead {
  const id = parseTheme(plainWord(typed))
  if (id !== null) return { filter: { theme: id } }
  const named = themeNamed(typed, themes)
  if (named !== null) return { filter: { theme: named.id } }
  const like = themes.filter(({ name }) => name !== null && fold(name).includes(fold(typed))).slice(0, 3)
  const meant =
    like.length === 0
      ? ' “themes” lists them.'
      : ` Did you mean ${like.map(({ name }) => `“${name}”`).join(' or ')}?`
  return { problem: `There is no theme “${excerpt(typed, 40)}”.${meant}` }
}

/** Case, accents, and hyphens for spaces do not matter. */
export function themeNamed(typed: string, themes: readonly ThemeLabel[]): ThemeLabel | null {
  const plain = (name: string) =>
    fold(name)
      .replace(/[\s_-]+/g, ' ')
      .trim()
  const wanted = plain(typed)
  const exact = themes.find(({ name }) => name !== null && plain(name) === wanted)
  if (exact || wanted.length < 3) return exact ?? null
  const [only, ...others] = themes.filter(({ name }) => name !== null && plain(name).startsWith(wanted))
  return others.length === 0 ? (only ?? null) : null
}

/** Whoever it is none of now may have been on the staff once: their name is looked for as it stands. */
function readMember(typed: string, members: Known['members']): FilterRead {
  const name = typed.replace(/^@/, '')
  const wanted = plainWord(name)
  const member =
    members.find(({ handle }) => handle === wanted) ??
    members.find((one) => one.name.toLowerCase() === wanted) ??
    members.find((one) => one.name.toLowerCase().split(' ')[0] === wanted)
  return { filter: { acted: { by: member?.name ?? name } } }
}

/** `7d`, `2026-11-01`, or from one time to another: `2026-11-01..2026-11-08`. */
function within(
  key: string,
  value: string,
  known: Known,
  filter: (period: Period) => Partial<SearchTerms>,
): FilterRead {
  const [from = '', to] = value.split('..')
  const since = readTime(from, known)
  const until = to === undefined ? known.now + 1 : readEnd(to, known)
  return since === null || until === null
    ? {
        problem: `Say when by a time such as \`${key}:7d\`, or from one date to another: \`${key}:2026-05-01..2026-05-08\`.`,
      }
    : { filter: filter({ since, until }) }
}

function readTime(value: string, { now, midnight }: Known): Instant | null {
  const ago = parseDuration(value)
  if (ago !== null) return now - ago
  if (value === 'today') return midnight('today')
  if (value === 'yesterday') return midnight('yesterday')
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(t\d{2}:\d{2}z)?$/.exec(value) ?? []
  if (day === undefined) return null
  if (time === undefined) return midnight(day)
  const date = Date.parse(`${day}${time}`.toUpperCase())
  return Number.isNaN(date) ? null : date
}

/** A day ends with its last hour: `until:2026-11-01` holds what was said on that day. */
function readEnd(value: string, known: Known): Instant | null {
  if (value === 'today') return known.now + 1
  if (value === 'yesterday') return known.midnight('today')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || readTime(value, known) === null) return readTime(value, known)
  return known.midnight(new Date(Date.parse(`${value}T00:00Z`) + DAY).toISOString().slice(0, 10))
}

/** For those who have no zone of their own. */
export function midnightUtc(now: Instant): Known['midnight'] {
  return (date) => {
    const today = Math.floor(now / DAY) * DAY
    if (date === 'today') return today
    if (date === 'yesterday') return today - DAY
    const at = Date.parse(`${date}T00:00Z`)
    return Number.isNaN(at) ? null : at
  }
}

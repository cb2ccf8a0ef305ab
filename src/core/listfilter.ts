import { KINDS } from './analysis.ts'
import { STATUSES, type Status } from './engagement.ts'
import type { ListFilter } from './intent.ts'
import { takeWord } from './lexer.ts'
import { choose, plainWord } from './nearest.ts'
import { excerpt, oneLine } from './wording.ts'

/** What `list` shows unless it is told otherwise: all that still waits for someone to do something. */
export const UNFINISHED: readonly Status[] = ['open', 'claimed', 'acted', 'reopened']

/** Words for one or several statuses. */
const STATUS_WORDS: Readonly<Record<string, readonly Status[]>> = {
  open: ['open', 'reopened'],
  unclaimed: ['open', 'reopened'],
  claimed: ['claimed'],
  acted: ['acted'],
  closed: ['closed'],
  reopened: ['reopened'],
  snoozed: ['snoozed'],
  dismissed: ['dismissed'],
}

const ALL = ['all', 'everything', 'any']
const FOLDED = ['folded', 'hidden', 'unseen']
const MINE = ['mine', 'my', 'me']
const IGNORED = ['for', 'in', 'of', 'the', 'to', 'and', 'with', 'by', 'from', 'mentions']
const KEYS = ['dept', 'department', 'kind', 'status', 'by'] as const

interface Reading {
  statuses: Set<Status>
  all: boolean
  department: string | null
  kind: ListFilter['kind'] | null
  assignee: string | null
  folded: boolean
}

type Read = { readonly filter: ListFilter; readonly page: number } | { readonly problem: string }

/** Words in any order: a status, `mine` or a colleague, a department, a kind. */
export function readFilter(text: string, departments: readonly string[]): Read {
  const { words, page } = takePage(oneLine(text))
  const reading: Reading = {
    statuses: new Set(),
    all: false,
    department: null,
    kind: null,
    assignee: null,
    folded: false,
  }
  for (let { word, rest } = takeWord(words); word !== ''; { word, rest } = takeWord(rest)) {
    const problem = readWord(word, departments, reading)
    if (problem !== null) return { problem }
  }
  const statuses =
    reading.statuses.size > 0 ? STATUSES.filter((one) => reading.statuses.has(one)) : UNFINISHED
  return {
    filter: {
      ...(reading.all || reading.folded ? {} : { statuses }),
      ...(reading.folded ? { folded: true } : {}),
      ...(reading.department === null ? {} : { department: reading.department }),
      ...(reading.kind ? { kind: reading.kind } : {}),
      ...(reading.assignee === null ? {} : { assignee: reading.assignee }),
    },
    page,
  }
}

/** Takes one word into the reading; what is wrong with it, or null. */
function readWord(word: string, departments: readonly string[], reading: Reading): string | null {
  const typed = plainWord(word)
  if (/^@.|^<@/.test(word)) {
    reading.assignee = MINE.includes(typed.slice(1)) ? 'me' : word.replace(/^@+/, '')
    return null
  }
  const [, key = '', value = ''] = /^([a-z]+):(\S+)$/.exec(typed) ?? []
  if (KEYS.some((known) => known === key)) return readKeyed(key, value, departments, reading)
  if (MINE.includes(typed)) reading.assignee = 'me'
  else if (ALL.includes(typed)) reading.all = true
  else if (FOLDED.includes(typed)) reading.folded = true
  else if (IGNORED.includes(typed)) return null
  else {
    const kinds: readonly string[] = KINDS
    const singular = kinds.includes(typed.replace(/s$/, '')) ? typed.replace(/s$/, '') : typed
    const known = [...Object.keys(STATUS_WORDS), ...KINDS, ...departments]
    const choice = choose(singular, [...known, ...ALL, ...MINE, ...FOLDED])
    if ('like' in choice) return unclear(word, choice.like)
    const { chosen } = choice
    const statuses = Object.hasOwn(STATUS_WORDS, chosen) ? STATUS_WORDS[chosen] : undefined
    if (statuses) for (const status of statuses) reading.statuses.add(status)
    else if (kinds.includes(chosen)) reading.kind = KINDS.find((kind) => kind === chosen) ?? null
    else if (departments.includes(chosen)) reading.department = chosen
    else return readWord(chosen, departments, reading)
  }
  return null
}

function readKeyed(
  key: string,
  value: string,
  departments: readonly string[],
  reading: Reading,
): string | null {
  if (key === 'by') {
    reading.assignee = value
    return null
  }
  const known = key === 'kind' ? KINDS : key === 'status' ? STATUSES : departments
  const choice = choose(value, known)
  if ('like' in choice) return unclear(value, choice.like)
  const status = STATUSES.find((one) => one === choice.chosen)
  if (key === 'kind') reading.kind = KINDS.find((kind) => kind === choice.chosen) ?? null
  else if (key === 'status' && status) reading.statuses.add(status)
  else reading.department = choice.chosen
  return null
}

function unclear(word: string, like: readonly string[]): string {
  const meant =
    like.length === 0 ? '' : ` Did you mean ${like.map((candidate) => `“${candidate}”`).join(' or ')}?`
  return `I do not know “${excerpt(oneLine(word), 40)}” here.${meant}`
}

/** A `page 2` at the end, taken off. */
export function takePage(text: string): { readonly words: string; readonly page: number } {
  const [whole, number] = /(?:^|\s)p(?:age)?\s?(\d{1,4})$/i.exec(text) ?? []
  if (whole === undefined || number === undefined) return { words: text, page: 1 }
  return { words: text.slice(0, text.length - whole.length).trim(), page: Math.max(1, Number(number)) }
}

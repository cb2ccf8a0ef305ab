import type { Intent } from './intent.ts'
import { RHYTHMS } from './ledger/saved.ts'
import { takeWord } from './lexer.ts'
import { takePage } from './listfilter.ts'
import { choose, plainWord } from './nearest.ts'
import { readSpan, type Span, saySpan } from './span.ts'
import { oneLine } from './wording.ts'

// How `search`, `searches` and `trend` are read and written.

type SearchIntent = Extract<Intent, { readonly verb: 'search' }>
type SearchesIntent = Extract<Intent, { readonly verb: 'searches' }>
type TrendIntent = Extract<Intent, { readonly verb: 'trend' }>
type Read<T> = T | { readonly problem: string }

const LONGEST_SAVED = 40

/** One word: `Late parcels` is kept as `late-parcels`. Null when nothing is left. */
function savedName(typed: string): string | null {
  const name = plainWord(typed.trim())
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return name === '' || name.length > LONGEST_SAVED ? null : name
}

/** The saved search that these words may call: one plain word. */
export function calledName(words: string): string | null {
  return /^[\p{L}\p{N}-]+$/u.test(words) ? savedName(words) : null
}

export function readSearch(rest: string): Read<SearchIntent> {
  const typed = oneLine(rest).replace(/[“”„‟]/g, '"')
  const [, asked, name] = /^(.*?)\s+save\s+as\s+(.+)$/i.exec(typed) ?? []
  if (asked !== undefined && name !== undefined) {
    const saveAs = savedName(name.replaceAll('"', ''))
    if (saveAs === null)
      return { problem: `A name has letters or digits, and at most ${LONGEST_SAVED} characters.` }
    return { verb: 'search', words: takePage(asked).words, page: 1, saveAs }
  }
  const { words, page } = takePage(typed)
  return words === '' ? { problem: 'What shall I look for?' } : { verb: 'search', words, page }
}

const DEEDS = ['send', 'stop', 'remove', 'list'] as const
const DEED_WORDS: ReadonlyMap<string, (typeof DEEDS)[number]> = new Map([
  ['route', 'send'],
  ['schedule', 'send'],
  ['delete', 'remove'],
  ['forget', 'remove'],
  ['unsend', 'stop'],
])

export function readSearches(rest: string): Read<SearchesIntent> {
  const { word, rest: after } = takeWord(oneLine(rest))
  if (word === '') return { verb: 'searches', does: 'list' }
  const typed = plainWord(word)
  const choice = choose(typed, DEEDS)
  const deed =
    DEED_WORDS.get(typed) ??
    ('chosen' in choice ? DEEDS.find((candidate) => candidate === choice.chosen) : undefined)
  if (deed === undefined) return { problem: 'They can be sent, stopped or removed.' }
  if (deed === 'list') return { verb: 'searches', does: 'list' }
  const { word: first, rest: where } = takeWord(after)
  const name = savedName(first)
  if (name === null) return { problem: 'Which search? Its name is one word.' }
  if (deed === 'remove')
    return where === '' ? { verb: 'searches', does: 'remove', name } : { problem: 'A name is one word.' }
  const place = where.replace(/^(?:in|to|from)\s+(?=\S)/i, '')
  if (deed === 'stop')
    return { verb: 'searches', does: 'stop', name, to: place === '' ? null : placeOf(place) }
  return sending(name, place)
}

function sending(name: string, place: string): Read<SearchesIntent> {
  const [, to = place, last = ''] = /^(.*\S)\s+(\S+)$/.exec(place) ?? []
  const choice = choose(last === 'immediately' ? 'instant' : last, RHYTHMS)
  const every = 'chosen' in choice ? RHYTHMS.find((one) => one === choice.chosen) : undefined
  if (place === '') return { problem: 'Where to: a channel, or @ and a colleague’s name?' }
  return every === undefined
    ? { verb: 'searches', does: 'send', name, to: placeOf(place), every: 'instant' }
    : { verb: 'searches', does: 'send', name, to: placeOf(to), every }
}

/** `#billing` and `<#C1|billing>` are the channel billing. */
function placeOf(typed: string): string {
  return (/^<#[^|<>]*\|([^<>]+)>$/.exec(typed)?.[1] ?? typed).replace(/^#/, '')
}

const DEFAULT_SPAN: Span = { of: 'days', days: 30 }
const FILLERS = /\s+(?:in|for|over|of|the|last|past|since|these)$/i

/** The time may stand at the end, in one word or two. */
export function readTrend(rest: string): Read<TrendIntent> {
  const typed = oneLine(rest)
    .replace(/[“”„‟]/g, '"')
    .replace(/\b(\d{1,3})\s+(?=(?:days?|weeks?)$)/i, '$1')
  const [, before = '', two = ''] = /^(.*?)(?:^|\s+)(\S+\s+\S+)$/.exec(typed) ?? []
  const [, start = '', one = ''] = /^(.*?)(?:^|\s+)(\S+)$/.exec(typed) ?? []
  const named = readSpan(two)
  const last = readSpan(one)
  const span = named ?? last
  let words = span === null ? typed : named === null ? start : before
  for (let shorter = words.replace(FILLERS, ''); shorter !== words; shorter = words.replace(FILLERS, ''))
    words = shorter
  return words === ''
    ? { problem: 'Of what: a theme, or words as `search` reads them?' }
    : { verb: 'trend', words, span: span ?? DEFAULT_SPAN }
}

export function saySearch(intent: SearchIntent | SearchesIntent | TrendIntent): readonly string[] {
  switch (intent.verb) {
    case 'search':
      return [
        'search',
        intent.words,
        sayPage(intent.words, intent.page),
        intent.saveAs === undefined ? '' : `save as ${intent.saveAs}`,
      ]
    case 'trend':
      return ['trend', intent.words, saySpan(intent.span)]
    case 'searches':
      return ['searches', ...sayDeed(intent)]
  }
}

function sayDeed(intent: SearchesIntent): readonly string[] {
  switch (intent.does) {
    case 'list':
      return []
    case 'remove':
      return ['remove', intent.name]
    case 'send':
      return ['send', intent.name, 'to', intent.to, intent.every]
    case 'stop':
      return ['stop', intent.name, ...(intent.to === null ? [] : ['in', intent.to])]
  }
}

function sayPage(words: string, page: number): string {
  return page > 1 || takePage(words).words !== words ? `page ${page}` : ''
}

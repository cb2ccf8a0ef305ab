import { KINDS, type Kind, type Urgency } from './analysis.ts'
import type { Intent } from './intent.ts'
import { takeWord } from './lexer.ts'
import { takePage } from './listfilter.ts'
import { choose, plainWord } from './nearest.ts'
import { excerpt, oneLine } from './wording.ts'

// How corrections are said, listed and taken back.

type Problem = { readonly problem: string }

const URGENCY_WORDS: ReadonlyMap<string, Urgency> = new Map<string, Urgency>([
  ['urgent', 'high'],
  ['high', 'high'],
  ['normal', 'normal'],
  ['low', 'low'],
  ['not-urgent', 'low'],
])
const IGNORED = ['as', 'a', 'an', 'is', 'it', 'and', 'urgency', 'to', 'kind']
const KIND_WORDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...KINDS.flatMap((kind): [string, Kind][] => [
    [kind, kind],
    [`${kind}s`, kind],
  ]),
  ['remark', 'other'],
])

/** Words in any order: a kind, an urgency, or both. */
export function readMark(
  words: string,
): { readonly kind: Kind | null; readonly urgency: Urgency | null } | Problem {
  let kind: Kind | null = null
  let urgency: Urgency | null = null
  const line = oneLine(words).replace(/\bnot\s+urgent\b/gi, 'not-urgent')
  for (let { word, rest } = takeWord(line); word !== ''; { word, rest } = takeWord(rest)) {
    const typed = plainWord(word)
    if (IGNORED.includes(typed)) continue
    const choice = choose(typed, [...KIND_WORDS.keys(), ...URGENCY_WORDS.keys()])
    const meant = 'chosen' in choice ? choice.chosen : typed
    const asKind = KIND_WORDS.get(meant)
    const asUrgency = URGENCY_WORDS.get(meant)
    if (asKind === undefined && asUrgency === undefined)
      return { problem: `“${excerpt(word, 40)}” is no kind and no urgency. ${ALL}` }
    kind = asKind ?? kind
    urgency = asUrgency ?? urgency
  }
  return kind === null && urgency === null ? { problem: `What is it? ${ALL}` } : { kind, urgency }
}

const ALL = `One of: ${KINDS.join(', ')}; or urgent, normal, low.`

export function sayUrgencyWord(urgency: Urgency): string {
  return urgency === 'high' ? 'urgent' : urgency
}

type Listed = Extract<Intent, { readonly verb: 'corrections' }>

export function readCorrections(rest: string): Listed | Problem {
  const { words, page } = takePage(oneLine(rest))
  const { word, rest: more } = takeWord(words.replace(/^(?:of|by)\s+/i, ''))
  if (more !== '') return { problem: 'Whose? One colleague, such as @ines.' }
  return { verb: 'corrections', of: word === '' ? null : word.replace(/^@+/, ''), page }
}

type Forgotten = Extract<Intent, { readonly verb: 'forget' }>

const LARGEST = 9_999_999_999

export function readForget(rest: string): Forgotten | Problem {
  const said = oneLine(rest).replace(/^(?:the\s+)?corrections?\s*/i, '')
  const number = /^#?(\d{1,10})$/.exec(said)?.[1]
  if (number !== undefined && Number(number) > 0 && Number(number) <= LARGEST)
    return { verb: 'forget', correction: Number(number) }
  const of = /^(?:(?:of|by)\s+@?|@)(\S+)$/i.exec(said)?.[1]
  return of === undefined ? { problem: 'Which correction?' } : { verb: 'forget', of: of.replace(/^@+/, '') }
}

/** The line that is read back as this. */
export function sayForget(intent: Forgotten): string {
  return 'correction' in intent
    ? `forget correction ${intent.correction}`
    : `forget corrections of @${intent.of}`
}

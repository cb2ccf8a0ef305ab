import { KINDS, type Kind, type Mood } from '../../core/analysis.ts'
import { fold } from '../../core/fold.ts'
import { readSpan, type Span } from '../../core/span.ts'
import { isStopword } from '../../core/stopwords.ts'
import { kinds } from '../words.ts'

/** What a question asks for, as far as its words tell. */
export interface Asked {
  readonly department: string | null
  readonly kind: Kind | null
  readonly mood: Mood | null
  /** Of what still waits for an answer. */
  readonly overdue: boolean
  readonly span: Span
  /** The words that carry its meaning, each once. */
  readonly words: readonly string[]
}

const DEFAULT_SPAN: Span = { of: 'days', days: 30 }

/** Words about asking, about the company's way of hearing, and about time. */
const ABOUT_ASKING = new Set(
  `people customer customers client clients user users complain complains complained complaining complaint complaints
  praise praises praised question questions suggestion suggestions mention mentions talk talking speak speaking think
  thinking feel feeling opinion opinions feedback review reviews happen happening happened often reason reasons
  problem problems issue issues unhappy happy tell show explain summarise summarize lately recently currently most
  mostly main biggest common last past previous since today yesterday month months week weeks year day days number
  department team compare compared between change changed trend like love hate overdue unanswered angry upset annoyed glad`
    .split(/\s+/)
    .map((word) => word.trim()),
)

export function readQuestion(question: string, departments: readonly string[]): Asked {
  const plain = fold(question)
  const words: readonly string[] = plain.match(/[\p{L}\p{N}']+/gu) ?? []
  const meant = words.filter((word) => !isStopword(word) && !ABOUT_ASKING.has(word))
  const department = departments.find((name) => meant.includes(fold(name))) ?? null
  const kind = KINDS.find(
    (one) => one !== 'other' && words.some((word) => word === one || word === `${one}s`),
  )
  const about = (pattern: RegExp) => words.some((word) => pattern.test(word))
  const unhappy =
    about(/^(?:unhappy|angry|upset|annoyed|hate|dislike|negative)$/) || /\bnot happy\b/.test(plain)
  const happy = about(/^(?:happy|glad|love|positive)$/)
  const meaning = meant
    .filter((word) => word.length > 2 && word !== department && !/^\d+d?$/.test(word))
    .flatMap((word) => (word.length > 4 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word]))
  return {
    department,
    kind: kind ?? null,
    mood: unhappy ? 'negative' : happy ? 'positive' : null,
    overdue: about(/^(?:overdue|unanswered)$/),
    span: spanIn(plain) ?? DEFAULT_SPAN,
    words: [...new Set(meaning)],
  }
}

/** `“refund” or “refunds” (complaints, for billing)` */
export function sayAsked({ department, kind, mood, overdue, words }: Asked): string {
  const narrowed = [
    ...(overdue ? ['overdue'] : []),
    ...(mood === null ? [] : [mood]),
    ...(kind === null ? [] : [kinds(kind)]),
    ...(department === null ? [] : [`for ${department}`]),
  ]
  const said = words.length === 0 ? 'anything' : words.map((word) => `“${word}”`).join(' or ')
  return narrowed.length === 0 ? said : `${said} (${narrowed.join(', ')})`
}

function spanIn(plain: string): Span | null {
  const [, amount = '', unit = ''] =
    /\b(?:last|past|previous)\s+(\d{1,3})\s*(days?|weeks?|months?)\b/.exec(plain) ?? []
  if (amount !== '') return readSpan(unit.startsWith('m') ? `${Number(amount) * 30}d` : `${amount}${unit}`)
  const date = /\bsince\s+(\d{4}-\d{2}-\d{2})\b/.exec(plain)?.[1]
  if (date !== undefined) return readSpan(date)
  const [, which = '', named = ''] =
    /\b(?:(this|last|previous|the last|(?:the )?past)\s+)?(today|yesterday|week|month|year)\b/.exec(plain) ??
    []
  if (named === 'year') return { of: 'days', days: 365 }
  if (which === 'last' || which === 'previous') return readSpan(`last ${named}`)
  if (which.endsWith('last') || which.endsWith('past')) return { of: 'days', days: named === 'week' ? 7 : 30 }
  return named === '' ? null : readSpan(named)
}

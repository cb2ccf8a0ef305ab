import { fold } from '../../core/fold.ts'
import type { MentionId } from '../../core/mention.ts'
import { isStopword } from '../../core/stopwords.ts'
import { findQuote } from '../../model/quote.ts'

/** A figure that a model may speak of. */
export interface Fact {
  readonly id: string
  /** In our own words, as the model is given it. */
  readonly says: string
  /** One of these words must be in what is said of it, so that figures do not change places. */
  readonly subject: readonly string[]
  /** Whether it is more or less than before; null: nothing can be said of that. */
  readonly change: 'more' | 'fewer' | null
  /** The numbers that may be said; those of the time before are not among them. */
  readonly numbers: readonly string[]
  /** Mentions that are counted in it. */
  readonly mentions: readonly MentionId[]
}

/** A mention as the model is shown it: masked words, and a name that nobody who wrote it can know. */
export interface Witness {
  readonly id: string
  readonly mention: MentionId
  readonly words: string
}

/** What a model says, and what it says that rests on. */
export interface Said {
  readonly text: string
  readonly fact: string | null
  readonly mentions: readonly { readonly id: string; readonly quote: string }[]
}

export interface Claim {
  readonly text: string
  readonly fact: Fact | null
  readonly mentions: readonly MentionId[]
}

const LONGEST = 240
/** Of the words that carry meaning at least so many are the customers’ own, or the figure's. */
const OWN_WORDS = 0.5

/**
 * The claim where all of it can be verified, else null: it is short prose; it speaks of one figure, by name,
 * with no number but that figure's or one in its quotes, and in its direction; each mention it names was
 * given, belongs to the figure and says its quote word for word; and most of its words are theirs.
 */
export function verified(said: Said, facts: readonly Fact[], witnesses: readonly Witness[]): Claim | null {
  const text = said.text
    .replace(/\s+/g, ' ')
    .replace(/[.;\s]+$/, '')
    .trim()
  if (text === '' || text.length > LONGEST || NOT_PROSE.test(text)) return null
  const fact = said.fact === null ? null : facts.find(({ id }) => id === said.fact)
  if (fact === undefined || said.mentions.length === 0) return null
  const cited = said.mentions.map(({ id, quote }) => ({
    quote,
    witness: witnesses.find((one) => one.id === id),
  }))
  const heard: Witness[] = []
  for (const { quote, witness } of cited) {
    if (!witness || findQuote(quote, witness.words) === null) return null
    if (fact !== null && !fact.mentions.includes(witness.mention)) return null
    heard.push(witness)
  }
  const quotes = cited.map(({ quote }) => quote).join(' ')
  const allowed = new Set([...(fact?.numbers ?? []), ...numbersIn(quotes)])
  if (!numbersIn(text).every((number) => allowed.has(number))) return null
  if (fact !== null && !fits(text, fact)) return null
  if (fact === null && (RISING.test(text) || FALLING.test(text))) return null
  const given = [...heard.map(({ words }) => words), ...(fact === null ? [] : [fact.says, ...fact.subject])]
  if (ownShare(text, given.join(' ')) < OWN_WORDS) return null
  return { text, fact, mentions: [...new Set(heard.map(({ mention }) => mention))] }
}

/** No markup, link, address, handle, reference or command. */
const NOT_PROSE =
  /[<>[\]{}`|\\*_~#@^/]|:\/\/|www\.|\p{L}\.\p{L}{2}|[\p{Co}\p{Cn}\u00ad]|\p{Cf}|\p{Cc}|\b[MT]-\d/u

const RISING =
  /\b(?:ris(?:es?|en|ing)|rose|grow\w*|grew|increas\w*|climb\w*|surg\w*|spik\w*|jump\w*|soar\w*|up|more|higher|worse\w*)\b/i
const FALLING =
  /\b(?:fall\w*|fell|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*|down|fewer|less|lower|eas(?:ed|es|ing))\b/i

function fits(text: string, { subject, change }: Fact): boolean {
  const folded = fold(text)
  if (!subject.some((word) => folded.includes(fold(word)))) return false
  if (RISING.test(text) && change !== 'more') return false
  return !(FALLING.test(text) && change !== 'fewer')
}

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, String(value)]),
)
/** Amounts that no figure spells out: never verified. */
const VAGUE =
  /\b(?:half|thirds?|quarters?|doubl\w*|tripl\w*|twice|thrice|fold|dozens?|hundreds?|thousands?|millions?|teen\w*|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|majority|most|all|every(?:one|body)?|always|never|nobody|none)\b/gi

/** Each as it is compared: `1,200`, `62%`, `three`. */
export function numbersIn(text: string): readonly string[] {
  const figures = [...text.normalize('NFKC').matchAll(/\p{Nd}[\p{Nd}.,:]*\s?%?/gu)].map(([number]) =>
    number.replace(/[\s,]/g, '').replace(/[.:]+(?=%?$)/, ''),
  )
  const words = [...text.toLowerCase().matchAll(/\p{L}+/gu)].flatMap(([word]) => NUMBER_WORDS.get(word) ?? [])
  const vague = [...text.toLowerCase().matchAll(VAGUE)].map(([word]) => word)
  return [...figures, ...words, ...vague]
}

function ownShare(text: string, given: string): number {
  const wanted = stemsOf(text)
  if (wanted.length === 0) return 0
  const own = new Set(stemsOf(given))
  return wanted.filter((stem) => own.has(stem)).length / wanted.length
}

/** What is left of a word without its ending tells whether it is the same. */
function stemsOf(text: string): readonly string[] {
  const words = fold(text).match(/[\p{L}\p{N}']+/gu) ?? []
  return words.filter((word) => !isStopword(word)).map((word) => word.slice(0, 5))
}

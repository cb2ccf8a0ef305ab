import { extend, hashText, mix } from './hash.ts'
import { CONCEPTS, type Concept } from './lexicon/concepts.ts'
import { LANGUAGES, matcherFor } from './lexicon/matcher.ts'
import { fold, type Token, tokenise } from './tokens.ts'

/** How much words, pieces of words and counts weigh against each other. */
const GAIN = { words: 3, pieces: 2, counts: 0.5 }

/**
 * The model saw little but English: of other languages it hears the concepts well, the words faintly, and no
 * word at all of a language whose concepts it does not know.
 */
const FOREIGN = 0.3

/** Words and pieces of words are hashed into this many buckets. */
export const BUCKETS = 1 << 16
const MOST_TOKENS = 400
const LONGEST_WORD = 24
const MOST_PIECES = 3 * LONGEST_WORD
const REACH_OF_NOT = 3

/** What is counted rather than hashed: concepts, plain and negated, and the look of the text. */
const LOOKS = [
  'always',
  'words',
  'few words',
  'very few words',
  'many words',
  'title',
  'handle first',
  'handles',
  'tags',
  'link',
  'link last',
  'numbers',
  'money',
  'asks',
  'asks last',
  'asks more',
  'calls',
  'calls more',
  'asks and calls',
  'trails off',
  'capitals',
  'lines',
  'repeated',
  'quotes',
  'sentences',
  'asks of fault',
  'asks without fault',
  'joy beside fault',
  'me and fault',
  'me and joy',
  'you and fault',
  'question word first',
  'news without me',
  'advert without me',
  'thanks without joy',
  'thanks and fault',
  'good less bad',
  'bad without good',
  'good without bad',
  'bad last',
  'good last',
  'foreign',
] as const
type Look = (typeof LOOKS)[number]

const PLAIN = 0
const NEGATED = CONCEPTS.length
const LOOK = 2 * CONCEPTS.length
export const DENSE = LOOK + LOOKS.length

const CONCEPT_AT = new Map(CONCEPTS.map((name, at) => [name, at]))
const LOOK_AT = new Map(LOOKS.map((name, at) => [name, LOOK + at]))
const concept = (name: Concept) => CONCEPT_AT.get(name) ?? 0
const look = (name: Look) => LOOK_AT.get(name) ?? 0

const NOT = concept('not')
const GOOD = ['delight', 'liking', 'recommending', 'works', 'solved'] as const
const BAD = ['dislike', 'disgust', 'anger', 'insult'] as const
const FAULT = ['broken', 'late', 'missing', 'damaged', 'cancelled', 'unanswered', 'worse', 'wasted'] as const
const isGood = new Set<number>(GOOD.map(concept))
const isBad = new Set<number>([...BAD, ...FAULT].map(concept))

/** A text as the model sees it: buckets of words, each of one value, then of pieces, then counts. */
export interface Vector {
  readonly buckets: Uint32Array
  /** How many of the buckets are of words and pairs of words. */
  readonly words: number
  readonly count: number
  readonly dense: Float32Array
  /** How far words and pieces are listened to. */
  readonly loudness: number
}

export function wordValue(vector: Vector): number {
  return (vector.loudness * GAIN.words) / Math.sqrt(Math.max(1, vector.words))
}

export function pieceValue(vector: Vector): number {
  return (vector.loudness * GAIN.pieces) / Math.sqrt(Math.max(1, vector.count - vector.words))
}

/** Finds what the model looks at. Reused from text to text. */
export class Features implements Vector {
  /** Buckets of words and pairs of words, then of pieces of words. */
  readonly buckets = new Uint32Array(2 * MOST_TOKENS + MOST_TOKENS * MOST_PIECES)
  words = 0
  count = 0
  loudness = 1
  readonly dense = new Float32Array(DENSE)
  tokens: readonly Token[] = []
  language = ''
  /** For each token where its pieces begin in `buckets`. */
  readonly pieces = new Uint32Array(MOST_TOKENS + 1)
  readonly #counts = new Float32Array(LOOK)
  readonly #negated = new Uint8Array(MOST_TOKENS)

  read(title: string | null, text: string, language: string): void {
    // A title says it in short: it counts twice.
    const whole = title === null || title === '' ? text : `${title}.\n${text}\n${title}`
    this.tokens = tokenise(fold(whole), MOST_TOKENS)
    this.language = language
    const negated = this.#weigh(whole, title !== null, language)
    this.#hash(negated)
    this.loudness = language === 'en' ? 1 : LANGUAGES.includes(language) ? FOREIGN : 0
  }

  /** Fills `dense`; answers which tokens stand under a negation. */
  #weigh(whole: string, titled: boolean, language: string): Uint8Array {
    const { dense, tokens } = this
    const counts = this.#counts.fill(0)
    const negated = this.#negated.fill(0)
    const found: number[] = []
    matcherFor(language).match(tokens, (token, which) => {
      found.push(token, which)
      if (which !== NOT) return
      for (
        let at = token + 1;
        at <= token + REACH_OF_NOT && tokens[at]?.kind !== 'mark' && at < tokens.length;
        at++
      )
        negated[at] = 1
    })
    const half = tokens.length / 2
    let lastGood = 0
    let lastBad = 0
    for (let at = 0; at < found.length; at += 2) {
      const token = found[at] ?? 0
      const which = found[at + 1] ?? 0
      const under = negated[token] === 1 && (isGood.has(which) || isBad.has(which))
      const slot = (under ? NEGATED : PLAIN) + which
      counts[slot] = (counts[slot] ?? 0) + 1
      if (token < half) continue
      if (isGood.has(which) && !under) lastGood++
      if (isGood.has(which) ? under : isBad.has(which)) lastBad++
    }
    for (let at = 0; at < LOOK; at++) dense[at] = GAIN.counts * Math.min(2, Math.sqrt(counts[at] ?? 0))
    this.#look(whole, titled, language, counts, lastGood, lastBad)
    return negated
  }

  #look(
    whole: string,
    titled: boolean,
    language: string,
    counts: Float32Array,
    lastGood: number,
    lastBad: number,
  ) {
    const { dense, tokens } = this
    const of = (name: Concept) => counts[concept(name)] ?? 0
    const not = (name: Concept) => counts[NEGATED + concept(name)] ?? 0
    const sum = (names: readonly Concept[], count: (name: Concept) => number) =>
      names.reduce((total, name) => total + count(name), 0)
    const good = sum(GOOD, of) + 0.5 * sum(BAD, not)
    const fault = sum(FAULT, of)
    const bad = sum(BAD, of) + fault + sum(GOOD, not)
    let words = 0
    let handles = 0
    let tags = 0
    let numbers = 0
    let links = 0
    let money = 0
    let asks = 0
    let calls = 0
    let both = 0
    let trails = 0
    let sentences = 0
    for (const { kind, text } of tokens) {
      if (kind === 'word') words++
      else if (kind === 'handle') handles++
      else if (kind === 'tag') tags++
      else if (kind === 'number') numbers++
      else if (kind === 'link') links++
      else if (text === '$') money++
      else if (text === '?!') both++
      else if (text[0] === '?') asks += text.length
      else if (text[0] === '!') calls += text.length
      else if (text === '...') trails++
      else if (text === '.') sentences++
    }
    const asking = asks + both > 0
    const flag = (name: Look, on: boolean | number) => {
      dense[look(name)] = GAIN.counts * Number(on)
    }
    const last = tokens.findLast((token) => token.kind !== 'handle' && token.kind !== 'tag')
    const firstWord = tokens.find((token) => token.kind === 'word')?.text ?? ''
    const me = of('me') > 0
    flag('always', 1)
    flag('words', Math.log1p(words) / 4)
    flag('few words', words <= 8)
    flag('very few words', words <= 3)
    flag('many words', words > 40)
    flag('title', titled)
    flag('handle first', tokens[0]?.kind === 'handle')
    flag('handles', Math.min(2, handles) / 2)
    flag('tags', Math.min(3, tags) / 3)
    flag('link', links > 0)
    flag('link last', last?.kind === 'link')
    flag('numbers', Math.min(3, numbers) / 3)
    flag('money', money > 0)
    flag('asks', asking)
    flag('asks last', last?.text.startsWith('?') ?? false)
    flag('asks more', asks > 1)
    flag('calls', calls > 0)
    flag('calls more', calls > 1)
    flag('asks and calls', both > 0)
    flag('trails off', trails > 0)
    flag('capitals', capitals(whole))
    flag('lines', whole.includes('\n'))
    flag('repeated', /([a-z])\1\1/i.test(whole))
    flag('quotes', /["“”«»„]/.test(whole))
    flag('sentences', Math.log1p(sentences) / 2)
    flag('asks of fault', asking && bad > 0)
    flag('asks without fault', asking && bad === 0)
    flag('joy beside fault', good > 0 && fault > 0)
    flag('me and fault', me && bad > 0)
    flag('me and joy', me && good > 0)
    flag('you and fault', of('you') > 0 && bad > 0)
    flag('question word first', QUESTION_WORDS.has(firstWord))
    flag('news without me', of('news') > 0 && !me)
    flag('advert without me', of('advert') > 0 && !me)
    flag('thanks without joy', of('thanks') > 0 && good === 0 && bad === 0)
    flag('thanks and fault', of('thanks') > 0 && bad > 0)
    flag('good less bad', Math.max(-2, Math.min(2, (good - bad) / 2)))
    flag('bad without good', bad > 0 && good === 0)
    flag('good without bad', good > 0 && bad === 0)
    flag('bad last', lastBad > lastGood)
    flag('good last', lastGood > lastBad)
    flag('foreign', language !== 'en')
  }

  #hash(negated: Uint8Array): void {
    const { buckets, tokens, pieces } = this
    let count = 0
    let before = START
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (token === undefined || isPause(token)) {
        before = START
        continue
      }
      const word = hashText(token.text, negated[at] === 1 ? UNDER_NOT : WORD)
      buckets[count++] = mix(word) >>> SHIFT
      buckets[count++] = mix(extend(before, word)) >>> SHIFT
      before = word
    }
    this.words = count
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      pieces[at] = count
      if (token?.kind === 'word' || token?.kind === 'tag') count = this.#hashPieces(token.text, count)
    }
    pieces[tokens.length] = count
    this.count = count
  }

  /** Runs of three to five characters within the word, its ends marked. */
  #hashPieces(word: string, from: number): number {
    const { buckets } = this
    const length = Math.min(word.length, LONGEST_WORD - 2)
    let count = from
    for (let start = -1; start < length - 1; start++) {
      let hash = PIECE
      for (let size = 1; size <= 5 && start + size <= length + 1; size++) {
        const at = start + size - 1
        hash = extend(hash, at < 0 || at >= length ? EDGE : word.charCodeAt(at))
        if (size >= 3) buckets[count++] = mix(hash) >>> SHIFT
      }
    }
    return count
  }
}

const ALARMS = (['danger', 'abuse', 'fraud', 'legal', 'stranded', 'outage'] as const).map(concept)

/** Whether words of harm, loss or threat stand in the text. */
export function alarms({ dense }: Vector): boolean {
  return ALARMS.some((at) => (dense[at] ?? 0) > 0)
}

/** A mark that ends a thought: pairs of words do not reach over it. */
export function isPause({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === ',' || text === '.')
}

const WORD = 0x811c9dc5
const UNDER_NOT = 0x2f0b4a35
const PIECE = 0x51ed270b
const START = 0x1b873593
const EDGE = 0x5f
const SHIFT = 32 - Math.log2(BUCKETS)

const QUESTION_WORDS = new Set(
  'how what when where who which why can could is are do does did will would should any anyone has have was wie wann wo wer was warum kann gibt hat comment quand où qui quel quelle pourquoi est combien cómo como cuándo cuando dónde donde quién qué cuál cuánto puedo alguien quando onde quem qual quanto posso alguém dove chi perché quale hoe wanneer waar wie welke kan is heeft'
    .split(' ')
    .map(fold),
)

/** How much of it is shouted: 0 to 1. */
function capitals(text: string): number {
  let upper = 0
  let lower = 0
  for (let at = 0; at < Math.min(text.length, 400); at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) upper++
    else if (code >= 97 && code <= 122) lower++
  }
  return upper > 6 && upper > lower / 2 ? upper / (upper + lower) : 0
}

import { isStopword } from '../../core/stopwords.ts'
import { hashText, mix } from '../local/hash.ts'
import { CONCEPTS } from '../local/lexicon/concepts.ts'
import { matcherFor } from '../local/lexicon/matcher.ts'
import { fold, tokenise } from '../local/tokens.ts'

/** Words, stems, pairs and concepts are hashed into this many buckets. */
export const BUCKETS = 1 << 17
const MOST_TOKENS = 120
/** A word's first letters stand for its forms. */
const STEM = 5

/** What a text is about, as weights on buckets; both lists are of one length. */
export interface Features {
  readonly buckets: readonly number[]
  readonly weights: readonly number[]
}

export interface Worded {
  readonly title: string | null
  readonly text: string
  /** ISO 639-1, for the concepts of its lexicon. */
  readonly language: string
}

const WORD = { seed: 1, weight: 0.7 }
const PAIR = { seed: 3, weight: 1 }
const VERSION = { seed: 11, weight: 1.5 }
const START = { seed: 9, weight: 1 }
const CONCEPT = { seed: 5, weight: 0.6 }

/** From `works` on, concepts are of things and of what became of them; those before are of feeling. */
const FIRST_THING = CONCEPTS.indexOf('works')
const LAST_THING = CONCEPTS.indexOf('outage')

/** A version such as 4.2, which often is all that the mentions of a fault have in common. */
const VERSIONS = /(?<![\d.,$€£])\b\d{1,3}\.\d{1,2}\b(?![\d%€$£]|\.\d|\s*[$€£])/g

/** @param ignored folded words that every mention of the company may have: its name */
export function featuresOf({ title, text, language }: Worded, ignored: ReadonlySet<string>): Features {
  const folded = fold(title ? `${title}. ${text.slice(0, 4_000)}` : text.slice(0, 4_000))
  const tokens = tokenise(folded, MOST_TOKENS)
  const found = new Map<number, number>()
  const add = (words: string, { seed, weight }: Feature) => {
    const bucket = mix(hashText(words, seed)) & (BUCKETS - 1)
    found.set(bucket, (found.get(bucket) ?? 0) + weight)
  }
  let before = ''
  for (const { kind, text: word } of tokens) {
    if ((kind !== 'word' && kind !== 'tag') || isStopword(word) || ignored.has(word)) continue
    add(word, WORD)
    add(word.slice(0, STEM), START)
    if (before !== '') add(`${before} ${word}`, PAIR)
    before = word
  }
  for (const [version] of folded.matchAll(VERSIONS)) add(version, VERSION)
  const concepts = new Set<number>()
  matcherFor(language).match(tokens, (_, concept) => {
    if (concept >= FIRST_THING && concept <= LAST_THING) concepts.add(concept)
  })
  for (const concept of concepts) add(String(concept), CONCEPT)
  return { buckets: [...found.keys()], weights: [...found.values()].map(Math.sqrt) }
}

interface Feature {
  readonly seed: number
  readonly weight: number
}

/** The bucket of a folded word, to ask how rare it is. */
export function wordBucket(word: string): number {
  return mix(hashText(word, WORD.seed)) & (BUCKETS - 1)
}

import type { Mention } from '../../core/mention.ts'
import { ahead, type Votes, votesOf } from '../../core/smallwords.ts'
import { type Detector, loadDetector } from './detector.ts'
import { LANGUAGES, matcherFor } from './lexicon/matcher.ts'
import { fold, type Token, tokenise } from './tokens.ts'

/** When it cannot be told. */
export const UNKNOWN = 'und'

/** Enough to tell a language by, and more than is needed. */
const FEWEST_WORDS = 10
const MOST_CHARACTERS = 300
/** Two of the detector's scores this close are a guess. */
const MARGIN = 0.06

const TAG = /^([a-z]{2})(?:[-_][a-z0-9-]+)?$/

/** Scripts that one language alone is written in, or nearly. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
]

let detector: Promise<Detector> | undefined

/** It takes a moment to load, and is asked only where small words cannot tell. */
function load(): Promise<Detector> {
  detector ??= loadDetector()
  return detector
}

/** ISO 639-1, or `und`; a promise only where the detector is needed. The source's own tag is believed. */
export function languageOf(mention: Pick<Mention, 'language' | 'text'>): string | Promise<string> {
  const tag = TAG.exec(mention.language?.toLowerCase() ?? '')?.[1]
  if (tag !== undefined && tag !== 'xx') return tag
  const text = mention.text.slice(0, MOST_CHARACTERS)
  const words = tokenise(fold(text)).filter((token) => token.kind === 'word')
  const votes = smallWords(words)
  const told = ahead(votes) ?? ahead(knownWords(words, votes))
  if (told !== null) return told
  const script = SCRIPTS.find(([pattern]) => pattern.test(text))
  if (script !== undefined) return script[1]
  const latin = /\p{Script=Latin}/u.test(text)
  if (latin ? words.length < FEWEST_WORDS || Math.max(0, ...votes.values()) >= 1 : words.length === 0)
    return UNKNOWN
  return load().then(({ detect }) => {
    const found = detect(text.replace(/[@#]\S+|https?:\/\/\S+/g, ' '))
    const [first = 0, second = 0] = Object.values(found.getScores()).sort((a, b) => b - a)
    return found.isReliable() && (!latin || first - second >= MARGIN) ? found.language : UNKNOWN
  })
}

/** A small word is one vote, parted between the languages that share it. */
function smallWords(words: readonly Token[]): Votes {
  return votesOf(words.map(({ text }) => text))
}

/** Beside the small words, half a vote for each other word that a language's lexicon knows. */
function knownWords(words: readonly Token[], votes: Votes): Votes {
  const more = new Map(votes)
  for (const language of LANGUAGES) {
    const known = new Set<number>()
    matcherFor(language).match(words, (token) => known.add(token))
    more.set(language, (more.get(language) ?? 0) + known.size / 2)
  }
  return more
}

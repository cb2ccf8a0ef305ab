import { isStopword } from '../../core/stopwords.ts'
import { clean } from '../../core/wording.ts'
import { fold } from '../local/tokens.ts'
import { wordBucket } from './features.ts'

/** Links, addresses, handles and mark-up are no words. */
const NO_WORDS = /\b(?:https?:\/\/|www\.)\S+|\S*@\S*|&[#\w]{1,10};|<[^<>]{0,200}>/giu
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.])/gu
const LONGEST_WORD = 24
const MOST_WORDS = 150
const SHORTEST_WORD = 3

/** Words in this share of the texts can name what they have in common. */
const COMMON = 0.34

/** People say first what it is about: a word this far on counts half. */
const NEAR_START = 12

interface Said {
  readonly shown: string
  readonly key: string
}

/**
 * What the texts have in common, in two or three of their own words; null when they share none. Made of
 * letters, digits, spaces, hyphens and dots alone, and of words that at least two of the texts have.
 * @param rare how telling a word is, by the bucket of its folded form
 * @param taken names of other themes
 */
export function nameOf(
  texts: readonly string[],
  rare: (bucket: number) => number,
  ignored: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): string | null {
  const said = texts.map((text) => wordsOf(text, ignored))
  const words = commonWords(said, rare)
  const [first, second, third] = words
  if (!first) return null
  const phrase = commonPhrase(said, first.key)
  const names = [
    ...(phrase === null ? [] : [phrase]),
    ...(second ? [inOrder(said, [first, second])] : []),
    ...(second && third ? [inOrder(said, [first, second, third])] : []),
    first.shown,
  ]
  return names.find((name) => !taken.has(name)) ?? null
}

/** The words that most of the texts share, the most telling first. */
export function commonWords(
  said: readonly (readonly Said[])[],
  rare: (bucket: number) => number,
): readonly (Said & { readonly share: number })[] {
  const counts = new Map<string, { texts: number; place: number; readonly shown: Map<string, number> }>()
  for (const words of said)
    for (const [key, forms] of Map.groupBy(words, (word) => word.key)) {
      const count = counts.get(key) ?? { texts: 0, place: 0, shown: new Map<string, number>() }
      count.texts++
      count.place += 1 / (1 + words.findIndex((word) => word.key === key) / NEAR_START)
      for (const { shown } of forms) count.shown.set(shown, (count.shown.get(shown) ?? 0) + 1)
      counts.set(key, count)
    }
  const least = Math.max(2, COMMON * said.length)
  return [...counts]
    .filter(([, { texts }]) => texts >= least)
    .map(([key, { texts, place, shown }]) => {
      const [[form] = ['']] = [...shown].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      return { key, shown: form, share: texts / said.length, rating: place * rare(wordBucket(fold(form))) }
    })
    .sort((a, b) => b.rating - a.rating || (a.key < b.key ? -1 : 1))
}

export function wordsOf(text: string, ignored: ReadonlySet<string>): readonly Said[] {
  const words: Said[] = []
  for (const [found] of clean(text.slice(0, 4_000)).replace(NO_WORDS, ' ').matchAll(WORD)) {
    const shown = found.toLowerCase().replaceAll('’', "'")
    const folded = fold(shown)
    if (shown.length > LONGEST_WORD || folded.length < SHORTEST_WORD) continue
    if (isStopword(folded) || ignored.has(folded)) continue
    words.push({ shown, key: folded.slice(0, 6) })
    if (words.length === MOST_WORDS) break
  }
  return words
}

/** Two neighbours, the telling word one of them, that enough of the texts have; null when there are none. */
function commonPhrase(said: readonly (readonly Said[])[], telling: string): string | null {
  const counts = new Map<string, { texts: number; readonly shown: string }>()
  for (const words of said) {
    const seen = new Set<string>()
    for (const [at, word] of words.entries()) {
      const next = words[at + 1]
      if (!next || next.key === word.key || (word.key !== telling && next.key !== telling)) continue
      const key = `${word.key} ${next.key}`
      if (seen.has(key)) continue
      seen.add(key)
      const known = counts.get(key)
      if (known) known.texts++
      else counts.set(key, { texts: 1, shown: `${word.shown} ${next.shown}` })
    }
  }
  const [best] = [...counts.values()].sort((a, b) => b.texts - a.texts || (a.shown < b.shown ? -1 : 1))
  return best && best.texts >= Math.max(2, COMMON * said.length) ? best.shown : null
}

/** As customers put them: the word that mostly comes first stands first. */
function inOrder(said: readonly (readonly Said[])[], words: readonly Said[]): string {
  const place = ({ key }: Said) => {
    const places = said.flatMap((text) => {
      const at = text.findIndex((word) => word.key === key)
      return at < 0 ? [] : [at / text.length]
    })
    return places.reduce((sum, at) => sum + at, 0) / Math.max(1, places.length)
  }
  return words
    .map((word) => ({ word, place: place(word) }))
    .sort((a, b) => a.place - b.place || (a.word.key < b.word.key ? -1 : 1))
    .map(({ word }) => word.shown)
    .join(' ')
}

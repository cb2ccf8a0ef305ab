import { fold } from './fold.ts'

/** Scripts written without spaces: each character is a term of its own, and a word is a phrase of them. */
const UNSPACED =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]'
const TERM = new RegExp(`(?=[\\p{L}\\p{N}])${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}])+`, 'gu')
const PLAIN_TERM = /[a-z0-9]+/g

/** Beyond these a text is found by its beginning; both engines have limits, PostgreSQL 1 MB of terms. */
const MAX_TEXT = 50_000
const MAX_TERM = 64

/**
 * The terms of a text, in order: letters and digits only, folded. Cut here and not by the engines, so
 * that both find the same, and so that nothing in a term can mean anything to them.
 */
export function terms(text: string): string[] {
  const folded = fold(text.slice(0, MAX_TEXT))
  const plain = /^[\0-\x7f]*$/.test(folded)
  const found = folded.match(plain ? PLAIN_TERM : TERM) ?? []
  return found.map((term) => (term.length > MAX_TERM ? term.slice(0, MAX_TERM) : term))
}

/** Each word as a phrase of one or more terms; those that fold to nothing are left out. */
export type Phrase = readonly string[]

export function phrases(words: readonly string[]): Phrase[] {
  return words.map(terms).filter((phrase) => phrase.length > 0)
}

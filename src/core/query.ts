import { fold } from './fold.ts'

/**
 * Which texts are meant. Words and phrases; case and accents do not matter; whole words only. Scripts
 * that write no spaces between words (Chinese, Japanese, Thai, ...) match anywhere.
 */
export interface Query {
  /** All of these must be there. */
  readonly must: readonly string[]
  /** At least one of these, when any are given. */
  readonly any: readonly string[]
  /** None of these. */
  readonly not: readonly string[]
}

export function matches(query: Query, text: string): boolean {
  const { must, any, not } = compiled(query)
  if (must.length === 0 && any.length === 0 && not.length === 0) return true
  const line = inWords(text)
  return (
    must.every((phrase) => phrase !== '' && line.includes(phrase)) &&
    (any.length === 0 || any.some((phrase) => phrase !== '' && line.includes(phrase))) &&
    !not.some((phrase) => phrase !== '' && line.includes(phrase))
  )
}

/** Why no text at all can match, and what to change; null when one can. */
export function neverMatches(query: Query): string | null {
  const { must, any, not } = compiled(query)
  const excluder = (phrase: string) =>
    query.not.find((_, index) => not[index] !== '' && phrase.includes(not[index] ?? ''))

  for (const [index, phrase] of must.entries()) {
    const words = query.must[index] ?? ''
    if (phrase === '') return `“${words}” in must has no letters or digits to look for. Take it out.`
    const by = excluder(phrase)
    if (by !== undefined)
      return `“${words}” must be there, but “${by}” in not excludes every text that has it. Take out one of them.`
  }
  if (any.length > 0 && any.every((phrase) => phrase === ''))
    return 'None of the words in any has letters or digits to look for. Give at least one that has.'
  if (any.length > 0 && any.every((phrase) => phrase === '' || excluder(phrase) !== undefined))
    return 'Every word in any is excluded by one in not. Take it out of one of them.'
  return null
}

const memo = new WeakMap<Query, Query>()

function compiled(query: Query): Query {
  const known = memo.get(query)
  if (known) return known
  const made = { must: query.must.map(phrase), any: query.any.map(phrase), not: query.not.map(phrase) }
  memo.set(query, made)
  return made
}

/** ` late delivery `, or nothing when there is no word in it. */
function phrase(words: string): string {
  const line = inWords(words)
  return line.trim() === '' ? '' : line
}

/** Folded words with one space around each, so that whole words and phrases are found as plain text. */
function inWords(text: string): string {
  const folded = fold(text)
  const spaced = UNSPACED.test(folded) ? folded.replace(EACH_UNSPACED, ' $& ') : folded
  return ` ${spaced.replace(NO_WORD, ' ')} `.replace(DOUBLE, ' ')
}

const SCRIPTS =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]'
const UNSPACED = new RegExp(SCRIPTS, 'u')
const EACH_UNSPACED = new RegExp(SCRIPTS, 'gu')
const NO_WORD = /[^\p{L}\p{N}]+/gu
const DOUBLE = / {2,}/g

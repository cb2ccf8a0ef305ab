import { fold } from '../../core/fold.ts'
import { votesOf } from '../../core/smallwords.ts'
import { SIGNS } from './signs/index.ts'

/** Fewer different words tell no language. */
const FEWEST = 13
/** Of the different words in a reply at least so many are small ones of its own language; of a foreign one, hardly any. */
const SMALL_SHARE = 0.16

/**
 * Whether the text is in a language whose signs are known, as far as it can be told.
 * @param expected what the customer writes in: in doubt the reply is in the same
 */
export function isReadable(text: string, expected: string): boolean {
  const words = fold(text).match(/\p{L}[\p{L}']*/gu) ?? []
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word)).length
  if (words.length > 0 && latin < words.length / 2) return false
  const distinct = new Set(words)
  const isKnown = expected === 'und' || Object.hasOwn(SIGNS, expected)
  if (isKnown && distinct.size < FEWEST) return true
  // A vote that languages share is parted; here each may have it whole.
  const languages = [...distinct].flatMap((word) => [...votesOf([word]).keys()])
  const counts = Map.groupBy(languages, (language) => language).values()
  return Math.max(0, ...[...counts].map((all) => all.length)) / distinct.size >= SMALL_SHARE
}

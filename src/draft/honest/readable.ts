import { fold } from '../../core/fold.ts'
import { votesOf } from '../../core/smallwords.ts'

/** Fewer words tell no language. */
const FEWEST = 13
/** Of the different words in a reply at least so many are small ones of its own language; of a foreign one, hardly any. */
const SMALL_SHARE = 0.16

/** Whether the text is in a language whose signs are known, as far as it can be told. */
export function isReadable(text: string): boolean {
  const words = fold(text).match(/\p{L}[\p{L}']*/gu) ?? []
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word)).length
  if (words.length > 0 && latin < words.length / 2) return false
  const distinct = new Set(words)
  if (distinct.size < FEWEST) return true
  // A vote that languages share is parted; here each may have it whole.
  const known = [...distinct].filter((word) => votesOf([word]).size > 0)
  const languages = known.flatMap((word) => [...votesOf([word]).keys()])
  const most = Math.max(
    0,
    ...Object.values(Object.groupBy(languages, (language) => language)).map((all) => all?.length ?? 0),
  )
  return most / distinct.size >= SMALL_SHARE
}

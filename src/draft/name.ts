import { fold } from '../core/fold.ts'
import type { Author } from '../core/mention.ts'
import { isSmallWord } from '../core/smallwords.ts'

/** What somebody can be greeted by: a first name as people spell them. A handle, or words, are none. */
export function firstName(author: Author | null): string | null {
  const parts = author?.name.normalize('NFC').trim().split(/\s+/) ?? []
  const [first = ''] = parts
  const isSentence = parts.length > 3 || parts.some((part) => isSmallWord(fold(part)))
  return !isSentence && /^\p{Lu}\p{Ll}{1,14}(?:-\p{Lu}\p{Ll}{1,14})?$/u.test(first) ? first : null
}

import type { Author } from '../core/mention.ts'

/** What somebody can be greeted by: a first name as people spell them. A handle, or words, are none. */
export function firstName(author: Author | null): string | null {
  const parts = author?.name.normalize('NFC').trim().split(/\s+/) ?? []
  const [first = ''] = parts
  return parts.length <= 3 && /^\p{Lu}\p{Ll}{1,14}(?:-\p{Lu}\p{Ll}{1,14})?$/u.test(first) ? first : null
}

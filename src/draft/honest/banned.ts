import { spelled } from './signs/signs.ts'

/** Those of the words and phrases that stand in the text; a `*` at the end stands for any ending. */
export function bannedIn(text: string, banned: readonly string[]): string[] {
  const words = spelled(text)
  return banned.filter((one) => {
    const open = one.endsWith('*')
    const word = spelled(open ? one.slice(0, -1) : one).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    return new RegExp(`(?<![\\p{L}\\p{N}])${word}${open ? '' : '(?![\\p{L}\\p{N}])'}`, 'u').test(words)
  })
}

/** Where a quote stands in the customer's words. Kept instead of the words, so that it holds none. */
export interface Span {
  readonly from: number
  readonly to: number
}

const LONGEST = 160

/** Prose alone: no markup, link, address, handle, or letters that cannot be seen. */
const NOT_PROSE = /[<>[\]{}`|\\*_~#@^]|:\/\/|www\.|\p{L}\.\p{L}{2}|[\p{Co}\p{Cn}\u00ad]|\p{Cf}/u
const LINE_BREAKS = /\s+/gu
const OUTER = /^[\s"'“”„«»‹›‘’…]+|[\s"'“”„«»‹›‘’…]+$/gu

/** Signs that a model writes in its own way. */
const SAME: readonly (readonly [sign: RegExp, any: string])[] = [
  [/['’‘´ʼ]/u, "['’‘´ʼ]"],
  [/["“”„«»]/u, '["“”„«»]'],
  [/[-‐‑‒–—]/u, '[-‐‑‒–—]'],
]

/** Where `words` say it, letter by letter but for case, spaces and the form of quotation marks; else null. */
export function findQuote(said: string, words: string): Span | null {
  const quote = said.replace(OUTER, '')
  if (quote.length > LONGEST || !/\p{L}{2}/u.test(quote)) return null
  const pattern = [...quote.replace(LINE_BREAKS, ' ')].map(forAnySpelling).join('')
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').exec(words)
  return found ? { from: found.index, to: found.index + found[0].length } : null
}

function forAnySpelling(sign: string): string {
  if (sign === ' ') return '\\s+'
  return SAME.find(([one]) => one.test(sign))?.[1] ?? (/[\\^$.*+?()[\]{}|/]/u.test(sign) ? `\\${sign}` : sign)
}

/** The customer's own words there, on one line; null when they are no plain prose. */
export function readQuote(words: string, { from, to }: Span): string | null {
  const quote = words.slice(from, to).replace(LINE_BREAKS, ' ').trim()
  return quote === '' || NOT_PROSE.test(quote) ? null : quote
}

import type { SearchTerms } from './ledger.ts'
import { type Known, readFilter } from './searchfilters.ts'
import { oneLine } from './wording.ts'

export type SearchRead = { readonly terms: SearchTerms } | { readonly problem: string }

/**
 * Reads `parcel "gift card" late OR delayed -refund from:reviews dept:billing since:7d`: plain words and
 * phrases must all be there, of those joined by OR at least one, of those with a minus none.
 */
export function parseSearch(words: string, known: Known): SearchRead {
  const must: string[] = []
  const any: string[] = []
  const not: string[] = []
  let filters: Partial<SearchTerms> = {}
  let groups = 0
  let chained = false

  const tokens = tokenise(words)
  for (const [index, token] of tokens.entries()) {
    if (isOr(token)) continue
    if (isNot(token)) continue
    const joined = isOr(tokens[index + 1]) && index + 2 < tokens.length
    const leftOut = token.minus || isNot(tokens[index - 1])
    const filter = token.quoted ? null : readFilter(token.key, token.text, known)
    if (filter !== null) {
      if ('problem' in filter) return filter
      if (leftOut)
        return { problem: `Only words can be left out by a minus; “${token.key}:” says what shall be there.` }
      if ('any' in filter) any.push(filter.any)
      // Of several that say more of one thing, all hold: `has:action by:ines`.
      else filters = { ...filters, ...filter.filter, ...togetherIn(filters, filter.filter) }
    } else {
      const text = wordsOf(token)
      if (/[\p{L}\p{N}]/u.test(text)) {
        if (leftOut) not.push(text)
        else if (chained || joined) any.push(text)
        else must.push(text)
        if (joined && !chained) groups += 1
      }
    }
    chained = joined
  }
  if (groups > 1) return { problem: 'Only one group of words can be joined by OR in a search.' }
  if (must.length + any.length === 0 && Object.keys(filters).length === 0)
    return {
      problem:
        not.length > 0
          ? 'Say also what to look for, not only what to leave out.'
          : 'There is no word to look for in that.',
    }
  return { terms: { must, any, not, ...filters } }
}

function togetherIn(before: Partial<SearchTerms>, now: Partial<SearchTerms>): Partial<SearchTerms> {
  return now.acted === undefined ? {} : { acted: { ...before.acted, ...now.acted } }
}

interface Token {
  /** Of `dept:billing` the part before the colon; else empty. */
  readonly key: string
  readonly text: string
  readonly quoted: boolean
  readonly minus: boolean
}

/** A filter's value may be in quotes; a whole filter in quotes is a phrase. */
function tokenise(words: string): readonly Token[] {
  const found = oneLine(words)
    .replace(/[“”„‟]/g, '"')
    .matchAll(/([-‐-―−](?=\S))?(?:([a-z]{2,10}):(?=")(?!""))?"([^"]*)"?|(\S+)/gi)
  return [...found].map(([, sign = '', named = '', phrase, word = '']) => {
    if (phrase !== undefined)
      return { key: named, text: phrase.trim(), quoted: named === '', minus: sign !== '' }
    const minus = /^[-‐-―−](?=.)/.test(word)
    const plain = minus ? word.slice(1) : word
    const [, key = '', value = ''] = /^([a-z]{2,10}):(?!\/\/)(\S+)$/i.exec(plain) ?? []
    return { key, text: key === '' ? plain : value, quoted: false, minus }
  })
}

/** `3:1` and `https:...` are words as they stand. */
function wordsOf({ key, text }: Token): string {
  return key === '' ? text : `${key}:${text}`
}

const isOr = (token: Token | undefined) =>
  token?.quoted === false && token.key === '' && /^(?:OR|\|\|?)$/.test(token.text)
const isNot = (token: Token | undefined) =>
  token?.quoted === false && token.key === '' && token.text === 'NOT'

import { fold } from '../core/fold.ts'
import type { Mute } from '../core/ledger.ts'
import type { Author, Mention } from '../core/mention.ts'
import { matches } from '../core/query.ts'

/** Says why nobody shall be told of a mention; null when nothing mutes it. */
export type Mutes = (mention: Mention) => string | null

/** Authors go unnamed in the reason: it is kept when their words are erased. */
export function compileMutes(mutes: readonly Mute[]): Mutes {
  const valuesOf = (what: Mute['what']) =>
    mutes.filter((mute) => mute.what === what).map(({ value }) => value)
  const sources = new Set(valuesOf('source'))
  const authors = new Set(valuesOf('author').map(authorName))
  const words = valuesOf('word')
  const allWords = { must: [], any: words, not: [] }

  return ({ source, author, title, text }) => {
    if (sources.has(source)) return `the source ${source} is muted`
    if (author && authors.size > 0 && isAmong(authors, author)) return 'its author is muted'
    if (words.length === 0) return null
    const said = `${title ?? ''}\n${text}`
    if (!matches(allWords, said)) return null
    const word = words.find((one) => matches({ must: [one], any: [], not: [] }, said))
    return `the word “${word}” is muted`
  }
}

function isAmong(authors: ReadonlySet<string>, { key, name }: Author): boolean {
  return authors.has(authorName(key)) || authors.has(authorName(name))
}

function authorName(name: string): string {
  return fold(name.trim().replace(/^@/, ''))
}

import type { Mention } from '../../src/core/mention.ts'

/** A stored mention with these words. */
export function mention(words: Partial<Mention> & Pick<Mention, 'text'>): Mention {
  return {
    id: 1,
    source: 'reviews',
    externalId: '1',
    author: null,
    title: null,
    url: null,
    publishedAt: null,
    reach: 0,
    language: null,
    storedAt: 0,
    at: 0,
    copyOf: null,
    copies: 0,
    ...words,
  }
}

export function author(name: string) {
  return { key: name, name, url: null }
}

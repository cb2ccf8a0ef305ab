import type { Found } from '../../core/mention.ts'
import { decode } from '../charset.ts'
import { parseDate } from '../dates.ts'
import { digest } from '../digest.ts'
import { toFound } from '../found.ts'
import { htmlToText } from '../html.ts'
import { readWithFeedsmith } from './feedsmith.ts'
import { type Document, MAX_ITEMS, type Words } from './item.ts'
import { readLeniently } from './lenient.ts'

export interface FeedBytes {
  readonly bytes: Uint8Array
  readonly contentType: string | null
  /** Where it came from: relative links are relative to it. */
  readonly url: string
  /** What each entry reaches, as feeds do not say. */
  readonly reach: number
  /** Straight to the lenient reader: the strict one was too slow for these bytes. */
  readonly leniently: boolean
}

export type FeedReading =
  | { readonly reading: 'feed'; readonly found: readonly Found[]; readonly skipped: readonly string[] }
  | { readonly reading: 'no feed'; readonly reason: string }

/** A feed's entries, the oldest first. Never throws, but may take very long: it runs in a worker. */
export function readFeed(feed: FeedBytes): FeedReading {
  const text = decode(feed.bytes, feed.contentType)
  if (text.trim() === '') return { reading: 'no feed', reason: 'The address answers with nothing at all.' }
  const document = read(text, feed.leniently)
  if (document === null) return { reading: 'no feed', reason: whatItIs(text, feed.url) }
  return { reading: 'feed', ...entries(document, feed) }
}

function read(text: string, leniently: boolean): Document | null {
  if (!leniently) {
    try {
      return readWithFeedsmith(text)
    } catch {
      // The lenient reader accepts more.
    }
  }
  try {
    return readLeniently(text)
  } catch {
    return null
  }
}

function entries({ items, language }: Document, { url, reach }: FeedBytes) {
  const skipped: string[] = []
  if (items.length === MAX_ITEMS) skipped.push(`Only the first ${MAX_ITEMS} entries of the feed are read.`)
  const read = items.map((item) => ({
    item,
    key: item.id?.trim() || digest(item.link, item.title?.words ?? null),
    title: toText(item.title),
    text: toText(item.body),
  }))
  const words = new Map<string, string>()
  /** Ids that stand over different words. */
  const shared = new Set<string>()
  for (const { key, title, text } of read) {
    const said = digest(title, text)
    if ((words.get(key) ?? said) !== said) shared.add(key)
    words.set(key, said)
  }
  const found = new Map<string, Found>()
  for (const [index, { item, key, title, text }] of read.entries()) {
    const id = shared.has(key) ? digest(key, item.link, title, text) : key
    const one = toFound(
      {
        id,
        title,
        text: text ?? '',
        author: item.author,
        url: behindGoogle(item.link),
        publishedAt: parseDate(item.date),
        reach,
        language: item.language ?? language,
      },
      url,
    )
    if (one) found.set(one.externalId, one)
    else skipped.push(`Entry ${index + 1} of the feed has no words.`)
  }
  return { found: [...found.values()].sort(oldestFirst), skipped }
}

function oldestFirst(a: Found, b: Found): number {
  return (a.publishedAt ?? Number.MAX_SAFE_INTEGER) - (b.publishedAt ?? Number.MAX_SAFE_INTEGER)
}

function toText(words: Words | null): string | null {
  if (words === null) return null
  return words.html ? htmlToText(words.words) : words.words
}

/** Google Alerts link through a counter of Google's own; the page itself is what is meant. */
function behindGoogle(link: string | null): string | null {
  if (link === null || !/^https:\/\/www\.google\.[a-z.]+\/url\?/.test(link)) return link
  return URL.parse(link)?.searchParams.get('url') ?? link
}

function whatItIs(text: string, url: string): string {
  if (!/<html|<!doctype html/i.test(text.slice(0, 5_000)))
    return 'What the address answers with is no RSS, Atom or JSON Feed. Check the address.'
  const named = feedNamedBy(text.slice(0, 200_000), url)
  return named === null
    ? 'The address answers with a web page, not with a feed. Look for the page’s feed address.'
    : `The address answers with a web page, not with a feed. The page names this feed: ${named}`
}

function feedNamedBy(html: string, url: string): string | null {
  for (const [tag] of html.matchAll(/<link\s[^>]{1,1000}>/gi)) {
    const href = /\shref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]
    if (href && /type\s*=\s*["']?application\/(rss\+xml|atom\+xml|feed\+json)/i.test(tag))
      return URL.parse(href.replaceAll('&amp;', '&'), url)?.href ?? null
  }
  return null
}

import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith'
import { type Document, type Item, MAX_ITEMS, type Words } from './item.ts'

/** @throws what feedsmith throws for all that is no feed to it. */
export function readWithFeedsmith(text: string): Document {
  const parsed = parseFeed(text, { maxItems: MAX_ITEMS })
  switch (parsed.format) {
    case 'rss':
      return { items: (parsed.feed.items ?? []).map(rssItem), language: parsed.feed.language ?? null }
    case 'atom':
      return { items: (parsed.feed.entries ?? []).map(atomItem), language: parsed.feed.xml?.lang ?? null }
    case 'rdf':
      return {
        items: (parsed.feed.items ?? []).map(rdfItem),
        language: parsed.feed.dc?.languages?.[0] ?? null,
      }
    case 'json':
      return { items: (parsed.feed.items ?? []).map(jsonItem), language: parsed.feed.language ?? null }
  }
}

function rssItem(item: RssFeed.Item<string>): Item {
  const person = item.authors?.[0]
  const name = item.dc?.creators?.[0] ?? person?.name ?? person?.email ?? item.itunes?.author
  const guid = item.guid?.value ?? null
  return {
    id: guid,
    link: item.link ?? (guid !== null && item.guid?.isPermaLink !== false && isWeb(guid) ? guid : null),
    title: html(item.title),
    body: html(item.content?.encoded ?? item.description ?? item.media?.description?.value),
    author: name === undefined ? null : { name, url: person?.link ?? null },
    date: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published ?? null,
    language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
  }
}

function rdfItem(item: RdfFeed.Item<string>): Item {
  const name = item.dc?.creators?.[0]
  return {
    id: item.rdf?.about ?? null,
    link: item.link ?? null,
    title: html(item.title),
    body: html(item.content?.encoded ?? item.description ?? item.dc?.descriptions?.[0]),
    author: name === undefined ? null : { name, url: null },
    date: item.dc?.dates?.[0] ?? null,
    language: item.dc?.languages?.[0] ?? null,
  }
}

function atomItem(entry: AtomFeed.Entry<string>): Item {
  const [person] = entry.authors ?? []
  const links = entry.links ?? []
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0]
  return {
    id: entry.id ?? null,
    link: link?.href ?? null,
    title: atomWords(entry.title),
    body:
      atomWords(entry.content) ??
      atomWords(entry.summary) ??
      html(entry.media?.groups?.[0]?.description?.value),
    author: person?.name === undefined ? null : { name: person.name, url: person.uri ?? null },
    date: entry.published ?? entry.updated ?? entry.dc?.dates?.[0] ?? null,
    language: entry.xml?.lang ?? null,
  }
}

function jsonItem(item: JsonFeed.Item<string>): Item {
  const [person] = item.authors ?? []
  return {
    id: item.id ?? null,
    link: item.url ?? item.external_url ?? null,
    title: plain(item.title),
    body: plain(item.content_text) ?? html(item.content_html) ?? plain(item.summary),
    author: person?.name === undefined ? null : { name: person.name, url: person.url ?? null },
    date: item.date_published ?? item.date_modified ?? null,
    language: item.language ?? null,
  }
}

function atomWords(text: AtomFeed.Text | AtomFeed.Content | undefined): Words | null {
  if (!text?.value) return null
  return {
    words: text.value,
    html: text.type !== undefined && text.type !== 'text' && text.type !== 'text/plain',
  }
}

function html(words: string | undefined): Words | null {
  return words ? { words, html: true } : null
}

function plain(words: string | undefined): Words | null {
  return words ? { words, html: false } : null
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address)
}

import { z } from 'zod'
import type { JsonConfig } from '../../config/sources.ts'
import type { Found } from '../../core/mention.ts'
import { type Batch, type Source, SourceFault } from '../../core/ports.ts'
import { type Clock, parseDuration } from '../../core/time.ts'
import type { Http } from '../../http/http.ts'
import { decode } from '../charset.ts'
import { parseDate } from '../dates.ts'
import { digest } from '../digest.ts'
import { toFound } from '../found.ts'
import { htmlToText } from '../html.ts'
import { at, textAt } from '../pointer.ts'
import { readCursor } from './cursor.ts'
import { askAfter, grew, highest } from './watermark.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  /** The highest value of the cursor's field that is stored for certain. */
  mark: z.string().nullable(),
  /** What the server said of the last version of an answer in one page. */
  etag: z.string().nullable(),
  /** A walk through pages that is under way: it moves the mark only when it is done. */
  walk: z
    .object({
      /** The number, token or address of the page that comes next. */
      next: z.string(),
      page: z.int(),
      highest: z.string().nullable(),
      first: z.string().nullable(),
    })
    .nullable(),
})
type Cursor = z.infer<typeof cursorSchema>

/** Any JSON API that lists entries: where their parts are, how it pages, what asks for the new ones. */
export function jsonSource(
  config: JsonConfig,
  { http, clock }: { readonly http: Http; readonly clock: Clock },
): Source {
  const overlap = config.cursor?.overlap === undefined ? null : parseDuration(config.cursor.overlap)

  function pageAddress(mark: string | null, next: string | null): string {
    if (next !== null && config.page?.by === 'next') return next
    const url = new URL(config.url)
    if (config.cursor && mark !== null)
      url.searchParams.set(config.cursor.param, overlap === null ? mark : askAfter(mark, overlap))
    if (config.page?.by === 'number')
      url.searchParams.set(config.page.param, next ?? String(config.page.first))
    if (config.page?.by === 'token' && next !== null) url.searchParams.set(config.page.param, next)
    return url.href
  }

  /** Null after the last page. `page` counts from 1. */
  function afterPage(answer: unknown, url: string, page: number): string | null {
    switch (config.page?.by) {
      case 'number':
        return String(config.page.first + page)
      case 'token':
        return textAt(answer, config.page.token) || null
      case 'next': {
        const address = textAt(answer, config.page.next)
        const found = address ? URL.parse(address, url) : null
        return found === null || found.href === url ? null : found.href
      }
      case undefined:
        return null
    }
  }

  /** The headers carry the key: they go nowhere but where they were meant for. */
  function headersFor(url: string): Readonly<Record<string, string>> {
    return new URL(url).origin === new URL(config.url).origin ? config.headers : {}
  }

  return {
    name: config.name,
    kind: config.kind,
    fingerprint: digest('json', config.url, JSON.stringify([config.items, config.cursor, config.page])),

    async pull(stored, signal): Promise<Batch> {
      const cursor = readCursor(cursorSchema, stored) ?? { v: 1, mark: null, etag: null, walk: null }
      const page = cursor.walk?.page ?? 1
      const url = pageAddress(cursor.mark, cursor.walk?.next ?? null)
      let answer: unknown
      let etag: string | null
      try {
        const got = await http.get(url, {
          signal,
          headers: {
            accept: 'application/json',
            ...headersFor(url),
            ...(cursor.etag === null ? {} : { 'if-none-match': cursor.etag }),
          },
        })
        if (got.notModified) return done(cursor, [], [])
        etag = config.page || config.cursor ? null : got.headers.get('etag')
        answer = parse(decode(got.body, got.headers.get('content-type')), url)
      } catch (error) {
        if (cursor.walk === null || !(error instanceof SourceFault && error.lasting)) throw error
        // The way to the next page is no longer good: the next pull begins anew, above the same mark.
        return done({ ...cursor, walk: null }, [], [`The walk broke off at page ${page}: ${error.message}`])
      }

      const entries = at(answer, config.items)
      if (!Array.isArray(entries)) throw new SourceFault(noList(answer, config.items), { lasting: true })
      const { found, skipped } = read(entries, config, url)

      const marks = config.cursor ? entries.flatMap((entry) => textAt(entry, config.cursor?.field) ?? []) : []
      const top = highest(
        [cursor.walk?.highest ?? cursor.mark, ...marks],
        overlap === null ? null : clock.now(),
      )
      const first = cursor.walk?.first ?? marks[0] ?? null
      const ended: Cursor = { v: 1, mark: top, etag, walk: null }
      const next = entries.length === 0 ? null : afterPage(answer, url, page)
      if (next === null) return done(ended, found, skipped)
      if (page < config.maxPages) {
        const walk = { next, page: page + 1, highest: top, first }
        return { found, cursor: JSON.stringify({ ...cursor, walk }), more: true, skipped }
      }
      // Oldest first, the next pull goes on from here; otherwise older entries are out of reach for good.
      if (!grew(first, marks.at(-1) ?? null))
        skipped.push(`There are more than ${config.maxPages} pages; the others are not read. Raise maxPages.`)
      return done(ended, found, skipped)
    },
  }
}

function done(cursor: Cursor, found: readonly Found[], skipped: readonly string[]): Batch {
  return { found, cursor: JSON.stringify(cursor), more: false, skipped }
}

function parse(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SourceFault(`${new URL(url).host} answers something that is no JSON. Check the address.`, {
      lasting: true,
      cause: error,
    })
  }
}

function noList(answer: unknown, items: string): string {
  const where = items === '' ? 'The answer itself' : `What is at ${items} in the answer`
  const keys = typeof answer === 'object' && answer !== null ? Object.keys(answer).slice(0, 10) : []
  return `${where} is no list. ${keys.length > 0 ? `The answer has: ${keys.join(', ')}. ` : ''}Correct items.`
}

function read(entries: readonly unknown[], config: JsonConfig, url: string) {
  const { fields } = config
  const found: Found[] = []
  const skipped: string[] = []
  const words = (entry: unknown, pointer: string | undefined) => {
    const text = textAt(entry, pointer)
    return text !== null && config.html ? htmlToText(text) : text
  }
  for (const [index, entry] of entries.entries()) {
    const id = textAt(entry, fields.id)
    const name = textAt(entry, fields.author)
    const key = textAt(entry, fields.authorKey)
    const one =
      id === null
        ? null
        : toFound(
            {
              id,
              title: words(entry, fields.title),
              text: words(entry, fields.text) ?? '',
              author: name === null && key === null ? null : { key, name: name ?? key ?? '' },
              url: textAt(entry, fields.url),
              publishedAt: parseDate(textAt(entry, fields.publishedAt)),
              reach: Number(textAt(entry, fields.reach) ?? config.reach),
              language: textAt(entry, fields.language),
            },
            url,
          )
    if (one) found.push(one)
    else skipped.push(`Entry ${index + 1} has nothing at ${id === null ? fields.id : fields.text}.`)
  }
  return { found, skipped }
}

import { afterAll } from 'vitest'
import { feedSchema, hackernewsSchema, jsonSchema } from '../../src/config/sources.ts'
import { SECOND } from '../../src/core/time.ts'
import { createFeedParser } from '../../src/listen/feed/parser.ts'
import { createSource, type PulledConfig } from '../../src/listen/sources/index.ts'
import { ManualClock, NOON, serve, testHttp } from '../listen/world.ts'
import { type SourceWorld, sourceContract } from './source.ts'

const feeds = createFeedParser()
afterAll(() => feeds.close())

interface Written {
  readonly id: number
  readonly words: string
  /** In seconds. */
  readonly at: number
}

/** A site that shows what was written as `show` says, read as `configure` says. */
async function site(
  show: (written: readonly Written[], query: URLSearchParams) => string,
  configure: (url: string) => PulledConfig,
): Promise<SourceWorld> {
  const written: Written[] = []
  let down = false
  const { url } = await serve((request, response) => {
    if (down) request.socket.destroy()
    else response.end(show(written, new URL(request.url ?? '', 'http://site').searchParams))
  })
  const deps = { http: testHttp(), feeds, clock: new ManualClock() }
  return {
    source: () => createSource(configure(url), deps),
    other: () => createSource(configure(`${url}/other`), deps),
    write(words) {
      const id = written.length + 1
      written.push({ id, words, at: NOON / SECOND - 1_000 + id })
    },
    breakDown() {
      down = true
    },
  }
}

sourceContract('feed', () =>
  site(
    (written) => {
      const items = written.map(
        ({ id, words, at }) =>
          `<item><guid>${id}</guid><description>${words}</description><pubDate>${new Date(at * SECOND).toUTCString()}</pubDate></item>`,
      )
      return `<rss version="2.0"><channel><title>Blog</title>${items.reverse().join('')}</channel></rss>`
    },
    (url) => feedSchema.parse({ kind: 'feed', name: 'blog', url }),
  ),
)

sourceContract('hackernews', () =>
  site(
    (written, query) => {
      const [, from = 0, to = Number.POSITIVE_INFINITY] =
        /^created_at_i>=(\d+)(?:,created_at_i<=(\d+))?$/.exec(query.get('numericFilters') ?? '') ?? []
      const hits = written
        .filter(({ at }) => at >= Number(from) && at <= Number(to))
        .map(({ id, words, at }) => ({
          objectID: String(id),
          created_at_i: at,
          author: 'pg',
          comment_text: words,
        }))
      return JSON.stringify({ hits: hits.reverse() })
    },
    (api) => hackernewsSchema.parse({ kind: 'hackernews', name: 'hn', search: 'larkbean', api }),
  ),
)

sourceContract('json', () =>
  site(
    (written, query) => {
      const page = Number(query.get('page'))
      const wanted = written.filter(({ id }) => id > Number(query.get('since') ?? 0))
      return JSON.stringify({ items: wanted.slice(page * 2 - 2, page * 2) })
    },
    (url) =>
      jsonSchema.parse({
        kind: 'json',
        name: 'reviews',
        url,
        items: '/items',
        fields: { id: '/id', text: '/words', publishedAt: '/at' },
        page: { by: 'number' },
        cursor: { field: '/id', param: 'since' },
      }),
  ),
)

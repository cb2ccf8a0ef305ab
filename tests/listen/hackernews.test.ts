import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hackernewsSchema } from '../../src/config/sources.ts'
import { DAY, MINUTE, SECOND } from '../../src/core/time.ts'
import { hackernewsSource } from '../../src/listen/sources/hackernews.ts'
import { ManualClock, NOON, never, pullAll, type Site, serve, testHttp } from './world.ts'

interface Item {
  readonly objectID: string
  readonly created_at_i: number
}

/** Answers as Algolia does: newest first, by time window, never more than 1,000 hits of one search. */
async function algolia(items: Item[]): Promise<Site> {
  return serve((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://algolia')
    const filters = (searchParams.get('numericFilters') ?? '')
      .split(',')
      .map((each) => /^created_at_i([<>]=)(\d+)$/.exec(each))
    const inside = items
      .filter(({ created_at_i }) =>
        filters.every((filter) =>
          filter?.[1] === '>=' ? created_at_i >= Number(filter[2]) : created_at_i <= Number(filter?.[2]),
        ),
      )
      .sort((a, b) => b.created_at_i - a.created_at_i)
    const hitsPerPage = Number(searchParams.get('hitsPerPage'))
    response.end(
      JSON.stringify({ hits: inside.slice(0, Math.min(1_000, hitsPerPage)), nbHits: inside.length }),
    )
  })
}

function comment(id: number, at: number): Item & Record<string, unknown> {
  return {
    objectID: String(id),
    created_at_i: at,
    author: 'pg',
    comment_text: `<p>Larkbean &amp; me ${id}`,
    story_title: 'A story',
  }
}

function source(site: Site, clock = new ManualClock(), more = {}) {
  const config = hackernewsSchema.parse({
    kind: 'hackernews',
    name: 'hn',
    search: 'larkbean',
    api: `${site.url}/api/v1/`,
    ...more,
  })
  return hackernewsSource(config, { http: testHttp(), clock })
}

const now = NOON / SECOND

describe('Hacker News', () => {
  it('brings stories and comments as mentions', async () => {
    const site = await algolia([
      comment(1, now - 60),
      Object.assign(comment(2, now - 50), {
        comment_text: null,
        title: 'Larkbean sold',
        points: 42,
        author: 'a b',
      }),
    ])
    const { found } = await source(site).pull(null, never)
    expect(found).toEqual([
      {
        externalId: '1',
        author: { key: 'pg', name: 'pg', url: 'https://news.ycombinator.com/user?id=pg' },
        title: 'A story',
        text: 'Larkbean & me 1',
        url: 'https://news.ycombinator.com/item?id=1',
        publishedAt: NOON - 60_000,
        reach: 0,
        language: null,
      },
      expect.objectContaining({ externalId: '2', title: null, text: 'Larkbean sold', reach: 42 }),
    ])
    const asked = new URL(site.requests[0]?.url ?? '', site.url)
    expect(asked.pathname).toBe('/api/v1/search_by_date')
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      query: 'larkbean',
      tags: '(story,comment)',
    })
  })

  it('begins a week back, and then asks only for what is new, with an overlap', async () => {
    const items = [comment(1, now - (8 * DAY) / SECOND), comment(2, now - DAY / SECOND)]
    const site = await algolia(items)
    const hn = source(site)
    const first = await pullAll(hn)
    expect(first.found.map(({ externalId }) => externalId)).toEqual(['2'])
    // Written before the last one, indexed after it.
    items.push(comment(3, now - DAY / SECOND - (9 * MINUTE) / SECOND))
    items.push(comment(4, now))
    const second = await pullAll(hn, first.cursor)
    expect(second.found.map(({ externalId }) => externalId)).toEqual(['3', '2', '4'])
  })

  it('misses none, however many there are and however they bunch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ ago: fc.nat({ max: 5_000 }), many: fc.integer({ min: 1, max: 150 }) }), {
          maxLength: 30,
        }),
        async (bunches) => {
          const items = bunches.flatMap(({ ago, many }, bunch) =>
            Array.from({ length: many }, (_, index) => comment(bunch * 1_000 + index, now - ago)),
          )
          // No second holds more than a page.
          const perSecond = new Map<number, number>()
          const fit = items.filter(({ created_at_i }) => {
            perSecond.set(created_at_i, (perSecond.get(created_at_i) ?? 0) + 1)
            return (perSecond.get(created_at_i) ?? 0) < 200
          })
          const { found, skipped, cursor } = await pullAll(source(await algolia(fit)))
          expect(new Set(found.map(({ externalId }) => externalId))).toEqual(
            new Set(fit.map(({ objectID }) => objectID)),
          )
          expect(skipped).toEqual([])
          const newest = Math.max(now - (7 * DAY) / SECOND, ...fit.map(({ created_at_i }) => created_at_i))
          expect(JSON.parse(cursor ?? '')).toEqual({ v: 1, since: newest, walk: null })
        },
      ),
      { numRuns: 15 },
    )
  })

  it('keeps the high-water mark until the walk is done', async () => {
    const items = Array.from({ length: 450 }, (_, index) => comment(index, now - index))
    const site = await algolia(items)
    const hn = source(site)
    const first = await hn.pull(null, never)
    expect(first.more).toBe(true)
    expect(JSON.parse(first.cursor ?? '').since).toBe(now - (7 * DAY) / SECOND)
    // What comes meanwhile is above the walk: the next one brings it.
    items.push(comment(999, now))
    const rest = await pullAll(hn, first.cursor)
    const next = await pullAll(hn, rest.cursor)
    const all = [first, rest, next].flatMap(({ found }) => found.map(({ externalId }) => externalId))
    expect(new Set(all).size).toBe(451)
  })

  it('reports what one second hides, and goes on below it', async () => {
    const items = [
      ...Array.from({ length: 300 }, (_, index) => comment(index, now - 10)),
      comment(999, now - 20),
    ]
    const { found, skipped } = await pullAll(source(await algolia(items)))
    expect(found.some(({ externalId }) => externalId === '999')).toBe(true)
    expect(skipped).toEqual([expect.stringMatching(/in one second/)])
  })

  it('is not led astray by a time in the future', async () => {
    const items = [comment(1, now + 10_000_000)]
    const site = await algolia(items)
    const hn = source(site)
    const first = await pullAll(hn)
    items.push(comment(2, now - 60))
    expect((await pullAll(hn, first.cursor)).found.some(({ externalId }) => externalId === '2')).toBe(true)
  })

  it('skips what is no hit, and says so', async () => {
    const site = await serve((_request, response) =>
      response.end(JSON.stringify({ hits: [{ no: 1 }, comment(1, now)] })),
    )
    const { found, skipped } = await pullAll(source(site))
    expect(found).toHaveLength(1)
    expect(skipped).toEqual(['Hit 1 lacks its id or its time.'])
  })

  it.each(['', '<html>', '{"message":"no"}', '{"hits":7}'])('says so when the answer is %j', async (body) => {
    const site = await serve((_request, response) => response.end(body))
    await expect(source(site).pull(null, never)).rejects.toThrow(/something else than hits/)
  })

  it('asks for stories alone where that is wanted', async () => {
    const site = await algolia([])
    await source(site, undefined, { in: 'story' }).pull(null, never)
    expect(new URL(site.requests[0]?.url ?? '', site.url).searchParams.get('tags')).toBe('story')
  })
})

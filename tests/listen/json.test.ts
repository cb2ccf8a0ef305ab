import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonSchema } from '../../src/config/sources.ts'
import { MINUTE } from '../../src/core/time.ts'
import { jsonSource } from '../../src/listen/sources/json.ts'
import { askAfter, grew, highest } from '../../src/listen/sources/watermark.ts'
import { ManualClock, NOON, never, page, pullAll, type Site, serve, testHttp } from './world.ts'

function source(url: string, more: object = {}) {
  const config = jsonSchema.parse({
    kind: 'json',
    name: 'reviews',
    url,
    items: '/data/items',
    fields: {
      id: '/id',
      text: '/words/body',
      title: '/words/head',
      author: '/by/name',
      authorKey: '/by/id',
      url: '/href',
      publishedAt: '/at',
      reach: '/seen',
      language: '/lang',
    },
    ...more,
  })
  return jsonSource(config, { http: testHttp(), clock: new ManualClock() })
}

function review(id: number, at: string | number = '2026-11-02T10:00:00Z') {
  return {
    id,
    words: { body: `Late again ${id}`, head: 'Late' },
    by: { name: 'Ana P.', id: 'u7' },
    href: `/r/${id}`,
    at,
    seen: '12',
    lang: 'en-GB',
  }
}

function ids({ found }: { found: readonly { externalId: string }[] }): number[] {
  return found.map(({ externalId }) => Number(externalId))
}

describe('mapping', () => {
  it('takes each part from where the config says it is', async () => {
    const site = await serve(page(JSON.stringify({ data: { items: [review(1)] } }), 'application/json'))
    const { found } = await source(`${site.url}/reviews?shop=1`, {
      headers: { Authorization: 'Bearer key' },
    }).pull(null, never)
    expect(found).toEqual([
      {
        externalId: '1',
        author: { key: 'u7', name: 'Ana P.', url: null },
        title: 'Late',
        text: 'Late again 1',
        url: `${site.url}/r/1`,
        publishedAt: Date.UTC(2026, 10, 2, 10),
        reach: 12,
        language: 'en',
      },
    ])
    expect(site.requests[0]?.headers.authorization).toBe('Bearer key')
    expect(site.requests[0]?.url).toBe('/reviews?shop=1')
  })

  it('takes text for text, unless it is said to be HTML', async () => {
    const body = JSON.stringify([{ id: 1, text: '<p>1 &lt; 2</p>' }])
    const site = await serve(page(body))
    const mapping = { items: '', fields: { id: '/id', text: '/text' } }
    expect((await source(site.url, mapping).pull(null, never)).found[0]?.text).toBe('<p>1 &lt; 2</p>')
    expect((await source(site.url, { ...mapping, html: true }).pull(null, never)).found[0]?.text).toBe(
      '1 < 2',
    )
  })

  it('skips entries without id or text, and says which', async () => {
    const site = await serve(
      page(JSON.stringify({ data: { items: [{ id: 1 }, { words: { body: 'x' } }, 'x', null, review(5)] } })),
    )
    const { found, skipped } = await source(site.url).pull(null, never)
    expect(ids({ found })).toEqual([5])
    expect(skipped).toEqual([
      'Entry 1 has nothing at /words/body.',
      'Entry 2 has nothing at /id.',
      'Entry 3 has nothing at /id.',
      'Entry 4 has nothing at /id.',
    ])
  })

  it.each([
    ['<html>', /is no JSON/],
    [
      '{"data":{"rows":[]},"status":"ok"}',
      /What is at \/data\/items in the answer is no list\. The answer has: data, status/,
    ],
    ['null', /is no list/],
  ])('says what to mend when the answer is %s', async (body, words) => {
    const site = await serve(page(body))
    await expect(source(site.url).pull(null, never)).rejects.toThrow(words)
  })

  it('asks for an answer that did not change only once', async () => {
    const site = await serve((request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end()
      else response.setHeader('etag', '"1"').end(JSON.stringify({ data: { items: [review(1)] } }))
    })
    const first = await source(site.url).pull(null, never)
    const second = await source(site.url).pull(first.cursor, never)
    expect(second).toMatchObject({ found: [], more: false, cursor: first.cursor })
  })
})

/** Lists its reviews by pages of three, and only those after `since`, as its config wants it. */
async function api(
  reviews: readonly ReturnType<typeof review>[],
  broken: () => boolean = () => false,
): Promise<Site> {
  return serve((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://api')
    const since = searchParams.get('since')
    const wanted = reviews.filter(
      ({ id, at }) => since === null || (/^\d{1,6}$/.test(since) ? id > Number(since) : String(at) >= since),
    )
    const start = Number(searchParams.get('page') ?? 1) - 1
    if (start > 0 && broken()) return void response.writeHead(410).end()
    const items = wanted.slice(start * 3, start * 3 + 3)
    const more = wanted.length > start * 3 + 3
    searchParams.set('page', String(start + 2))
    response.end(
      JSON.stringify({
        data: { items },
        next: more ? `/?${searchParams}` : null,
        token: more ? String(start + 2) : '',
      }),
    )
  })
}

describe('paging', () => {
  const reviews = Array.from({ length: 10 }, (_, index) => review(index + 1))

  it.each([{ by: 'next', next: '/next' }, { by: 'number' }, { by: 'token', param: 'page', token: '/token' }])(
    'follows the pages by $by',
    async (paging) => {
      const site = await api(reviews)
      const all = await pullAll(source(site.url, { page: paging }))
      expect(ids(all)).toEqual(reviews.map(({ id }) => id))
      expect(all.skipped).toEqual([])
      // Each page is a batch of its own: what is stored is never asked for again.
      expect(all.batches.filter(({ more }) => more).length).toBeGreaterThanOrEqual(3)
    },
  )

  it('stops at the most pages, and says what that costs', async () => {
    const site = await api(reviews)
    const all = await pullAll(source(site.url, { page: { by: 'number' }, maxPages: 2 }))
    expect(ids(all)).toEqual([1, 2, 3, 4, 5, 6])
    expect(all.skipped).toEqual([expect.stringMatching(/more than 2 pages.*Raise maxPages/)])
  })

  it('goes on from there where the oldest come first', async () => {
    const site = await api(reviews)
    const paged = source(site.url, {
      page: { by: 'number' },
      maxPages: 2,
      cursor: { field: '/id', param: 'since' },
    })
    const first = await pullAll(paged)
    const second = await pullAll(paged, first.cursor)
    expect([...ids(first), ...ids(second)]).toEqual(reviews.map(({ id }) => id))
    expect(first.skipped).toEqual([])
  })

  it('does not follow a page to itself for ever', async () => {
    const site = await serve(page(JSON.stringify({ data: { items: [review(1)] }, next: '' })))
    const circle = await serve((request, response) => {
      response.end(JSON.stringify({ data: { items: [review(1)] }, next: request.url }))
    })
    expect((await pullAll(source(site.url, { page: { by: 'next', next: '/next' } }))).batches).toHaveLength(1)
    expect((await pullAll(source(circle.url, { page: { by: 'next', next: '/next' } }))).batches).toHaveLength(
      1,
    )
  })

  it('takes the key to no other host that a next page names', async () => {
    const other = await serve(page(JSON.stringify({ data: { items: [] } })))
    const site = await serve(
      page(JSON.stringify({ data: { items: [review(1)] }, next: `${other.url}/more` })),
    )
    await pullAll(source(site.url, { headers: { 'X-Key': 'secret' }, page: { by: 'next', next: '/next' } }))
    expect(other.requests).toHaveLength(1)
    expect(other.requests[0]?.headers).not.toHaveProperty('x-key')
  })

  it('begins anew, above the same mark, when the way to the next page is gone', async () => {
    let broken = true
    const site = await api(reviews, () => broken)
    const paged = source(site.url, { page: { by: 'number' }, cursor: { field: '/id', param: 'since' } })
    const first = await pullAll(paged)
    expect(ids(first)).toEqual([1, 2, 3])
    expect(first.skipped).toEqual([expect.stringMatching(/The walk broke off at page 2/)])
    broken = false
    expect(ids(await pullAll(paged, first.cursor))).toEqual(reviews.map(({ id }) => id))
  })

  it('tries a page again that may pass', async () => {
    let down = true
    const site = await serve((request, response) => {
      const second = request.url?.includes('page=2')
      if (second && down) response.writeHead(503).end()
      else response.end(JSON.stringify({ data: { items: second ? [] : [review(1)] } }))
    })
    const paged = source(site.url, { page: { by: 'number' } })
    const first = await paged.pull(null, never)
    await expect(paged.pull(first.cursor, never)).rejects.toThrow(/fault of its own/)
    down = false
    expect((await paged.pull(first.cursor, never)).more).toBe(false)
  })
})

describe('asking for what is new', () => {
  it('asks by the highest id', async () => {
    const reviews = [review(3), review(1), review(2)]
    const site = await api(reviews)
    const polled = source(site.url, { cursor: { field: '/id', param: 'since' } })
    const first = await pullAll(polled)
    reviews.push(review(10))
    expect(ids(await pullAll(polled, first.cursor))).toEqual([10])
    expect(site.requests.at(-1)?.url).toBe('/?since=3')
  })

  it('asks by time with an overlap, in the form that the API writes', async () => {
    const site = await api([review(1, '2026-11-02T10:00:00.000Z')])
    const polled = source(site.url, { cursor: { field: '/at', param: 'since', overlap: '5m' } })
    const first = await pullAll(polled)
    await pullAll(polled, first.cursor)
    expect(new URL(site.requests[1]?.url ?? '', site.url).searchParams.get('since')).toBe(
      '2026-11-02T09:55:00.000Z',
    )
  })

  it('is not led astray by a time in the future', async () => {
    const site = await api([review(1, '2031-01-01T00:00:00.000Z')])
    const polled = source(site.url, { cursor: { field: '/at', param: 'since', overlap: '5m' } })
    await pullAll(polled, (await pullAll(polled)).cursor)
    expect(new URL(site.requests[1]?.url ?? '', site.url).searchParams.get('since')).toBe(
      new Date(NOON - 5 * MINUTE).toISOString(),
    )
  })

  it.each([
    [['9', '10', '8'], '10'],
    [['9007199254740993', '9007199254740992'], '9007199254740993'],
    [['2026-11-02T10:00:00+02:00', '2026-11-02T09:00:00Z'], '2026-11-02T09:00:00Z'],
    [['b', 'a'], 'b'],
    [[null, 'a'], 'a'],
    [[], null],
  ])('the highest of %j is %s', (marks, top) => {
    expect(highest(marks, null)).toBe(top)
  })

  const id = fc.bigInt({ min: 0n })
  const time = fc.date({ noInvalidDate: true, min: new Date('1995-01-01'), max: new Date('2090-01-01') })

  it.each([
    ['ids', id.map(String)],
    ['times', time.map((date) => date.toISOString())],
    ['words', fc.string({ minLength: 1 })],
  ])('the highest of %s is one of them, and none is higher', (_what, mark) => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1 }), (marks) => {
        const top = highest(marks, null)
        expect(marks).toContain(top)
        expect(marks.some((each) => grew(top, each))).toBe(false)
      }),
    )
  })

  it('writes a time as it was written', () => {
    expect(askAfter('1793613600', MINUTE)).toBe('1793613540')
    expect(askAfter('1793613600000', MINUTE)).toBe('1793613540000')
    expect(askAfter('2026-11-02T10:00:00+02:00', MINUTE)).toBe('2026-11-02T07:59:00.000Z')
    expect(askAfter('r-17', MINUTE)).toBe('r-17')
  })
})

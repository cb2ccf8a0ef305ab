import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type FeedConfig, feedSchema } from '../../src/config/sources.ts'
import type { Found } from '../../src/core/mention.ts'
import { SourceFault } from '../../src/core/ports.ts'
import { createFeedParser } from '../../src/listen/feed/parser.ts'
import { readFeed } from '../../src/listen/feed/read.ts'
import { feedSource } from '../../src/listen/sources/feed.ts'
import { never, page, serve, testFeeds, testHttp } from './world.ts'

const shared = createFeedParser()
afterAll(() => shared.close())

function config(url: string, more: Partial<FeedConfig> = {}): FeedConfig {
  return feedSchema.parse({ kind: 'feed', name: 'blog', url, ...more })
}

function rss(items: string, channel = ''): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title>${channel}${items}</channel></rss>`
}

function read(text: string | Uint8Array, leniently = false): readonly Found[] {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const reading = readFeed({
    bytes,
    contentType: null,
    url: 'https://blog.example/feed',
    reach: 7,
    leniently,
  })
  if (reading.reading === 'no feed') throw new Error(reading.reason)
  return reading.found
}

const RSS = rss(
  `<item><title>Late &amp;amp; cold</title><link>/late</link><guid isPermaLink="false">g-1</guid>
   <pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><dc:creator>Ana P.</dc:creator>
   <description>short</description><content:encoded><![CDATA[<p>My order came <b>late</b>.</p><script>x</script>]]></content:encoded></item>`,
  '<language>en-GB</language>',
)

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>t</title>
  <entry><id>tag:1</id><title type="html">Sp&amp;auml;t</title><link rel="self" href="/self"/><link rel="alternate" href="/late"/>
  <author><name>Ana P.</name><uri>https://ana.example/</uri></author><published>2026-11-02T10:00:00Z</published><updated>2026-11-03T10:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kam <b>spät</b>.</p></div></content></entry>
  <entry xml:lang="fr"><id>tag:2</id><title>1 &lt; 2</title><summary>plain &lt;b&gt; text</summary><updated>2026-11-03T10:00:00Z</updated></entry></feed>`

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel><title>t</title><link>https://blog.example/</link><description>d</description></channel>
  <item rdf:about="https://blog.example/1"><title>Late</title><link>https://blog.example/1</link><description>It was &lt;i&gt;late&lt;/i&gt;.</description><dc:date>2026-11-02T10:00:00Z</dc:date></item></rdf:RDF>`

const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 't',
  language: 'it',
  items: [
    {
      id: 7,
      url: 'https://blog.example/7',
      content_html: '<p>In <b>ritardo</b></p>',
      date_published: '2026-11-02T10:00:00Z',
      authors: [{ name: 'Ana P.' }],
    },
    { id: 'x', content_text: '<b> is no markup here' },
  ],
})

describe('formats', () => {
  const at = Date.UTC(2026, 10, 2, 10)

  it.each([false, true])('reads RSS (leniently: %s)', (leniently) => {
    expect(read(RSS, leniently)).toEqual([
      {
        externalId: 'g-1',
        title: 'Late & cold',
        text: 'My order came late.',
        author: { key: 'Ana P.', name: 'Ana P.', url: null },
        url: 'https://blog.example/late',
        publishedAt: at,
        reach: 7,
        language: 'en',
      },
    ])
  })

  it.each([false, true])('reads Atom (leniently: %s)', (leniently) => {
    const [first, second] = read(ATOM, leniently)
    expect(first).toMatchObject({
      externalId: 'tag:1',
      title: 'Spät',
      text: 'Kam spät.',
      author: { name: 'Ana P.' },
      url: 'https://blog.example/late',
      publishedAt: at,
      language: 'de',
    })
    expect(second).toMatchObject({ externalId: 'tag:2', publishedAt: Date.UTC(2026, 10, 3, 10) })
  })

  it('takes Atom’s plain text for what it is', () => {
    expect(read(ATOM)[1]).toMatchObject({ title: '1 < 2', text: 'plain <b> text', language: 'fr' })
  })

  it.each([false, true])('reads RDF (leniently: %s)', (leniently) => {
    expect(read(RDF, leniently)).toMatchObject([
      { externalId: 'https://blog.example/1', title: 'Late', text: 'It was late.', publishedAt: at },
    ])
  })

  it('reads JSON Feed', () => {
    expect(read(JSON_FEED)).toMatchObject([
      { externalId: '7', text: 'In ritardo', author: { name: 'Ana P.' }, publishedAt: at, language: 'it' },
      { externalId: 'x', text: '<b> is no markup here', publishedAt: null },
    ])
  })

  it('takes the page that a Google Alert means, not Google’s counter', () => {
    const link = 'https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news.example/larkbean&amp;ct=ga'
    const alert = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert</title><entry><id>tag:google.com,2013:1</id><title type="html">&lt;b&gt;Larkbean&lt;/b&gt; moves</title><link href="${link}"></link><published>2026-11-02T10:00:00Z</published><content type="html">The &lt;b&gt;roastery&lt;/b&gt;&amp;nbsp;...</content></entry></feed>`
    expect(read(alert)).toMatchObject([{ title: 'Larkbean moves', url: 'https://news.example/larkbean' }])
  })
})

describe('entries as they are in the wild', () => {
  it('knows those without an id by link and title', () => {
    const feed = (text: string) =>
      rss(`<item><title>A</title><link>/a</link><description>${text}</description></item>`)
    const before = read(feed('one'))
    const after = read(feed('two, corrected'))
    expect(after[0]?.externalId).toBe(before[0]?.externalId)
    const other = read(rss('<item><title>B</title><link>/a</link></item>'))
    expect(other[0]?.externalId).not.toBe(before[0]?.externalId)
  })

  it('tells different entries under one id apart, and takes a repeated entry once', () => {
    const item = (title: string) => `<item><guid>https://blog.example/</guid><title>${title}</title></item>`
    const once = read(rss(item('One') + item('Two') + item('One')))
    expect(once.map(({ text }) => text).sort()).toEqual(['One', 'Two'])
    expect(new Set(once.map(({ externalId }) => externalId)).size).toBe(2)
    expect(read(rss(item('Two') + item('One') + item('Three'))).map(({ externalId }) => externalId)).toEqual(
      expect.arrayContaining(once.map(({ externalId }) => externalId)),
    )
  })

  it('tells entries apart that share link and title, as in a thread', () => {
    const item = (text: string) =>
      `<item><title>Re: late</title><link>/thread</link><description>${text}</description></item>`
    expect(read(rss(item('me too') + item('and me')))).toHaveLength(2)
  })

  it('gives the oldest first, and the undated last', () => {
    const item = (id: string, date: string) =>
      `<item><guid>${id}</guid><title>${id}</title><pubDate>${date}</pubDate></item>`
    const feed = rss(
      item('3', 'Wed, 04 Nov 2026 10:00:00 GMT') +
        item('x', 'whenever') +
        item('1', '2026-11-02') +
        item('2', '3 Nov 2026 10:00 +0000'),
    )
    expect(read(feed).map(({ externalId }) => externalId)).toEqual(['1', '2', '3', 'x'])
    expect(read(feed).at(-1)?.publishedAt).toBeNull()
  })

  it('says which entries say nothing', () => {
    const bytes = Buffer.from(rss('<item><guid>1</guid></item><item><title>x</title></item>'))
    const reading = readFeed({
      bytes,
      contentType: null,
      url: 'https://blog.example/',
      reach: 0,
      leniently: false,
    })
    expect(reading).toMatchObject({ found: [{ text: 'x' }], skipped: ['Entry 1 of the feed has no words.'] })
  })

  it.each([
    ['cut off', RSS.slice(0, RSS.indexOf('</description>'))],
    [
      'with a stray ampersand and unclosed tags',
      rss('<item><guid>g-1</guid><title>R&D<br>late</title><description>x</item>'),
    ],
    ['without a root', '<item><guid>g-1</guid><title>late</title></item>'],
  ])('reads what it can of one %s', (_how, feed) => {
    expect(read(feed)[0]).toMatchObject({ externalId: 'g-1' })
  })

  it.each([
    '<rss version="2.0"><channel></channel></rss>',
    '<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
    rss(''),
  ])('takes a feed without entries for what it is: %s', (feed) => {
    expect(read(feed)).toEqual([])
  })

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '&#x',
      '<!DOCTYPE',
      '{"items":[',
      'word',
      '<guid>',
      '\0',
      '"',
      '</',
      '<?xml ?>',
    )
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, leniently) => {
        const bytes = Buffer.from(pieces.join(''))
        const reading = readFeed({
          bytes,
          contentType: null,
          url: 'https://blog.example/',
          reach: 0,
          leniently,
        })
        expect(['feed', 'no feed']).toContain(reading.reading)
      }),
    )
  })
})

describe('bytes as they come', () => {
  const words = rss('<item><guid>1</guid><title>Café “zu spät”</title></item>')
  const windows = Buffer.from(
    words.replace(/[“”]/g, (quote) => (quote === '“' ? '\x93' : '\x94')),
    'latin1',
  )

  it.each([
    ['windows-1252 without saying so', windows, 'application/rss+xml'],
    ['windows-1252 that says UTF-8', windows, 'application/rss+xml; charset=utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le'), 'text/xml'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`), 'text/xml; charset=iso-8859-1'],
  ])('%s', async (_what, bytes, type) => {
    const site = await serve(page(bytes, type))
    const source = feedSource(config(site.url), { http: testHttp(), feeds: shared })
    expect((await source.pull(null, never)).found).toMatchObject([{ text: 'Café “zu spät”' }])
  })

  it.each([
    ['', /answers with nothing at all/],
    [' \n ', /answers with nothing at all/],
    ['{"error":"no"}', /no RSS, Atom or JSON Feed/],
    ['<!doctype html><html><body>Hi</body></html>', /web page, not with a feed/],
    [
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml?a=1&amp;b=2"></head></html>',
      /names this feed: http:\/\/127\.0\.0\.1:\d+\/feed\.xml\?a=1&b=2/,
    ],
  ])('says what to do about %j', async (body, words) => {
    const site = await serve(page(body))
    const source = feedSource(config(site.url), { http: testHttp(), feeds: shared })
    const fault: unknown = await source.pull(null, never).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(SourceFault)
    expect(fault).toMatchObject({ message: expect.stringMatching(words), lasting: true })
  })
})

describe('asking only for what is new', () => {
  it('sends back what the server said of the last version', async () => {
    const site = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else
        response
          .setHeader('etag', '"v1"')
          .setHeader('last-modified', 'Mon, 02 Nov 2026 10:00:00 GMT')
          .end(RSS)
    })
    const source = feedSource(config(site.url), { http: testHttp(), feeds: shared })
    const first = await source.pull(null, never)
    expect(first.found).toHaveLength(1)
    const second = await source.pull(first.cursor, never)
    expect(second).toEqual({ found: [], cursor: first.cursor, more: false, skipped: [] })
    expect(site.requests[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Mon, 02 Nov 2026 10:00:00 GMT',
    })
  })

  it('sees by the bytes that nothing changed where the server does not say', async () => {
    let body = RSS
    const site = await serve((_request, response) => response.end(body))
    const source = feedSource(config(site.url), { http: testHttp(), feeds: shared })
    const first = await source.pull(null, never)
    const second = await source.pull(first.cursor, never)
    expect(second.found).toEqual([])
    body = rss('<item><guid>g-2</guid><title>New</title></item>')
    expect((await source.pull(second.cursor, never)).found).toMatchObject([{ externalId: 'g-2' }])
  })
})

describe('feeds that mean harm', () => {
  const ITEM = '<item><guid>1</guid><title>late</title></item>'

  it.each([
    ['takes the strict reader for ever', `<rss version="2.0"><channel>${ITEM}<title>${'<'.repeat(600_000)}`],
    ['opens titles in titles', `<rss version="2.0"><channel>${ITEM}${'<title><<'.repeat(20_000)}`],
    [
      'multiplies its entities',
      `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1_000)}"><!ENTITY c "${'&a;'.repeat(1_000)}">]>${rss(`${ITEM}<item><title>${'&c;'.repeat(1_000)}</title></item>`)}`,
    ],
  ])('reads what it can of one that %s', async (_how, feed) => {
    const feeds = testFeeds({ deadlineMs: 1_000 })
    const parsed = await feeds.parse(
      { bytes: Buffer.from(feed), contentType: null, url: 'https://evil.example/', reach: 0 },
      never,
    )
    expect(parsed.found).toMatchObject([{ externalId: '1' }, ...parsed.found.slice(1)])
    expect(parsed.found.every(({ text }) => text.length <= 20_000)).toBe(true)
  })

  it('ends a thread that takes too long, says so, and reads the next feed in a new one', async () => {
    const feeds = testFeeds({ deadlineMs: 300 })
    const nested = Buffer.from(`<rss version="2.0"><channel><item>${'<a>'.repeat(500_000)}`)
    const evil = { bytes: nested, contentType: null, url: 'https://evil.example/', reach: 0 }
    await expect(feeds.parse(evil, never)).rejects.toThrow(/cannot be read within/)
    const good = { bytes: Buffer.from(RSS), contentType: null, url: 'https://blog.example/', reach: 0 }
    expect((await feeds.parse(good, never)).found).toHaveLength(1)
  })

  it('ends a thread that takes too much memory', async () => {
    const feeds = testFeeds({ memoryMb: 12 })
    const items = Array.from(
      { length: 1_900 },
      (_, index) => `<item><guid>${index}</guid><title>${'late '.repeat(700)}</title></item>`,
    )
    const big = {
      bytes: Buffer.from(rss(items.join(''))),
      contentType: null,
      url: 'https://evil.example/',
      reach: 0,
    }
    await expect(feeds.parse(big, never)).rejects.toThrow(/and 12 MB/)
  })

  it('does not let one feed hold up another', async () => {
    const feeds = testFeeds({ deadlineMs: 60_000, patienceMs: 20 })
    const stop = new AbortController()
    const nested = Buffer.from(`<rss version="2.0"><channel><item>${'<a>'.repeat(500_000)}`)
    const evil = feeds.parse(
      { bytes: nested, contentType: null, url: 'https://evil.example/', reach: 0 },
      stop.signal,
    )
    const good = { bytes: Buffer.from(RSS), contentType: null, url: 'https://blog.example/', reach: 0 }
    expect((await feeds.parse(good, never)).found).toHaveLength(1)
    stop.abort(new Error('enough'))
    await expect(evil).rejects.toThrow('enough')
  })

  it('stops with the program', async () => {
    const feeds = testFeeds()
    const parsing = feeds.parse(
      { bytes: Buffer.from(RSS), contentType: null, url: 'https://blog.example/', reach: 0 },
      never,
    )
    await feeds.close()
    await expect(parsing).rejects.toThrow('Earshot stops')
  })

  it('reads no more than 8 MB, however they are packed', async () => {
    const site = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(40_000_000, ' ')))
    })
    const source = feedSource(config(site.url), { http: testHttp(), feeds: shared })
    await expect(source.pull(null, never)).rejects.toThrow(/more than 8 MB/)
  })

  it('reads the first 2,000 entries', () => {
    const items = Array.from(
      { length: 2_100 },
      (_, index) => `<item><guid>${index}</guid><title>late</title></item>`,
    )
    for (const leniently of [false, true]) expect(read(rss(items.join('')), leniently)).toHaveLength(2_000)
  })
})

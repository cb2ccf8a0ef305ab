import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The world around Earshot on loopback: feeds to read, and a chat that counts what is posted. */
export interface World {
  /** Feeds are at `<address>/feeds/<number>.xml`; posts go to `<address>/sink`. */
  readonly address: string
  /** How often each key was posted. */
  readonly posted: ReadonlyMap<string, number>
  firstPostAt(): number | null
  lastPostAt(): number | null
  /** Called at every post. */
  onPost(heard: () => void): void
  close(): Promise<void>
}

export async function openWorld(feeds: number, itemsEach: number): Promise<World> {
  const sentences = readSentences()
  const random = mulberry(42)
  const documents = Array.from({ length: feeds }, (_, feed) => feedOf(feed, itemsEach, sentences, random))
  const posted = new Map<string, number>()
  let first: number | null = null
  let last: number | null = null
  let heard = () => {}

  const server = createServer(async (request, response) => {
    const number = /^\/feeds\/(\d+)\.xml$/.exec(request.url ?? '')?.[1]
    if (number !== undefined) {
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8')
      response.end(documents[Number(number)])
      return
    }
    if (request.method === 'GET') {
      const key = decodeURIComponent((request.url ?? '').replace('/sink/', ''))
      response.end(posted.has(key) ? 'there' : 'absent')
      return
    }
    const body = await bodyOf(request)
    if (body === null) return
    const key = keyOf(body)
    posted.set(key, (posted.get(key) ?? 0) + 1)
    first ??= performance.now()
    last = performance.now()
    response.end('{"ok":true}')
    heard()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${portOf(server)}`,
    posted,
    firstPostAt: () => first,
    lastPostAt: () => last,
    onPost: (listener) => {
      heard = listener
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** Null when the sender died before it had sent all. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    return null
  }
  return request.complete ? Buffer.concat(chunks).toString('utf8') : null
}

function keyOf(body: string): string {
  const parsed: unknown = JSON.parse(body)
  return parsed !== null && typeof parsed === 'object' && 'key' in parsed ? String(parsed.key) : ''
}

/** Sentences as customers write them, from the sample brand's mentions. */
function readSentences(): string[] {
  return readFileSync(new URL('../../src/sample/mentions.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
    .flatMap((mention) =>
      mention !== null && typeof mention === 'object' && 'text' in mention && typeof mention.text === 'string'
        ? mention.text.split(/(?<=[.!?])\s+/)
        : [],
    )
    .filter((sentence) => sentence.length > 20 && sentence.length < 200 && /^[\x20-\x7e]+$/.test(sentence))
}

/** Five sentences each, drawn at random: hardly any two items are near copies of one another. */
function feedOf(feed: number, items: number, sentences: readonly string[], random: () => number): string {
  const draw = () => sentences[Math.floor(random() * sentences.length)] ?? ''
  const entries = Array.from({ length: items }, (_, item) => {
    const text = Array.from({ length: 5 }, draw).join(' ')
    return `<item><guid isPermaLink="false">${feed}-${item}</guid><title>${escaped(draw())}</title><link>https://reviews.example/${feed}/${item}</link><pubDate>${new Date(Date.now() - item * 60_000).toUTCString()}</pubDate><description>${escaped(text)}</description></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Reviews ${feed}</title><link>https://reviews.example</link><description>What people say</description>${entries.join('')}</channel></rss>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** A small seeded generator (Mulberry32), so that every run reads the same feeds. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Ledger } from '../../src/core/ledger.ts'
import type { Log } from '../../src/core/log.ts'
import type { Batch, Source } from '../../src/core/ports.ts'
import { type Clock, type Instant, systemClock } from '../../src/core/time.ts'
import { createHttp, type Http, type HttpOptions } from '../../src/http/http.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { createFeedParser, type FeedParser, type FeedParserOptions } from '../../src/listen/feed/parser.ts'

/** Friday the 20th of November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 20, 12)

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

export const never = new AbortController().signal

/** Time that moves when the test says so. */
export class ManualClock implements Clock {
  private time: Instant
  private readonly timers = new Set<{ at: Instant; readonly ring: () => void }>()

  constructor(time: Instant = NOON) {
    this.time = time
  }

  now(): Instant {
    return this.time
  }

  after(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const timer = {
        at: this.time + ms,
        ring: () => {
          this.timers.delete(timer)
          signal?.removeEventListener('abort', timer.ring)
          resolve()
        },
      }
      this.timers.add(timer)
      signal?.addEventListener('abort', timer.ring, { once: true })
    })
  }

  /** Every timer on the way rings at its time. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms
    await settle()
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      this.time = Math.max(this.time, next.at)
      next.ring()
      await settle()
    }
    this.time = end
  }

  /** As a person or a time server sets it: what waits goes on waiting for as long as it would have. */
  set(time: Instant): void {
    const jump = time - this.time
    this.time = time
    for (const timer of this.timers) timer.at += jump
  }
}

/** Everything that can happen without time passing has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export async function freshLedger(clock: Clock): Promise<Ledger> {
  const folder = freshFolder()
  const { ledger } = await openLedger({ file: join(folder, 'earshot.db') }, clock)
  onTestFinished(() => ledger.close())
  return ledger
}

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

export interface Site {
  readonly url: string
  readonly port: number
  /** As they came. */
  readonly requests: IncomingMessage[]
}

/** A web server on loopback; it breaks off whatever is under way when the test is over. */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
): Promise<Site> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    response.on('error', () => undefined)
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://${host}:${address.port}`, port: address.port, requests }
}

/** An address where nothing listens any more. */
export async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
}

export function page(body: string | Uint8Array, type = 'application/rss+xml') {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('content-type', type)
    response.end(body)
  }
}

/** Allowed to call loopback, unless the options say otherwise. */
export function testHttp(options: Partial<HttpOptions> = {}): Http {
  const http = createHttp({ version: '1.2.3', allowPrivate: ['127.0.0.1'], clock: systemClock, ...options })
  onTestFinished(() => http.close())
  return http
}

export function testFeeds(options: FeedParserOptions = {}): FeedParser {
  const feeds = createFeedParser(options)
  onTestFinished(() => feeds.close())
  return feeds
}

/** All that a source has after a cursor, batch by batch. */
export async function pullAll(source: Source, cursor: string | null = null) {
  const batches: Batch[] = []
  let at = cursor
  do {
    batches.push(await source.pull(at, never))
    at = batches.at(-1)?.cursor ?? null
  } while (batches.at(-1)?.more && batches.length < 200)
  return {
    found: batches.flatMap((batch) => batch.found),
    skipped: batches.flatMap((batch) => batch.skipped),
    cursor: at,
    batches,
  }
}

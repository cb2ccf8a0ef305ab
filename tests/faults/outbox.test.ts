import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { hear, leaseOf } from '../amplify/ledger.ts'

const PROGRAM = join(import.meta.dirname, 'outbox-child.ts')
const CHANNELS = ['billing', 'support', 'paced']
const CARDS = 300
const KILLS = 10
const START = Date.now()

/** A chat that keeps what was posted, loses some answers and refuses some requests. */
class Chat {
  readonly posts: { channel: string; key: string }[] = []
  requests = 0
  readonly server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://chat')
    if (url.pathname === '/find') {
      const at = this.posts.findIndex((post) => post.key === url.searchParams.get('key'))
      response.writeHead(at < 0 ? 404 : 200).end(String(at + 1))
      return
    }
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => (url.pathname === '/post' ? this.#take(body, response) : response.end('1')))
  })

  #take(body: string, response: ServerResponse): void {
    this.requests += 1
    const luck = random()
    if (luck < 0.1) response.writeHead(503).end()
    else if (luck < 0.2) response.writeHead(429).end()
    else if (luck < 0.25) response.destroy()
    else {
      const { channel, key } = JSON.parse(body)
      const message = this.posts.push({ channel, key })
      if (luck < 0.3) response.destroy()
      else response.writeHead(200).end(String(message))
    }
  }
}

/** The same luck in every run. */
let seed = 42
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

let folder: string
let file: string
let child: ChildProcess | null = null
const chat = new Chat()

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-'))
  file = join(folder, 'earshot.db')
  chat.server.listen(0, '127.0.0.1')
  await once(chat.server, 'listening')
})

afterEach(async () => {
  if (child) await kill(child)
  chat.server.close()
  chat.server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

it('loses no card and posts none twice, under faults, lost answers and kill -9', {
  timeout: 120_000,
}, async () => {
  await oweCards()
  const failed = new AbortController()
  const live = () =>
    fork(PROGRAM, [file, address(), String(START)], { execArgv: [] }).once('exit', (code) => {
      if (code !== null) failed.abort()
    })

  for (let kills = 0; kills < KILLS; kills++) {
    child = live()
    const until = chat.requests + 1 + Math.floor(random() * (CARDS / KILLS))
    while (chat.requests < until) await once(chat.server, 'request', failed)
    // Now and then a little later: between an answer and its settlement, or the next post.
    for (let turns = Math.floor(random() * 30); turns > 0; turns--) await setImmediate()
    await kill(child)
  }
  child = live()
  await once(child, 'message', failed)
  await kill(child)

  const { ledger } = await openLedger({ file }, systemClock)
  expect(await ledger.doubts()).toEqual([])
  expect(await ledger.backlog(systemClock.now())).toMatchObject({ owed: 0, inDoubt: 0 })
  await ledger.close()
  expect(chat.posts.length).toBe(CARDS)
  expect(new Set(chat.posts.map(({ key }) => key)).size).toBe(CARDS)
  for (const posts of Map.groupBy(chat.posts, ({ channel }) => channel).values()) {
    const cards = posts.map(({ key }) => Number(key.slice('card:'.length)))
    expect(cards).toEqual(cards.toSorted((a, b) => a - b))
  }
})

/** Cards for three channels, one of them with a pace. */
async function oweCards(): Promise<void> {
  const { ledger } = await openLedger({ file }, systemClock)
  await hear(
    ledger,
    systemClock,
    Array.from({ length: CARDS }, () => ({})),
  )
  const rows = await ledger.unrouted(CARDS)
  await ledger.routed(
    await leaseOf(ledger, systemClock),
    rows.map(({ mention }) => ({
      mention: mention.id,
      notability: 1,
      reason: '',
      department: 'billing',
      cards: [{ channel: CHANNELS[mention.id % CHANNELS.length] ?? '', reason: '', hold: null }],
    })),
    systemClock.now(),
  )
  await ledger.close()
}

function address(): string {
  const listening = chat.server.address()
  if (listening === null || typeof listening === 'string') throw new Error('the chat does not listen')
  return `http://127.0.0.1:${listening.port}`
}

async function kill(victim: ChildProcess): Promise<void> {
  if (victim.exitCode !== null || victim.signalCode !== null) return
  victim.kill('SIGKILL')
  await once(victim, 'exit')
}

import { get, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { say } from '../../../src/core/card.ts'
import type { Log } from '../../../src/core/log.ts'
import { ManualClock } from '../../amplify/clock.ts'
import { type Served, serveWorkspace } from './serve.ts'

interface Told {
  readonly event: string
  readonly id: string | null
  readonly data: string
}

let served: Served
const open: IncomingMessage[] = []
afterEach(async () => {
  for (const response of open.splice(0)) response.destroy()
  await served.close()
})

/** What a browser's EventSource would hand over. */
async function follow(query: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(
      {
        host: '127.0.0.1',
        port: served.port,
        path: `/workspace/stream?${query}`,
        headers: { host: `localhost:${served.port}`, ...headers },
      },
      resolve,
    ).on('error', reject)
  })
  open.push(response)
  response.setEncoding('utf8')
  const told: Told[] = []
  const comments: string[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null
      const event = field('event')
      if (event !== null) told.push({ event, id: field('id'), data: field('data') ?? '' })
      else if (block.startsWith(':')) comments.push(block)
    }
    for (const look of waiting) look()
  })
  response.on('close', () => {
    for (const look of waiting) look()
  })
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  return {
    response,
    told,
    comments,
    until,
    posts: () =>
      told.filter(({ event }) => event === 'post').map(({ data }): string => JSON.parse(data).card.summary),
    unread: () => told.filter(({ event }) => event === 'unread').map(({ data }) => JSON.parse(data)),
  }
}

describe('the stream', () => {
  it('tells of what this instance posts at once, in order, each change by its version', async () => {
    served = await serveWorkspace({ clock: new ManualClock() })
    const stream = await follow('member=workspace:noor&after=0')
    expect(stream.response.headers['content-type']).toContain('text/event-stream')
    const post = await served.post('product', 'one')
    await served.post('product', 'two')
    await served.room.edit(post.id, say('one, changed'), 0)
    await stream.until(() => stream.posts().at(-1) === 'one, changed')
    const versions = stream.told.flatMap(({ id }) => (id === null ? [] : [Number(id)]))
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(stream.posts()).toContain('two')
    await stream.until(() => stream.unread().at(-1)?.product === 2)
  })

  it('goes on after what the browser had, and repeats nothing of it', async () => {
    served = await serveWorkspace({ clock: new ManualClock() })
    const seen = await served.post('product', 'seen')
    await served.post('product', 'missed')
    const resumed = await follow('member=workspace:noor&after=0', { 'last-event-id': String(seen.version) })
    await resumed.until(() => resumed.posts().length > 0)
    expect(resumed.posts()).toEqual(['missed'])
  })

  it('brings long absences in full', async () => {
    served = await serveWorkspace({ clock: new ManualClock() })
    for (let index = 0; index < 230; index++) await served.post('product', `post ${index}`)
    const stream = await follow('member=workspace:noor&after=0')
    await stream.until(() => stream.posts().length === 230)
    expect(stream.posts().at(-1)).toBe('post 229')
  })

  it('finds what another instance posts when it looks again', async () => {
    const clock = new ManualClock()
    served = await serveWorkspace({ clock })
    const stream = await follow('member=workspace:noor&after=0')
    await stream.until(() => stream.unread().length > 0)
    const other = await served.elsewhere()
    await other.room.post({
      key: 'there',
      channel: 'product',
      thread: null,
      author: null,
      card: say('from there'),
      at: 0,
    })
    await clock.until(() => stream.posts().length > 0)
    expect(stream.posts()).toEqual(['from there'])
    await other.close()
  })

  it('tells nobody of another’s direct messages', async () => {
    served = await serveWorkspace({ clock: new ManualClock() })
    const noor = await follow('member=workspace:noor&after=0')
    const june = await follow('member=workspace:june&after=0')
    await served.post('@workspace:june', 'for June alone')
    await served.post('product', 'for all')
    await noor.until(() => noor.posts().includes('for all'))
    await june.until(() => june.posts().includes('for all'))
    expect(noor.posts()).toEqual(['for all'])
    expect(june.posts()).toEqual(['for June alone', 'for all'])
    expect(noor.unread().every((counts) => counts['@workspace:june'] === undefined)).toBe(true)
  })

  it('tells the member’s other windows what was read', async () => {
    served = await serveWorkspace({ clock: new ManualClock() })
    const post = await served.post('product', 'new')
    const stream = await follow('member=workspace:noor')
    await stream.until(() => stream.unread().at(-1)?.product === 1)
    await served.room.markRead('workspace:noor', 'product', post.id)
    await stream.until(() => stream.unread().length === 2)
    expect(stream.unread().at(-1)).toEqual({})
  })

  it('keeps a silent connection alive', async () => {
    const clock = new ManualClock()
    served = await serveWorkspace({ clock })
    const stream = await follow('member=workspace:noor')
    await stream.until(() => stream.unread().length > 0)
    const began = clock.now()
    await clock.until(() => stream.comments.length > 0)
    expect(clock.now() - began).toBeGreaterThanOrEqual(15_000)
  })

  it('sends a browser that knows another ledger back to the start', async () => {
    served = await serveWorkspace({ clock: new ManualClock() })
    const stream = await follow('member=workspace:noor&after=5000')
    await stream.until(() => stream.told.length > 0)
    expect(stream.told[0]?.event).toBe('restart')
    await stream.until(() => stream.response.complete)
  })

  it('outlives a ledger that fails for a moment', async () => {
    const clock = new ManualClock()
    const warned: string[] = []
    const log: Log = { debug() {}, info() {}, warn: (_fields, message) => warned.push(message), error() {} }
    served = await serveWorkspace({ clock, log })
    const stream = await follow('member=workspace:noor&after=0')
    await stream.until(() => stream.unread().length > 0)
    const changed = served.room.changed
    served.room.changed = () => Promise.reject(new Error('busy'))
    await served.post('product', 'while it fails')
    await clock.until(() => warned.length > 0)
    served.room.changed = changed
    await clock.until(() => stream.posts().length > 0)
    expect(stream.posts()).toEqual(['while it fails'])
  })
})

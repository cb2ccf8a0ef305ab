import { once } from 'node:events'
import type { Response } from 'express'
import type { Log } from '../../core/log.ts'
import { type Clock, SECOND } from '../../core/time.ts'
import type { Post } from '../../core/workspace.ts'
import type { LiveRoom } from './live.ts'
import type { PostView, Unread } from './wire.ts'

/** How soon the changes of other instances are seen. */
const LOOK_EVERY = SECOND
/** Below the shortest time after which browsers and tunnels give up a silent connection. */
const HEARTBEAT_EVERY = 15 * SECOND
const BATCH = 200

export interface StreamNeeds {
  readonly room: LiveRoom
  readonly clock: Clock
  readonly log: Log
}

/** Whom a stream is for, and the version of the last post they have. */
export interface Follower {
  readonly member: string
  readonly after: number
  /** Whether a channel is theirs to see. */
  sees(channel: string): boolean
}

/**
 * Server-sent events: `post` for every post that is new or changed, `unread` when the counts change, and
 * `restart` when the follower's version is of another ledger. Ends when the browser goes.
 */
export async function stream(needs: StreamNeeds, follower: Follower, response: Response): Promise<void> {
  const { room, clock, log } = needs
  const ended = new AbortController()
  response.on('close', () => ended.abort())
  const bell = createBell(clock, ended.signal)
  const silence = room.onChange(bell.ring)
  let lastSent = clock.now()

  async function send(text: string): Promise<void> {
    lastSent = clock.now()
    if (!response.write(text) && !ended.signal.aborted) await drained(response, ended.signal)
  }

  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.flushHeaders()
  try {
    await send('retry: 1000\n\n')
    if (follower.after > (await room.version())) return await send('event: restart\ndata: {}\n\n')
    let version = follower.after
    let unread = ''
    while (!ended.signal.aborted) {
      try {
        const posts = await room.changed(version, BATCH)
        const seen = posts.filter((post) => follower.sees(post.channel))
        if (seen.length > 0) await send(seen.map(postEvent).join(''))
        version = posts.at(-1)?.version ?? version
        if (posts.length === BATCH) continue
        const counts = unreadEvent(await room.unread(follower.member))
        if (counts !== unread) await send(counts)
        unread = counts
      } catch (error) {
        if (ended.signal.aborted) break
        log.warn({ err: error }, 'the workspace could not look for new posts; it looks again')
      }
      if (clock.now() - lastSent >= HEARTBEAT_EVERY) await send(': still here\n\n')
      await bell.heard(LOOK_EVERY)
    }
  } finally {
    silence()
    response.end()
  }
}

export function viewOf(post: Post): PostView {
  const { key: _, ...view } = post
  return view
}

function postEvent(post: Post): string {
  return `id: ${post.version}\nevent: post\ndata: ${JSON.stringify(viewOf(post))}\n\n`
}

function unreadEvent(unread: Unread): string {
  return `event: unread\ndata: ${JSON.stringify(unread)}\n\n`
}

async function drained(response: Response, ended: AbortSignal): Promise<void> {
  await once(response, 'drain', { signal: ended }).catch(() => undefined)
}

/** Remembers a ring that came while nobody listened: no change waits for the next look. */
function createBell(clock: Clock, ended: AbortSignal) {
  let rung = false
  let waiting = new AbortController()
  const ring = () => {
    rung = true
    waiting.abort()
  }
  ended.addEventListener('abort', ring)
  return {
    ring,
    async heard(ms: number): Promise<void> {
      if (!rung) {
        waiting = new AbortController()
        await clock.after(ms, waiting.signal)
      }
      rung = false
    },
  }
}

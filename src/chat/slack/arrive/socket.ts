import { type App, type Receiver, SocketModeReceiver, webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Log } from '../../../core/log.ts'
import { type Clock, SECOND } from '../../../core/time.ts'
import { ANSWER_BY_MS, createPatience } from '../patience.ts'
import { failureOf } from '../web/failure.ts'
import { boltLogger } from '../web/logger.ts'
import { clientOptions } from '../web/web.ts'
import { receive } from './receive.ts'

/** Two, so that one hears while the other is renewed. */
const CONNECTIONS = 2
const FIRST_RETRY_MS = SECOND / 2
const LONGEST_RETRY_MS = 30 * SECOND
/** How long the closing may take. */
const LAST_MS = 2 * SECOND
/** A connection that lasted this long was a good one: the next is opened at once. */
const GOOD_MS = 10 * SECOND

type Client = SocketModeReceiver['client']

export interface SocketReceiver extends Receiver {
  /** What keeps it from hearing Slack, in words that say what to do; null when a connection stands. */
  trouble(): string | null
  /** The same, asked anew where no connection stands. */
  look(): Promise<string | null>
}

/** Socket Mode: Earshot calls Slack, and no public address is needed. */
export function createSocketReceiver(parts: {
  appToken: string
  api: string
  clock: Clock
  log: Log
  acked: (seconds: number) => void
  random?: () => number
}): SocketReceiver {
  const { clock, log, random = Math.random } = parts
  const patience = createPatience(ANSWER_BY_MS, clock)
  const stopping = new AbortController()
  const open = new Set<Client>()
  let app: App | null = null
  let running: Promise<unknown> = Promise.resolve()
  let fault: string | null = 'Socket Mode has not been started yet.'

  /** One connection's life, from its opening to its end. */
  async function live(): Promise<void> {
    const client = newClient()
    const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()))
    client.on('slack_event', hear)
    const stop = () => void client.disconnect()
    stopping.signal.addEventListener('abort', stop, { once: true })
    try {
      await client.start()
      if (stopping.signal.aborted) return stop()
      open.add(client)
      fault = null
      await ended
    } finally {
      open.delete(client)
      stopping.signal.removeEventListener('abort', stop)
      client.removeAllListeners('slack_event')
    }
  }

  async function keepOne(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      const began = clock.now()
      try {
        await live()
      } catch (error) {
        if (open.size === 0) fault = sayFault(error)
        log.warn({ fault: sayFault(error) }, 'a Socket Mode connection failed')
      }
      if (clock.now() - began >= GOOD_MS) failures = 0
      const pause =
        failures === 0 ? 0 : Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10))
      failures += 1
      if (open.size === 0 && pause > 0)
        fault ??= 'The Socket Mode connections to Slack broke; they are opened again.'
      await clock.after(pause * (0.5 + random() / 2), stopping.signal)
    }
  }

  async function hear(heard: unknown): Promise<void> {
    const read = envelope.safeParse(heard)
    if (app === null || !read.success) return
    const { body, ack, retry_num, retry_reason } = read.data
    const began = clock.now()
    const receipt = await receive(
      app,
      { body, retryNum: retry_num ?? undefined, retryReason: retry_reason ?? undefined },
      { patience, log },
    )
    parts.acked((clock.now() - began) / SECOND)
    if (!receipt.taken) return
    // Where the connection is gone meanwhile, Slack delivers the request again, to another one.
    await ack(receipt.answer).catch(() => log.debug({}, 'a Socket Mode answer came too late'))
  }

  function newClient(): Client {
    const { client } = new SocketModeReceiver({
      appToken: parts.appToken,
      logger: boltLogger(log),
      // Its own reconnecting waits seconds, and lets what it throws end the process.
      autoReconnectEnabled: false,
      clientPingTimeout: 5 * SECOND,
      installerOptions: { clientOptions: clientOptions(parts.api, log) },
    })
    guardMessages(client, log)
    return client
  }

  return {
    init: (bolt) => {
      app = bolt
    },
    start: async () => {
      running = Promise.all(Array.from({ length: CONNECTIONS }, keepOne))
    },
    stop: async () => {
      stopping.abort()
      // Slack may never answer the closing.
      await Promise.race([running, clock.after(LAST_MS)])
    },
    trouble: () => (open.size > 0 ? null : fault),
    async look() {
      if (open.size > 0) return null
      try {
        await new webApi.WebClient(parts.appToken, clientOptions(parts.api, log)).apps.connections.open({})
        return null
      } catch (error) {
        return sayFault(error)
      }
    },
  }
}

const envelope = z.object({
  body: z.record(z.string(), z.unknown()),
  ack: z.custom<(answer: unknown) => Promise<void>>((value) => typeof value === 'function'),
  retry_num: z.number().nullish(),
  retry_reason: z.string().nullish(),
})

const limited = z.object({ payload: z.object({ type: z.literal('app_rate_limited') }) })

/** The client ends the process on a message that it does not expect, such as `app_rate_limited`. */
function guardMessages(client: Client, log: Log): void {
  const listeners = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    if (typeof data === 'string' && limited.safeParse(parseJson(data)).success)
      return void log.warn({}, 'Slack delivers no more events this minute: there are too many of them')
    for (const listener of listeners)
      Promise.resolve(Reflect.apply(listener, client, [data, isBinary])).catch((error: unknown) =>
        log.warn({ err: error }, 'a Socket Mode message could not be read'),
      )
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function sayFault(error: unknown): string {
  if (error === undefined)
    return 'Slack closed the Socket Mode connection before it began; it is opened again.'
  const failure = failureOf(error, webApi)
  if (failure.failed === 'answered')
    return `Slack does not take the app-level token (${failure.error}). Make one with the scope connections:write, and turn Socket Mode on for the app.`
  return failure.failed === 'throttled'
    ? 'Slack limits how often Socket Mode may connect; it is tried again.'
    : `Socket Mode cannot connect to Slack. ${failure.reason}`
}

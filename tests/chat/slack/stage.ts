import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Router } from 'express'
import { createComposer } from '../../../src/amplify/compose.ts'
import { SEND_TIMEOUT_MS } from '../../../src/amplify/delivery.ts'
import { retryIn } from '../../../src/amplify/mended.ts'
import { createOutbox, type Outbox } from '../../../src/amplify/outbox.ts'
import { createPlaces } from '../../../src/amplify/places.ts'
import { createSlack, type Slack } from '../../../src/chat/slack/index.ts'
import { PATHS } from '../../../src/chat/slack/manifest.ts'
import { type Config, configSchema } from '../../../src/config/schema.ts'
import { slackSchema } from '../../../src/config/slack.ts'
import type { Analysis } from '../../../src/core/analysis.ts'
import type { Desk } from '../../../src/core/desk.ts'
import type { Ledger } from '../../../src/core/ledger.ts'
import type { Log } from '../../../src/core/log.ts'
import { type Clock, MINUTE, systemClock } from '../../../src/core/time.ts'
import { createDesk } from '../../../src/engage/desk.ts'
import { createDirectory } from '../../../src/engage/directory.ts'
import type { Answering } from '../../../src/engage/needs.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { createExpress } from '../../../src/server/express.ts'
import { listen } from '../../../src/server/http.ts'
import { analysis } from '../../analysis.ts'
import { answeringDouble } from '../../answering-double.ts'
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, type SlackPeer, startSlackPeer } from '../../peers/slack.ts'
import type { Person } from '../../peers/slack-staff.ts'
import type { PeerChannel, PeerMessage } from '../../peers/slack-world.ts'

export const MANIFEST = readFileSync(join(import.meta.dirname, '../../../manifests/slack.yaml'), 'utf8')

export interface StageOptions {
  readonly mode?: 'http' | 'socket'
  /** Whether the optional scopes were granted. */
  readonly history?: boolean
  readonly clock?: Clock
  readonly desk?: (desk: Desk) => Desk
  readonly answering?: Answering
  readonly slack?: object
  readonly server?: object
}

/** Earshot in Slack mode on a real ledger, and the peer that plays Slack. */
export interface Stage {
  readonly peer: SlackPeer
  /** As started last. */
  readonly slack: Slack
  readonly ledger: Ledger
  readonly config: Config
  readonly outbox: Outbox
  readonly billing: PeerChannel
  readonly product: PeerChannel
  /** Of the staff, in billing. */
  readonly noor: Person
  /** The administrator. */
  readonly alex: Person
  readonly logged: { readonly level: string; readonly fields: object; readonly message: string }[]
  /** Where Slack's requests go in mode http. */
  readonly url: string
  /** A customer's words on a card in #billing; the card's message. */
  hear(text: string, analysis?: Partial<Analysis>): Promise<PeerMessage>
  /** The card of the newest mention as it stands, brought up to date first. */
  delivered(): Promise<void>
  /** The outbox some minutes later: what was put off is due. */
  outboxLater(): Promise<void>
  /** Another adapter on the same ledger, with other settings; not started. */
  another(slack: object): Promise<Slack>
  /** Lets the program go on until that is so. */
  settled(look: () => boolean): Promise<void>
  /** Earshot stops and starts again on the same ledger. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { mode = 'http', history = true, clock = systemClock, answering = answeringDouble() } = options
  const folder = mkdtempSync(join(tmpdir(), 'earshot-slack-'))
  const peer = await startSlackPeer({ manifest: MANIFEST, history })
  const noor = peer.person('noor')
  const alex = peer.person('alex')
  const billing = peer.world.channel('billing')
  const product = peer.world.channel('product')
  const config = configSchema.parse({
    brand: { name: 'Larkbean' },
    zone: 'Europe/Berlin',
    departments: { billing: { about: 'Charges.' }, product: { about: 'The machine.' } },
    channels: { billing: { address: billing.id } },
    members: [
      { handle: 'noor', name: 'Noor', departments: ['billing'], slack: noor.id },
      { handle: 'alex', name: 'Alex', role: 'admin', slack: alex.id },
    ],
    chat: {
      slack: {
        mode,
        api: peer.api,
        botToken: BOT_TOKEN,
        ...(mode === 'http' ? { signingSecret: SIGNING_SECRET } : { appToken: APP_TOKEN }),
        ...options.slack,
      },
    },
    server: { ...options.server },
  })
  const { ledger, keyv } = await openLedger({ file: join(folder, 'ledger.db') }, clock)
  const directory = createDirectory(config, 'slack')
  const place = createPlaces(config)
  const desk = createDesk({ ledger, directory, config, answering, clock, sources: async () => [] })
  const logged: { level: string; fields: object; message: string }[] = []
  const log = logInto(logged)
  const make = (made: Config) =>
    createSlack(made, {
      desk: options.desk?.(desk) ?? desk,
      ledger,
      directory,
      keyv,
      clock,
      log,
      mended: (chat) => retryIn(chat, ledger, place),
      acked: () => undefined,
    })
  const start = async () => {
    const made = await make(config)
    await made.start()
    return made
  }
  let slack = await start()
  const router = Router()
  router.use((request, response, next) => {
    if (slack.router) slack.router(request, response, next)
    else next()
  })
  const server = await listen(createExpress([{ path: '/', router }], log), '127.0.0.1', 0)
  const url = `${server.address}${PATHS.events}`
  if (mode === 'http') peer.callAt(url)

  let laterMs = 0
  const outbox = createOutbox({
    ledger,
    messengers: new Map([['slack', slack.messenger]]),
    place: (queue) => {
      const found = place(queue)
      return found && { ...found, paceMs: 0 }
    },
    compose: createComposer(ledger, config),
    // Looks for lost posts at once; only the time that an answer may take is real.
    clock: {
      now: () => clock.now() + laterMs,
      after: (ms, signal) => clock.after(ms < SEND_TIMEOUT_MS ? 0 : ms, signal),
    },
    log,
  })
  if (mode === 'socket') await peer.world.until(() => peer.hub.connections.length === 2)

  async function delivered(): Promise<void> {
    while ((await outbox.step()) > 0);
  }

  let heard = 0
  return {
    peer,
    get slack() {
      return slack
    },
    ledger,
    config,
    outbox,
    billing,
    product,
    noor,
    alex,
    logged,
    url,
    delivered,
    async hear(text, analysis = {}) {
      heard += 1
      await storeHeard(ledger, `e${heard}`, text, analysis, clock)
      await delivered()
      const message = peer.world.messages.findLast(
        ({ channel, thread }) => channel === billing.id && thread === null,
      )
      if (!message) throw new Error('Nothing was posted.')
      return message
    },
    async outboxLater() {
      laterMs += 6 * MINUTE
      await delivered()
    },
    another: (changed) => {
      const { slack: before, ...chat } = config.chat
      return make({ ...config, chat: { ...chat, slack: slackSchema.parse({ ...before, ...changed }) } })
    },
    async settled(look) {
      while (!look()) await new Promise((resolve) => setImmediate(resolve))
    },
    async restart() {
      await slack.stop()
      slack = await start()
      if (mode === 'socket') await peer.world.until(() => peer.hub.connections.length === 2)
    },
    async close() {
      await slack.stop()
      await server.close()
      await ledger.close()
      await peer.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function storeHeard(
  ledger: Ledger,
  externalId: string,
  text: string,
  analysis: Partial<Analysis>,
  clock: Clock,
): Promise<void> {
  const now = clock.now()
  const author = { key: 'ana', name: 'Ana P.', url: null }
  const url = `https://reviews.example/${externalId}`
  const found = { externalId, author, title: null, text, url, publishedAt: now, reach: 0, language: 'en' }
  await ledger.store({
    source: 'reviews',
    fingerprint: 'f',
    cursor: null,
    found: [found],
    skipped: 0,
    quiet: false,
    at: now,
  })
  await understandAll(ledger, analysis, clock)
}

/** Stores that many mentions at once. */
export async function storeMany(ledger: Ledger, count: number): Promise<void> {
  const found = Array.from({ length: count }, (_, index) => ({
    externalId: `many ${index}`,
    author: null,
    title: null,
    text: `Complaint number ${index}.`,
    url: null,
    publishedAt: null,
    reach: 0,
    language: 'en',
  }))
  await ledger.store({
    source: 'reviews',
    fingerprint: 'f',
    cursor: null,
    found,
    skipped: 0,
    quiet: false,
    at: Date.now(),
  })
}

/** Understands and routes all that is stored, to the channels in turn. */
export async function understandAll(
  ledger: Ledger,
  analysis: Partial<Analysis>,
  clock: Clock,
  channels: readonly string[] = ['billing'],
): Promise<void> {
  const now = clock.now()
  const lease = async (name: string) => {
    const taken = await ledger.lease(name, 'test', now, MINUTE)
    if (taken === null) throw new Error(`There is no lease for ${name}.`)
    return taken
  }
  const unread = await ledger.unread(10_000)
  await ledger.understood(
    await lease('understand'),
    unread.map((mention) => ({
      mention: mention.id,
      analysis: { ...UNDERSTOOD, summary: mention.text.slice(0, 200), ...analysis },
      sketch: null,
      standing: 0,
      copyOf: null,
      leads: false,
    })),
    now,
  )
  const unrouted = await ledger.unrouted(10_000)
  await ledger.routed(
    await lease('amplify'),
    unrouted.map(({ mention }, index) => ({
      mention: mention.id,
      notability: 0.8,
      reason: 'It is about billing.',
      department: 'billing',
      cards: [{ channel: channels[index % channels.length] ?? 'billing', reason: 'for billing', hold: null }],
    })),
    now,
  )
}

const UNDERSTOOD = analysis({ summary: '', worth: 0.9 })

function logInto(logged: { level: string; fields: object; message: string }[]): Log {
  const at = (level: string) => (fields: object, message: string) => {
    logged.push({ level, fields, message })
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

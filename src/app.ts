import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { Keyv } from 'keyv'
import { createAdvisers } from './advisers.ts'
import { createComposer } from './amplify/compose.ts'
import { retryIn } from './amplify/mended.ts'
import { createOutbox } from './amplify/outbox.ts'
import { createPlaces } from './amplify/places.ts'
import { createAmplifier } from './amplify/step.ts'
import type { Chat } from './chat/chat.ts'
import { openChats } from './chat/open.ts'
import { mainChat } from './config/channels.ts'
import { quietUntil } from './config/quiet.ts'
import type { Config } from './config/schema.ts'
import type { Desk } from './core/desk.ts'
import type { CardId } from './core/ledger.ts'
import type { Log } from './core/log.ts'
import type { ChatName } from './core/ports.ts'
import { type Clock, systemClock } from './core/time.ts'
import { openedWhenSpokenTo } from './desk.ts'
import { createDirectory } from './engage/directory.ts'
import { openLedger } from './ledger/open.ts'
import { createBackpressure } from './listen/backpressure.ts'
import { createRunner } from './listen/runner.ts'
import { createSources } from './listen/sources/index.ts'
import { createRepliers } from './reply/index.ts'
import { createSender } from './reply/sender.ts'
import { startRounds } from './rounds.ts'
import { type Listening, listen } from './server/http.ts'
import { createMetrics } from './server/metrics.ts'
import { createSteps } from './steps.ts'
import { startThreads, type Threads } from './threads.ts'
import { createUnderstanding } from './understand/step.ts'

export interface App {
  /** Begins to listen, post and serve. @throws {ServerFault} when the port cannot be had. */
  start(): Promise<{ readonly address: string; readonly workspace: boolean }>
  /** Finishes what is under way. What is cut short is taken up at the next start. */
  stop(): Promise<void>
}

/** What tests put in place of the real parts. */
export interface Overrides {
  readonly log: Log
  readonly clock?: Clock
  /** Where they were started ahead. */
  readonly threads?: Threads
  /** Instead of the chats that the config names. */
  readonly chats?: readonly Chat[]
}

/** The composition root: makes every part and joins them. Opens the ledger; begins nothing. */
export async function createApp(config: Config, overrides: Overrides): Promise<App> {
  const { log, clock = systemClock } = overrides
  const { analyst: local, feeds } = overrides.threads ?? startThreads(config)
  const { file, url } = config.ledger
  const { ledger, room, keyv } = await openLedger(
    url === undefined ? { file, exclusive: true } : { url },
    clock,
  )
  const metrics = createMetrics()
  const directory = createDirectory(config, mainChat(config))
  const sources = await createSources(config, { clock, feeds })

  const backpressure = createBackpressure(clock)
  const runner = createRunner({
    hold: () => backpressure.hold(),
    sources: sources.sources,
    inlets: [...sources.inlets.values()],
    zone: config.zone,
    ledger,
    clock,
    log,
    random: Math.random,
    metrics: {
      pulled: (source, entries) => metrics.pulled.inc({ source }, entries),
      stored(source, mentions) {
        metrics.stored.inc({ source }, mentions)
        backpressure.stored(mentions)
        if (mentions > 0) rounds?.nudge('understand')
      },
      failed: (source) => metrics.pullFailures.inc({ source }),
    },
  })
  const repliers = await createRepliers(config, clock)
  // Without a listener for its errors Keyv throws them: what was spent must not read as nothing.
  const store = new Keyv({ store: keyv })
  const { access, analyst, narrator } = await createAdvisers(config, {
    local,
    ledger,
    keyv: store,
    clock,
    log,
  })
  async function openDesk(): Promise<Desk> {
    const [{ createDesk }, { createAnswering }] = await Promise.all([
      import('./engage/desk.ts'),
      import('./answering.ts'),
    ])
    const writing = { config, access, keyv: store, clock, log }
    const answering = createAnswering({ ...writing, replierOf: repliers.of })
    const health = () => runner.health()
    return createDesk({ ledger, directory, config, answering, clock, narrator, sources: health })
  }
  const compose = createComposer(ledger, config)
  const place = createPlaces(config)
  const parts = {
    desk: openedWhenSpokenTo(
      openDesk,
      () => outbox.wake(),
      () => rounds?.nudge('replies'),
    ),
    ledger,
    room,
    keyv,
    directory,
    clock,
    log,
    acked: (via: ChatName, seconds: number) => metrics.ack.observe({ via }, seconds),
    present: async (card: CardId) => (await compose({ owe: 'update', card }))?.card ?? null,
    stored: () => rounds?.nudge('understand'),
    async mended(chat: ChatName) {
      await retryIn(chat, ledger, place)
      outbox.wake()
    },
  }
  const chats = overrides.chats ?? (await openChats(config, parts))

  const outbox = createOutbox({
    ledger,
    messengers: new Map(chats.map(({ messenger }) => [messenger.chat, messenger])),
    place,
    compose,
    async quietUntil(queue, at) {
      const member = queue.startsWith('@') ? await directory.byId(queue.slice(1)) : null
      return member?.quiet ? quietUntil(member.quiet, at) : null
    },
    clock,
    log,
    settled: (_debt, { state }) => metrics.deliveries.inc({ outcome: state }),
  })

  const steps = createSteps({
    config,
    ledger,
    directory,
    clock,
    metrics,
    understanding: createUnderstanding({
      ledger,
      analyst,
      clock,
      log,
      names: [config.brand.name, ...config.brand.names],
    }),
    amplifier: createAmplifier({ ledger, config, clock, log }),
    sendReplies: createSender({ ledger, replier: repliers.named, clock, log }),
    narrator,
    sources: () => runner.health(),
    understood(mentions) {
      backpressure.understood(mentions)
      if (mentions > 0) rounds?.nudge('amplify')
    },
    owed: () => outbox.wake(),
  })

  async function loadExpress(): Promise<RequestListener> {
    const [{ createExpress }, { healthRouter }, { hooksRouter }] = await Promise.all([
      import('./server/express.ts'),
      import('./server/health.ts'),
      import('./listen/hooks.ts'),
    ])
    const stored = () => rounds?.nudge('understand')
    const mounted = [
      { path: '/', router: healthRouter({ ledger, clock, metrics, troubles }) },
      { path: '/hooks', router: hooksRouter({ inlets: sources.inlets, ledger, clock, stored }) },
      ...chats.flatMap(({ router }) => (router === null ? [] : [{ path: '/', router }])),
    ]
    return createExpress(mounted, log)
  }

  let rounds: ReturnType<typeof startRounds> | null = null
  let listening: Listening | null = null
  const stopping = new AbortController()
  let delivering: Promise<void> = Promise.resolve()

  function troubles(): string[] {
    return [
      ...Object.entries(rounds?.faults() ?? {}).map(([step, fault]) => `${step}: ${fault}`),
      ...chats.flatMap((chat) => chat.troubles()),
      ...(access?.troubles() ?? []),
    ]
  }

  return {
    async start() {
      // Loaded when first called: by then the first feeds are on their way.
      let express: Promise<RequestListener> | null = null
      const app: RequestListener = async (request, response) => {
        express ??= loadExpress()
        return (await express)(request, response)
      }
      listening = await listen(app, config.server.host, config.server.port)
      for (const chat of chats) await chat.start()
      runner.start()
      rounds = startRounds(steps, { ledger, holder: randomUUID(), clock, log })
      delivering = outbox.run(stopping.signal)
      return {
        address: config.server.url ?? listening.address,
        workspace: chats.some(({ messenger }) => messenger.chat === 'workspace'),
      }
    },
    async stop() {
      stopping.abort()
      await Promise.all([runner.stop(), rounds?.stop(), delivering, ...chats.map((chat) => chat.stop())])
      await listening?.close()
      await Promise.all([sources.close(), feeds.close(), repliers.close(), local.close?.()])
      await ledger.close()
    },
  }
}

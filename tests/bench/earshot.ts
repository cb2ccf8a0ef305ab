/**
 * Earshot as the benchmark and the kill test run it: real feeds over HTTP, the real ledger, and a chat
 * that posts to a loopback address. Prints its peak memory when it is told to stop.
 */
import { parseConfig } from '../../src/config/load.ts'
import type { Delivery, Finding, Messenger } from '../../src/core/ports.ts'
import { type Clock, systemClock } from '../../src/core/time.ts'
import { startThreads } from '../../src/threads.ts'

/** The ledger is a file, or the address of a PostgreSQL; time runs `speed` times as fast. */
const [feedsUrl = '', feedCount = '0', sinkUrl = '', ledger = '', speed = '1'] = process.argv.slice(2)

const messenger: Messenger = {
  chat: 'workspace',
  post: (_address, card, key) => send(key, JSON.stringify(card)),
  update: async (message) => ({ outcome: 'delivered', message }),
  reply: (_message, card, key) => send(key, JSON.stringify(card)),
  direct: (_member, card, key) => send(key, JSON.stringify(card)),
  find: lookFor,
  probe: async () => null,
}

async function send(key: string, text: string): Promise<Delivery> {
  try {
    const response = await fetch(sinkUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key, text }),
    })
    await response.arrayBuffer()
    return { outcome: 'delivered', message: key }
  } catch (error) {
    return { outcome: 'in doubt', reason: String(error) }
  }
}

async function lookFor(_address: string, key: string): Promise<Finding> {
  try {
    const response = await fetch(`${sinkUrl}/${encodeURIComponent(key)}`)
    return (await response.text()) === 'there' ? { found: 'there', message: key } : { found: 'absent' }
  } catch {
    return { found: 'unknown' }
  }
}

const sources = Array.from(
  { length: Number(feedCount) },
  (_, number) =>
    `  - { kind: feed, name: feed-${number}, url: "${feedsUrl}/${number}.xml", every: 1h, baseline: false }`,
)
const channels = ['product', 'operations', 'support', 'billing', 'people', 'marketing'].map(
  (name) => `  ${name}: { budget: 1000000 }`,
)
const config = parseConfig(
  `
brand: { name: Larkbean }
notable: 0
channels:
${channels.join('\n')}
sources:
${sources.join('\n')}
network: { allowPrivate: [127.0.0.1] }
server: { port: 0 }
ledger: { file: ${JSON.stringify(ledger)} }
`,
  'bench.yaml',
  ledger.startsWith('postgres') ? { DATABASE_URL: ledger } : {},
)

const began = Date.now()
const clock: Clock = {
  now: () => began + (Date.now() - began) * Number(speed),
  after: (ms, signal) => systemClock.after(ms / Number(speed), signal),
}
const quiet = () => undefined
const loud = (fields: object, message: string) => console.error(message, fields)
const threads = startThreads(config)
const [{ createApp }, { fetch }] = await Promise.all([import('../../src/app.ts'), import('undici')])
const app = await createApp(config, {
  threads,
  clock,
  log: { debug: quiet, info: quiet, warn: quiet, error: loud },
  chats: [
    {
      messenger,
      router: null,
      start: async () => undefined,
      stop: async () => undefined,
      troubles: () => [],
    },
  ],
})
process.on('SIGTERM', async () => {
  await app.stop()
  process.stdout.write(JSON.stringify({ peakKb: process.resourceUsage().maxRSS }))
  process.exit(0)
})
const { address } = await app.start()
process.send?.({ address })

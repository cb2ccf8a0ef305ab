import { createComposer } from '../../../src/amplify/compose.ts'
import { createOutbox } from '../../../src/amplify/outbox.ts'
import { createPlaces } from '../../../src/amplify/places.ts'
import { createSlack } from '../../../src/chat/slack/index.ts'
import { configSchema } from '../../../src/config/schema.ts'
import { type Clock, systemClock } from '../../../src/core/time.ts'
import { createDesk } from '../../../src/engage/desk.ts'
import { createDirectory } from '../../../src/engage/directory.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { answeringDouble } from '../../answering-double.ts'
import { BOT_TOKEN, SIGNING_SECRET } from '../../peers/slack.ts'
import { SILENT } from './parts.ts'

// Delivers what the ledger owes, until nothing is owed or somebody kills it.

const [file = '', api = '', epoch = '0', channels = ''] = process.argv.slice(2)

const SPEED = 20
const clock: Clock = {
  now: () => Number(epoch) + (Date.now() - Number(epoch)) * SPEED,
  after: (ms, signal) => systemClock.after(ms / SPEED, signal),
}

const config = configSchema.parse({
  brand: { name: 'Larkbean' },
  channels: Object.fromEntries(channels.split(',').map((id, index) => [`billing-${index}`, { address: id }])),
  chat: { slack: { api, botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } },
})
const { ledger, keyv } = await openLedger({ file, exclusive: true }, clock)
const directory = createDirectory(config, 'slack')
const desk = createDesk({
  ledger,
  directory,
  config,
  answering: answeringDouble(),
  clock,
  sources: async () => [],
})
const slack = await createSlack(config, {
  desk,
  ledger,
  directory,
  keyv,
  clock,
  log: SILENT,
  acked: () => undefined,
})
const stopping = new AbortController()
const place = createPlaces(config)
const outbox = createOutbox({
  ledger,
  messengers: new Map([['slack', slack.messenger]]),
  place: (queue) => {
    const found = place(queue)
    return found && { ...found, paceMs: 0 }
  },
  compose: createComposer(ledger, config),
  clock,
  log: SILENT,
  settled: () => void tell(),
})
process.once('SIGTERM', () => stopping.abort())
// What is granted is known before anything is looked for.
await slack.probe()
await Promise.all([outbox.run(stopping.signal), tell()])
await slack.stop()
await ledger.close()

async function tell(): Promise<void> {
  if ((await ledger.backlog(clock.now())).owed === 0) process.stdout.write('done\n')
}

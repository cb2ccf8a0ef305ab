import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { channelsOf } from '../../src/config/channels.ts'
import { loadConfig } from '../../src/config/load.ts'
import { type Config, configSchema } from '../../src/config/schema.ts'
import { SECOND, systemClock } from '../../src/core/time.ts'
import { createLog } from '../../src/server/log.ts'
import { APP_TOKEN, BOT_TOKEN, type SlackPeer, startSlackPeer } from './slack.ts'
import { labelsIn, type Person, wordsOf } from './slack-staff.ts'
import { BOT, type PeerMessage } from './slack-world.ts'

// `npm run slack:demo`: the sample brand in Slack mode, beside a Slack that runs on this machine, with two
// colleagues who work on what comes. All of the traffic is printed. No account, no network.

const root = join(import.meta.dirname, '../..')
const rounds = Number(process.argv[2] ?? Number.POSITIVE_INFINITY)

const folder = mkdtempSync(join(tmpdir(), 'earshot-slack-demo-'))
const peer = await startSlackPeer({ manifest: readFileSync(join(root, 'manifests/slack.yaml'), 'utf8') })
const config = inSlack(loadConfig(join(root, 'src/sample/earshot.yaml'), {}), peer)
const app = await createApp(config, { log: createLog('warn') })
printTraffic(peer)
await app.start()
say('Earshot', 'is connected to Slack by Socket Mode')

let stopping = false
process.once('SIGINT', () => {
  stopping = true
})
for (let round = 0; round < rounds && !stopping; round++) await work(round)
await app.stop()
await peer.close()
rmSync(folder, { recursive: true, force: true })
process.exit(0)

/** The sample brand, but its channels and staff are the pretended Slack's. */
function inSlack(sample: Config, { api, world, person }: SlackPeer): Config {
  for (const name of channelsOf(sample).keys()) world.channel(name)
  return configSchema.parse({
    ...sample,
    members: sample.members.map((member) => ({ ...member, slack: person(member.handle).id })),
    chat: { workspace: false, slack: { mode: 'socket', api, botToken: BOT_TOKEN, appToken: APP_TOKEN } },
    ledger: { file: join(folder, 'demo.db') },
    server: { port: 0 },
  })
}

/** Somebody takes the newest card, does something about it, and looks what is left. */
async function work(round: number): Promise<void> {
  const person = peer.person(round % 2 === 0 ? 'alex' : 'june')
  const card = await peer.world.until(() =>
    peer.world.messages.findLast(
      (one) => one.thread === null && one.onlyFor === null && offers(one, 'Claim'),
    ),
  )
  await pause()
  await press(person, card, 'Claim')
  await peer.world.until(() => offers(card, 'Log action…'))
  await pause()
  await press(person, card, 'Log action…')
  await peer.world.until(() => person.window)
  await pause()
  say(person.user.name, 'fills in the form and sends it')
  await person.submit({ action: 'reply', note: 'Apologised, and offered to help', link: '' })
  await pause()
  const channel = peer.world.channels.get(card.channel)
  if (!channel) return
  say(person.user.name, `below the card: @earshot close`)
  await person.say(`<@${BOT}> close`, channel, card.ts)
  await pause()
  say(person.user.name, '/gap list open')
  await person.command('/gap', 'list open', channel)
  await pause()
  say(person.user.name, 'opens the Home tab')
  await person.openHome()
  await pause()
}

function offers(message: PeerMessage, label: string): boolean {
  return message.user === BOT && labelsIn(message.blocks).includes(label)
}

async function press(person: Person, card: PeerMessage, label: string): Promise<void> {
  say(person.user.name, `presses ${label}`)
  await person.press(card, label)
}

function pause(): Promise<void> {
  return systemClock.after(rounds === 1 ? 0 : 2 * SECOND)
}

/** What Earshot asks of Slack, as it comes. */
function printTraffic({ world, calls }: SlackPeer): void {
  let printed = 0
  let shown = 0
  void world.until(() => {
    for (const { method, args, outcome } of calls.slice(printed)) {
      if (outcome === '') break
      printed += 1
      const where = world.channels.get(String(args['channel'] ?? ''))?.name
      say('→ Slack', [method, where === undefined ? '' : `#${where}`, outcome].join(' ').replace(/ +/g, ' '))
    }
    for (const message of world.messages.slice(shown)) {
      if (message.user !== BOT) continue
      const channel = world.channels.get(message.channel)?.name ?? ''
      const whom = message.onlyFor === null ? '' : ` (only ${world.users.get(message.onlyFor)?.name})`
      say(`  #${channel}${message.thread === null ? '' : ', thread'}${whom}`, firstLines(wordsOf(message)))
    }
    shown = world.messages.length
    return false
  })
}

function firstLines(words: string): string {
  return words.split('\n').slice(0, 3).join(' | ').slice(0, 160)
}

function say(who: string, what: string): void {
  process.stdout.write(`${who.padEnd(12)} ${what}\n`)
}

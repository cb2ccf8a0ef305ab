import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAddresses } from '../../../src/chat/slack/addresses.ts'
import { createSendCard } from '../../../src/chat/slack/charts.ts'
import { oneWorkspace } from '../../../src/chat/slack/install/workspaces.ts'
import { createMessenger } from '../../../src/chat/slack/messenger.ts'
import { createPace } from '../../../src/chat/slack/web/pace.ts'
import { createWeb } from '../../../src/chat/slack/web/web.ts'
import { say } from '../../../src/core/card.ts'
import type { Delivery, Messenger } from '../../../src/core/ports.ts'
import { systemClock } from '../../../src/core/time.ts'
import { BOT_TOKEN, type SlackPeer, startSlackPeer } from '../../peers/slack.ts'
import type { PeerFault } from '../../peers/slack-faults.ts'
import { memoryKeyv, SILENT } from './parts.ts'
import { MANIFEST } from './stage.ts'

const NOW = 1_800_000_000_000
const CARD = say('A parcel was late.')

let peer: SlackPeer
let messenger: Messenger
let now = NOW

beforeEach(async () => {
  now = NOW
  peer = await startSlackPeer({ manifest: MANIFEST })
  messenger = messengerAt(peer.api)
})
afterEach(() => peer.close())

function messengerAt(api: string, token = BOT_TOKEN): Messenger {
  const web = createWeb(api, SILENT)
  const workspaces = oneWorkspace(token, web)
  const keyv = memoryKeyv()
  const ledger = { cardByMessage: async () => null }
  const addresses = createAddresses({
    channels: [],
    workspaces,
    web,
    keyv,
    ledger,
    clock: { now: () => now },
  })
  return createMessenger({
    web,
    workspaces,
    addresses,
    pace: createPace(),
    sendCard: createSendCard({ web, keyv, clock: systemClock, api, log: SILENT }),
    keyv,
    clock: { now: () => now },
  })
}

async function posted(): Promise<string> {
  const { id } = peer.world.channel('billing')
  const delivery = await messenger.post(id, CARD, 'card:0')
  if (delivery.outcome !== 'delivered') throw new Error(delivery.outcome)
  return delivery.message
}

const callsOf = (method: string) => peer.calls.filter((call) => call.method === method)

describe('a post that does not go well', () => {
  it.each<[string, PeerFault, Delivery['outcome']]>([
    ['a pause that Slack asks for', { fault: 'rate limited', retryAfterS: 7 }, 'throttled'],
    ['a server error, done or not', { fault: 'server error', carriedOut: true }, 'in doubt'],
    ['a connection that broke', { fault: 'lost', carriedOut: false }, 'in doubt'],
    ['a proxy’s page', { fault: 'proxy page' }, 'in doubt'],
    ['an error after which Slack is not sure', { fault: 'answer', error: 'fatal_error' }, 'in doubt'],
    ['another of these', { fault: 'answer', error: 'internal_error' }, 'in doubt'],
    ['a limit said in the answer', { fault: 'answer', error: 'ratelimited' }, 'throttled'],
    ['blocks that Slack does not take', { fault: 'answer', error: 'invalid_blocks' }, 'refused'],
    ['too many words', { fault: 'answer', error: 'msg_too_long' }, 'refused'],
    ['a token taken away', { fault: 'answer', error: 'token_revoked' }, 'blocked'],
    ['an error that nobody knows', { fault: 'answer', error: 'brand_new_rule' }, 'blocked'],
  ])('%s', async (_, fault, outcome) => {
    const { id } = peer.world.channel('billing')
    peer.faults.script('chat.postMessage', fault)
    const delivery = await messenger.post(id, CARD, 'card:1')
    expect(delivery.outcome).toBe(outcome)
    expect(callsOf('chat.postMessage')).toHaveLength(1)
    if ('reason' in delivery) expect(delivery.reason).toMatch(/\S+ \S+ \S+/)
    if (delivery.outcome === 'throttled' && fault.fault === 'rate limited')
      expect(delivery.until).toBe(NOW + 7_000)
  })

  it('nothing is in doubt where nobody answers the call', async () => {
    const gone = await startSlackPeer({ manifest: MANIFEST })
    await gone.close()
    const delivery = await messengerAt(gone.api).post('C0000001', CARD, 'card:1')
    expect(delivery).toMatchObject({
      outcome: 'unavailable',
      reason: expect.stringContaining('cannot be reached'),
    })
  })

  it('an update that was lost is simply sent again', async () => {
    const message = await posted()
    for (const fault of [
      { fault: 'lost', carriedOut: true },
      { fault: 'server error', carriedOut: false },
    ] as const) {
      peer.faults.script('chat.update', fault)
      expect((await messenger.update(message, CARD)).outcome).toBe('unavailable')
    }
    expect((await messenger.update(message, CARD)).outcome).toBe('delivered')
  })

  it('an update of a message that somebody deleted is refused', async () => {
    const message = await posted()
    peer.world.messages.length = 0
    expect((await messenger.update(message, CARD)).outcome).toBe('refused')
  })
})

describe('what a person has to mend is named, with the way to mend it', () => {
  it.each<[string, (channel: ReturnType<SlackPeer['world']['channel']>) => void, RegExp]>([
    ['the bot is not in the channel', (channel) => channel.members.clear(), /\/invite @Earshot/],
    ['the channel is archived', (channel) => Object.assign(channel, { archived: true }), /Unarchive it/],
  ])('%s', async (_, spoil, fix) => {
    const channel = peer.world.channel('billing')
    expect(await messenger.probe('#billing')).toBeNull()
    spoil(channel)
    expect(await messenger.post('#billing', CARD, 'card:1')).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringMatching(fix),
    })
    expect(await messenger.probe('#billing')).toMatch(fix)
  })

  it('no channel of that name', async () => {
    const delivery = await messenger.post('#bilings', CARD, 'card:1')
    expect(delivery).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('no channel #bilings'),
    })
  })

  it('a private channel that the bot cannot see', async () => {
    const { id } = peer.world.channel('secret', { kind: 'private', bot: false })
    expect(await messenger.probe(id)).toContain('/invite @Earshot')
  })

  it('a renamed channel goes on working, and is reported', async () => {
    const channel = peer.world.channel('billing')
    await messenger.post('billing', CARD, 'card:1')
    channel.name = 'money'
    expect((await messenger.post('billing', CARD, 'card:2')).outcome).toBe('delivered')
    expect(await messenger.probe('billing')).toContain('#billing is called #money now')
  })

  it('a token that Slack does not take', async () => {
    const { id } = peer.world.channel('billing')
    peer.tokens.clear()
    expect(await messenger.post(id, CARD, 'card:1')).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('SLACK_BOT_TOKEN'),
    })
  })

  it('a scope that is missing', async () => {
    const other = await startSlackPeer({ manifest: MANIFEST.replace('      - chat:write\n', '') })
    const { id } = other.world.channel('billing')
    const delivery = await messengerAt(other.api).post(id, CARD, 'card:1')
    expect(delivery).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('chat:write') })
    await other.close()
  })

  it('a colleague who left', async () => {
    const user = peer.world.user('ines')
    user.deleted = true
    const delivery = await messenger.direct(user.id, CARD, 'debt:1')
    expect(delivery).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('has left Slack') })
  })
})

describe('finding channels', () => {
  it('by name over several pages, asking once', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'billing']) peer.world.channel(name)
    for (const key of ['card:1', 'card:2'])
      expect((await messenger.post('#Billing', CARD, key)).outcome).toBe('delivered')
    expect(callsOf('conversations.list')).toHaveLength(3)
  })

  it('anew when the channel was deleted and made again', async () => {
    const old = peer.world.channel('billing')
    await messenger.post('billing', CARD, 'card:1')
    peer.world.channels.delete(old.id)
    const made = peer.world.channel('billing')
    expect((await messenger.post('billing', CARD, 'card:2')).outcome).toBe('blocked')
    expect(await messenger.post('billing', CARD, 'card:2')).toMatchObject({
      outcome: 'delivered',
      message: expect.stringContaining(made.id),
    })
  })
})

describe('the pace', () => {
  it('keeps updates under what Slack allows a minute, without asking', async () => {
    const message = await posted()
    const outcomes: string[] = []
    for (let times = 0; times < 60; times++) outcomes.push((await messenger.update(message, CARD)).outcome)
    expect(outcomes.filter((outcome) => outcome === 'delivered')).toHaveLength(50)
    expect(outcomes.at(-1)).toBe('throttled')
    expect(callsOf('chat.update')).toHaveLength(50)
    now += 60_000
    expect((await messenger.update(message, CARD)).outcome).toBe('delivered')
  })

  it('a pause for updates does not hold posts', async () => {
    const message = await posted()
    peer.faults.script('chat.update', { fault: 'rate limited', retryAfterS: 30 })
    await messenger.update(message, CARD)
    expect(await messenger.update(message, CARD)).toMatchObject({ outcome: 'throttled', until: NOW + 30_000 })
    expect(callsOf('chat.update')).toHaveLength(1)
    expect((await messenger.post(peer.world.channel('billing').id, CARD, 'card:2')).outcome).toBe('delivered')
  })
})

describe('looking for a post whose answer was lost', () => {
  const LOST = { fault: 'lost', carriedOut: true } as const

  it('finds it in the channel, in the thread and in direct messages', async () => {
    const { id } = peer.world.channel('billing')
    const message = await posted()
    const ines = peer.world.user('ines')
    peer.faults.script('chat.postMessage', LOST, LOST, LOST)
    expect((await messenger.post(id, CARD, 'card:1')).outcome).toBe('in doubt')
    expect((await messenger.reply(message, CARD, 'debt:2')).outcome).toBe('in doubt')
    expect((await messenger.direct(ines.id, CARD, 'debt:3')).outcome).toBe('in doubt')
    const refs = peer.world.messages.slice(-3).map(({ channel, ts }) => `${channel}/${ts}`)
    expect([
      await messenger.find(id, 'card:1'),
      await messenger.find(id, 'debt:2'),
      await messenger.find(ines.id, 'debt:3'),
    ]).toEqual(refs.map((ref) => ({ found: 'there', message: ref })))
  })

  it('over several pages, and gives up where it may be further back', async () => {
    const { id } = peer.world.channel('busy')
    await messenger.post(id, CARD, 'card:1')
    const chatter = (count: number) => {
      for (let more = 0; more < count; more++)
        peer.world.put({
          channel: id,
          thread: null,
          user: 'U1',
          text: 'hi',
          blocks: [],
          metadata: null,
          onlyFor: null,
        })
    }
    chatter(700)
    expect((await messenger.find(id, 'card:1')).found).toBe('there')
    expect((await messenger.find(id, 'card:2')).found).toBe('absent')
    chatter(700)
    expect((await messenger.find(id, 'card:1')).found).toBe('unknown')
  })

  it('shows other apps nothing of the key but an opaque id', async () => {
    await posted()
    const metadata = JSON.stringify(peer.world.messages[0]?.metadata)
    expect(metadata).toMatch(/^\{"event_type":"earshot_post","event_payload":\{"id":"[\w-]{22}"\}\}$/)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Keyv } from 'keyv'
import { createComposer } from '../../../src/amplify/compose.ts'
import { retryIn } from '../../../src/amplify/mended.ts'
import { createOutbox, type Outbox } from '../../../src/amplify/outbox.ts'
import { createPlaces } from '../../../src/amplify/places.ts'
import { createTeams, type Teams } from '../../../src/chat/teams/index.ts'
import { mainChat } from '../../../src/config/channels.ts'
import type { Ledger, Story } from '../../../src/core/ledger.ts'
import type { Log } from '../../../src/core/log.ts'
import type { MentionId } from '../../../src/core/mention.ts'
import { type Clock, SECOND } from '../../../src/core/time.ts'
import { createDesk } from '../../../src/engage/desk.ts'
import { createDirectory } from '../../../src/engage/directory.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { createExpress } from '../../../src/server/express.ts'
import { listen } from '../../../src/server/http.ts'
import { ManualClock } from '../../amplify/clock.ts'
import { hear, leaseOf, type Said } from '../../amplify/ledger.ts'
import { configOf } from '../../amplify/rows.ts'
import { type AnsweringDouble, answeringDouble } from '../../answering-double.ts'
import { type PeerMessage, type PeerPerson, TeamsPeer } from '../../peers/teams.ts'

export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** Where a person does something in Teams. */
export type Where =
  /** In the channel, outside threads. */
  | { readonly channel: string }
  | { readonly thread: PeerMessage }
  /** In the chat with Earshot. */
  | 'chat'

/** What a process is, beside the ledger that outlives it. */
export interface Joined {
  readonly teams: Teams
  /** Earshot's own address. */
  readonly address: string
  /** Sends an activity as Teams does. */
  deliver(activity: object, token?: string | null): Promise<Answered>
  close(): Promise<void>
}

export interface Stage extends Joined {
  readonly peer: TeamsPeer
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly keyv: Keyv
  readonly clock: Clock
  readonly logged: readonly string[]
  readonly answering: AnsweringDouble
  readonly ines: PeerPerson
  readonly omar: PeerPerson
  /** The channel of the department billing. */
  readonly billing: string
  activity(type: string, from: PeerPerson, where: Where, more?: object): object
  /** Says something to Earshot, and waits until it has answered. */
  say(from: PeerPerson, where: Where, text: string, more?: object): Promise<Answered>
  /** Presses a button of a message that Earshot sent; by its label. */
  press(from: PeerPerson, message: PeerMessage, label: string): Promise<Answered>
  invoke(from: PeerPerson, where: Where, name: string, value: unknown, more?: object): Promise<Answered>
  /** Tells Earshot that it was added to the team. */
  install(): Promise<void>
  /** A mention for billing, with its card posted in the channel. */
  posted(said?: Said): Promise<{ readonly mention: MentionId; readonly card: PeerMessage }>
  story(mention: MentionId): Promise<Story>
  /** Everything owed is sent. */
  settle(): Promise<void>
  /** Another process over the same ledger. */
  restarted(): Promise<Joined>
}

const TEAM = '19:general@thread.tacv2'

/** A channel's link as Teams gives it out. */
export function linkTo(channel: string): string {
  return `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel)}/Some%20name?groupId=g&tenantId=t`
}

/**
 * Time that moves a little each time that it is asked, so that no budget is ever used up, and by itself
 * when it is waited for; only deadlines, 15 seconds and longer, never come. What can be called off waits
 * until all is done that needs no time.
 */
export function runningClock(stepMs = 700): Clock {
  let now = Date.UTC(2026, 10, 14, 12)
  return {
    now: () => {
      now += stepMs
      return now
    },
    after: (ms, signal) =>
      new Promise((resolve) => {
        const ring = () => {
          now += ms
          resolve()
        }
        if (ms < 15 * SECOND) signal === undefined ? ring() : void turns(50).then(ring)
        else signal?.addEventListener('abort', () => resolve(), { once: true })
      }),
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Earshot with a ledger, a desk and an outbox of its own, joined to the peer through the real botbuilder. */
export async function openStage({
  clock = runningClock(),
  teams: settings = {},
  config: given = {},
}: {
  readonly clock?: Clock
  readonly teams?: object
  readonly config?: object
} = {}): Promise<Stage> {
  const peer = new TeamsPeer()
  await peer.open()
  const restore = signInWith(peer)
  peer.channel('General')
  const billing = peer.channel('Billing')
  const ines = peer.person('Ines Roth')
  const omar = peer.person('Omar Diaz')
  const config = configOf({
    chat: {
      teams: { appId: peer.appId, tenantId: peer.tenantId, secret: peer.secret, ...settings },
    },
    members: [
      { handle: 'ines', name: 'Ines Roth', role: 'admin', departments: ['billing'], teams: ines.aadObjectId },
      { handle: 'omar', name: 'Omar Diaz', departments: ['support'], teams: omar.userPrincipalName },
    ],
    ...given,
  })
  const folder = mkdtempSync(join(tmpdir(), 'earshot-'))
  const { ledger, keyv: store } = await openLedger({ file: join(folder, 'earshot.db') }, clock)
  const keyv = new Keyv({ store })
  const logged: string[] = []
  const logs = (level: string) => (fields: object, message: string) =>
    void logged.push(
      `${level} ${message} ${JSON.stringify(fields, (_, value) => (value instanceof Error ? String(value.stack) : value))}`,
    )
  const log: Log = { debug: logs('debug'), info: logs('info'), warn: logs('warn'), error: logs('error') }
  const compose = createComposer(ledger, config)
  const answering = answeringDouble()

  /** Everything that is lost when the process ends. */
  async function joinTeams(): Promise<Joined> {
    const directory = createDirectory(config, mainChat(config))
    const desk = createDesk({ ledger, directory, config, answering, clock, sources: async () => [] })
    const teams = await createTeams(config, {
      desk,
      ledger,
      keyv: store,
      directory,
      clock,
      log,
      cloud: peer.cloud,
      mended: (chat) => retryIn(chat, ledger, createPlaces(config)),
      acked: () => {},
      present: async (card) => (await compose({ owe: 'update', card }))?.card ?? null,
    })
    const listening = await listen(createExpress([{ path: '/', router: teams.router }], log), '127.0.0.1', 0)
    await teams.start()
    return {
      teams,
      address: listening.address,
      deliver: (activity, token = peer.token()) => post(listening.address, activity, token),
      async close() {
        await teams.stop()
        await listening.close()
      },
    }
  }

  const joined = await joinTeams()
  const { teams, deliver } = joined
  const outbox = createOutbox({
    ledger,
    messengers: new Map([['teams', teams.messenger]]),
    place: createPlaces(config),
    compose,
    clock,
    log,
  })
  let number = 0

  async function settle(): Promise<void> {
    while ((await ledger.nextDebtAt()) !== null) {
      if ((await outbox.step()) > 0) continue
      if (clock instanceof ManualClock) await clock.advance(SECOND)
      else await clock.after(SECOND)
    }
  }

  function activity(type: string, from: PeerPerson, where: Where, more: object = {}): object {
    number += 1
    const chat = where === 'chat'
    const conversation = chat
      ? `a:${from.id.slice(3)}`
      : 'channel' in where
        ? `${where.channel};messageid=${peer.number()}`
        : threadOf(where.thread)
    if (chat) peer.roster.add(conversation)
    return {
      type,
      id: `f:${number}`,
      timestamp: new Date(clock.now()).toISOString(),
      channelId: 'msteams',
      serviceUrl: peer.serviceUrl,
      from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
      recipient: { id: `28:${peer.appId}`, name: 'Earshot' },
      conversation: {
        id: conversation,
        conversationType: chat ? 'personal' : 'channel',
        tenantId: peer.tenantId,
      },
      localTimezone: 'Europe/Berlin',
      channelData: {
        tenant: { id: peer.tenantId },
        ...(chat
          ? {}
          : {
              team: { id: TEAM, name: 'Larkbean' },
              channel: { id: conversation.replace(/;messageid=.*$/, '') },
            }),
      },
      ...more,
    }
  }

  async function sent(what: object): Promise<Answered> {
    const answer = await deliver(what)
    await teams.idle()
    return answer
  }

  const invoke: Stage['invoke'] = (from, where, name, value, more = {}) =>
    sent(activity('invoke', from, where, { name, value, ...more }))

  return {
    peer,
    teams,
    ledger,
    outbox,
    keyv,
    answering,
    clock,
    logged,
    ines,
    omar,
    billing,
    address: joined.address,
    deliver,
    restarted: joinTeams,
    activity,
    invoke,
    say(from, where, text, more = {}) {
      const mention = where !== 'chat'
      return sent(
        activity('message', from, where, {
          text: mention ? `<at>Earshot</at> ${text}` : text,
          textFormat: 'plain',
          entities: mention
            ? [
                {
                  type: 'mention',
                  text: '<at>Earshot</at>',
                  mentioned: { id: `28:${peer.appId}`, name: 'Earshot' },
                },
              ]
            : [],
          ...more,
        }),
      )
    },
    async press(from, message, label) {
      const action = actionsOf(message).find(({ title }) => title === label)
      if (action === undefined)
        throw new Error(
          `There is no button ${label}: ${actionsOf(message)
            .map(({ title }) => title)
            .join(', ')}`,
        )
      const where: Where = message.conversation.startsWith('a:') ? 'chat' : { thread: message }
      if (action.type === 'Action.Execute')
        return invoke(
          from,
          where,
          'adaptiveCard/action',
          { action: { type: action.type, verb: action.verb, data: action.data }, trigger: 'manual' },
          { replyToId: message.id },
        )
      return invoke(from, where, 'task/fetch', { data: action.data }, { replyToId: message.id })
    },
    async install() {
      await sent(
        activity(
          'conversationUpdate',
          ines,
          { channel: TEAM },
          {
            membersAdded: [{ id: `28:${peer.appId}` }],
            conversation: { id: TEAM, conversationType: 'channel', tenantId: peer.tenantId },
            channelData: {
              tenant: { id: peer.tenantId },
              eventType: 'teamMemberAdded',
              team: { id: TEAM, name: 'Larkbean' },
            },
          },
        ),
      )
    },
    async posted(said = {}) {
      await hear(ledger, clock, [said])
      const mention = (await ledger.unrouted(1))[0]?.mention.id ?? 0
      await ledger.routed(
        await leaseOf(ledger, clock),
        [
          {
            mention,
            notability: 0.9,
            reason: 'It is about billing.',
            department: 'billing',
            cards: [{ channel: 'billing', reason: 'It is about billing.', hold: null }],
          },
        ],
        clock.now(),
      )
      await settle()
      const card = peer.seen(billing).at(-1)
      if (card === undefined) throw new Error(`No card was posted: ${logged.join('\n')}`)
      return { mention, card }
    },
    async story(mention) {
      const story = await ledger.story(mention)
      if (story === null) throw new Error(`There is no M-${mention}.`)
      return story
    },
    settle,
    async close() {
      await joined.close()
      await ledger.close()
      await peer.close()
      restore()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface PeerAction {
  readonly type: string
  readonly title: string
  readonly verb?: string
  readonly data?: unknown
}

async function post(address: string, activity: object, token: string | null): Promise<Answered> {
  const response = await realFetch(`${address}/teams/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(activity),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** All that can be pressed on a card. */
export function actionsIn(content: unknown): readonly PeerAction[] {
  if (content === null || typeof content !== 'object') return []
  const inner = Object.entries(content).flatMap(([name, value]) =>
    name === 'fallback' ? [] : actionsIn(value),
  )
  return isAction(content) ? [content, ...inner] : inner
}

export function actionsOf(message: PeerMessage): readonly PeerAction[] {
  return actionsIn(message.body.attachments)
}

function isAction(value: object): value is PeerAction {
  return (
    'title' in value && 'type' in value && typeof value.type === 'string' && value.type.startsWith('Action.')
  )
}

function threadOf(message: PeerMessage): string {
  return message.conversation.includes(';')
    ? message.conversation
    : `${message.conversation};messageid=${message.id}`
}

const realFetch = globalThis.fetch

/** Calls to Microsoft's sign-in go to the peer: Microsoft's library takes no other address. */
function signInWith(peer: TeamsPeer): () => void {
  const before = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const address = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url
    return address.startsWith('https://login.microsoftonline.com/')
      ? realFetch(peer.signInUrl(address), init)
      : realFetch(input, init)
  }
  return () => {
    globalThis.fetch = before
  }
}

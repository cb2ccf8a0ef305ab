import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Args, callMethod, type Result, type Triggers } from './slack-api.ts'
import { messageFaults } from './slack-blocks.ts'
import { byHttp, type Delivering, type HttpTarget, SocketHub } from './slack-deliver.ts'
import { type FaultPlan, type PeerFault, planFaults } from './slack-faults.ts'
import { acceptSocket } from './slack-socket.ts'
import { Person } from './slack-staff.ts'
import { BOT, type PeerApp, type PeerMessage, PeerWorld, readManifest } from './slack-world.ts'

// Slack, on loopback: the Web API with the scopes and events of the app's manifest, signed HTTP and Socket
// Mode, and what Slack does when it is not at its best.

export interface PeerOptions {
  /** The app, as `manifests/slack.yaml` describes it. */
  readonly manifest: string
  /** Whether the optional scopes were granted. */
  readonly history?: boolean
  readonly seed?: number
  readonly port?: number
}

export interface ApiCall {
  readonly method: string
  readonly args: Args
  readonly token: string
  /** `ok`, Slack's error, or how it went wrong. */
  outcome: string
}

export const BOT_TOKEN = 'xoxb-peer-bot'
export const APP_TOKEN = 'xapp-peer-app'
export const SIGNING_SECRET = 'peer-signing-secret'

export interface SlackPeer {
  readonly world: PeerWorld
  readonly app: PeerApp
  /** For the setting `chat.slack.api`. */
  readonly api: string
  readonly calls: readonly ApiCall[]
  readonly faults: FaultPlan
  readonly hub: SocketHub
  /** Tokens that Slack takes. */
  readonly tokens: Set<string>
  /** How long a trigger lives. */
  triggerLifeMs: number
  person(name: string): Person
  /** Every response address handed out from now on has been used five times. */
  useUpResponses(): void
  /** Requests come to this address from now on, instead of by Socket Mode. */
  callAt(url: string): HttpTarget
  /** What the OAuth pages answer; null: the methods are unknown. */
  oauth: ((method: string, args: Args) => Result) | null
  close(): Promise<void>
}

interface ResponseAddress {
  readonly user: string
  readonly channel: string
  readonly replaces: PeerMessage | null
  uses: number
}

export async function startSlackPeer(options: PeerOptions): Promise<SlackPeer> {
  const world = new PeerWorld()
  const app = readManifest(options.manifest, options.history ?? true)
  const faults = planFaults(options.seed ?? 1)
  const hub = new SocketHub()
  const calls: ApiCall[] = []
  const responses = new Map<string, ResponseAddress>()
  const triggered = new Map<string, { readonly user: string; readonly at: number; used: boolean }>()
  let delivering: Delivering = hub
  let usedBefore = 0

  const triggers: Triggers = {
    take(id) {
      const trigger = triggered.get(id)
      if (!trigger) return 'invalid_trigger_id'
      if (trigger.used) return 'exchanged_trigger_id'
      if (Date.now() - trigger.at > peer.triggerLifeMs) return 'expired_trigger_id'
      trigger.used = true
      return 'ok'
    },
    owner: (id) => triggered.get(id)?.user ?? '',
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket) => {
    const connection = acceptSocket(
      request,
      socket,
      (message) => hub.heard(message),
      () => {
        hub.leave(connection)
        world.changed()
      },
    )
    hub.join(connection)
    world.changed()
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const base = `http://127.0.0.1:${port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const body = bytes.toString('utf8')
    const [, kind = '', name = ''] = (request.url ?? '').split('/')
    if (kind === 'response') return answerAt(name, body, response)
    if (kind === 'upload') return keepFile(name, bytes, response)
    if (kind !== 'api') return void response.writeHead(404).end()
    const args = decode(body)
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const call: ApiCall = { method: name, args, token, outcome: '' }
    calls.push(call)
    const fault = faults.next(name)
    const carriedOut = fault === null || ('carriedOut' in fault && fault.carriedOut)
    const result = carriedOut ? answerTo(name, args, token) : null
    call.outcome = fault === null ? (result?.ok ? 'ok' : String(result?.['error'])) : fault.fault
    if (fault !== null) fail(response, fault)
    else send(response, result)
    world.changed()
  }

  function keepFile(id: string, bytes: Buffer, response: ServerResponse): void {
    const file = world.files.get(id)
    const fault = faults.next('upload')
    if (fault !== null) return void fail(response, fault)
    if (file === undefined || file.bytes !== null) return void response.writeHead(404).end()
    file.bytes = bytes
    response.writeHead(200).end(`OK - ${bytes.length}`)
  }

  function answerTo(method: string, args: Args, token: string): Result {
    if (method.startsWith('oauth.'))
      return peer.oauth?.(method, args) ?? { ok: false, error: 'unknown_method' }
    if (method === 'apps.connections.open')
      return token === APP_TOKEN
        ? { ok: true, url: `ws://127.0.0.1:${port}/link/?ticket=${calls.length}` }
        : { ok: false, error: 'invalid_auth' }
    if (!peer.tokens.has(token)) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' }
    return callMethod(method, args, { world, app, triggers, uploadUrl: (file) => `${base}/upload/${file}` })
  }

  function send(response: ServerResponse, result: Result | null): void {
    response
      .writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': [...app.scopes].join(',') })
      .end(JSON.stringify(result))
  }

  function answerAt(id: string, body: string, response: ServerResponse): void {
    const address = responses.get(id)
    if (!address || address.uses >= 5) return void response.writeHead(404).end('used_url')
    address.uses += 1
    const answer: unknown = JSON.parse(body)
    const read = (key: string): unknown =>
      answer !== null && typeof answer === 'object' ? Reflect.get(answer, key) : undefined
    const text = read('text')
    const blocks = read('blocks')
    const faulty = messageFaults({ text, ...(blocks === undefined ? {} : { blocks }) })
    if (faulty.length > 0) return void response.writeHead(400).end(faulty.join('; '))
    const shown = { text: String(text), blocks: Array.isArray(blocks) ? blocks : [] }
    const everyone = read('response_type') === 'in_channel'
    if (read('replace_original') === true && address.replaces !== null) {
      address.replaces.text = shown.text
      address.replaces.blocks = shown.blocks
      address.replaces.edits += 1
      world.changed()
    } else
      world.put({
        ...shown,
        channel: address.channel,
        thread: null,
        user: BOT,
        metadata: null,
        onlyFor: everyone ? null : address.user,
      })
    response.writeHead(200).end('ok')
  }

  const people = new Map<string, Person>()
  const peer: SlackPeer = {
    world,
    app,
    api: `${base}/api/`,
    calls,
    faults,
    hub,
    tokens: new Set([BOT_TOKEN]),
    triggerLifeMs: 3_000,
    oauth: null,
    person(name) {
      const known = people.get(name)
      if (known) return known
      const person = new Person(world.user(name), {
        world,
        app,
        delivering: () => delivering,
        newTrigger(user) {
          const id = world.newId('T')
          triggered.set(id, { user, at: Date.now(), used: false })
          return id
        },
        newResponse(user, channel, replaces) {
          const id = world.newId('R')
          responses.set(id, { user, channel, replaces, uses: usedBefore })
          return `${base}/response/${id}`
        },
      })
      people.set(name, person)
      return person
    },
    useUpResponses() {
      usedBefore = 5
    },
    callAt(url) {
      const target = { url, signingSecret: SIGNING_SECRET }
      delivering = byHttp(target)
      return target
    },
    close: () =>
      new Promise((resolve) => {
        for (const connection of [...hub.connections]) connection.cut()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return peer
}

function fail(response: ServerResponse, fault: PeerFault): void {
  switch (fault.fault) {
    case 'rate limited':
      return void response.writeHead(429, { 'retry-after': String(fault.retryAfterS) }).end()
    case 'server error':
      return void response.writeHead(503).end('upstream connect error')
    case 'lost':
      return void response.socket?.destroy()
    case 'answer':
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: false, error: fault.error }))
    case 'proxy page':
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html>Sign in to the network</html>')
  }
}

/** Slack takes forms, with lists and objects as JSON in them. */
function decode(body: string): Args {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => {
      if (!['blocks', 'view', 'metadata', 'files'].includes(key)) return [key, value]
      const parsed: unknown = JSON.parse(value)
      return [key, parsed]
    }),
  )
}

import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Cloud } from '../../src/chat/teams/cloud.ts'

/** How the peer treats one call instead of doing what was asked. */
export interface Trouble {
  /** `before`: nothing is done. `after`: it is done, and the answer goes wrong. */
  readonly when: 'before' | 'after'
  /** Null: the connection is cut without an answer. */
  readonly status: number | null
  readonly code?: string
  readonly retryAfter?: string
}

export interface PeerMessage {
  readonly id: string
  /** Channel or chat, with `;messageid=` for what is in a thread. */
  readonly conversation: string
  body: PeerBody
  edits: number
  /** Who alone sees it. */
  readonly onlyFor: string | null
  readonly reactions: string[]
}

export interface PeerBody {
  readonly type?: string
  readonly text?: string
  readonly summary?: string
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[]
  readonly recipient?: { readonly id: string; readonly isTargeted?: boolean }
}

export interface PeerPerson {
  readonly id: string
  readonly aadObjectId: string
  readonly name: string
  readonly userPrincipalName: string
  readonly userRole?: string
  readonly tenantId?: string
}

export interface PeerCall {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}

/**
 * Microsoft's side of Teams on loopback: the keys that sign what Teams sends, the token endpoint, and the
 * connector with teams, channels, chats and people. It holds the bot to Teams' size limit and, when asked,
 * to its throttles.
 */
export class TeamsPeer {
  readonly appId = '7d1f6f4e-2f7a-4a55-9d5e-1c2b3a4d5e6f'
  readonly tenantId = '9a0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d'
  readonly messages: PeerMessage[] = []
  readonly calls: PeerCall[] = []
  readonly people: PeerPerson[] = []
  /** Channels by id. */
  readonly channels = new Map<string, string>()
  /** Conversations that the bot may speak in. */
  readonly roster = new Set<string>()
  /** What happens to the next calls that change something, in order. */
  readonly troubles: Trouble[] = []
  /** False: messages for one person are refused, as in tenants that do not have them. */
  targeted = true
  tokens = 0
  /** Tokens that are refused with 401. */
  readonly revoked = new Set<string>()
  secret = 'a client secret'
  /** Asked before each message: true when it is one too many. */
  throttles: ((conversation: string) => boolean) | null = null

  private readonly server: Server
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  private next = 1_700_000_000_000
  private url = ''

  constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        response.statusCode = 500
        response.end(String(error))
      })
    })
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = this.server.address()
    this.url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  get serviceUrl(): string {
    return `${this.url}/emea/`
  }

  get cloud(): Cloud {
    return {
      issuer: 'https://api.botframework.com',
      openIdMetadata: `${this.url}/openid`,
      loginUrl: 'https://login.microsoftonline.com/',
      scope: 'https://api.botframework.com',
    }
  }

  /** Where this peer stands in for Microsoft's sign-in. */
  signInUrl(address: string): string {
    return address.replace('https://login.microsoftonline.com', `${this.url}/login`)
  }

  /** A token as Teams sends it; `claims` and `key` make it a bad one. */
  token(claims: object = {}, key: KeyObject = this.keys.privateKey, header: object = {}): string {
    const now = Math.floor(Date.now() / 1_000)
    const parts = [
      { alg: 'RS256', typ: 'JWT', kid: 'peer-key', ...header },
      {
        iss: 'https://api.botframework.com',
        aud: this.appId,
        iat: now,
        nbf: now - 60,
        exp: now + 3_600,
        serviceurl: this.serviceUrl,
        ...claims,
      },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    const signature = createSign('RSA-SHA256').update(parts.join('.')).sign(key).toString('base64url')
    return [...parts, signature].join('.')
  }

  person(name: string, more: Partial<PeerPerson> = {}): PeerPerson {
    const handle = name.toLowerCase().replaceAll(' ', '.')
    const person = {
      id: `29:${handle}`,
      aadObjectId: randomUUID(),
      name,
      userPrincipalName: `${handle}@larkbean.example`,
      userRole: 'user',
      tenantId: this.tenantId,
      ...more,
    }
    this.people.push(person)
    return person
  }

  channel(name: string): string {
    const id = `19:${name.toLowerCase().replaceAll(' ', '-')}@thread.tacv2`
    this.channels.set(id, name)
    this.roster.add(id)
    return id
  }

  /** A new id, as Teams numbers messages. */
  number(): string {
    this.next += 1
    return String(this.next)
  }

  /** What people see in a channel outside threads, in a thread, or in a chat. */
  seen(conversation: string): readonly PeerMessage[] {
    return this.messages.filter(
      (message) => message.conversation === conversation && message.onlyFor === null,
    )
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://peer')
    const text = await readBody(request)
    const reply = (status: number, body?: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(body === undefined ? '' : JSON.stringify(body))
    }
    if (url.pathname === '/openid')
      return reply(200, { issuer: 'https://api.botframework.com', jwks_uri: `${this.url}/keys` })
    if (url.pathname === '/keys') {
      const jwk = this.keys.publicKey.export({ format: 'jwk' })
      return reply(200, { keys: [{ ...jwk, use: 'sig', kid: 'peer-key', endorsements: ['msteams'] }] })
    }
    if (url.pathname.startsWith('/login/')) return this.signIn(url, text, reply)
    if (url.pathname === '/identity') {
      this.tokens += 1
      const expires = Math.floor(Date.now() / 1_000) + 86_400
      return reply(200, {
        access_token: `managed-${this.tokens}`,
        expires_on: String(expires),
        resource: url.searchParams.get('resource'),
        token_type: 'Bearer',
      })
    }
    if (url.pathname.startsWith('/emea/v3/')) return this.connector(request, response, url, text, reply)
    reply(404)
  }

  private signIn(url: URL, text: string, reply: Replying) {
    if (url.pathname.endsWith('/openid-configuration'))
      return reply(200, {
        token_endpoint: `https://login.microsoftonline.com/${this.tenantId}/oauth2/v2.0/token`,
        issuer: `https://login.microsoftonline.com/${this.tenantId}/v2.0`,
        authorization_endpoint: `https://login.microsoftonline.com/${this.tenantId}/oauth2/v2.0/authorize`,
        jwks_uri: `${this.url}/keys`,
      })
    const form = new URLSearchParams(text)
    if (form.get('client_secret') !== this.secret)
      return reply(401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
      })
    this.tokens += 1
    reply(200, { token_type: 'Bearer', expires_in: 3_600, access_token: `token-${this.tokens}` })
  }

  private connector(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    text: string,
    reply: Replying,
  ) {
    const method = request.method ?? ''
    const path = url.pathname.slice('/emea/'.length).split('/').map(decodeURIComponent)
    const { authorization } = request.headers
    this.calls.push({ method, path: `${path.join('/')}${url.search}`, authorization })
    const bearer = authorization?.replace('Bearer ', '') ?? ''
    if (bearer === '' || this.revoked.has(bearer)) return reply(401, fault('Unauthorized'))
    const trouble = method === 'GET' ? undefined : this.troubles.shift()
    const goWrong = () => {
      if (trouble === undefined) return
      if (trouble.status === null) response.destroy()
      else
        reply(
          trouble.status,
          trouble.code === undefined ? {} : fault(trouble.code),
          trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter },
        )
    }
    if (trouble?.when === 'before') return goWrong()
    const { status, body } = this.carryOut(method, path, url, text)
    if (trouble === undefined) reply(status, body)
    else goWrong()
  }

  private carryOut(method: string, path: readonly string[], url: URL, text: string): Answered {
    const [, what, id = '', part, of = '', more, type = ''] = path
    if (what === 'teams')
      return {
        status: 200,
        body: {
          conversations: [...this.channels].map(([channel, name]) => ({
            id: channel,
            name: name === 'General' ? null : name,
          })),
        },
      }
    if (method === 'POST' && id === '') return this.openChat(text)
    const base = id.replace(/;messageid=.*$/, '')
    if (part === 'members') {
      const person = this.people.find((one) => one.id === of || one.aadObjectId === of)
      return person
        ? { status: 200, body: person }
        : { status: 404, body: fault('MemberNotFoundInConversation') }
    }
    if (!this.roster.has(base)) {
      const known = this.channels.has(base) || base.startsWith('a:')
      return known
        ? { status: 403, body: fault('BotNotInConversationRoster') }
        : { status: 404, body: fault('ConversationNotFound') }
    }
    if (part === 'pagedmembers') return { status: 200, body: { members: [] } }
    if (2 * text.length > 100_000) return { status: 413, body: fault('MessageSizeTooBig') }
    if (more === 'reactions') {
      const message = this.messages.find((one) => one.id === of)
      message?.reactions.push(type)
      return { status: 200 }
    }
    const body: PeerBody = JSON.parse(text)
    if (method === 'PUT') {
      const message = this.messages.find((one) => one.id === of)
      if (message === undefined) return { status: 404, body: fault('ActivityNotFoundInConversation') }
      message.body = body
      message.edits += 1
      return { status: 200, body: { id: message.id } }
    }
    const onlyFor = url.searchParams.get('isTargetedActivity') === 'true' ? (body.recipient?.id ?? '') : null
    if (onlyFor !== null && (!this.targeted || body.recipient?.isTargeted !== true))
      return { status: 403, body: fault('TargetedMessagesNotAllowed') }
    if (this.throttles?.(id)) return { status: 429, body: fault('TooManyRequests') }
    const message = { id: this.number(), conversation: id, body, edits: 0, onlyFor, reactions: [] }
    this.messages.push(message)
    return { status: 201, body: { id: message.id } }
  }

  private openChat(text: string): Answered {
    const { members = [] }: { members?: readonly { readonly id: string }[] } = JSON.parse(text)
    const person = this.people.find(({ id, aadObjectId }) =>
      members.some((one) => one.id === id || one.id === aadObjectId),
    )
    if (person === undefined) return { status: 403, body: fault('BotNotInConversationRoster') }
    const chat = `a:${person.id.slice(3)}`
    this.roster.add(chat)
    return { status: 201, body: { id: chat } }
  }
}

type Replying = (status: number, body?: object, headers?: Record<string, string>) => void

interface Answered {
  readonly status: number
  readonly body?: object
}

function fault(code: string): object {
  return { error: { code, message: `${code}, says the peer.` } }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

/** All words of a message, as a reader sees them. */
export function wordsOf({ body }: Pick<PeerMessage, 'body'>): string {
  const words: string[] = [body.text ?? '']
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    if ('type' in value && value.type === 'TextRun' && 'text' in value) words.push(String(value.text))
    for (const inner of Object.values(value)) collect(inner)
  }
  collect(body.attachments)
  return words.join('\n').trim()
}

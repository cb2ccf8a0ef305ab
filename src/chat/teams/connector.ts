import { z } from 'zod'
import type { Log } from '../../core/log.ts'
import { NEVER_SENT, retryAfter } from '../../core/network.ts'
import { type Clock, HOUR, type Instant } from '../../core/time.ts'
import type { RenderedMessage } from './render/card.ts'

/** What came of one call to Teams. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: ConnectorFault }

export type ConnectorFault =
  /** It never got there. */
  | { readonly fault: 'unreachable'; readonly reason: string }
  /** It went out, and no answer came back. */
  | { readonly fault: 'lost'; readonly reason: string }
  /** Microsoft gives Earshot no token: the registration is wrong. */
  | { readonly fault: 'no token'; readonly reason: string }
  | {
      readonly fault: 'answered'
      readonly status: number
      /** Teams' own word for what is wrong, such as `BotNotInConversationRoster`; empty where it gave none. */
      readonly code: string
      readonly notBefore: Instant | null
    }

/** A message as it is sent. */
export type Outgoing = RenderedMessage & {
  readonly recipient?: { readonly id: string; readonly isTargeted: true }
}

export interface Connector {
  /** To the end of the conversation; to a channel: as a new thread. */
  send(serviceUrl: string, conversation: string, message: Outgoing): Promise<Outcome<string>>
  /** Seen by its recipient alone. */
  sendTargeted(serviceUrl: string, conversation: string, message: Outgoing): Promise<Outcome<string>>
  update(serviceUrl: string, conversation: string, id: string, message: Outgoing): Promise<Outcome<null>>
  /** The chat of the bot and one person; the same one each time. */
  openChat(serviceUrl: string, tenant: string, person: string): Promise<Outcome<string>>
  member(serviceUrl: string, conversation: string, id: string): Promise<Outcome<Profile>>
  /** Changes nothing: whether the bot may speak there. */
  reach(serviceUrl: string, conversation: string): Promise<Outcome<null>>
  channels(serviceUrl: string, team: string): Promise<Outcome<readonly ChannelName[]>>
  react(serviceUrl: string, conversation: string, id: string, reaction: string): Promise<Outcome<null>>
  /** Whether Microsoft gives a token at all. */
  signIn(): Promise<Outcome<null>>
}

export interface ChannelName {
  readonly id: string
  readonly name: string
}

const profile = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  /** `user`, `guest` or `anonymous`. */
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
})
export type Profile = z.infer<typeof profile>

const sent = z.object({ id: z.string().min(1) }).transform(({ id }) => id)
const nothing = z.unknown().transform(() => null)
const channelList = z
  .object({ conversations: z.array(z.object({ id: z.string().min(1), name: z.string().nullish() })) })
  // Teams gives the first channel of a team no name.
  .transform(({ conversations }) => conversations.map(({ id, name }) => ({ id, name: name || 'General' })))

/** How long one call may take; the outbox waits a little longer. */
const DEADLINE_MS = 12_000

/**
 * The Bot Connector's REST API. Nothing is ever tried again here, since a post that is repeated may be
 * there twice; that is decided where it is known what was owed.
 */
export function createConnector(parts: {
  /** What calls are signed with; null on a development machine. */
  readonly token: ((anew: boolean) => Promise<string>) | null
  /** Told whenever a token was asked for: null, or why there was none. */
  readonly signedIn?: (fault: ConnectorFault | null) => void
  readonly appId: string
  readonly clock: Clock
  readonly log: Log
}): Connector {
  const { token, signedIn = () => {}, appId, clock, log } = parts

  return {
    send: (serviceUrl, conversation, message) =>
      call('POST', at(serviceUrl, conversation, 'activities'), sent, message),
    sendTargeted: (serviceUrl, conversation, message) =>
      call('POST', `${at(serviceUrl, conversation, 'activities')}?isTargetedActivity=true`, sent, message),
    update: (serviceUrl, conversation, id, message) =>
      call('PUT', at(serviceUrl, conversation, 'activities', id), nothing, { ...message, id }),
    openChat: (serviceUrl, tenant, person) =>
      call('POST', at(serviceUrl), sent, {
        bot: { id: `28:${appId}` },
        members: [{ id: person }],
        isGroup: false,
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      }),
    member: (serviceUrl, conversation, id) =>
      call('GET', at(serviceUrl, conversation, 'members', id), profile),
    reach: (serviceUrl, conversation) =>
      call('GET', `${at(serviceUrl, conversation, 'pagedmembers')}?pageSize=1`, nothing),
    channels: (serviceUrl, team) =>
      call('GET', address(serviceUrl, ['v3', 'teams', team, 'conversations']), channelList),
    react: (serviceUrl, conversation, id, reaction) =>
      call('PUT', at(serviceUrl, conversation, 'activities', id, 'reactions', reaction), nothing),
    async signIn() {
      const bearer = await authorization(false)
      return typeof bearer === 'string' ? { ok: true, value: null } : { ok: false, fault: bearer }
    },
  }

  /** Empty on a development machine. */
  async function authorization(anew: boolean): Promise<string | ConnectorFault> {
    if (token === null) return ''
    try {
      const bearer = `Bearer ${await token(anew)}`
      signedIn(null)
      return bearer
    } catch (error) {
      const fault = sayNoToken(error)
      signedIn(fault)
      return fault
    }
  }

  async function call<T>(
    method: string,
    url: string,
    answer: z.ZodType<T>,
    body?: object,
  ): Promise<Outcome<T>> {
    const first = await tryCall(method, url, answer, body, false)
    const refused = !first.ok && first.fault.fault === 'answered' && first.fault.status === 401
    // A 401 is certainly nothing done: a token may just have been revoked.
    return refused && token !== null ? tryCall(method, url, answer, body, true) : first
  }

  async function tryCall<T>(
    method: string,
    url: string,
    answer: z.ZodType<T>,
    body: object | undefined,
    anew: boolean,
  ): Promise<Outcome<T>> {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json; charset=utf-8'
    const bearer = await authorization(anew)
    if (typeof bearer !== 'string') return { ok: false, fault: bearer }
    if (bearer !== '') headers['authorization'] = bearer
    try {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(DEADLINE_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) return { ok: false, fault: answered(response, text) }
      const read = answer.safeParse(parseJson(text))
      if (read.success) return { ok: true, value: read.data }
      log.warn({ method, status: response.status }, 'Teams answered what Earshot cannot read')
      return { ok: false, fault: { fault: 'lost', reason: 'Teams answered what Earshot cannot read.' } }
    } catch (error) {
      return { ok: false, fault: sayNoAnswer(error) }
    }
  }

  function answered(response: Response, text: string): ConnectorFault {
    const code = errorBody.safeParse(parseJson(text)).data?.error.code ?? ''
    const notBefore = retryAfter(response.headers.get('retry-after'), clock.now(), LONGEST_REST_MS)
    return { fault: 'answered', status: response.status, code, notBefore }
  }
}

/** A wrong date shall not silence the bot for good. */
const LONGEST_REST_MS = HOUR

const errorBody = z.object({ error: z.object({ code: z.string() }) })

function at(serviceUrl: string, ...path: readonly string[]): string {
  return address(serviceUrl, ['v3', 'conversations', ...path])
}

function address(serviceUrl: string, path: readonly string[]): string {
  return `${serviceUrl.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Faults of the way there, before anything was sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  ...NEVER_SENT,
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

function sayNoAnswer(error: unknown): ConnectorFault {
  const code = causeOf(error)
  if (BEFORE_SENDING.has(code)) return { fault: 'unreachable', reason: `Teams cannot be reached (${code}).` }
  return { fault: 'lost', reason: `Teams’ answer was lost (${code || 'no reason given'}).` }
}

const coded = z.object({ code: z.string() })

/** The code of what went wrong at the bottom: fetch wraps it, and tries of several addresses wrap it again. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  const deeper = inner === undefined ? '' : causeOf(inner)
  return deeper || coded.safeParse(error).data?.code || (error.name === 'Error' ? '' : error.name)
}

/** The network's faults pass; whatever else Microsoft says about a registration does not. */
function sayNoToken(error: unknown): ConnectorFault {
  const reason = error instanceof Error ? error.message : String(error)
  const passing = /network|fetch failed|timeout|ECONN|ENOTFOUND|EAI_AGAIN|5\d\d/i.test(reason)
  return passing
    ? { fault: 'unreachable', reason: 'Microsoft’s sign-in service cannot be reached.' }
    : { fault: 'no token', reason }
}

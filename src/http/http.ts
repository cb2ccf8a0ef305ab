import { Agent, fetch, type Response } from 'undici'
import { SourceFault } from '../core/ports.ts'
import { type Clock, SECOND } from '../core/time.ts'
import { createAddressRule, guardedConnector, type Resolve, systemResolve } from './addresses.ts'
import { neverConnected, refused, tooSlow, unreachable } from './faults.ts'
import { createTurns } from './turns.ts'

/** The one way out: all that Earshot reads from the web, and every reply it sends there, goes through here. */
export interface Http {
  /**
   * @throws {SourceFault} for every answer but 2xx and 304, and for every way not to get one.
   * Rejects with the signal's reason when `signal` aborts.
   */
  get(url: string, options?: GetOptions): Promise<HttpAnswer>
  /** One request, sent once; redirects are not followed, and any status is an answer. Never rejects. */
  send(url: string, request: SendRequest): Promise<Sent>
  close(): Promise<void>
}

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>
  /** Of the decoded body; 10 MB unless given. */
  readonly maxBytes?: number
  /** For the whole of it, redirects and every byte included; half a minute unless given. */
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly notModified: boolean
  readonly headers: { get(name: string): string | null }
  readonly body: Uint8Array
  /** Where it came from in the end. */
  readonly url: string
}

export interface SendRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** For the whole of it; a quarter of a minute unless given. */
  readonly deadlineMs?: number
}

export type Sent =
  | {
      readonly came: 'answer'
      readonly status: number
      readonly headers: { get(name: string): string | null }
      readonly text: string
    }
  /** `carriedOut`: whether it may have been, although nobody said so. */
  | { readonly came: 'nothing'; readonly carriedOut: 'no' | 'perhaps'; readonly reason: string }

export interface HttpOptions {
  readonly version: string
  /** For the owners of the sites we read. */
  readonly contact?: string | undefined
  readonly allowPrivate?: readonly string[]
  readonly clock: Clock
  /** At a time for each host. */
  readonly perHost?: number
  /** The name service; the system's unless given. */
  readonly resolve?: Resolve
}

const MAX_BYTES = 10_000_000
const DEADLINE_MS = 30 * SECOND
const SEND_DEADLINE_MS = 15 * SECOND
const MAX_ANSWER_BYTES = 1_000_000
const MAX_REDIRECTS = 5
/** What may go to another host, or over an open line, after a redirect: nothing that proves who we are. */
const HARMLESS = new Set(['accept', 'accept-language', 'if-none-match', 'if-modified-since'])

export function createHttp(options: HttpOptions): Http {
  const rule = createAddressRule(options.allowPrivate ?? [])
  const perHost = options.perHost ?? 2
  const agent = new Agent({
    connect: guardedConnector(rule, options.resolve ?? systemResolve),
    keepAliveTimeout: 10 * SECOND,
  })
  const turns = createTurns(perHost)
  const userAgent = `Earshot/${options.version}${options.contact ? ` (+${options.contact})` : ''}`

  async function get(address: string, wishes: GetOptions = {}): Promise<HttpAnswer> {
    const deadlineMs = wishes.deadlineMs ?? DEADLINE_MS
    const deadline = AbortSignal.timeout(deadlineMs)
    const signal = wishes.signal ? AbortSignal.any([deadline, wishes.signal]) : deadline
    let url = parse(address)
    try {
      let headers: Readonly<Record<string, string>> = {
        ...basicAuthorization(url),
        ...lowerCase(wishes.headers),
      }
      for (let redirects = 0; ; redirects++) {
        const answer = await turn(url, headers, wishes.maxBytes ?? MAX_BYTES, signal)
        if (!(answer instanceof URL)) return answer
        if (redirects === MAX_REDIRECTS)
          throw new SourceFault(
            `${url.host} redirects more than ${MAX_REDIRECTS} times. Give the final address.`,
            {
              lasting: true,
            },
          )
        if (!mayCarryOn(url, answer)) headers = harmlessOnly(headers)
        url = answer
      }
    } catch (error) {
      if (wishes.signal?.aborted) throw wishes.signal.reason
      if (deadline.aborted) throw new SourceFault(tooSlow(url, deadlineMs), { cause: error })
      throw error instanceof SourceFault ? error : unreachable(url, error)
    }
  }

  /** One request: its answer, or where it redirects to. */
  async function turn(
    url: URL,
    headers: Readonly<Record<string, string>>,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<HttpAnswer | URL> {
    rule.checkHost(url.hostname)
    const endTurn = await turns.take(url.host, signal)
    try {
      const response = await fetch(bare(url), {
        dispatcher: agent,
        redirect: 'manual',
        signal,
        headers: { 'user-agent': userAgent, accept: '*/*', ...headers },
      })
      const location = response.headers.get('location')
      if (isRedirect(response.status) && location !== null) {
        await response.body?.cancel()
        return parse(location, url)
      }
      if (response.status === 304 || response.ok) {
        const body = response.status === 304 ? new Uint8Array() : await read(response, maxBytes, url)
        const { status } = response
        return { status, notModified: status === 304, headers: response.headers, body, url: bare(url) }
      }
      await response.body?.cancel()
      throw refused(url, response, options.clock.now())
    } finally {
      endTurn()
    }
  }

  async function send(address: string, request: SendRequest): Promise<Sent> {
    const { method, headers, body, deadlineMs = SEND_DEADLINE_MS } = request
    const signal = AbortSignal.timeout(deadlineMs)
    let began = false
    try {
      const url = parse(address)
      rule.checkHost(url.hostname)
      const endTurn = await turns.take(url.host, signal)
      try {
        began = true
        const response = await fetch(bare(url), {
          method,
          dispatcher: agent,
          redirect: 'manual',
          signal,
          headers: { 'user-agent': userAgent, accept: 'application/json', ...lowerCase(headers) },
          ...(body === undefined ? {} : { body }),
        })
        // What it says counts, even where its words are cut short.
        const words = await read(response, MAX_ANSWER_BYTES, url).catch(() => new Uint8Array())
        const text = new TextDecoder().decode(words)
        return { came: 'answer', status: response.status, headers: response.headers, text }
      } finally {
        endTurn()
      }
    } catch (error) {
      const url = URL.parse(address)
      const reason =
        url === null || error instanceof SourceFault
          ? sayError(error)
          : signal.aborted
            ? tooSlow(url, deadlineMs)
            : unreachable(url, error).message
      const carriedOut = began && !neverConnected(error) ? 'perhaps' : 'no'
      // Whether a change is tried again is not for the client to say.
      return { came: 'nothing', carriedOut, reason: reason.replace(/ It is tried again\.$/, '') }
    }
  }

  return { get, send, close: () => agent.destroy() }
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Counts decoded bytes: a few compressed ones can unfold into gigabytes. */
async function read(response: Response, maxBytes: number, url: URL): Promise<Uint8Array> {
  const tooLarge = () =>
    new SourceFault(
      `${url.host} sent more than ${Math.round(maxBytes / 1e6)} MB. Ask it for less at a time.`,
      {
        lasting: true,
      },
    )
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function parse(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  const problem = base ? `${base.host} redirects to something that is` : `“${address.slice(0, 200)}” is`
  throw new SourceFault(`${problem} no web address. It must start with https:// or http://.`, {
    lasting: true,
  })
}

/** A password in the address is sent as the header that it stands for. */
function basicAuthorization(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {}
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

function bare(url: URL): string {
  const copy = new URL(url)
  copy.username = ''
  copy.password = ''
  return copy.href
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Whether what proves who we are may go along: to the same place, or to the same host by a safer way. */
function mayCarryOn(from: URL, to: URL): boolean {
  return to.origin === from.origin || (to.hostname === from.hostname && to.protocol === 'https:')
}

function harmlessOnly(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)))
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

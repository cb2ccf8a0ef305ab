import { createHmac } from 'node:crypto'
import type { SocketEnd } from './slack-socket.ts'

/** What the app said to a request. */
export interface Receipt {
  /** 200; what else HTTP said; 0: nothing within three seconds, or the connection broke. */
  readonly status: number
  readonly answer: unknown
}

export type RequestKind = 'events_api' | 'slash_commands' | 'interactive'

/** Brings requests to the app, by signed HTTP or by Socket Mode. */
export interface Delivering {
  send(
    kind: RequestKind,
    body: object,
    retry?: { readonly num: number; readonly reason: string },
  ): Promise<Receipt>
}

const PATIENCE_MS = 3_000

export interface HttpTarget {
  readonly url: string
  readonly signingSecret: string
}

export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

/** The body and headers of a signed request, as Slack sends it. */
export function signed(
  kind: RequestKind,
  body: object,
  { signingSecret }: HttpTarget,
  timestamp = Math.floor(Date.now() / 1000),
): { readonly body: string; readonly headers: Record<string, string> } {
  const text = encode(kind, body)
  return {
    body: text,
    headers: {
      'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(signingSecret, timestamp, text),
    },
  }
}

function encode(kind: RequestKind, body: object): string {
  if (kind === 'events_api') return JSON.stringify(body)
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(body) }
      : Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]))
  return new URLSearchParams(fields).toString()
}

export function byHttp(target: HttpTarget): Delivering {
  return {
    async send(kind, body, retry) {
      const request = signed(kind, body, target)
      try {
        const response = await fetch(target.url, {
          method: 'POST',
          body: request.body,
          headers: {
            ...request.headers,
            ...(retry
              ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }
              : {}),
          },
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        const text = await response.text()
        return { status: response.status, answer: text === '' || !response.ok ? null : JSON.parse(text) }
      } catch {
        return { status: 0, answer: null }
      }
    },
  }
}

/** Socket Mode's end in Slack: payloads go to any one of the connections. */
export class SocketHub implements Delivering {
  readonly connections: SocketEnd[] = []
  /** How long it waits for an answer before it delivers again. */
  patienceMs = PATIENCE_MS
  readonly #waiting = new Map<string, (answer: unknown) => void>()
  #count = 0

  join(connection: SocketEnd): void {
    this.connections.push(connection)
    connection.send({
      type: 'hello',
      num_connections: this.connections.length,
      connection_info: { app_id: 'A0000001' },
      debug_info: { host: 'peer' },
    })
  }

  leave(connection: SocketEnd): void {
    const at = this.connections.indexOf(connection)
    if (at >= 0) this.connections.splice(at, 1)
  }

  heard(message: unknown): void {
    const id: unknown =
      message !== null && typeof message === 'object' ? Reflect.get(message, 'envelope_id') : null
    if (typeof id !== 'string') return
    const answer: unknown =
      message !== null && typeof message === 'object' ? Reflect.get(message, 'payload') : null
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }

  send(kind: RequestKind, body: object, retry?: { num: number; reason: string }): Promise<Receipt> {
    this.#count += 1
    const envelope = `envelope-${this.#count}`
    const connection = this.connections[this.#count % Math.max(1, this.connections.length)]
    if (!connection) return Promise.resolve({ status: 0, answer: null })
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#waiting.delete(envelope)
        resolve({ status: 0, answer: null })
      }, this.patienceMs)
      this.#waiting.set(envelope, (answer) => {
        clearTimeout(late)
        resolve({ status: 200, answer })
      })
      connection.send({
        type: kind,
        envelope_id: envelope,
        payload: body,
        accepts_response_payload: kind !== 'events_api',
        ...(retry ? { retry_attempt: retry.num, retry_reason: retry.reason } : {}),
      })
    })
  }
}

import { webApi } from '@slack/bolt'
import type { Log } from '../../../core/log.ts'
import { SECOND } from '../../../core/time.ts'
import type { Method } from '../scopes.ts'
import { type Failure, failureOf } from './failure.ts'
import { boltLogger } from './logger.ts'

export type Called = { readonly data: Readonly<Record<string, unknown>> } | { readonly failure: Failure }

/** Slack's Web API. Its calls never throw, and none is ever repeated here: the outbox decides that. */
export interface Web {
  call(token: string, method: Method, args: Readonly<Record<string, unknown>>): Promise<Called>
}

/** Shorter than the outbox waits for a messenger. */
const CALL_TIMEOUT_MS = 10 * SECOND

export function createWeb(api: string, log: Log): Web {
  const clients = new Map<string, webApi.WebClient>()

  function clientOf(token: string): webApi.WebClient {
    const known = clients.get(token)
    if (known) return known
    // Tokens rotate: the old ones' clients go.
    if (clients.size > 1_000) clients.clear()
    const client = new webApi.WebClient(token, clientOptions(api, log))
    clients.set(token, client)
    return client
  }

  return {
    async call(token, method, args) {
      try {
        const data: object = await clientOf(token).apiCall(method, { ...args })
        return { data: { ...data } }
      } catch (error) {
        const failure = failureOf(error, webApi)
        log.debug({ method, failure }, 'a call to Slack failed')
        return { failure }
      }
    },
  }
}

/**
 * A new object each time: the Socket Mode client writes into the one it is given.
 * The client's own retries are off, because a post sent again is a second post.
 */
export function clientOptions(api: string, log: Log): webApi.WebClientOptions {
  return {
    slackApiUrl: api,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: boltLogger(log),
    fetch: fetchWithRetryAfter,
  }
}

/** The client makes an error without a name of a 429 that does not say how long to wait. */
const fetchWithRetryAfter: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response
  const headers = new Headers(response.headers)
  headers.set('retry-after', '30')
  return new Response(response.body, { status: 429, headers })
}

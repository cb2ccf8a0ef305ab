import type { ModelConfig } from '../config/model.ts'
import { NEVER_SENT, retryAfter } from '../core/network.ts'
import type { Instant } from '../core/time.ts'
import { LONGEST_REST } from './breaker.ts'
import { ModelFault } from './model.ts'

interface Circumstances {
  readonly library: Pick<typeof import('openai'), 'APIError' | 'APIConnectionError'>
  readonly config: Pick<ModelConfig, 'name' | 'baseUrl'>
  readonly signal: AbortSignal
  readonly now: Instant
}

/**
 * What went wrong, from the SDK's words into ours. The server's own message is left out: it may repeat
 * what it was sent.
 */
export function faultOf(error: unknown, { library, config, signal, now }: Circumstances): ModelFault {
  const own = ownFault(error)
  if (own) return own
  const server = withoutCredentials(config.baseUrl)
  if (signal.aborted) {
    return new ModelFault(
      'lost',
      `${config.name} at ${server} had not answered when nobody could wait any longer.`,
      { cause: error },
    )
  }
  if (error instanceof library.APIConnectionError) {
    const code = causeCode(error)
    return NEVER_ARRIVED.has(code)
      ? new ModelFault('unavailable', `Nothing answers at ${server} (${code}). Check model.baseUrl.`)
      : new ModelFault('lost', `The connection to ${server} broke${code === '' ? '' : ` (${code})`}.`)
  }
  if (!(error instanceof library.APIError) || error.status === undefined) {
    return new ModelFault('lost', `The answer of ${server} broke off.`, { cause: error })
  }
  const { status } = error
  const code = /^[\w.]{1,60}$/.exec(error.code ?? '')?.[0] ?? ''
  const notBefore = restAsked(error.headers, now)
  const said = `${status}${code === '' ? '' : `, ${code}`}`
  if (status === 401 || status === 403) {
    return new ModelFault('lasting', `${server} refuses the key (${said}). Put a valid one in model.apiKey.`)
  }
  if (status === 404) {
    return new ModelFault(
      'lasting',
      `${server} knows no model ${config.name}, or is no such API (${said}). Check model.name and model.baseUrl.`,
    )
  }
  if (code === 'insufficient_quota') {
    return new ModelFault('lasting', `The account at ${server} has no credit left (${said}). Top it up.`)
  }
  if (status === 429)
    return new ModelFault('busy', `${server} asks for fewer questions (${said}).`, { notBefore })
  if (status === 408 || status === 409 || status >= 500) {
    return new ModelFault('unavailable', `${server} is in trouble (${said}).`, { notBefore })
  }
  return new ModelFault(
    'lasting',
    `${server} does not take the question (${said}). Check that ${config.name} can answer by a JSON schema, and model.effort.`,
  )
}

function withoutCredentials(address: string): string {
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}

/** The SDK wraps what its `fetch` throws. */
function ownFault(error: unknown): ModelFault | null {
  if (error instanceof ModelFault) return error
  return error instanceof Error && error.cause !== undefined ? ownFault(error.cause) : null
}

const NEVER_ARRIVED: ReadonlySet<string> = new Set(NEVER_SENT)

function causeCode(error: Error): string {
  const { cause } = error
  if (!(cause instanceof Error)) return ''
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : causeCode(cause)
}

/** OpenAI says it in milliseconds too. */
function restAsked(headers: Headers | undefined, now: Instant): Instant | null {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  return ms >= 0
    ? now + Math.min(ms, LONGEST_REST)
    : retryAfter(headers?.get('retry-after') ?? null, now, LONGEST_REST)
}

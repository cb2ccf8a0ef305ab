import type { webApi } from '@slack/bolt'
import { NEVER_SENT } from '../../../core/network.ts'

/** What became of a call to Slack that did not go well. */
export type Failure =
  /** Certainly not carried out; Slack said how long to wait. */
  | { readonly failed: 'throttled'; readonly retryAfterMs: number }
  /** It never reached Slack. */
  | { readonly failed: 'unreached'; readonly reason: string }
  /** It may have been carried out: the answer was lost, or Slack itself does not know. */
  | { readonly failed: 'lost'; readonly reason: string }
  /** Slack said no. */
  | { readonly failed: 'answered'; readonly error: string; readonly needed: string | null }

type Errors = Pick<
  typeof webApi,
  'WebAPIRateLimitedError' | 'WebAPIPlatformError' | 'WebAPIHTTPError' | 'WebAPIRequestError'
>

/** Of these Slack says itself that some of the work may have been done. */
const UNSURE = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'service_timeout'])

const NOT_SENT: ReadonlySet<string> = new Set([...NEVER_SENT, 'ENETDOWN'])

/** Where Slack limits without saying for how long. */
const UNSAID_RETRY_S = 30

/** Of whatever a Web API call threw. */
export function failureOf(error: unknown, errors: Errors): Failure {
  if (error instanceof errors.WebAPIRateLimitedError) return throttled(error.retryAfter)
  if (error instanceof errors.WebAPIPlatformError) {
    const { error: code, response_metadata: metadata } = error.data
    const needed: unknown = Reflect.get(error.data, 'needed')
    // A proxy's page instead of Slack's answer tells nothing of what Slack did.
    if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/.test(code))
      return { failed: 'lost', reason: 'Something other than Slack answered: look at the proxy.' }
    if (code === 'ratelimited' || code === 'rate_limited')
      return throttled(metadata?.retryAfter ?? UNSAID_RETRY_S)
    if (UNSURE.has(code)) return { failed: 'lost', reason: `Slack answered ${code}.` }
    return { failed: 'answered', error: code, needed: typeof needed === 'string' ? needed : null }
  }
  if (error instanceof errors.WebAPIHTTPError) {
    if (error.statusCode === 429) return throttled(UNSAID_RETRY_S)
    return error.statusCode < 500
      ? { failed: 'unreached', reason: `Slack, or a proxy before it, answered HTTP ${error.statusCode}.` }
      : { failed: 'lost', reason: `Slack answered HTTP ${error.statusCode}.` }
  }
  const original = error instanceof errors.WebAPIRequestError ? error.original : error
  const code = codeOf(original)
  if (code !== null && (NOT_SENT.has(code) || code.includes('CERT') || code.includes('TLS')))
    return { failed: 'unreached', reason: `Slack cannot be reached (${code}).` }
  return {
    failed: 'lost',
    reason: `The connection to Slack broke before the answer (${code ?? nameOf(original)}).`,
  }
}

function throttled(seconds: number): Failure {
  return { failed: 'throttled', retryAfterMs: Math.max(1, seconds) * 1_000 }
}

/** `fetch` hides what happened in its cause; where a host has several addresses, one cause for each. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string') return code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error)
}

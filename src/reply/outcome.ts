import { retryAfter } from '../core/network.ts'
import type { ReplyFinding, Sending } from '../core/ports.ts'
import { type Instant, MINUTE } from '../core/time.ts'
import { LONGEST_REST } from '../http/faults.ts'
import type { Sent } from '../http/http.ts'

export const UNKNOWN: ReplyFinding = { found: 'unknown' }

/** What an answer that is no success means for the reply. Null: it is a success. */
export function failureOf(
  sent: Sent,
  host: string,
  now: Instant,
): Exclude<Sending, { outcome: 'sent' }> | null {
  if (sent.came === 'nothing')
    return { outcome: sent.carriedOut === 'no' ? 'unavailable' : 'in doubt', reason: sent.reason }
  const { status, headers } = sent
  if (status >= 200 && status < 300) return null
  const until = retryAfter(headers.get('retry-after'), now, LONGEST_REST)
  if (status === 429 || (until !== null && (status === 403 || status === 503)))
    return { outcome: 'throttled', until: until ?? now + MINUTE }
  if (status === 401 || status === 403)
    return {
      outcome: 'refused',
      reason: `${host} refuses access (${status}). Whoever runs Earshot has to look at its token.`,
    }
  if (status === 404 || status === 410)
    return { outcome: 'refused', reason: `${host} has nothing to reply to there any more (${status}).` }
  // A server with a fault may have done it all the same.
  if (status >= 500) return { outcome: 'in doubt', reason: `${host} has a fault of its own (${status}).` }
  return { outcome: 'refused', reason: `${host} did not take the reply (${status}).` }
}

/** A call before the reply itself: it changes nothing there, so that nothing is in doubt. */
export function unsent(failure: Exclude<Sending, { outcome: 'sent' }>): Sending {
  return failure.outcome === 'in doubt' ? { outcome: 'unavailable', reason: failure.reason } : failure
}

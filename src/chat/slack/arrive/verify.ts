import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type Clock, type Instant, MINUTE, SECOND } from '../../../core/time.ts'
import type { Receipt } from './receive.ts'

/** A clock may be ahead of ours by this much. */
const AHEAD_MS = MINUTE
/** As old as Slack lets a request be. */
const OLD_MS = 5 * MINUTE

export type Verified = { readonly signature: string; readonly at: Instant } | { readonly fault: string }

export type Verify = (headers: IncomingHttpHeaders, body: string, now: Instant) => Verified

/**
 * Slack's signature, and the time it was made. Bolt's own check makes three keys for each request, which
 * costs half as much as all the rest of an answer, and takes any time in the future.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createVerify(signingSecret: string): Verify {
  const key = createSecretKey(signingSecret, 'utf8')
  return (headers, body, now) => {
    const signature = headers['x-slack-signature']
    const timestamp = headers['x-slack-request-timestamp']
    if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp))
      return { fault: 'it is not signed' }
    const at = Number(timestamp) * SECOND
    if (now - at > OLD_MS) return { fault: 'it is too old' }
    if (at - now > AHEAD_MS) return { fault: 'its time is in the future' }
    const signed = Buffer.from(
      `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`,
    )
    const given = Buffer.from(signature)
    if (given.length !== signed.length || !timingSafeEqual(given, signed))
      return { fault: 'its signature is wrong' }
    return { signature, at }
  }
}

/** The requests that were taken, by their signatures, until they are too old to pass anyway. */
export interface Taken {
  /** What became of the same request before; null: it is new. */
  earlier(signature: string): Promise<Receipt> | null
  /** One that was not taken may come again: Slack's own repetition within a second has the same signature. */
  remember(request: { readonly signature: string; readonly at: Instant }, receipt: Promise<Receipt>): void
}

const MOST = 100_000

export function createTaken(clock: Pick<Clock, 'now'>): Taken {
  const taken = new Map<string, { readonly receipt: Promise<Receipt>; readonly until: Instant }>()
  return {
    earlier: (signature) => taken.get(signature)?.receipt ?? null,
    remember({ signature, at }, receipt) {
      const now = clock.now()
      for (const [old, { until }] of taken) {
        if (now < until && taken.size < MOST) break
        taken.delete(old)
      }
      taken.set(signature, { receipt, until: at + OLD_MS + SECOND })
      const forget = () => taken.delete(signature)
      receipt.then((outcome) => outcome.taken || forget(), forget)
    },
  }
}

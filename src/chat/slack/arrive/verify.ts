import type { IncomingHttpHeaders } from 'node:http'
import { verifySlackRequest } from '@slack/bolt'
import { type Clock, type Instant, MINUTE, SECOND } from '../../../core/time.ts'
import type { Receipt } from './receive.ts'

/** A clock may be ahead of ours by this much; Bolt takes any. */
const AHEAD_MS = MINUTE
/** As old as Bolt lets a request be. */
const OLD_MS = 5 * MINUTE

export type Verified = { readonly signature: string; readonly at: Instant } | { readonly fault: string }

/** Bolt's check of the signature and the age, and ours of the future, which Bolt leaves open. */
export function verify(
  headers: IncomingHttpHeaders,
  body: string,
  signingSecret: string,
  now: Instant,
): Verified {
  const signature = headers['x-slack-signature']
  const timestamp = Number(headers['x-slack-request-timestamp'])
  if (typeof signature !== 'string' || !Number.isSafeInteger(timestamp)) return { fault: 'it is not signed' }
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
      nowMilliseconds: now,
    })
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
  const at = timestamp * SECOND
  return at - now > AHEAD_MS ? { fault: 'its time is in the future' } : { signature, at }
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

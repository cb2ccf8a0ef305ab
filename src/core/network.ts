import { type Instant, SECOND } from './time.ts'

/** Codes of faults on the way there: nothing was sent, and so nothing was done. */
export const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
] as const

/**
 * How long a Retry-After asks to be left alone, in seconds or by a date (RFC 9110): never before now, and
 * `atMost` milliseconds ahead. Null when it says neither.
 */
export function retryAfter(header: string | null, now: Instant, atMost: number): Instant | null {
  if (header === null) return null
  const until = /^\s*\d+(?:\.\d+)?\s*$/.test(header) ? now + Number(header) * SECOND : httpDate(header)
  return until === null ? null : Math.min(now + atMost, Math.max(now, until))
}

/** `Fri, 20 Nov 2026 12:00:00 GMT`: the one form that RFC 9110 lets be written. */
function httpDate(header: string): Instant | null {
  const at = /^\s*[a-z]{3}, .* GMT\s*$/i.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? null : at
}

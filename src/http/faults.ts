import type { Response } from 'undici'
import { NEVER_SENT, retryAfter } from '../core/network.ts'
import { SourceFault } from '../core/ports.ts'
import { DAY, type Instant, MINUTE, sayDuration } from '../core/time.ts'
import { AddressRefused } from './addresses.ts'

/** No server is left alone for longer. */
export const LONGEST_REST = DAY

/** What an answer other than the wanted one means. */
export function refused(url: URL, response: Response, now: Instant): SourceFault {
  const { host } = url
  const { status } = response
  const wait = retryAfter(response.headers.get('retry-after'), now, LONGEST_REST)
  const until = wait === null ? {} : { notBefore: wait }
  const again =
    wait === null ? '' : ` It asks to be left alone for ${sayDuration(Math.max(MINUTE, wait - now))}.`
  if (status === 401 || status === 403)
    return new SourceFault(
      `${host} refuses access (${status}). Check the key, the password or the header for it.`,
      {
        ...until,
        lasting: true,
      },
    )
  if (status === 404 || status === 410)
    return new SourceFault(`${host} has nothing at this address (${status}). Check the address.`, {
      lasting: true,
    })
  if (status === 429)
    return new SourceFault(`${host} is called too often (429).${again || ' Pull it less often.'}`, until)
  if (status >= 500)
    return new SourceFault(`${host} has a fault of its own (${status}).${again} It is tried again.`, until)
  return new SourceFault(`${host} answers ${status}. Check the address and what it needs.`, {
    ...until,
    lasting: true,
  })
}

export function tooSlow(url: URL, deadlineMs: number): string {
  return `${url.host} did not answer in full within ${sayDuration(deadlineMs)}. It is tried again.`
}

/** Why there was no answer at all. */
export function unreachable(url: URL, error: unknown): SourceFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AddressRefused)
      return new SourceFault(cause.message, { lasting: true, cause: error })
    const code = 'code' in cause ? String(cause.code) : ''
    const known = REASONS[code]
    if (known !== undefined) return new SourceFault(`${url.host} ${known}`, { cause: error })
    if (/CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/.test(code))
      return new SourceFault(
        `${url.host} shows a certificate that cannot be trusted (${code}). Have it renewed.`,
        {
          lasting: true,
          cause: error,
        },
      )
  }
  return new SourceFault(`${url.host} cannot be read. It is tried again.`, { cause: error })
}

/** Ways to fail before anything was sent. */
const UNSENT: ReadonlySet<string> = new Set(NEVER_SENT)

/** Whether no connection was made at all, so that nothing can have arrived. */
export function neverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AddressRefused) return true
    const code = 'code' in cause ? String(cause.code) : ''
    if (UNSENT.has(code) || /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/.test(code)) return true
  }
  return false
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'cannot be found. Check the address and the name service.',
  EAI_AGAIN: 'cannot be looked up at present. Check the network and the name service.',
  ECONNREFUSED: 'takes no connections. Check the address and the port.',
  ECONNRESET: 'broke the connection off. It is tried again.',
  EPIPE: 'broke the connection off. It is tried again.',
  UND_ERR_SOCKET: 'broke the connection off. It is tried again.',
  ENETUNREACH: 'cannot be reached from this network.',
  EHOSTUNREACH: 'cannot be reached from this network.',
  ETIMEDOUT: 'does not answer. It is tried again.',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer. It is tried again.',
}

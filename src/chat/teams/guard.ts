import type { Request } from 'express'

const LOCAL_ADDRESS = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/
const RELAYED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'origin']

/**
 * On a development machine nobody proves who they are, so only this machine is let in: no tunnel, which
 * would bring in strangers, and no page of another site.
 * @throws {Error} for all others
 */
export function localOnly(request: Request): void {
  if (!LOCAL_ADDRESS.test(request.socket.remoteAddress ?? '')) throw new Error('It is not from this machine.')
  if (RELAYED.some((header) => request.headers[header] !== undefined))
    throw new Error('It came through a tunnel, a proxy or a web page.')
}

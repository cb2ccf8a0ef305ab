import type { Request, RequestHandler } from 'express'

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/
const LOCAL_ADDRESS = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/
const RELAYED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/**
 * Lets in only a browser on this machine, at this machine's own address: there is no login here.
 * The name is checked because a foreign page can make its own name point to 127.0.0.1 (DNS rebinding),
 * the origin because a foreign page can send a form, relays because they would bring in strangers.
 */
export const localOnly: RequestHandler = (request, response, next) => {
  const reason = refusal(request)
  if (reason === null) return next()
  response.status(403).json({ problem: reason })
}

function refusal(request: Request): string | null {
  if (!LOCAL_ADDRESS.test(request.socket.remoteAddress ?? ''))
    return 'The workspace answers only to this machine itself.'
  if (RELAYED.some((header) => request.headers[header] !== undefined))
    return 'The workspace does not answer through a proxy or tunnel: it has no login.'
  const host = (request.headers.host ?? '').toLowerCase()
  const named = LOCAL_HOST.exec(host)
  if (!named || Number(named[1] ?? 80) !== request.socket.localPort)
    return `Open the workspace as http://localhost:${request.socket.localPort ?? ''}.`
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (request.headers.origin !== `http://${host}`) return 'This came from another site, so it was not done.'
  return null
}

/** `scripts` are the hashes of the page's inline import map: nothing else inline runs. */
export function securityHeaders(scripts: readonly string[]): RequestHandler {
  const hashes = scripts.map((hash) => `'${hash}'`).join(' ')
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hashes}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    })
    next()
  }
}

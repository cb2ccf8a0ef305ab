import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse as readForm } from 'node:querystring'
import { type App, HTTPModuleFunctions, type Receiver } from '@slack/bolt'
import { Router } from 'express'
import type { Log } from '../../../core/log.ts'
import { type Clock, SECOND } from '../../../core/time.ts'
import { PATHS } from '../manifest.ts'
import { ANSWER_BY_MS, createPatience } from '../patience.ts'
import { type Receipt, receive } from './receive.ts'
import { createTaken, createVerify } from './verify.ts'

/** Slack's requests are a few kilobytes; a modal's whole state, some hundred. */
const BODY_LIMIT = 1024 * 1024

export interface HttpReceiver extends Receiver {
  readonly router: Router
}

/** Signed requests, on the one server. */
export function createHttpReceiver(parts: {
  signingSecret: string
  clock: Clock
  log: Log
  acked: (seconds: number) => void
}): HttpReceiver {
  const { clock, log } = parts
  const verify = createVerify(parts.signingSecret)
  const taken = createTaken(clock)
  const patience = createPatience(ANSWER_BY_MS, clock)
  const router = Router()
  let app: App | null = null

  router.post(PATHS.events, async (request, response) => {
    const began = clock.now()
    const body = await readBody(request)
    if (body === null) return void response.status(413).end()
    // Slack's own look at the certificate is not signed, and does nothing.
    if (/(?:^|&)ssl_check=1(?:&|$)/.test(body)) return void response.status(200).end()
    const verified = verify(request.headers, body, clock.now())
    if ('fault' in verified) {
      log.warn({ fault: verified.fault }, 'a request that claims to be Slack’s was turned away')
      return void response.status(401).end()
    }
    const parsed = parse(body, request.headers['content-type'])
    if (parsed === null) return void response.status(400).end()
    if (parsed['type'] === 'url_verification') return void response.json({ challenge: parsed['challenge'] })
    if (app === null) return void response.status(503).end()
    const earlier = taken.earlier(verified.signature)
    // Slack itself repeats only events. The answer to anything else is for whoever asked first.
    if (earlier !== null && parsed['type'] !== 'event_callback') return void response.status(401).end()
    const receipt =
      earlier ??
      receive(
        app,
        {
          body: parsed,
          retryNum: HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request),
          retryReason: HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(request),
        },
        { patience, log },
      )
    if (earlier === null) taken.remember(verified, receipt)
    answer(response, await receipt)
    parts.acked((clock.now() - began) / SECOND)
  })

  return {
    router,
    init: (bolt) => {
      app = bolt
    },
    start: async () => {},
    stop: async () => {},
  }
}

function answer(response: ServerResponse, receipt: Receipt): void {
  if (!receipt.taken) return void response.writeHead(500).end()
  if (receipt.answer === undefined || receipt.answer === '') return void response.writeHead(200).end()
  const text = JSON.stringify(receipt.answer)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  response.writeHead(200, headers).end(text)
}

/** Null when it is too large. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= BODY_LIMIT) chunks.push(chunk)
      else resolve(null)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}

/** Events are JSON, commands are a form, and all else is JSON in a form. Null when it is none of these. */
function parse(body: string, type: string | undefined): Readonly<Record<string, unknown>> | null {
  const form = type?.startsWith('application/x-www-form-urlencoded') ? readForm(body) : null
  const payload = form === null ? body : form['payload']
  if (form !== null && payload === undefined) return form
  try {
    const parsed: unknown = typeof payload === 'string' ? JSON.parse(payload) : null
    return parsed !== null && typeof parsed === 'object' ? { ...parsed } : null
  } catch {
    return null
  }
}

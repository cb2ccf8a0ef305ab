import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Log } from '../../core/log.ts'
import { type Activity, activity, type Envelope, envelope, isKnown } from './activity.ts'
import type { InvokeAnswer } from './listeners/invoke.ts'

/** What is done with activities from Teams. */
export interface Receiving {
  /** @throws when it is not from Teams, or not for this bot */
  authenticate(activity: Envelope, request: Request): Promise<void>
  receive(activity: Activity): Promise<InvokeAnswer>
  readonly log: Log
}

/** The endpoint that the bot is registered with, and a page about it. To be mounted at the root. */
export function teamsRouter({ authenticate, receive, log }: Receiving): Router {
  const router = express.Router()

  router.post('/teams/messages', express.json({ limit: '1mb' }), async (request, response: Response) => {
    const from = envelope.safeParse(request.body)
    if (!from.success) return void response.status(400).end()
    try {
      await authenticate(from.data, request)
    } catch (error) {
      // The caller is told nothing: it may be anybody.
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'a request to Teams’ door was turned away',
      )
      return void response.status(401).end()
    }
    const read = activity.safeParse(from.data)
    if (!read.success) {
      const { type } = from.data
      // Teams sends many kinds that Earshot does not act on.
      if (isKnown(type))
        log.warn({ type, problem: z.prettifyError(read.error) }, 'an activity cannot be read')
      return void response.status(200).end()
    }
    try {
      const { status, body } = await receive(read.data)
      response.status(status)
      if (body === undefined) response.end()
      else response.json(body)
    } catch (error) {
      log.error({ err: error, type: read.data.type }, 'an activity from Teams could not be taken')
      response.status(500).end()
    }
  })

  router.get('/teams/about', (_request, response) => {
    response.type('text/plain').send(ABOUT)
  })

  router.use('/teams', unreadable)
  return router
}

/** Bodies that are no JSON, or too long for any activity. */
const unreadable: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) next(_error)
  else response.status(400).end()
}

const ABOUT = `Earshot brings what customers say in public to the colleagues who can act on it.

It is run by your own company, on its own machines. It keeps the public words of customers, and what
colleagues do about them: who, when and what. It reads only messages that are written to it. Ask whoever
runs it in your company what it keeps, for how long, and how to have something erased.
`

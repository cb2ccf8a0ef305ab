import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Log } from '../core/log.ts'

/** What is served beside the health of the program, in the order in which it is asked. */
export interface Mounted {
  readonly path: string
  readonly router: Router
}

/** What express says of a call that is at fault itself: too large, cut short, ill encoded. */
const refusalSchema = z.object({ status: z.int().min(400).max(499), message: z.string() })

/** Whoever calls learns no more of a failure than that it happened; where, stands in the log. */
export function createExpress(mounted: readonly Mounted[], log: Log): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', false)
  for (const { path, router } of mounted) app.use(path, router)
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const refused = refusalSchema.safeParse(error)
    if (!refused.success) log.error({ err: error }, 'A call could not be answered')
    if (response.headersSent) return next(error)
    const { status, message } = refused.data ?? { status: 500, message: 'Earshot could not answer this.' }
    response.status(status).json({ problem: message })
  })
  return app
}

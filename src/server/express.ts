import express, { type Express, type Router } from 'express'

/** What is served beside the health of the program, in the order in which it is asked. */
export interface Mounted {
  readonly path: string
  readonly router: Router
}

export function createExpress(mounted: readonly Mounted[]): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', false)
  for (const { path, router } of mounted) app.use(path, router)
  return app
}

import { type Response, Router } from 'express'
import type { Ledger } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'
import type { Metrics } from './metrics.ts'

/** What keeps the program from doing its work, in plain words; empty when nothing does. */
export type Troubles = () => readonly string[]

/** `/healthz`: the program lives. `/readyz`: it can work. `/metrics`: Prometheus. */
export function healthRouter(parts: {
  ledger: Ledger
  clock: Clock
  metrics: Metrics
  troubles: Troubles
}): Router {
  const { ledger, clock, metrics, troubles } = parts
  const router = Router()

  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n')
  })

  router.get('/readyz', async (_request, response) => {
    const unreachable = await ledger.backlog(clock.now()).then(
      () => [],
      (error: unknown) => [error instanceof Error ? error.message : String(error)],
    )
    const faults = [...unreachable, ...troubles()]
    response
      .status(faults.length === 0 ? 200 : 503)
      .type('text/plain')
      .send(faults.length === 0 ? 'ready\n' : `${faults.join('\n')}\n`)
  })

  router.get('/metrics', async (_request, response: Response) => {
    const backlog = await ledger.backlog(clock.now())
    metrics.waiting.set({ step: 'understand' }, backlog.unread)
    metrics.waiting.set({ step: 'amplify' }, backlog.unrouted)
    metrics.waiting.set({ step: 'outbox' }, backlog.owed)
    metrics.inDoubt.set(backlog.inDoubt)
    metrics.queueAge.set(backlog.oldestOwedMs / 1000)
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  return router
}

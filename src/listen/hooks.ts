import express, { Router } from 'express'
import type { ListenLedger } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'
import type { Inlet } from './sources/webhook.ts'

/** Larger calls are refused with 413. */
const BODY_LIMIT = '1mb'

/** `/hooks/<source>`: what others bring by themselves. Answered once it is stored. */
export function hooksRouter(parts: {
  inlets: ReadonlyMap<string, Inlet>
  ledger: ListenLedger
  clock: Clock
  stored: () => void
}): Router {
  const { inlets, ledger, clock, stored } = parts
  const router = Router()
  router.post('/:source', express.raw({ type: () => true, limit: BODY_LIMIT }), async (request, response) => {
    const inlet = inlets.get(String(request.params['source']))
    if (inlet === undefined) {
      response.status(404).json({ problem: 'No webhook source has this name.' })
      return
    }
    const body: unknown = request.body
    const received = inlet.receive(request.headers, body instanceof Uint8Array ? body : new Uint8Array())
    if ('refused' in received) {
      response.status(received.refused).json({ problem: received.reason })
      return
    }
    const result = await ledger.store({
      source: inlet.name,
      fingerprint: inlet.fingerprint,
      cursor: null,
      found: received.accepted,
      skipped: 0,
      quiet: false,
      at: clock.now(),
    })
    if (result.stored > 0) stored()
    response.status(202).json(result)
  })
  return router
}

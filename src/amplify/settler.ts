import type { OutboxLedger, Settled } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'

/** True: settled. False: the lease was lost meanwhile. Rejects as the ledger does. */
export type Settler = (settled: Settled) => Promise<boolean>

/** The longest that a settlement waits for others to share its commit. */
const LONGEST_WAIT_MS = 20

/**
 * Settles what ends at about the same time in one transaction: a durable commit costs more than a send.
 * In a burst it gathers for a few times as long as the last commit took, so that commits stay a small part
 * of the work; a settlement that comes alone is written at once.
 */
export function createSettler(ledger: Pick<OutboxLedger, 'settleAll'>, clock: Clock): Settler {
  let gathering: Promise<readonly boolean[]> | null = null
  let gathered: Settled[] = []
  let writing: Promise<unknown> = Promise.resolve()
  let last = { ended: Number.NEGATIVE_INFINITY, took: 0 }

  async function write(): Promise<readonly boolean[]> {
    await writing
    const wait = Math.min(LONGEST_WAIT_MS, 8 * last.took)
    if (clock.now() - last.ended < wait) await clock.after(wait)
    else await new Promise((resolve) => setImmediate(resolve))
    const batch = gathered
    gathered = []
    gathering = null
    const began = clock.now()
    const written = ledger.settleAll(batch, began)
    writing = written
      .catch(() => {})
      .then(() => {
        const ended = clock.now()
        last = { ended, took: ended - began }
      })
    return written
  }

  return async (settled) => {
    const place = gathered.push(settled) - 1
    gathering ??= write()
    return (await gathering)[place] ?? false
  }
}

import type { OutboxLedger, Settled } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'

/** True: settled. False: the lease was lost meanwhile. Rejects as the ledger does. */
export type Settler = (settled: Settled) => Promise<boolean>

/** Settles what ends at about the same time in one transaction: a durable commit costs more than a send. */
export function createSettler(ledger: Pick<OutboxLedger, 'settleAll'>, clock: Clock): Settler {
  let gathering: Promise<readonly boolean[]> | null = null
  let gathered: Settled[] = []
  let writing: Promise<unknown> = Promise.resolve()

  async function write(): Promise<readonly boolean[]> {
    await writing
    await new Promise((resolve) => setImmediate(resolve))
    const batch = gathered
    gathered = []
    gathering = null
    const written = ledger.settleAll(batch, clock.now())
    writing = written.catch(() => {})
    return written
  }

  return async (settled) => {
    const place = gathered.push(settled) - 1
    gathering ??= write()
    return (await gathering)[place] ?? false
  }
}

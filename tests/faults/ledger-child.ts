/**
 * An Earshot that opens a ledger (`open`), or that also stores, understands, routes and delivers without
 * pause (`work`), and says what the ledger has acknowledged, a line each.
 */
import { systemClock } from '../../src/core/time.ts'
import { type LedgerOptions, openLedger } from '../../src/ledger/open.ts'
import { analysisOf, found, pulled, routedOf, understoodOf } from '../contracts/ledger/words.ts'

const [mode = '', where = '', start = '0', ahead = '0'] = process.argv.slice(2)
const options: LedgerOptions = where.startsWith('postgres')
  ? { url: where }
  : { file: where, exclusive: mode === 'work' }

const BATCH = 5
/** After the last life's leases. */
const now = () => Date.now() + Number(ahead)
const { ledger } = await openLedger(options, systemClock)
process.stdout.write('open\n')
if (mode === 'work') for (let next = Number(start); ; next += BATCH) await round(next)
await ledger.close()

async function round(first: number): Promise<void> {
  const ids = Array.from({ length: BATCH }, (_, n) => `entry ${first + n}`)
  const batch = ids.map((externalId) => found({ externalId }))
  await ledger.store(pulled(batch, { cursor: String(first + BATCH), at: now() }))
  process.stdout.write(`stored ${first + BATCH}\n`)

  const lease = await ledger.lease('work', `process ${process.pid}`, now(), 60_000)
  if (!lease) throw new Error('no lease')
  const unread = await ledger.unread(100)
  await ledger.understood(
    lease,
    unread.map((mention) => understoodOf(mention, { analysis: analysisOf() })),
    now(),
  )
  const unrouted = await ledger.unrouted(100)
  const cards = [{ channel: 'billing', reason: '', hold: null }]
  await ledger.routed(
    lease,
    unrouted.map((row) => routedOf(row.mention, { cards })),
    now(),
  )

  for (const debt of await ledger.claimDebts(now(), 60_000, () => 0, 100)) {
    if (!('card' in debt.owed)) throw new Error(`owed ${debt.owed.owe}`)
    if (await ledger.settle(debt, { state: 'done', message: `m${debt.owed.card}` }, now()))
      process.stdout.write(`settled ${debt.owed.card}\n`)
  }
}

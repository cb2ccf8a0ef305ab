import type { Config } from '../config/schema.ts'
import { systemClock } from '../core/time.ts'
import { type OpenLedger, openLedger } from '../ledger/open.ts'

/** The ledger that the configuration names, opened beside an Earshot that may be running. @throws {LedgerFault} */
export function openBeside({ ledger: { file, url } }: Pick<Config, 'ledger'>): Promise<OpenLedger> {
  return openLedger(url === undefined ? { file } : { url }, systemClock)
}

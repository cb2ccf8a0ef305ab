import { LedgerFault } from '../core/ledger.ts'
import { connect } from './sqlite.ts'
import { Busy, faultOf } from './sqlite-faults.ts'

/**
 * Makes this the one running instance on the file. The lock is one of the operating system's, on a file
 * beside it: it ends with the process, however that ends.
 * @returns what gives the lock back.
 */
export function lockInstance(file: string): () => void {
  const lock = connect(`${file}.lock`, 0)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    const fault = faultOf(error, `${file}.lock`)
    throw fault instanceof Busy
      ? new LedgerFault(
          `Another Earshot is running on ${file}. Stop it first, or give this one a file of its own under ledger.file. To run several on one ledger, set DATABASE_URL to a PostgreSQL.`,
        )
      : fault
  }
  return () => lock.close()
}

import { LedgerFault } from '../core/ledger.ts'
import { connect } from './sqlite.ts'
import { faultOf } from './sqlite-faults.ts'

const SQLITE_BUSY = 5

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
    throw taken(error)
      ? new LedgerFault(
          `Another Earshot is running on ${file}. Stop it first, or give this one a file of its own under ledger.file. To run several on one ledger, set DATABASE_URL to a PostgreSQL.`,
        )
      : faultOf(error, `${file}.lock`)
  }
  return () => lock.close()
}

function taken(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

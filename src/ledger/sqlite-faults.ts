import { LedgerFault } from '../core/ledger.ts'

/** Another process writes at this moment. */
export class Busy extends LedgerFault {}

const BUSY = 5

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html), in words that say what to do. */
const FAULTS: Readonly<Record<number, (file: string) => string>> = {
  3: (file) => `${file} may not be opened. Give the user that runs Earshot the right to read and write it.`,
  [BUSY]: (file) =>
    `${file} is locked by another program. Close it (a backup, a database browser, another Earshot) and try again.`,
  8: (file) =>
    `${file} may not be written. Give the user that runs Earshot the right to write it and its folder.`,
  10: (file) => `${file} could not be read or written. See whether its disk is sound and still there.`,
  11: (file) =>
    `${file} is damaged. Stop Earshot and put back a backup, or save what can be read: sqlite3 ${file} .recover`,
  13: (file) => `The disk that holds ${file} is full. Free some space; nothing that was stored is lost.`,
  14: (file) =>
    `${file} could not be opened. See that it is a file and that the user that runs Earshot may write in its folder.`,
  26: (file) =>
    `${file} is no database. Name another file under ledger.file, or move this one away and a new one is made.`,
}

export function faultOf(error: unknown, file: string): LedgerFault {
  const words = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  const known = FAULTS[code]
  const Fault = code === BUSY ? Busy : LedgerFault
  return new Fault(known ? `${known(file)} (${words})` : `${file}: ${words}`, { cause: error })
}

export function folderFault(error: unknown, file: string): LedgerFault {
  const words = error instanceof Error ? error.message : String(error)
  return new LedgerFault(
    `The folder for ${file} could not be made. Give the user that runs Earshot the right to, or name another file under ledger.file. (${words})`,
    { cause: error },
  )
}

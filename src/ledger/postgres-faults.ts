import { LedgerFault } from '../core/ledger.ts'

/** Two transactions wanted the same rows; running this one again will do. */
export class Contention extends LedgerFault {}

const CONTENTION = new Set(['40001', '40P01'])

/** By SQLSTATE, or by the code of a connection that did not come about; in words that say what to do. */
const FAULTS: Readonly<Record<string, (where: string) => string>> = {
  ECONNREFUSED: (where) =>
    `${where} refuses connections. See that it runs, and that host and port are right.`,
  ENOTFOUND: (where) => `The host of ${where} is not known. See that DATABASE_URL names the right one.`,
  ETIMEDOUT: (where) => `${where} does not answer. See that it runs and that no firewall is between.`,
  ECONNRESET: (where) => `${where} lost the connection. Earshot goes on when it is back.`,
  '28P01': (where) => `${where} refuses the password. Put the right user and password into DATABASE_URL.`,
  '28000': (where) =>
    `${where} refuses this user. Put the right user into DATABASE_URL, or allow it in pg_hba.conf.`,
  '3D000': (where) => `${where}: there is no such database. Create it, or name another one in DATABASE_URL.`,
  '42501': (where) => `${where}: the user may not do this. Make it the owner of the database.`,
  '42P07': (where) => `${where} holds another program’s tables. Give Earshot a database of its own.`,
  '53100': (where) => `The disk of ${where} is full. Free some space; nothing that was stored is lost.`,
  '53300': (where) => `${where} has too many connections. Raise its max_connections, or run fewer instances.`,
  '57P01': (where) => `${where} was shut down. Earshot goes on when it is back.`,
  '57P03': (where) => `${where} is starting up. Earshot goes on when it is ready.`,
  '25006': (where) => `${where} is read-only. Let DATABASE_URL name the primary.`,
}

export function faultOf(error: unknown, where: string): LedgerFault {
  const words = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : codeOf(words)
  if (CONTENTION.has(code)) return new Contention(`${where}: ${words}`, { cause: error })
  const known = FAULTS[code]
  if (known) return new LedgerFault(words ? `${known(where)} (${words})` : known(where), { cause: error })
  return new LedgerFault(`${where}: ${words}`, { cause: error })
}

/** The driver's own faults have no code. */
function codeOf(words: string): string {
  if (/^timeout exceeded/i.test(words)) return 'ETIMEDOUT'
  return /connection terminated/i.test(words) ? 'ECONNRESET' : ''
}

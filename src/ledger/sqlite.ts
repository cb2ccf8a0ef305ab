import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  sql,
} from 'kysely'
import { LedgerFault } from '../core/ledger.ts'
import type { Engine, Store } from './engine.ts'
import type { Tables } from './schema.ts'
import { faultOf, folderFault } from './sqlite-faults.ts'
import { storable } from './storable.ts'
import type { Phrase } from './terms.ts'

/** How long a statement waits for another process that writes. */
const BUSY_MS = 10_000
/** Statements kept prepared; the queries' texts are few. */
const MAX_PREPARED = 200

/** Opens the file, and creates it with its folder. */
export function connect(file: string, busyMs = BUSY_MS): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    throw folderFault(error, file)
  }
  try {
    return new DatabaseSync(file, { timeout: busyMs })
  } catch (error) {
    throw faultOf(error, file)
  }
}

export function openSqlite(file: string): Store {
  const database = connect(file)
  try {
    // A commit is on the disk before it is answered for. Erased words are overwritten, not only unlinked.
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
    database.exec('pragma secure_delete = on')
    database.exec('pragma cache_size = -16000')
    refuseOthers(database, file)
  } catch (error) {
    database.close()
    throw error instanceof LedgerFault ? error : faultOf(error, file)
  }
  const db = new Kysely<Tables>({ dialect: dialect(database, file) })
  return { engine: engine(database), db, write: (work) => db.transaction().execute(work) }
}

/** Another program's database would be filled with our tables. */
function refuseOthers(database: DatabaseSync, file: string): void {
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all()
  if (tables.length > 0 && !tables.some((table) => table['name'] === 'migration'))
    throw new LedgerFault(
      `${file} is the database of another program. Name another file under ledger.file, or move this one away.`,
    )
}

function engine(database: DatabaseSync): Engine {
  const each = hasJsonb(database) ? 'jsonb_each' : 'json_each'
  return {
    name: 'SQLite',
    concurrent: false,
    elements: (json) => sql`${sql.raw(each)}(${json})`,
    indexed: (terms) => terms.join(' '),
    indexedType: 'text',
    finds: ({ must, any, not }) => {
      const wanted = [...must.map(quoted), ...(any.length > 0 ? [either(any)] : [])].join(' AND ')
      return sql`mention_words match ${not.length > 0 ? `(${wanted}) NOT ${either(not)}` : wanted}`
    },
  }
}

/** Since 3.51; a third faster for what we do. */
function hasJsonb(database: DatabaseSync): boolean {
  try {
    return database.prepare("select 1 from jsonb_each('[]')").all().length === 0
  } catch {
    return false
  }
}

/** A phrase is quoted as a whole; terms hold letters and digits only. */
const quoted = (phrase: Phrase) => `"${phrase.join(' ')}"`
const either = (phrases: readonly Phrase[]) => `(${phrases.map(quoted).join(' OR ')})`

function dialect(database: DatabaseSync, file: string): Dialect {
  return {
    createDriver: () => new Driver(database, file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

class Driver extends SqliteDriver {
  readonly #database: DatabaseSync
  readonly #shim: Shim

  constructor(database: DatabaseSync, file: string) {
    const shim = new Shim(database, file)
    super({ database: shim })
    this.#database = database
    this.#shim = shim
  }

  /** Takes the right to write at once: a transaction that asks for it later can be refused it. */
  override async beginTransaction(_: DatabaseConnection): Promise<void> {
    this.#shim.prepare('begin immediate').run([])
  }

  /** A full disk ends the transaction by itself. */
  override async rollbackTransaction(_: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) this.#shim.prepare('rollback').run([])
  }
}

/** node:sqlite as Kysely wants a database. */
class Shim implements SqliteDatabase {
  readonly #database: DatabaseSync
  readonly #file: string
  readonly #prepared = new Map<string, SqliteStatement>()

  constructor(database: DatabaseSync, file: string) {
    this.#database = database
    this.#file = file
  }

  prepare(text: string): SqliteStatement {
    const known = this.#prepared.get(text)
    if (known) return known
    const statement = this.#try(() => this.#statement(this.#database.prepare(text)))
    if (this.#prepared.size >= MAX_PREPARED) this.#prepared.clear()
    this.#prepared.set(text, statement)
    return statement
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }

  #statement(statement: StatementSync): SqliteStatement {
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => this.#try(() => statement.all(...parameters.map(bound))),
      run: (parameters) => this.#try(() => statement.run(...parameters.map(bound))),
      iterate: (parameters) => this.#try(() => statement.iterate(...parameters.map(bound))),
    }
  }

  #try<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw faultOf(error, this.#file)
    }
  }
}

function bound(parameter: unknown): SQLInputValue {
  if (typeof parameter === 'string') return storable(parameter)
  if (parameter === null || typeof parameter === 'number' || typeof parameter === 'bigint') return parameter
  throw new TypeError(`SQLite cannot hold a ${typeof parameter}`)
}

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  sql,
} from 'kysely'
import { LedgerFault } from '../core/ledger.ts'
import type { Phrase } from '../core/terms.ts'
import { sharedCommits } from './commits.ts'
import type { Engine, Store } from './engine.ts'
import type { Tables } from './schema.ts'
import { Busy, faultOf, folderFault } from './sqlite-faults.ts'
import { storable } from './storable.ts'

/** How long a statement waits for another process that writes, and how often it looks. */
const BUSY_MS = 10_000
const BUSY_PAUSE_MS = 5
const MERGE_PAGES = 16
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
    database.exec('pragma busy_timeout = 0')
  } catch (error) {
    database.close()
    throw error instanceof LedgerFault ? error : faultOf(error, file)
  }
  const db = new Kysely<Tables>({ dialect: dialect(database, file) })
  return { engine: engine(database), db, write: sharedCommits(db) }
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
    gathered: (number) => sql`json_group_array(${number})`,
    indexed: (terms) => terms.join(' '),
    indexedType: 'text',
    finds: ({ must, any, not }) => {
      const wanted = [...must.map(quoted), ...(any.length > 0 ? [either(any)] : [])].join(' AND ')
      return sql`mention_words match ${not.length > 0 ? `(${wanted}) NOT ${either(not)}` : wanted}`
    },
    walksWords: true,
    // It answers without letting go of the thread.
    atOnce: 3_000,
    scrub,
  }
}

/**
 * Terms of what was deleted stay in the index's segments until these are merged, and in the write-ahead
 * log until that is emptied. Merges in small steps, for others to go between.
 */
async function scrub(db: Kysely<Tables>): Promise<void> {
  const changes = async () =>
    (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n ?? 0
  const merge = (pages: number) =>
    sql`insert into mention_words (mention_words, rank) values ('merge', ${sql.lit(pages)})`.execute(db)
  await merge(-MERGE_PAGES)
  for (let before = -2, after = await changes(); after - before >= 2; after = await changes()) {
    before = after
    await merge(MERGE_PAGES)
  }
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
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

  constructor(database: DatabaseSync, file: string) {
    super({ database: new Shim(database, file) })
    this.#database = database
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection())
  }

  /** Takes the right to write at once: a transaction that asks for it later can be refused it. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk ends the transaction by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

/** Waits for another process that writes, and lets this one go on meanwhile: SQLite itself would block it. */
class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const giveUp = performance.now() + BUSY_MS
    for (;;) {
      try {
        return await this.#connection.executeQuery(query)
      } catch (error) {
        if (!(error instanceof Busy) || performance.now() > giveUp) throw error
      }
      await setTimeout(BUSY_PAUSE_MS)
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery(query, chunkSize)
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

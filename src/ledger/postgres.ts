import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import { LedgerFault } from '../core/ledger.ts'
import type { Phrase } from '../core/terms.ts'
import type { Engine, Store } from './engine.ts'
import { Contention, faultOf } from './postgres-faults.ts'
import type { Tables } from './schema.ts'
import { storable } from './storable.ts'

const INT8 = 20
const CONNECT_MS = 10_000
/**
 * A statement longer than this is a fault, not work. The rest is for many short statements on a disk
 * without moving parts: indexes first, no compiling, and no helpers, which take longer to come than to work.
 */
const SESSION = `set statement_timeout = '60s'; set random_page_cost = 1.1; set jit = off; set max_parallel_workers_per_gather = 0`
const ATTEMPTS = 5

export function openPostgres(url: string): Store {
  const where = describePostgres(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    onConnect: async (client) => {
      await client.query(SESSION)
    },
    application_name: 'earshot',
    types: {
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  })
  // An idle connection that breaks is replaced at the next query, which says so if it cannot be.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: dialect(pool, where) })
  return { engine, db, write: (work) => again(() => db.transaction().execute(work)) }
}

/** Host and database; never the user or the password. */
export function describePostgres(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol))
    throw new LedgerFault(
      'DATABASE_URL is no address of a PostgreSQL. It looks like postgres://user:password@host:5432/database',
    )
  return `PostgreSQL ${parsed.host || 'localhost'}${decodeURIComponent(parsed.pathname)}`
}

async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (!(error instanceof Contention) || attempt === ATTEMPTS) throw error
    }
  }
}

const engine: Engine = {
  name: 'PostgreSQL',
  concurrent: true,
  elements: (json) => sql`jsonb_array_elements(${json}::jsonb) with ordinality as element (value, key)`,
  gathered: (number) => sql`cast(json_agg(${number}) as text)`,
  indexed: (terms) => terms.map((term, index) => `'${term}':${index + 1}`).join(' '),
  indexedType: 'tsvector',
  finds: ({ must, any, not }) => {
    const wanted = [...must.map(quoted), ...(any.length > 0 ? [either(any)] : [])]
    const query = [...wanted, ...(not.length > 0 ? [`!${either(not)}`] : [])].join(' & ')
    return sql`mention_words.words @@ ${query}::tsquery`
  },
  walksWords: false,
  // Only what comes back is read on this thread.
  atOnce: 25_000,
  // Its autovacuum does.
  scrub: async () => {},
}

/** Each term is quoted; terms hold letters and digits only. */
const quoted = (phrase: Phrase) => `(${phrase.map((term) => `'${term}'`).join(' <-> ')})`
const either = (phrases: readonly Phrase[]) => `(${phrases.map(quoted).join(' | ')})`

function dialect(pool: pg.Pool, where: string): Dialect {
  return {
    createDriver: () => new PoolDriver(pool, where),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

/** Kysely's own, but that every fault it meets is a LedgerFault and every text is storable. */
class PoolDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #where: string

  constructor(pool: pg.Pool, where: string) {
    this.#pool = pool
    this.#where = where
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    try {
      return new Connection(await this.#pool.connect(), this.#where)
    } catch (error) {
      throw faultOf(error, this.#where)
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A connection that broke has rolled back already; its first fault is the one to tell of.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.release()
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

class Connection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #where: string
  #broken = false

  constructor(client: pg.PoolClient, where: string) {
    this.#client = client
    this.#where = where
    // Without a listener a connection that breaks between two queries would end the process.
    client.on('error', this.#onError)
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters.map((value) => (typeof value === 'string' ? storable(value) : value))
    try {
      const result = await this.#client.query(query.sql, values)
      return result.command === 'SELECT'
        ? { rows: result.rows }
        : { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
    } catch (error) {
      const fault = faultOf(error, this.#where)
      this.#broken ||= !(error instanceof pg.DatabaseError)
      throw fault
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely's interface has it; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The ledger does not stream.')
  }

  release(): void {
    this.#client.off('error', this.#onError)
    this.#client.release(this.#broken)
  }

  readonly #onError = () => {
    this.#broken = true
  }
}

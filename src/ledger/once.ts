import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine, Store } from './engine.ts'
import type { Tables } from './schema.ts'

/** Stands for a value that each run brings. */
export type Given<Values> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>

class Hole {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query that is built the first time it runs; later runs bring only their values. Building one costs
 * several times what it takes to run it.
 */
export function once<Values extends Readonly<Record<string, unknown>>, Row>(
  build: (db: Kysely<Tables>, given: Given<Values>, engine: Engine) => CompiledQuery<Row>,
): (store: Store, db: Kysely<Tables>, values: Values) => Promise<readonly Row[]> {
  const built = new WeakMap<Engine, CompiledQuery<Row>>()

  function queryOf({ engine, db }: Store): CompiledQuery<Row> {
    const known = built.get(engine)
    if (known) return known
    const query = build(db, (name) => sql`${new Hole(name)}`, engine)
    built.set(engine, query)
    return query
  }

  return async (store, db, values) => {
    const query = queryOf(store)
    const parameters = query.parameters.map((value) => (value instanceof Hole ? values[value.name] : value))
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}

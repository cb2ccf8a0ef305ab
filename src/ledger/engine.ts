import {
  type AliasedRawBuilder,
  type Expression,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely'
import type { Tables } from './schema.ts'
import { storableJson } from './storable.ts'
import type { Phrases } from './terms.ts'

/** JSON as text: itself, or the place of a value that comes later. */
type Json = string | RawBuilder<string>

/** The few places where SQLite and PostgreSQL do not speak alike. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** Several transactions write at once, so that rows read for a change must be locked. */
  readonly concurrent: boolean
  /** The elements of a JSON array, as a table of `key` (rising) and `value`. */
  elements(json: Json): RawBuilder<unknown>
  /** The numbers of a group as a JSON array. */
  gathered(number: Expression<unknown>): RawBuilder<string>
  /** The text that the full-text index is given for these terms, and its type there. */
  indexed(terms: readonly string[]): string
  readonly indexedType: 'text' | 'tsvector'
  /** Holds for the rows of `mention_words` that the phrases find. At least one of must and any. */
  finds(phrases: Phrases): RawBuilder<SqlBool>
  /** False: it guesses how many mentions hold a word, and for a seldom one it guesses far too many. */
  readonly walksWords: boolean
  /** Mentions that one question may look through, so that what else is to be done need not wait for the answer. */
  readonly atOnce: number
  /** Takes what was erased out of the files too, as far as that is the program's to do. */
  scrub(db: Kysely<Tables>): Promise<void>
}

export type Writing = Transaction<Tables>

/** An open database. */
export interface Store {
  readonly engine: Engine
  readonly db: Kysely<Tables>
  /** One transaction; run again when it lost against another one that wrote the same rows. */
  write<T>(work: (trx: Writing) => Promise<T>): Promise<T>
}

type SqlType = 'text' | 'tsvector' | 'bigint' | 'double precision'
type Shape = Readonly<Record<string, SqlType>>
type Value<T extends SqlType> = T extends 'text' | 'tsvector' ? string : number
type RowOf<S extends Shape> = { [Column in keyof S]: Value<S[Column]> }
type RowFor<S extends Shape> = { readonly [Column in keyof S]: Value<S[Column]> | null }

/**
 * Rows handed to the database as one parameter, to select from. However many they are, the statement is
 * the same: no limit on variables, and prepared once. `n` keeps their order.
 */
export function batch<S extends Shape>(
  engine: Engine,
  shape: S,
  rows: readonly RowFor<S>[],
): AliasedRawBuilder<RowOf<S> & { n: number }, 'batch'> {
  const names = Object.keys(shape)
  const json = storableJson(rows.map((row) => names.map((name) => row[name])))
  const columns = Object.entries(shape).map(
    ([name, type], index) => sql`cast(value ->> ${sql.lit(index)} as ${sql.raw(type)}) as ${sql.id(name)}`,
  )
  return sql<
    RowOf<S> & { n: number }
  >`(select key as n, ${sql.join(columns)} from ${engine.elements(json)})`.as('batch')
}

/**
 * `insert into table ... select` of rows handed over as one parameter, in their order; what follows it
 * (`on conflict`, `returning`) is the caller's.
 */
export function inserting<T extends keyof Tables, S extends { readonly [C in keyof S]: ColumnOf<T, C> }>(
  engine: Engine,
  table: T,
  shape: S,
  rows: readonly RowFor<S>[],
): RawBuilder<unknown> {
  const names = sql.join(Object.keys(shape).map((name) => sql.id(name)))
  return sql`insert into ${sql.table(table)} (${names}) select ${names} from ${batch(engine, shape, rows)} where true order by n`
}
type ColumnOf<T extends keyof Tables, C> = C extends keyof Tables[T] ? SqlType : never

/** A list of numbers as one parameter, for `in`. */
export function listed(engine: Engine, numbers: readonly number[]): RawBuilder<number> {
  return numbersIn(engine, JSON.stringify(numbers))
}

/** The numbers in a JSON array, for `in`. */
export function numbersIn(engine: Engine, json: Json): RawBuilder<number> {
  return sql<number>`(select cast(value as bigint) from ${engine.elements(json)})`
}

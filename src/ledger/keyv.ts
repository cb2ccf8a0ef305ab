import {
  type KeyvStorageAdapter,
  type KeyvStorageCapability,
  type KeyvStorageEntry,
  keyvStorageCapability,
} from 'keyv'
import { sql } from 'kysely'
import { MINUTE } from '../core/time.ts'
import { batch, inserting, type Store } from './engine.ts'

const SWEEP_MS = 10 * MINUTE

type Method = 'get' | 'getMany' | 'set' | 'setMany' | 'has' | 'hasMany' | 'delete' | 'deleteMany' | 'clear'

/**
 * The ledger's own key-value table, as Keyv wants a store. Expiry goes by the machine's clock, as in Keyv
 * itself. What must be atomic with anything else does not belong here.
 */
export class KeyvTable implements Pick<KeyvStorageAdapter, Method | 'capabilities'> {
  readonly #store: Store
  #nextSweep = 0

  constructor(store: Store) {
    this.#store = store
  }

  get capabilities(): KeyvStorageCapability {
    return keyvStorageCapability(this)
  }

  get namespace(): undefined {
    return undefined
  }

  /** Keyv would set it here for all who share this store. */
  set namespace(_: string | undefined) {
    throw new Error('The ledger’s store has no namespaces: begin the keys with a word of your own.')
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.getMany([key]))[0]
  }

  async getMany(keys: string[]): Promise<(string | undefined)[]> {
    const { rows } = await sql<{ key: string; value: string }>`
      select kv.key, kv.value from ${this.#keys(keys)} join kv on kv.key = batch.key
      where kv.expires is null or kv.expires > ${Date.now()}`.execute(this.#store.db)
    const values = new Map(rows.map(({ key, value }) => [key, value]))
    return keys.map((key) => values.get(key))
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.setMany([{ key, value, ...(expires === undefined ? {} : { expires }) }])
    return true
  }

  async setMany(entries: KeyvStorageEntry<unknown>[]): Promise<boolean[]> {
    await this.#sweepNowAndThen()
    const rows = new Map(
      entries.map(({ key, value, expires }) => [key, { key, value: text(value), expires: expires ?? null }]),
    )
    const shape = { key: 'text', value: 'text', expires: 'bigint' } as const
    await sql`${inserting(this.#store.engine, 'kv', shape, [...rows.values()])}
      on conflict (key) do update set value = excluded.value, expires = excluded.expires`.execute(
      this.#store.db,
    )
    return entries.map(() => true)
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return (await this.getMany(keys)).map((value) => value !== undefined)
  }

  async delete(key: string): Promise<boolean> {
    return (await this.deleteMany([key]))[0] === true
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    const { rows } = await sql<{ key: string }>`
      delete from kv where key in (select batch.key from ${this.#keys(keys)}) returning key`.execute(
      this.#store.db,
    )
    const deleted = new Set(rows.map((row) => row.key))
    return keys.map((key) => deleted.has(key))
  }

  async clear(): Promise<void> {
    await this.#store.db.deleteFrom('kv').execute()
  }

  async #sweepNowAndThen(): Promise<void> {
    const now = Date.now()
    if (now < this.#nextSweep) return
    this.#nextSweep = now + SWEEP_MS
    await this.#store.db.deleteFrom('kv').where('expires', '<=', now).execute()
  }

  #keys(keys: readonly string[]) {
    return batch(
      this.#store.engine,
      { key: 'text' },
      keys.map((key) => ({ key })),
    )
  }
}

/** Keyv hands over text, unless it is told not to serialise. */
function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError('The ledger’s store holds text: let Keyv serialise.')
}

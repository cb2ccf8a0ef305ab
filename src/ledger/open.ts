import type { Ledger } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'
import type { Room } from '../core/workspace.ts'
import { amplifying } from './amplify.ts'
import { drafting } from './drafts.ts'
import { engaging } from './engage.ts'
import type { Store } from './engine.ts'
import { lockInstance } from './instance-lock.ts'
import { keptWords } from './kept-words.ts'
import { KeyvTable } from './keyv.ts'
import { learning } from './learn.ts'
import { listening } from './listen.ts'
import { migrate } from './migrate.ts'
import { outbox } from './outbox.ts'
import { reminding } from './reminding.ts'
import { room } from './room.ts'
import { savedSearches } from './saved.ts'
import { searching } from './search.ts'
import { sharing } from './sharing.ts'
import { spending } from './spending.ts'
import { openSqlite } from './sqlite.ts'
import { surges } from './surges.ts'
import { teaching } from './teaching.ts'
import { themeEdits } from './theme-edits.ts'
import { understanding } from './understand.ts'

export type LedgerOptions =
  /** `exclusive`: as the one running instance on this file. Others may open it beside, to look or to import. */
  { readonly file: string; readonly exclusive?: boolean } | { readonly url: string }

export interface OpenLedger {
  readonly ledger: Ledger
  readonly room: Room
  /** For `new Keyv({ store })`, without a namespace. */
  readonly keyv: KeyvTable
  /** `SQLite ledger/earshot.db` or `PostgreSQL host/database`; no secrets. */
  readonly describe: string
}

/** @throws {LedgerFault} */
export async function openLedger(options: LedgerOptions, clock: Clock): Promise<OpenLedger> {
  if ('url' in options) {
    // Loaded only where it is used: the driver costs every other start its time and memory.
    const { describePostgres, openPostgres } = await import('./postgres.ts')
    const describe = describePostgres(options.url)
    return opened(openPostgres(options.url), describe, clock)
  }
  const { file, exclusive = false } = options
  const describe = `SQLite ${file}`
  if (!exclusive) return opened(openSqlite(file), describe, clock)
  const unlock = lockInstance(file)
  try {
    return await opened(openSqlite(file), describe, clock, { prepare: voidLeases, closed: unlock })
  } catch (error) {
    unlock()
    throw error
  }
}

interface Hooks {
  readonly prepare?: (store: Store) => Promise<void>
  readonly closed?: () => void
}

async function opened(
  store: Store,
  describe: string,
  clock: Clock,
  { prepare, closed }: Hooks = {},
): Promise<OpenLedger> {
  try {
    await migrate(store, describe, clock.now())
    await prepare?.(store)
  } catch (error) {
    await store.db.destroy()
    throw error
  }
  const ledger: Ledger = {
    ...sharing(store),
    ...listening(store),
    ...understanding(store),
    ...amplifying(store),
    ...outbox(store),
    ...engaging(store),
    ...reminding(store),
    ...drafting(store),
    ...searching(store),
    ...themeEdits(store),
    ...surges(store),
    ...learning(store),
    ...teaching(store),
    ...savedSearches(store),
    ...spending(store),
    ...keptWords(store),
    async close() {
      await store.db.destroy()
      closed?.()
    },
  }
  return { ledger, room: room(store), keyv: new KeyvTable(store), describe }
}

/** Nobody else runs on this file: who held them is dead, and what it was sending is to be looked for. */
async function voidLeases({ db }: Store): Promise<void> {
  await db.deleteFrom('lease').execute()
  await db.updateTable('debt').set({ until: 0 }).where('token', 'is not', null).execute()
  await db.updateTable('reply').set({ until: 0 }).where('token', 'is not', null).execute()
}

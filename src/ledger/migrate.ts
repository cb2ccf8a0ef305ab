import { sql } from 'kysely'
import { LedgerFault } from '../core/ledger.ts'
import type { Instant } from '../core/time.ts'
import type { Engine, Store, Writing } from './engine.ts'
import { initial } from './migrations/0001-initial.ts'
import { themes } from './migrations/0002-themes.ts'
import { digests } from './migrations/0003-digests.ts'
import { corrections } from './migrations/0004-corrections.ts'
import { modelCalls } from './migrations/0005-model-calls.ts'
import { themesTold } from './migrations/0006-themes-told.ts'
import { preferences } from './migrations/0007-preferences.ts'
import { drafts } from './migrations/0008-drafts.ts'
import { themeSplits } from './migrations/0009-theme-splits.ts'

interface Migration {
  readonly name: string
  readonly up: (engine: Engine['name']) => readonly string[]
}

/** In order. One that was released is never changed. */
const MIGRATIONS: readonly Migration[] = [
  { name: '0001-initial', up: initial },
  { name: '0002-themes', up: themes },
  { name: '0003-digests', up: digests },
  { name: '0004-corrections', up: corrections },
  { name: '0005-model-calls', up: modelCalls },
  { name: '0006-themes-told', up: themesTold },
  { name: '0007-preferences', up: preferences },
  { name: '0008-drafts', up: drafts },
  { name: '0009-theme-splits', up: themeSplits },
]

/** Any number that is the same for all instances: one migrates, the others wait. */
const ADVISORY_LOCK = 7_311_947

/** Brings the tables up to this version's, in one transaction that only one instance is in at a time. */
export async function migrate({ engine, write }: Store, where: string, now: Instant): Promise<void> {
  await write(async (trx) => {
    if (engine.concurrent) await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(trx)
    const applied = await migrated(trx)
    const newer = applied.filter((name) => !MIGRATIONS.some((migration) => migration.name === name))
    if (newer.length > 0)
      throw new LedgerFault(
        `${where} was written by a newer Earshot (${newer.join(', ')}). Update this one, or give it another ledger.`,
      )
    // By name: one may be added between two that a ledger has already.
    for (const { name, up } of MIGRATIONS) {
      if (applied.includes(name)) continue
      for (const statement of up(engine.name)) await sql.raw(statement).execute(trx)
      await trx.insertInto('migration').values({ name, at: now }).execute()
    }
  })
}

async function migrated(trx: Writing): Promise<readonly string[]> {
  await sql`create table if not exists migration (name text primary key, at bigint not null)`.execute(trx)
  const rows = await trx.selectFrom('migration').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

import { sql } from 'kysely'
import type { Understood } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { fold, type Grouped } from './copies.ts'
import { oweUpdates } from './debts.ts'
import { batch, listed, type Store, type Writing } from './engine.ts'
import { recount } from './tally.ts'

/** Gives each of these its lead, and owes the leads' cards their new count. */
export async function foldCopies(
  store: Store,
  trx: Writing,
  read: readonly Understood[],
  at: Instant,
): Promise<void> {
  const named = read.flatMap((one) => (one.copyOf === null ? [one.mention] : [one.mention, one.copyOf]))
  const known = await lockGroups(store, trx, named)
  const changed = [...fold(known, read)].map(([id, lead]) => ({ id, lead }))
  if (changed.length === 0) return

  const moves = batch(store.engine, { id: 'bigint', lead: 'bigint' }, changed)
  const ids = changed.map(({ id }) => id)
  await recount(store, trx, ids, async () => {
    // Of a lead that became a copy, the copies follow it first.
    await sql`update mention set copy_of = batch.lead from ${moves}
      where mention.copy_of = batch.id and batch.lead is not null`.execute(trx)
    await sql`update mention set copy_of = batch.lead,
      awaits = case when batch.lead is null then mention.awaits end from ${moves}
      where mention.id = batch.id`.execute(trx)
  })

  const touched = [
    ...changed.flatMap(({ id, lead }) => [id, lead ?? id]),
    ...known.flatMap((one) => one.copyOf ?? []),
  ]
  await oweUpdates(store, trx, await count(store, trx, touched), at)
}

/** Nobody acts on these, or routes them, until this transaction ends. */
async function lockGroups(
  store: Store,
  trx: Writing,
  named: readonly MentionId[],
): Promise<readonly Grouped[]> {
  const members = await lock(store, trx, named)
  const ids = new Set(members.map((member) => member.id))
  const missing = members.flatMap(({ copy_of }) => (copy_of === null || ids.has(copy_of) ? [] : [copy_of]))
  const known = missing.length > 0 ? [...members, ...(await lock(store, trx, missing))] : members
  const engaged = await trx
    .selectFrom('engagement')
    .select('mention')
    .where(
      'mention',
      'in',
      listed(
        store.engine,
        known.map((one) => one.id),
      ),
    )
    .execute()
  const before = new Set(engaged.map((row) => row.mention))
  return known.map(({ id, copy_of }) => ({ id, copyOf: copy_of, engaged: before.has(id) }))
}

function lock({ engine }: Store, trx: Writing, ids: readonly MentionId[]) {
  return trx
    .selectFrom('mention')
    .select(['id', 'copy_of'])
    .where('id', 'in', listed(engine, ids))
    .orderBy('id')
    .$if(engine.concurrent, (query) => query.forUpdate())
    .execute()
}

/** Those whose count changed. */
async function count(
  { engine }: Store,
  trx: Writing,
  leads: readonly MentionId[],
): Promise<readonly MentionId[]> {
  const { rows } = await sql<{ id: number }>`
    update mention set copies = counted.copies from (
      select lead.id, count(copy.id) as copies from mention as lead
      left join mention as copy on copy.copy_of = lead.id
      where lead.id in ${listed(engine, leads)} group by lead.id) as counted
    where mention.id = counted.id and mention.copies <> counted.copies
    returning mention.id`.execute(trx)
  return rows.map((row) => row.id)
}

import { sql } from 'kysely'
import type { MentionId } from '../core/mention.ts'
import type { SurgeId } from '../core/surge.ts'
import type { Instant } from '../core/time.ts'
import { oweCardUpdates } from './debts.ts'
import { listed, type Store, type Writing } from './engine.ts'

export async function oweSurgeUpdates(
  store: Store,
  trx: Writing,
  surges: readonly SurgeId[],
  at: Instant,
): Promise<void> {
  if (surges.length === 0) return
  const { rows } = await sql<{ id: number }>`
    select id from card where surge in ${listed(store.engine, surges)}`.execute(trx)
  await oweCardUpdates(
    store,
    trx,
    rows.map(({ id }) => id),
    at,
  )
}

/** Of the surges that may quote one of these mentions. */
export async function oweSurgesWith(
  store: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  at: Instant,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select distinct surge.id from surge
    join analysis on analysis.theme = surge.theme
    join mention on mention.id = analysis.mention
    where analysis.mention in ${listed(store.engine, mentions)} and mention.stored_at >= surge.since
      and (surge.closed_at is null or mention.stored_at <= surge.closed_at)`.execute(trx)
  await oweSurgeUpdates(
    store,
    trx,
    rows.map(({ id }) => id),
    at,
  )
}

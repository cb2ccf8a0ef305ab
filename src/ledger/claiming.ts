import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Debt } from '../core/ledger.ts'
import type { Instant } from '../core/time.ts'
import { type DebtRow, owedIn } from './debts.ts'
import { batch, listed, type Store, type Writing } from './engine.ts'

interface Claim {
  readonly now: Instant
  readonly leaseMs: number
  readonly paceMs: (queue: string) => number
  readonly limit: number
}

export async function claim(
  store: Store,
  trx: Writing,
  { now, leaseMs, paceMs, limit }: Claim,
): Promise<readonly Debt[]> {
  const queues = (await openQueues(store, trx, now, limit)).map((queue) => ({
    ...queue,
    pace: paceMs(queue.name),
  }))
  const rows = await due(store, trx, queues, limit)
  if (rows.length === 0) return []

  const token = randomUUID()
  const until = now + leaseMs
  await trx
    .updateTable('debt')
    .set({ token, until })
    .where(
      'id',
      'in',
      listed(
        store.engine,
        rows.map((row) => row.id),
      ),
    )
    .execute()
  const claimed = new Set(rows.map((row) => row.queue))
  await moveGates(
    store,
    trx,
    queues.filter(({ name }) => claimed.has(name)),
    now,
  )
  await beginPosts(store, trx, rows)
  return rows.map((row) => ({
    id: row.id,
    queue: row.queue,
    owed: owedIn(row),
    tries: row.tries,
    createdAt: row.created_at,
    token,
    until,
    interrupted: row.token !== null,
  }))
}

interface Queue {
  readonly name: string
  /** Its first debt; those in doubt let others pass. */
  readonly head: number
}

/** Those that owe something, whose gate is open and of which nothing is being sent; the longest waiting first. */
async function openQueues(
  { engine }: Store,
  trx: Writing,
  now: Instant,
  limit: number,
): Promise<readonly Queue[]> {
  // Another instance that claims takes other queues meanwhile, and nobody settles in these.
  const lock = engine.concurrent ? sql`for update of queue skip locked` : sql``
  const { rows } = await sql<{ name: string; head: number | null }>`
    select name, (select min(debt.id) from debt
      where debt.queue = queue.name and debt.doubted_at is null) as head
    from queue where next_at <= ${now}
      and exists (select 1 from debt where debt.queue = queue.name and debt.doubted_at is null)
      and not exists (select 1 from debt as sent
        where sent.queue = queue.name and sent.token is not null and sent.until > ${now})
    order by head limit ${limit} ${lock}`.execute(trx)
  return rows.flatMap(({ name, head }) => (head === null ? [] : [{ name, head }]))
}

interface Paced extends Queue {
  readonly pace: number
}

/** The first of each queue; of one without a pace as many as there are. */
async function due(
  { engine }: Store,
  trx: Writing,
  queues: readonly Paced[],
  limit: number,
): Promise<readonly DebtRow[]> {
  const heads = queues.filter(({ pace }) => pace > 0).map(({ head }) => ({ id: head }))
  const free = queues
    .filter(({ pace }) => pace <= 0)
    .map(
      ({ name }) => sql`select id from (select id from debt
      where queue = ${name} and doubted_at is null order by id limit ${limit}) as free`,
    )
  const ids = [sql`select id from ${batch(engine, { id: 'bigint' }, heads)}`, ...free]
  const { rows } = await sql<DebtRow>`
    select debt.* from debt where id in (${sql.join(ids, sql` union all `)})
    order by id limit ${limit}`.execute(trx)
  return rows
}

async function moveGates(
  { engine }: Store,
  trx: Writing,
  queues: readonly Paced[],
  now: Instant,
): Promise<void> {
  const gates = queues.filter(({ pace }) => pace > 0).map(({ name, pace }) => ({ name, next_at: now + pace }))
  if (gates.length === 0) return
  await sql`update queue set next_at = batch.next_at
    from ${batch(engine, { name: 'text', next_at: 'bigint' }, gates)} where queue.name = batch.name`.execute(
    trx,
  )
}

/** What changes from now on is not in the post. Of one that was interrupted, nobody knows what is in it. */
async function beginPosts({ engine }: Store, trx: Writing, rows: readonly DebtRow[]): Promise<void> {
  const posts = rows.flatMap(({ owe, card, token }) =>
    owe === 'post' && card !== null ? [{ card, stale: token === null ? 0 : 1 }] : [],
  )
  if (posts.length === 0) return
  await sql`update card set stale = batch.stale
    from ${batch(engine, { card: 'bigint', stale: 'bigint' }, posts)}
    where card.id = batch.card and card.stale <> batch.stale`.execute(trx)
}

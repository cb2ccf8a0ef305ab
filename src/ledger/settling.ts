import { sql } from 'kysely'
import type { CardRecord, Settled, Settlement } from '../core/ledger.ts'
import type { Instant } from '../core/time.ts'
import { type DebtRow, oweCardUpdates } from './debts.ts'
import { batch, listed, type Store, type Writing } from './engine.ts'

/** For each, false when its lease was lost meanwhile. */
export async function settleAll(
  store: Store,
  trx: Writing,
  settled: readonly Settled[],
  now: Instant,
): Promise<readonly boolean[]> {
  const debts = new Map(
    (
      await lock(
        store,
        trx,
        settled.map(({ debt }) => debt.id),
      )
    ).map((row) => [row.id, row]),
  )
  const held = settled.flatMap(({ debt: { id, token }, settlement }) => {
    const debt = debts.get(id)
    return debt?.token === token ? [{ debt, settlement }] : []
  })

  const paid = held.flatMap(({ debt, settlement }) =>
    settlement.state === 'done' ? [{ debt, message: settlement.message }] : [],
  )
  await pay(store, trx, paid, now)
  await clearFaults(
    store,
    trx,
    paid.map(({ debt }) => debt),
  )
  for (const { debt, settlement } of held) {
    if (settlement.state === 'later') await putOff(trx, debt, settlement, now)
    else if (settlement.state === 'in doubt') await doubt(trx, debt, settlement.reason, now)
    else if (settlement.state === 'refused') await refuse(trx, debt)
  }
  return settled.map(({ debt }) => debts.get(debt.id)?.token === debt.token)
}

/** A person looked at a post in doubt. False when it is in doubt no more. */
export async function resolve(
  store: Store,
  trx: Writing,
  id: number,
  verdict: 'there' | 'post again',
  now: Instant,
): Promise<boolean> {
  const [debt] = await lock(store, trx, [id])
  if (!debt || debt.doubted_at === null) return false
  if (verdict === 'there') {
    await pay(store, trx, [{ debt, message: null }], now)
    // Whoever sends the update looks for the message by its key.
    if (debt.owe === 'post' && debt.card !== null) await oweCardUpdates(store, trx, [debt.card], now)
  } else {
    await wait(trx, debt, debt.tries)
    await setCard(trx, debt, 'owed')
  }
  return true
}

/** Whoever changes a debt holds its queue first, as who claims it does, then its card, as who acts does. */
async function lock({ engine }: Store, trx: Writing, ids: readonly number[]): Promise<readonly DebtRow[]> {
  const these = trx.selectFrom('debt').where('id', 'in', listed(engine, ids))
  if (engine.concurrent) {
    const queues = these.select('queue')
    const cards = these.select('card')
    await trx
      .selectFrom('queue')
      .select('name')
      .where('name', 'in', queues)
      .orderBy('name')
      .forUpdate()
      .execute()
    await trx.selectFrom('card').select('id').where('id', 'in', cards).orderBy('id').forUpdate().execute()
  }
  return these.selectAll().execute()
}

interface Paid {
  readonly debt: DebtRow
  readonly message: string | null
}

async function pay(store: Store, trx: Writing, paid: readonly Paid[], now: Instant): Promise<void> {
  if (paid.length === 0) return
  const { engine } = store
  await trx
    .deleteFrom('debt')
    .where(
      'id',
      'in',
      listed(
        engine,
        paid.map(({ debt }) => debt.id),
      ),
    )
    .execute()
  const shown = paid.flatMap(({ debt: { owe, card }, message }) =>
    card !== null && (owe === 'post' || (owe === 'update' && message !== null)) ? [{ card, message }] : [],
  )
  if (shown.length === 0) return
  const { rows } = await sql<{ id: number; stale: number }>`
    update card set state = 'posted', message = batch.message
    from ${batch(engine, { card: 'bigint', message: 'text' }, shown)}
    where card.id = batch.card returning card.id, card.stale`.execute(trx)
  const posted = new Set(paid.flatMap(({ debt }) => (debt.owe === 'post' && debt.card ? [debt.card] : [])))
  const stale = rows.filter((card) => card.stale === 1 && posted.has(card.id))
  await oweCardUpdates(
    store,
    trx,
    stale.map((card) => card.id),
    now,
  )
}

/** What could be delivered shows that the queue works again. */
async function clearFaults(store: Store, trx: Writing, debts: readonly DebtRow[]): Promise<void> {
  const queues = [...new Set(debts.map((debt) => debt.queue))]
  if (queues.length === 0) return
  await sql`update queue set fault = null, fault_since = null
    from ${batch(
      store.engine,
      { name: 'text' },
      queues.map((name) => ({ name })),
    )}
    where queue.name = batch.name and fault is not null`.execute(trx)
}

async function putOff(
  trx: Writing,
  debt: DebtRow,
  { notBefore, spent, fault }: Extract<Settlement, { state: 'later' }>,
  now: Instant,
): Promise<void> {
  await wait(trx, debt, debt.tries + (spent ? 1 : 0))
  await trx
    .updateTable('queue')
    .set((eb) => ({
      next_at: eb
        .case()
        .when('next_at', '<', notBefore)
        .then(eb.val(notBefore))
        .else(eb.ref('next_at'))
        .end(),
      ...(fault === null ? {} : { fault, fault_since: eb.fn.coalesce('fault_since', eb.val(now)) }),
    }))
    .where('name', '=', debt.queue)
    .execute()
}

async function doubt(trx: Writing, debt: DebtRow, reason: string, now: Instant): Promise<void> {
  await trx
    .updateTable('debt')
    .set({ token: null, until: null, doubted_at: now, doubt: reason })
    .where('id', '=', debt.id)
    .execute()
  await setCard(trx, debt, 'in doubt')
}

async function refuse(trx: Writing, debt: DebtRow): Promise<void> {
  await trx.deleteFrom('debt').where('id', '=', debt.id).execute()
  await setCard(trx, debt, 'refused')
}

/** Back to where it stood in its queue; an update that another one waits to do as well is no more needed. */
async function wait(trx: Writing, debt: DebtRow, tries: number): Promise<void> {
  if (debt.owe === 'update' && (await waitsToo(trx, debt))) {
    await trx.deleteFrom('debt').where('id', '=', debt.id).execute()
    return
  }
  await trx
    .updateTable('debt')
    .set({ token: null, until: null, doubted_at: null, doubt: null, tries })
    .where('id', '=', debt.id)
    .execute()
}

async function waitsToo(trx: Writing, debt: DebtRow): Promise<boolean> {
  const other = await trx
    .selectFrom('debt')
    .select('id')
    .where('card', '=', debt.card)
    .where('owe', '=', 'update')
    .where('id', '<>', debt.id)
    .where('token', 'is', null)
    .where('doubted_at', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

/** Only the post decides what becomes of a card. */
async function setCard(trx: Writing, debt: DebtRow, state: CardRecord['state']): Promise<void> {
  if (debt.owe !== 'post' || debt.card === null) return
  await trx.updateTable('card').set({ state }).where('id', '=', debt.card).execute()
}

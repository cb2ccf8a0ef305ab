import { sql } from 'kysely'
import type { OutboxLedger } from '../core/ledger.ts'
import { claim } from './claiming.ts'
import { oweCardUpdates, oweDirect, owedIn } from './debts.ts'
import type { Store } from './engine.ts'
import { resolve, settleAll } from './settling.ts'
import { takeSlot } from './sharing.ts'

export function outbox(store: Store): OutboxLedger {
  const { db, write } = store
  return {
    claimDebts: (now, leaseMs, paceMs, limit) =>
      write((trx) => claim(store, trx, { now, leaseMs, paceMs, limit })),

    async settle(debt, settlement, now) {
      const [settled] = await write((trx) => settleAll(store, trx, [{ debt, settlement }], now))
      return settled === true
    },

    settleAll: (settled, now) => write((trx) => settleAll(store, trx, settled, now)),

    async nextDebtAt() {
      const { rows } = await sql<{ next_at: number; until: number | null }>`
        select queue.next_at, (select min(sent.until) from debt as sent
          where sent.queue = queue.name and sent.token is not null) as until
        from queue where exists (
          select 1 from debt where debt.queue = queue.name and debt.doubted_at is null)`.execute(db)
      const times = rows.map((queue) => Math.max(queue.next_at, queue.until ?? 0))
      return times.length > 0 ? Math.min(...times) : null
    },

    async queueFaults() {
      const { rows } = await sql<{ queue: string; fault: string; since: number; waiting: number }>`
        select name as queue, fault, fault_since as since, (select count(*) from debt
          where debt.queue = queue.name and debt.doubted_at is null) as waiting
        from queue where fault is not null order by name`.execute(db)
      return rows
    },

    async doubts() {
      const rows = await db
        .selectFrom('debt')
        .selectAll()
        .where('doubted_at', 'is not', null)
        .orderBy('doubted_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        debt: row.id,
        queue: row.queue,
        owed: owedIn(row),
        reason: row.doubt ?? '',
        at: row.doubted_at ?? row.created_at,
      }))
    },

    resolveDoubt: (debt, verdict, now) => write((trx) => resolve(store, trx, debt, verdict, now)),

    async adopt(channel, mention, message, now) {
      const strays = db
        .selectFrom('card')
        .select('id')
        .where('channel', '=', channel)
        .where('mention', '=', mention)
        .where('state', '=', 'posted')
        .where('message', 'is', null)
      const stray = await strays.executeTakeFirst()
      if (!stray) return false
      return write(async (trx) => {
        const adopted = await trx
          .updateTable('card')
          .set({ message })
          .where('id', '=', stray.id)
          .where('message', 'is', null)
          .returning('id')
          .execute()
        await oweCardUpdates(
          store,
          trx,
          adopted.map(({ id }) => id),
          now,
        )
        return adopted.length > 0
      })
    },

    async tryAgain(queues) {
      if (queues.length === 0) return
      await db
        .updateTable('queue')
        .set({ next_at: 0 })
        .where('name', 'in', queues)
        .where('fault', 'is not', null)
        .execute()
    },

    async oweDirect(member, say, key, now) {
      await write(async (trx) => {
        if (await takeSlot(trx, 'direct message', key, now)) await oweDirect(trx, member, say, now)
      })
    },
  }
}

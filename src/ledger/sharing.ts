import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Lease, LeaseLost, type Sharing } from '../core/ledger.ts'
import { DAY } from '../core/time.ts'
import type { Store, Writing } from './engine.ts'

/** How far back acts are looked through for names of requests; older ones were forgotten when it was their time. */
const LOOKS_BACK_MS = 7 * DAY

export function sharing({ db, write }: Store): Sharing {
  return {
    async lease(name, holder, now, forMs) {
      const taken = await db
        .insertInto('lease')
        .values({ name, holder, token: randomUUID(), until: now + forMs })
        .onConflict((taken) =>
          taken
            .column('name')
            .doUpdateSet((eb) => ({
              holder: eb.ref('excluded.holder'),
              until: eb.ref('excluded.until'),
              // Renewing keeps the token, so that what is being written under it stays good.
              token: eb
                .case()
                .when(eb.and([eb('lease.holder', '=', holder), eb('lease.until', '>', now)]))
                .then(eb.ref('lease.token'))
                .else(eb.ref('excluded.token'))
                .end(),
            }))
            .where((eb) => eb.or([eb('lease.until', '<=', now), eb('lease.holder', '=', holder)])),
        )
        .returning(['token', 'until'])
        .executeTakeFirst()
      return taken ? { name, ...taken } : null
    },

    async release(lease) {
      await db.deleteFrom('lease').where('name', '=', lease.name).where('token', '=', lease.token).execute()
    },

    takeSlot: (task, slot, now) => write((trx) => takeSlot(trx, task, slot, now)),

    forgetRequests: (before, limit) =>
      write(async (trx) => {
        const slots = await sql`delete from slot where (task, slot) in (
          select task, slot from slot where at < ${before} and exists (
            select 1 from slot as later where later.task = slot.task and later.slot > slot.slot)
          limit ${limit})`.execute(trx)
        // The act stays, under a name that no chat gives.
        const acts = await sql`update act set key = cast(id as text) where id in (
          select id from act where at >= ${before - LOOKS_BACK_MS} and at < ${before}
            and key <> cast(id as text) limit ${limit})`.execute(trx)
        return Number((slots.numAffectedRows ?? 0n) + (acts.numAffectedRows ?? 0n))
      }),
  }
}

/** @throws {LeaseLost} Until this transaction ends, nobody can take the step over. */
export async function fence({ engine }: Store, trx: Writing, lease: Lease): Promise<void> {
  const held = await trx
    .selectFrom('lease')
    .select('name')
    .where('name', '=', lease.name)
    .where('token', '=', lease.token)
    .$if(engine.concurrent, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!held) throw new LeaseLost(`Another instance has taken over ${lease.name}; nothing was written twice.`)
}

/** Once for ever: true for the first caller only. */
export async function takeSlot(trx: Writing, task: string, slot: string, at: number): Promise<boolean> {
  const taken = await trx
    .insertInto('slot')
    .values({ task, slot, at })
    .onConflict((known) => known.doNothing())
    .returning('task')
    .executeTakeFirst()
  return taken !== undefined
}

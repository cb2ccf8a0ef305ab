import { randomUUID } from 'node:crypto'
import { type Lease, LeaseLost, type Sharing } from '../core/ledger.ts'
import type { Store, Writing } from './engine.ts'

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

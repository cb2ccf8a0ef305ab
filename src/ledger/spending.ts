import { sql } from 'kysely'
import type { SpendingLedger, Spent } from '../core/ledger.ts'
import type { Store } from './engine.ts'

/** Any number that is the same for all instances: one looks at the sum and adds to it, the others wait. */
const ADVISORY_LOCK = 7_311_948

export function spending({ db, engine, write }: Store): SpendingLedger {
  return {
    reserveCall: ({ inputTokens, outputTokens, ...call }, since, most) =>
      write(async (trx) => {
        if (engine.concurrent) await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(trx)
        const { spent } = await trx
          .selectFrom('model_call')
          .select((eb) => eb.fn.sum<number | null>('cost').as('spent'))
          .where('at', '>=', since)
          .executeTakeFirstOrThrow()
        if ((spent ?? 0) + call.cost > most) return null
        const { id } = await trx
          .insertInto('model_call')
          .values({ ...call, input_tokens: inputTokens, output_tokens: outputTokens })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),

    async settleCall(call, took) {
      if (took === null) {
        await db.deleteFrom('model_call').where('id', '=', call).execute()
        return
      }
      await db
        .updateTable('model_call')
        .set({ input_tokens: took.inputTokens, output_tokens: took.outputTokens, cost: took.cost })
        .where('id', '=', call)
        .execute()
    },

    async spentSince(since) {
      const { rows } = await sql<Spent>`
        select purpose, count(*) as calls, cast(sum(input_tokens) as bigint) as "inputTokens",
          cast(sum(output_tokens) as bigint) as "outputTokens", sum(cost) as cost
        from model_call where at >= ${since} group by purpose order by purpose`.execute(db)
      return rows
    },

    async forgetCalls(before) {
      const { numDeletedRows } = await db
        .deleteFrom('model_call')
        .where('at', '<', before)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

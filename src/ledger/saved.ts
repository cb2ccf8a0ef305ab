import type { SavedLedger, Send } from '../core/ledger.ts'
import type { Store } from './engine.ts'

export function savedSearches({ db, engine, write }: Store): SavedLedger {
  /** What the sends become; null: nothing changes. */
  function change(name: string, to: (sends: readonly Send[]) => readonly Send[] | null): Promise<boolean> {
    return write(async (trx) => {
      const saved = await trx
        .selectFrom('saved_search')
        .select('sends')
        .where('name', '=', name)
        .$if(engine.concurrent, (query) => query.forUpdate())
        .executeTakeFirst()
      const sends = saved ? to(JSON.parse(saved.sends)) : null
      if (sends === null) return false
      await trx
        .updateTable('saved_search')
        .set({ sends: JSON.stringify(sends) })
        .where('name', '=', name)
        .execute()
      return true
    })
  }

  return {
    async savedSearches() {
      const rows = await db.selectFrom('saved_search').selectAll().orderBy('name').execute()
      return rows.map((row) => ({ ...row, sends: JSON.parse(row.sends) }))
    },

    async saveSearch({ name, words, by, at }) {
      await db
        .insertInto('saved_search')
        .values({ name, words, by, at, sends: '[]' })
        .onConflict((known) => known.column('name').doUpdateSet({ words, by, at }))
        .execute()
    },

    async removeSearch(name) {
      const removed = await db
        .deleteFrom('saved_search')
        .where('name', '=', name)
        .returning('name')
        .executeTakeFirst()
      return removed !== undefined
    },

    sendSearch: (name, send) => change(name, (sends) => [...sends.filter(({ to }) => to !== send.to), send]),

    stopSending: (name, from) =>
      change(name, (sends) => {
        const left = from === null ? [] : sends.filter(({ to }) => to !== from)
        return left.length === sends.length ? null : left
      }),
  }
}

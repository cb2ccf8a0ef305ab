import type { KeptWords } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { oweCardUpdates } from './debts.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { unindexWords } from './search-index.ts'

export function keptWords(store: Store): KeptWords {
  const { engine, write } = store
  return {
    forgetAuthor: (source, author, at) =>
      write(async (trx) => {
        const theirs = await trx
          .selectFrom('mention')
          .select('id')
          .where((eb) => eb.or([eb('author_key', '=', author), eb('author_name', '=', author)]))
          .$if(source !== null, (query) => query.where('source', '=', source))
          .$if(engine.concurrent, (query) => query.forUpdate())
          .execute()
        return erase(
          store,
          trx,
          theirs.map((mention) => mention.id),
          at,
        )
      }),

    forgetBefore: (before, limit, at) =>
      write(async (trx) => {
        const old = await trx
          .selectFrom('mention')
          .select('id')
          .where('stored_at', '<', before)
          .where('erased_at', 'is', null)
          .orderBy('stored_at')
          .limit(limit)
          .$if(engine.concurrent, (query) => query.forUpdate())
          .execute()
        return erase(
          store,
          trx,
          old.map((mention) => mention.id),
          at,
        )
      }),
  }
}

/** What stays tells nothing but figures; its identity stays, so that it is not stored anew. */
async function erase(store: Store, trx: Writing, ids: readonly MentionId[], at: Instant): Promise<number> {
  if (ids.length === 0) return 0
  const these = listed(store.engine, ids)
  await trx
    .updateTable('mention')
    .set({
      external_id: '',
      author_key: null,
      author_name: null,
      author_url: null,
      title: null,
      text: '',
      url: null,
      digest: '',
      awaits: null,
      erased_at: at,
    })
    .where('id', 'in', these)
    .execute()
  await trx
    .updateTable('analysis')
    .set({ summary: '', because: '[]' })
    .where('mention', 'in', these)
    .execute()
  await trx.deleteFrom('sketch').where('mention', 'in', these).execute()
  await unindexWords(store, trx, ids)

  // A lead's card names where its copies were found.
  const leads = await trx
    .selectFrom('mention')
    .select('copy_of')
    .where('id', 'in', these)
    .where('copy_of', 'is not', null)
    .execute()
  const cards = await trx
    .selectFrom('card')
    .select(['id', 'gathered_by'])
    .where('mention', 'in', listed(store.engine, [...ids, ...leads.flatMap((row) => row.copy_of ?? [])]))
    .execute()
  const shown = new Set(
    cards.flatMap(({ id, gathered_by }) => (gathered_by === null ? [id] : [id, gathered_by])),
  )
  await oweCardUpdates(store, trx, [...shown], at)
  return ids.length
}

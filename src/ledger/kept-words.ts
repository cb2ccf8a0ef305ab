import type { CardId, KeptWords } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { countEdit } from './correcting.ts'
import { oweCardUpdates } from './debts.ts'
import { forgetDrafts } from './drafts.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { unindexWords } from './search-index.ts'
import { oweSurgesWith } from './surge-cards.ts'

export function keptWords(store: Store): KeptWords {
  const { db, engine, write } = store
  return {
    async forgetAuthor(source, author, at) {
      const erased = await write(async (trx) => {
        const theirs = await trx
          .selectFrom('mention')
          .select('id')
          .where((eb) => eb.or([eb('author_key', '=', author), eb('author_name', '=', author)]))
          .$if(source !== null, (query) => query.where('source', '=', source))
          .$if(engine.concurrent, (query) => query.forUpdate())
          .execute()
        return erase(store, trx, theirs, at)
      })
      if (erased > 0) await engine.scrub(db)
      return erased
    },

    async forgetBefore(before, limit, at) {
      const erased = await write(async (trx) => {
        const old = await trx
          .selectFrom('mention')
          .select('id')
          .where('stored_at', '<', before)
          .where('erased_at', 'is', null)
          .orderBy('stored_at')
          .orderBy('id')
          .limit(limit)
          .$if(engine.concurrent, (query) => query.forUpdate())
          .execute()
        return erase(store, trx, old, at)
      })
      if (erased > 0 && erased < limit) await engine.scrub(db)
      return erased
    },
  }
}

/** What stays tells nothing but figures; its identity stays, so that it is not stored anew. */
async function erase(
  store: Store,
  trx: Writing,
  mentions: readonly { readonly id: MentionId }[],
  at: Instant,
): Promise<number> {
  if (mentions.length === 0) return 0
  const ids = mentions.map((mention) => mention.id)
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
    .set({ summary: '', because: '[]', taught: '[]' })
    .where('mention', 'in', these)
    .execute()
  await trx.deleteFrom('sketch').where('mention', 'in', these).execute()
  await countEdit(trx)
  await unindexWords(store, trx, ids)
  await forgetDrafts(store, trx, ids)
  await oweSurgesWith(store, trx, ids, at)

  const digests = await bare(store, trx, ids)

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
  const shown = new Set([
    ...cards.flatMap(({ id, gathered_by }) => (gathered_by === null ? [id] : [id, gathered_by])),
    ...digests,
  ])
  await oweCardUpdates(store, trx, [...shown], at)
  return ids.length
}

/** Cards that keep what they say, and quote these mentions, say it without any words of customers. */
async function bare({ engine }: Store, trx: Writing, ids: readonly MentionId[]): Promise<readonly CardId[]> {
  const cards = await trx
    .updateTable('card')
    .set((eb) => ({ say: eb.fn.coalesce('bare', 'say'), bare: null }))
    .where(
      'id',
      'in',
      trx.selectFrom('card_quote').select('card').where('mention', 'in', listed(engine, ids)),
    )
    .returning('id')
    .execute()
  const changed = cards.map((card) => card.id)
  await trx.deleteFrom('card_quote').where('card', 'in', listed(engine, changed)).execute()
  return changed
}

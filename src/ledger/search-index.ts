import type { Found, MentionId } from '../core/mention.ts'
import { terms } from '../core/terms.ts'
import { inserting, listed, type Store, type Writing } from './engine.ts'

interface Document {
  readonly id: MentionId
  readonly source: string
  readonly found: Pick<Found, 'title' | 'text' | 'author'>
}

/** Makes mentions findable by their words, their author's name and their source. */
export async function indexWords(
  { engine }: Store,
  trx: Writing,
  documents: readonly Document[],
): Promise<void> {
  const rows = documents.map(({ id, source, found }) => ({
    rowid: id,
    words: engine.indexed(
      terms([source, found.author?.name ?? '', found.title ?? '', found.text].join('\n')),
    ),
  }))
  const shape = { rowid: 'bigint', words: engine.indexedType } as const
  await inserting(engine, 'mention_words', shape, rows).execute(trx)
}

export async function unindexWords(
  { engine }: Store,
  trx: Writing,
  ids: readonly MentionId[],
): Promise<void> {
  await trx.deleteFrom('mention_words').where('rowid', 'in', listed(engine, ids)).execute()
}

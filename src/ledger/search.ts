import { type SqlBool, sql } from 'kysely'
import type { Mood } from '../core/analysis.ts'
import type { SearchLedger, SearchQuery } from '../core/ledger.ts'
import type { Store } from './engine.ts'
import { selectRows, toRow } from './rows.ts'
import { type Phrases, phrases } from './terms.ts'

/** Cuts the score as `mood` does. */
export const MOODS: Readonly<Record<Mood, string>> = {
  negative: 'analysis.sentiment <= -0.2',
  neutral: 'analysis.sentiment > -0.2 and analysis.sentiment < 0.2',
  positive: 'analysis.sentiment >= 0.2',
}

export function searching(store: Store): SearchLedger {
  const { db } = store
  return {
    async search(query) {
      const rows = await found(store, query)
        .limit(query.limit + 1)
        .offset(query.offset)
        .execute()
      return { rows: rows.slice(0, query.limit).map(toRow), more: rows.length > query.limit }
    },

    async backlog(now) {
      const { rows } = await sql<{
        mentions: number
        unread: number
        unrouted: number
        owed: number
        in_doubt: number
        oldest: number | null
      }>`select
        (select cast(coalesce(sum(stored), 0) as bigint) from source) as mentions,
        (select count(*) from mention where awaits = 'understanding') as unread,
        (select count(*) from mention where awaits = 'routing') as unrouted,
        (select count(*) from debt where doubted_at is null) as owed,
        (select count(*) from debt where doubted_at is not null) as in_doubt,
        (select min(created_at) from debt where doubted_at is null) as oldest`.execute(db)
      const [count] = rows
      return {
        mentions: count?.mentions ?? 0,
        unread: count?.unread ?? 0,
        unrouted: count?.unrouted ?? 0,
        owed: count?.owed ?? 0,
        inDoubt: count?.in_doubt ?? 0,
        oldestOwedMs: Math.max(0, now - (count?.oldest ?? now)),
      }
    },
  }
}

/** Newest reference first. Copies are found as their lead. */
function found({ db, engine }: Store, query: SearchQuery) {
  const wanted: Phrases = { must: phrases(query.must), any: phrases(query.any), not: phrases(query.not) }
  const byWords = wanted.must.length + wanted.any.length > 0
  // Both engines walk their index backwards from here, and stop at the limit.
  const id = byWords ? sql.ref<number>('mention_words.rowid') : sql.ref<number>('mention.id')
  let rows = selectRows(db)
    .$if(byWords, (all) =>
      all.innerJoin('mention_words', 'mention_words.rowid', 'mention.id').where(engine.finds(wanted)),
    )
    .where('mention.copy_of', 'is', null)
    .where('mention.erased_at', 'is', null)
    .orderBy(id, 'desc')

  if (!byWords && wanted.not.length > 0)
    rows = rows.where(
      'mention.id',
      'not in',
      sql<number>`(select rowid from mention_words where ${engine.finds({ must: [], any: wanted.not, not: [] })})`,
    )
  const { source, department, kind, mood, urgency, language, status, since, until } = query
  if (source !== undefined) rows = rows.where('mention.source', '=', source)
  if (department !== undefined)
    rows = rows.where(sql`coalesce(engagement.department, analysis.department)`, '=', department)
  if (kind !== undefined) rows = rows.where('analysis.kind', '=', kind)
  if (mood !== undefined) rows = rows.where(sql<SqlBool>`${sql.raw(MOODS[mood])}`)
  if (urgency !== undefined) rows = rows.where('analysis.urgency', '=', urgency)
  if (language !== undefined) rows = rows.where('analysis.language', '=', language)
  if (status !== undefined) rows = rows.where('engagement.status', '=', status)
  if (until !== undefined) rows = rows.where('mention.at', '<', until)
  if (since !== undefined)
    rows = rows
      .where('mention.at', '>=', since)
      // Where the walk can end. The plus keeps SQLite from walking all ids to find the least.
      .where(
        id,
        '>=',
        sql<number>`(select coalesce(min(+late.id), ${sql.lit(Number.MAX_SAFE_INTEGER)})
          from mention as late where late.at >= ${since})`,
      )
  return rows
}

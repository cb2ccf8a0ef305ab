import { sql } from 'kysely'
import type { Counted, Period, Row, Searched, SearchLedger, SearchTerms } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { phrases } from '../core/terms.ts'
import { DAY, type Instant } from '../core/time.ts'
import { listed, type Store } from './engine.ts'
import { selectRows, toRow } from './rows.ts'
import { MOODS, narrowed } from './search-filters.ts'
import type { Phrases } from './terms.ts'
import { firstIdSince, LOOKED_THROUGH, lastIdIn, pieces, type Walk, walkOf } from './walks.ts'

export function searching(store: Store): SearchLedger {
  const { db } = store
  return {
    async search({ limit, offset, ...terms }) {
      const walk = walkOf(store, terms)
      if (walk !== null) return search(store, walk, terms, limit, offset)
      const rows = await newestFirst(store, terms, await seldomOnes(store, terms))
        .limit(limit + 1)
        .offset(offset)
        .execute()
      return { rows: rows.slice(0, limit).map(toRow), more: rows.length > limit, lookedBackTo: null }
    },

    count: (terms, period) => count(store, terms, period),

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

async function search(
  store: Store,
  walk: Walk,
  terms: SearchTerms,
  limit: number,
  offset: number,
): Promise<Searched> {
  const found: Row[] = []
  const searched = (lookedBackTo: Instant | null) => ({
    rows: found.slice(offset, offset + limit),
    more: found.length > offset + limit,
    lookedBackTo,
  })
  let looked = 0
  for await (const { from, below, holds, last } of pieces(store, walk)) {
    const rows = await newestFirst(store, walk.narrows, null)
      .where(walk.by, '>=', from)
      .where(walk.by, '<', below)
      .limit(offset + limit + 1 - found.length)
      .execute()
    found.push(...rows.map(toRow))
    looked += holds
    if (found.length > offset + limit) break
    if (!last && terms.since === undefined && looked >= LOOKED_THROUGH)
      return searched(await walk.timeOf(from))
  }
  return searched(null)
}

/** Ends of longer times are too dear to look for. */
const BOUNDED = 62 * DAY

interface Wanted {
  readonly phrases: Phrases
  readonly byWords: boolean
}

function wantedIn(terms: SearchTerms): Wanted {
  const wanted = { must: phrases(terms.must), any: phrases(terms.any), not: phrases(terms.not) }
  return { phrases: wanted, byWords: wanted.must.length + wanted.any.length > 0 }
}

/** Of so many newest mentions fewer than this hold the words: all that do are few enough to be put in order. */
const NEWEST = 5_000
const FEW = 20

/** Those that hold words which are seldom said, where the engine would rather walk all; else null. */
async function seldomOnes({ db, engine }: Store, terms: SearchTerms): Promise<readonly MentionId[] | null> {
  const { phrases, byWords } = wantedIn(terms)
  if (engine.walksWords || !byWords) return null
  const { rows } = await sql<{ hits: number }>`select count(*) as hits from mention_words
    where rowid > (select max(id) from mention) - ${sql.lit(NEWEST)} and ${engine.finds(phrases)}`.execute(db)
  if ((rows[0]?.hits ?? 0) >= FEW) return null
  const all = await sql<{ rowid: MentionId }>`
    select rowid from mention_words where ${engine.finds(phrases)}`.execute(db)
  return all.rows.map(({ rowid }) => rowid)
}

/**
 * By words or theme the newest reference first, by status what the team was told of last, else what was said
 * last: in each case the engines walk an index backwards and stop at the limit. Copies are found as their lead.
 * @param seldom those that hold the words, where they are few
 */
function newestFirst(store: Store, terms: SearchTerms, seldom: readonly MentionId[] | null) {
  const { db, engine } = store
  const { phrases, byWords } = wantedIn(terms)
  const { since, until, theme, status, unansweredSince } = terms
  const rows = selectRows(db).where((eb) => eb.and(narrowed(store, terms, byWords ? null : phrases.not)))
  if (seldom !== null)
    return rows.where('mention.id', 'in', listed(engine, seldom)).orderBy('mention.id', 'desc')
  if (byWords) {
    const id = sql.ref<number>('mention_words.rowid')
    return rows
      .innerJoin('mention_words', 'mention_words.rowid', 'mention.id')
      .where(engine.finds(phrases))
      .$if(since !== undefined, (query) => query.where(id, '>=', firstIdSince(since ?? 0)))
      .$if(since !== undefined && until !== undefined && until - since <= BOUNDED, (query) =>
        query.where(id, '<=', lastIdIn(since ?? 0, until ?? 0)),
      )
      .orderBy(id, 'desc')
  }
  if (theme !== undefined) return rows.orderBy('analysis.mention', 'desc')
  if (status !== undefined || unansweredSince !== undefined)
    return rows.orderBy('engagement.opened_at', 'desc').orderBy('engagement.mention', 'desc')
  return rows.orderBy('mention.at', 'desc').orderBy('mention.id', 'desc')
}

async function count(store: Store, terms: SearchTerms, period: Period): Promise<Counted> {
  const { db, engine } = store
  const { phrases, byWords } = wantedIn(terms)
  const since = Math.max(period.since, terms.since ?? 0)
  const until = Math.min(period.until, terms.until ?? period.until)
  if (since >= until) return { mentions: 0, negative: 0, positive: 0 }
  const id = sql.ref<number>('mention_words.rowid')
  const found = await db
    .selectFrom('mention')
    .innerJoin('analysis', 'analysis.mention', 'mention.id')
    .leftJoin('engagement', 'engagement.mention', 'mention.id')
    .where((eb) => eb.and(narrowed(store, { ...terms, since, until }, byWords ? null : phrases.not)))
    .$if(byWords, (all) =>
      all
        .innerJoin('mention_words', 'mention_words.rowid', 'mention.id')
        .where(engine.finds(phrases))
        .where(id, '>=', firstIdSince(since))
        .where(id, '<=', lastIdIn(since, until)),
    )
    .select((eb) => eb.fn.countAll<number>().as('mentions'))
    .select(
      (['negative', 'positive'] as const).map((mood) =>
        sql<number>`coalesce(sum(case when ${sql.raw(MOODS[mood])} then 1 else 0 end), 0)`.as(mood),
      ),
    )
    .executeTakeFirstOrThrow()
  return { mentions: found.mentions, negative: found.negative, positive: found.positive }
}

import { type Selectable, sql } from 'kysely'
import type { SurgeLedger } from '../core/ledger.ts'
import type { Surge, SurgeMoved, ThemeHeard } from '../core/surge.ts'
import { FRESH_MS } from '../core/theme.ts'
import { DAY, HOUR, type Instant } from '../core/time.ts'
import { owePosts } from './debts.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { selectRows, toRow } from './rows.ts'
import type { Tables } from './schema.ts'
import { oweSurgeUpdates } from './surge-cards.ts'

/** How far back an hour's usual count is learnt from. */
const HISTORY = 28 * DAY
/** How many of a surge's mentions say what it is about: its first and its latest ones. */
const READ = 30

export function surges({ db, engine }: Store): SurgeLedger {
  return {
    async openSurges() {
      const rows = await db
        .selectFrom('surge')
        .selectAll()
        .where('closed_at', 'is', null)
        .orderBy('id')
        .execute()
      return rows.map(toSurge)
    },

    async heard(themes, now) {
      if (themes.length === 0) return []
      const these = listed(engine, themes)
      const labels = await db
        .selectFrom('theme')
        .select(['id', 'name'])
        .where('id', 'in', these)
        .orderBy('id')
        .execute()
      const { rows: voices } = await sql<{ theme: number; at: number }>`
        select analysis.theme, min(mention.stored_at) as at
        from analysis join mention on mention.id = analysis.mention
        where analysis.theme in ${these}
          and analysis.mention >= coalesce((select id from mention where stored_at > ${now - HOUR}
            order by stored_at, id limit 1), 0)
          and mention.stored_at > ${now - HOUR} and mention.quiet = 0 and mention.copy_of is null
          and mention.at > mention.stored_at - ${sql.lit(FRESH_MS)}
        group by analysis.theme,
          coalesce(mention.source || ' ' || mention.author_key, cast(mention.id as text))
        order by at`.execute(db)
      const hours = await db
        .selectFrom('theme_hour')
        .selectAll()
        .where('theme', 'in', these)
        .where('hour', '>=', Math.floor((now - HISTORY) / HOUR))
        .orderBy('hour')
        .execute()
      const { rows: lasts } = await sql<{ theme: number; surge: number; closed_at: number }>`
        select theme, id as surge, closed_at from surge where id in
          (select max(id) from surge where theme in ${these} group by theme)
        and closed_at is not null`.execute(db)
      return labels.map((theme): ThemeHeard => {
        const last = lasts.find((one) => one.theme === theme.id)
        return {
          theme,
          voices: voices.filter((voice) => voice.theme === theme.id).map(({ at }) => at),
          hours: hours.filter((one) => one.theme === theme.id).map(({ hour, count }) => ({ hour, count })),
          last: last ? { surge: last.surge, closedAt: last.closed_at } : null,
        }
      })
    },

    async pulse(now) {
      const first = await db
        .selectFrom('mention')
        .select('stored_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst()
      const { rows } = await sql<{ lastHour: number; themes: number }>`select
        (select count(*) from mention where stored_at > ${now - HOUR} and quiet = 0 and copy_of is null
          and at > stored_at - ${sql.lit(FRESH_MS)}) as "lastHour",
        (select count(*) from theme where state <> '' and merged_into is null) as themes`.execute(db)
      return { since: first?.stored_at ?? null, lastHour: 0, themes: 0, ...rows[0] }
    },

    async surge(id) {
      const row = await db
        .selectFrom('surge')
        .innerJoin('theme', 'theme.id', 'surge.theme')
        .selectAll('surge')
        .select('theme.name')
        .where('surge.id', '=', id)
        .executeTakeFirst()
      if (!row) return null
      const surge = toSurge(row)
      const within = () => {
        const all = selectRows(db)
          .where('analysis.theme', '=', surge.theme)
          .where('mention.stored_at', '>=', surge.since)
          .where('mention.quiet', '=', 0)
          .where('mention.copy_of', 'is', null)
          .where(sql<boolean>`mention.at > mention.stored_at - ${sql.lit(FRESH_MS)}`)
        return surge.closedAt === null ? all : all.where('mention.stored_at', '<=', surge.closedAt)
      }
      const sources = await within()
        .clearSelect()
        .select((eb) => ['mention.source', eb.fn.countAll<number>().as('count')])
        .groupBy('mention.source')
        .orderBy('count', 'desc')
        .orderBy('mention.source')
        .execute()
      const first = await within().orderBy('mention.id').limit(READ).execute()
      const latest = await within().orderBy('mention.id', 'desc').limit(READ).execute()
      const rows = new Map([...first, ...latest.reverse()].map((one) => [one.id, toRow(one)]))
      return {
        ...surge,
        name: row.name ?? '',
        rows: [...rows.values()],
        count: sources.reduce((sum, { count }) => sum + count, 0),
        sources,
      }
    },
  }
}

/** Opens, shows and closes surges, and owes their cards. */
export async function moveSurges(
  store: Store,
  trx: Writing,
  moves: readonly SurgeMoved[],
  at: Instant,
): Promise<void> {
  for (const one of moves) {
    if (one.move === 'open') {
      await open(store, trx, one, at)
      continue
    }
    const { rows } = await sql<{ id: number }>`update surge set shown_at = ${at}, shown = ${one.count},
      closed_at = cast(${one.move === 'close' ? at : null} as bigint)
      where id = ${one.surge} and (closed_at is null or ${one.move === 'reopen' ? 1 : 0} = 1)
      returning id`.execute(trx)
    await oweSurgeUpdates(
      store,
      trx,
      rows.map(({ id }) => id),
      at,
    )
  }
}

async function open(
  store: Store,
  trx: Writing,
  { theme, since, usual, count, channels }: Extract<SurgeMoved, { move: 'open' }>,
  at: Instant,
): Promise<void> {
  const surge = await trx
    .insertInto('surge')
    .values({ theme, since, usual, closed_at: null, shown_at: at, shown: count })
    .onConflict((known) => known.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!surge) return
  const cards = await trx
    .insertInto('card')
    .values(channels.map((card) => ({ ...card, surge: surge.id, state: 'owed' as const, at })))
    .returning('id')
    .execute()
  await owePosts(
    store,
    trx,
    cards.map((card) => card.id),
    at,
  )
}

function toSurge(row: Selectable<Tables['surge']>): Surge {
  return {
    id: row.id,
    theme: row.theme,
    since: row.since,
    usual: row.usual,
    closedAt: row.closed_at,
    shownAt: row.shown_at,
    shown: row.shown,
  }
}

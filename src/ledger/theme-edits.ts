import { sql } from 'kysely'
import type { ThemeLedger } from '../core/ledger.ts'
import type { Theme, ThemeId } from '../core/theme.ts'
import { DAY, HOUR, type Instant } from '../core/time.ts'
import type { Store, Writing } from './engine.ts'
import { selectRows, toRow } from './rows.ts'
import { oweSurgeUpdates } from './surge-cards.ts'
import { rejoin, split } from './theme-splits.ts'

/** What people see of themes, and what they change. */
export function themeEdits(store: Store): ThemeLedger {
  const { db, write } = store
  const named = db.selectFrom('theme').where('name', 'is not', null).where('merged_into', 'is', null)

  async function edit<T>(work: (trx: Writing) => Promise<T>): Promise<T> {
    return write(async (trx) => {
      // Who gathers sees that themes changed; and edits are one after the other.
      await sql`update theme_clock set edits = edits + 1`.execute(trx)
      return work(trx)
    })
  }

  return {
    async listThemes(now, limit, offset) {
      const { total } = await named
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const { rows } = await sql<ThemeRow>`
        select ${columns(now)} from theme where name is not null and merged_into is null
        order by pinned desc, week desc, last_at desc, id limit ${limit} offset ${offset}`.execute(db)
      return { themes: rows.map(toTheme), total }
    },

    async namedThemes() {
      return named.select(['id', 'name']).orderBy('id').execute()
    },

    async theme(theme, now) {
      const { rows } = await sql<ThemeRow>`
        select ${columns(now)} from theme where name is not null and id =
          (select coalesce(merged_into, id) from theme as asked where asked.id = ${theme})`.execute(db)
      return rows[0] ? toTheme(rows[0]) : null
    },

    async themeMentions(theme, limit, offset) {
      const all = db
        .selectFrom('analysis')
        .innerJoin('mention', 'mention.id', 'analysis.mention')
        .where('analysis.theme', '=', theme)
        .where('mention.copy_of', 'is', null)
      const { total } = await all
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await selectRows(db)
        .where('analysis.theme', '=', theme)
        .where('mention.copy_of', 'is', null)
        .orderBy('mention.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map(toRow), total }
    },

    renameTheme: (theme, name) =>
      edit(async (trx) => {
        await trx.updateTable('theme').set({ name }).where('id', '=', theme).execute()
      }),

    pinTheme: (theme, pinned) =>
      edit(async (trx) => {
        await trx
          .updateTable('theme')
          .set({ pinned: pinned ? 1 : 0 })
          .where('id', '=', theme)
          .execute()
      }),

    mergeThemes: (from, into, at) => edit((trx) => merge(store, trx, from, into, at)),
    splitTheme: (from, words, at) => edit((trx) => split(store, trx, from, words, at)),
  }
}

async function merge(store: Store, trx: Writing, from: ThemeId, into: ThemeId, at: Instant): Promise<void> {
  await rejoin(trx, from, into)
  await sql`update theme set merged_into = ${into}, state = '', count = 0, pinned = 0
    where id = ${from} or merged_into = ${from}`.execute(trx)
  await sql`update analysis set theme = ${into} where theme = ${from}`.execute(trx)
  await sql`insert into theme_hour (theme, hour, count)
    select cast(${into} as bigint), hour, count from theme_hour where theme = ${from}
    on conflict (theme, hour) do update set count = theme_hour.count + excluded.count`.execute(trx)
  await sql`delete from theme_hour where theme = ${from}`.execute(trx)
  await sql`insert into theme_tally (theme, hour, department, mentions, negative, positive)
    select cast(${into} as bigint), hour, department, mentions, negative, positive
    from theme_tally where theme = ${from}
    on conflict (theme, hour, department) do update set
      mentions = theme_tally.mentions + excluded.mentions,
      negative = theme_tally.negative + excluded.negative,
      positive = theme_tally.positive + excluded.positive`.execute(trx)
  await sql`delete from theme_tally where theme = ${from}`.execute(trx)
  await sql`update theme set
    count = (select count(*) from analysis join mention on mention.id = analysis.mention
      where analysis.theme = ${into} and mention.copy_of is null),
    first_at = coalesce((select min(first_at) from theme as one where one.id in (${from}, ${into})), first_at),
    last_at = coalesce((select max(last_at) from theme as one where one.id in (${from}, ${into})), last_at)
    where id = ${into}`.execute(trx)
  // Of two surges that go on, the one of the theme that stays does.
  const { rows } = await sql<{ id: number }>`update surge set closed_at = ${at}
    where theme = ${from} and closed_at is null
      and exists (select 1 from surge as other where other.theme = ${into} and other.closed_at is null)
    returning id`.execute(trx)
  await sql`update surge set theme = ${into} where theme = ${from}`.execute(trx)
  await oweSurgeUpdates(
    store,
    trx,
    rows.map(({ id }) => id),
    at,
  )
}

interface ThemeRow {
  readonly id: number
  readonly name: string
  readonly pinned: number
  readonly count: number
  readonly first_at: number
  readonly last_at: number
  readonly week: number
  readonly week_before: number
}

function columns(now: Instant) {
  const heard = (from: Instant, to: Instant) => sql<number>`(select coalesce(sum(heard.count), 0)
    from theme_hour as heard where heard.theme = theme.id
    and heard.hour > ${Math.floor(from / HOUR)} and heard.hour <= ${Math.floor(to / HOUR)})`
  return sql`theme.id, theme.name, theme.pinned, theme.count, theme.first_at, theme.last_at,
    cast(${heard(now - 7 * DAY, now)} as bigint) as week,
    cast(${heard(now - 14 * DAY, now - 7 * DAY)} as bigint) as week_before`
}

function toTheme(row: ThemeRow): Theme {
  return {
    id: row.id,
    name: row.name,
    pinned: row.pinned === 1,
    count: row.count,
    firstAt: row.first_at,
    lastAt: row.last_at,
    week: row.week,
    weekBefore: row.week_before,
  }
}

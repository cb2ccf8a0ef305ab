import { sql } from 'kysely'
import { ThemesEdited, type ThemesMoved, type UnderstandLedger, type Understood } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { FRESH_MS } from '../core/theme.ts'
import { HOUR } from '../core/time.ts'
import { batch, inserting, listed, type Store, type Writing } from './engine.ts'
import { recountThemes } from './tally.ts'

type Theming = Pick<UnderstandLedger, 'themes' | 'themeEdits' | 'recentlyGathered' | 'gatheredIn' | 'wordsOf'>

export function theming({ db, engine }: Store): Theming {
  return {
    async themes() {
      // The count of edits first: one that comes between is seen as a change at the next look.
      const { next, edits } = await db.selectFrom('theme_clock').selectAll().executeTakeFirstOrThrow()
      const rows = await db
        .selectFrom('theme')
        .selectAll()
        .where('state', '<>', '')
        .where('merged_into', 'is', null)
        .orderBy('id')
        .execute()
      const themes = rows.map(
        ({ first_at, last_at, pinned, merged_into: _, split_from: from, split_words: words, ...row }) => ({
          ...row,
          firstAt: first_at,
          lastAt: last_at,
          pinned: pinned === 1,
          ...(from !== null && words !== null && { split: { from, words } }),
        }),
      )
      return { themes, next, edits }
    },

    async themeEdits() {
      const { edits } = await db.selectFrom('theme_clock').select('edits').executeTakeFirstOrThrow()
      return edits
    },

    async recentlyGathered(limit) {
      const rows = await db
        .selectFrom('mention')
        .innerJoin('analysis', 'analysis.mention', 'mention.id')
        .select(['mention.title', 'mention.text', 'mention.at', 'mention.stored_at'])
        .select(['analysis.theme', 'analysis.language'])
        .where('mention.copy_of', 'is', null)
        .where('mention.erased_at', 'is', null)
        .orderBy('mention.id', 'desc')
        .limit(limit)
        .execute()
      return rows.reverse().map(({ theme, language, title, text, at, stored_at }) => ({
        theme,
        language,
        mention: { title, text, at, storedAt: stored_at },
      }))
    },

    async gatheredIn(themes, each) {
      if (themes.length === 0) return []
      const { rows } = await sql<{ theme: number; mention: number }>`
        select theme, mention from (
          select theme, mention, row_number() over (partition by theme order by mention) as place
          from analysis where theme in ${listed(engine, themes)}) as numbered
        where place <= ${each} order by theme, mention`.execute(db)
      return rows
    },

    async wordsOf(mentions) {
      if (mentions.length === 0) return []
      return db
        .selectFrom('mention')
        .select(['id', 'title', 'text'])
        .where('id', 'in', listed(engine, mentions))
        .orderBy('id')
        .execute()
    },
  }
}

const THEME = {
  id: 'bigint',
  name: 'text',
  state: 'text',
  count: 'bigint',
  first_at: 'bigint',
  last_at: 'bigint',
  pinned: 'bigint',
} as const

/** What people changed of a theme stands: its name, and where it was merged into. */
export async function keepThemes(
  { engine }: Store,
  trx: Writing,
  { changed, gone, next, edits }: ThemesMoved,
): Promise<void> {
  if (edits !== undefined) await unedited(trx, edits)
  if (changed.length > 0) {
    const rows = changed.map(({ firstAt, lastAt, pinned, split: _, ...theme }) => ({
      ...theme,
      first_at: firstAt,
      last_at: lastAt,
      pinned: pinned ? 1 : 0,
    }))
    await sql`${inserting(engine, 'theme', THEME, rows)} on conflict (id) do update set
      state = excluded.state, count = excluded.count, first_at = excluded.first_at,
      last_at = excluded.last_at, name = coalesce(theme.name, excluded.name)
      where theme.merged_into is null`.execute(trx)
  }
  await sql`update theme_clock set next = ${next} where next < ${next}`.execute(trx)
  if (gone.length === 0) return
  const these = listed(engine, gone)
  await sql`update analysis set theme = null where theme in
    (select id from theme where id in ${these} and name is null)`.execute(trx)
  for (const counts of ['theme_hour', 'theme_tally'] as const)
    await sql`delete from ${sql.table(counts)} where theme in
      (select id from theme where id in ${these} and name is null)`.execute(trx)
  await sql`delete from theme where id in ${these} and name is null`.execute(trx)
  await sql`update theme set state = '' where id in ${these}`.execute(trx)
}

/**
 * Each mention's theme, or the one that it was merged into; and how many were heard in each hour. History
 * counts where it was published, what is fresh when it was heard.
 */
export async function keepThemesOf(store: Store, trx: Writing, read: readonly Understood[]): Promise<void> {
  const { engine } = store
  const rows = read.flatMap(({ mention, theme }) => (theme == null ? [] : [{ mention, theme }]))
  if (rows.length === 0) return
  const placed = batch(engine, { mention: 'bigint', theme: 'bigint' }, rows)
  const mentions = rows.map(({ mention }) => mention)
  await recountThemes(store, trx, mentions, async () => {
    await sql`update analysis set theme = coalesce(theme.merged_into, theme.id)
      from ${placed} join theme on theme.id = batch.theme
      where analysis.mention = batch.mention`.execute(trx)
  })
  await countHours(store, trx, mentions, '1')
}

/** Adds what these mentions are to the hours of their themes, or takes it out of them. */
export async function countHours(
  { engine }: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  count: '1' | '-1',
): Promise<void> {
  await sql`insert into theme_hour (theme, hour, count)
    select theme, hour, sum(${sql.raw(count)}) from (
      select analysis.theme, (case when mention.quiet = 0 and mention.at > mention.stored_at - ${sql.lit(FRESH_MS)}
        then mention.stored_at else mention.at end) / ${sql.lit(HOUR)} as hour
      from analysis join mention on mention.id = analysis.mention
      where analysis.mention in ${listed(engine, mentions)}
        and mention.copy_of is null and analysis.theme is not null) as heard
    group by theme, hour
    on conflict (theme, hour) do update set count = theme_hour.count + excluded.count`.execute(trx)
}

/** From here on an edit waits for the transaction's end. @throws {ThemesEdited} */
async function unedited(trx: Writing, edits: number): Promise<void> {
  const now = await sql<{ edits: number }>`update theme_clock set edits = edits returning edits`.execute(trx)
  if (now.rows[0]?.edits !== edits) throw new ThemesEdited('Themes were changed meanwhile.')
}

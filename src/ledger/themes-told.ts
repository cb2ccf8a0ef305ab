import { sql } from 'kysely'
import type { LearnLedger, Period, ThemeTally } from '../core/ledger.ts'
import type { Store } from './engine.ts'
import { rowsOf } from './rows.ts'
import { hoursOf, THEMES_COUNTED } from './tally.ts'
import { firstIdSince } from './walks.ts'

/** Of so many newest mentions of a theme the most notable are taken. */
const LOOKED_AT = 300

/** What reports tell of themes. */
export function themesTold(store: Store): Pick<LearnLedger, 'tallyThemes' | 'themeVoices'> {
  const { db } = store
  return {
    async tallyThemes(period, department) {
      const { hours, edges } = hoursOf(period)
      const counts = [
        ...hours.map(
          // Theme by theme: those that nobody spoke of since, and the many without a name, are not looked at.
          ({ since, until }) => sql`
            select told.theme, told.department, told.mentions, told.negative, told.positive
            from theme cross join theme_tally as told
            where theme.name is not null and theme.merged_into is null and theme.last_at >= ${since}
              and told.theme = theme.id and told.hour >= ${since} and told.hour < ${until}`,
        ),
        ...edges.map(
          ({ since, until }) => sql`
            select theme, department, mentions, negative, positive from (${sql.raw(THEMES_COUNTED)}
              and mention.at >= ${since} and mention.at < ${until} group by 1, 2, 3) as edge`,
        ),
      ]
      if (counts.length === 0) return []
      const { rows } = await sql<ThemeTally>`
        select theme.id as theme, theme.name as name, theme.first_at as "firstAt", counted.mentions,
          counted.negative, counted.positive
        from (select theme, cast(sum(mentions) as bigint) as mentions,
            cast(sum(negative) as bigint) as negative, cast(sum(positive) as bigint) as positive
          from (${sql.join(counts, sql` union all `)}) as told
          ${department === null ? sql`` : sql`where department = ${department}`}
          group by theme) as counted
        join theme on theme.id = counted.theme
        where theme.name is not null and counted.mentions > 0
        order by counted.mentions desc, theme.id`.execute(db)
      return rows
    },

    async themeVoices(theme, { since, until }: Period, department, limit) {
      const { rows } = await sql<{ id: number }>`
        select id from (
          select mention.id, mention.notability, mention.copies from analysis
          join mention on mention.id = analysis.mention
          left join engagement on engagement.mention = mention.id
          where analysis.theme = ${theme} and analysis.mention >= ${firstIdSince(since)}
            and mention.at >= ${since} and mention.at < ${until}
            and mention.copy_of is null and mention.erased_at is null
            ${department === null ? sql`` : sql`and coalesce(engagement.department, analysis.department) = ${department}`}
          order by analysis.mention desc limit ${sql.lit(LOOKED_AT)}) as newest
        order by coalesce(notability, 0) desc, copies desc, id desc limit ${limit}`.execute(db)
      return rowsOf(
        store,
        rows.map(({ id }) => id),
      )
    },
  }
}

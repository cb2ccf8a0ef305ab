import { sql } from 'kysely'
import type { Period } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { HOUR } from '../core/time.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { MOODS } from './search-filters.ts'

const HOUR_OF = `mention.at - mention.at % ${HOUR}`
const DEPARTMENT = `coalesce(engagement.department, analysis.department, '')`
const FROM = `
  from mention
  join analysis on analysis.mention = mention.id
  left join engagement on engagement.mention = mention.id`

/** What each understood mention adds to its hour; the copies of a mention are counted beside it. */
const each = (count: string) => `
  select ${HOUR_OF} as hour, ${DEPARTMENT} as department, analysis.kind as kind,
    sum(case when mention.copy_of is null then ${count} else 0 end) as mentions,
    sum(case when mention.copy_of is null then 0 else ${count} end) as copies,
    sum(case when mention.copy_of is null and ${MOODS.negative} then ${count} else 0 end) as negative,
    sum(case when mention.copy_of is null and ${MOODS.positive} then ${count} else 0 end) as positive
  ${FROM}`

/** The same for its theme, copies left out. To be narrowed further. */
const eachOfThemes = (count: string) => `
  select analysis.theme as theme, ${HOUR_OF} as hour, ${DEPARTMENT} as department,
    sum(${count}) as mentions,
    sum(case when ${MOODS.negative} then ${count} else 0 end) as negative,
    sum(case when ${MOODS.positive} then ${count} else 0 end) as positive
  ${FROM} where mention.copy_of is null and analysis.theme is not null`

/** All that is counted, hour by hour: to be narrowed, and grouped by its first three columns. */
export const COUNTED = each('1')
/** The same by themes: narrowed by `and`. */
export const THEMES_COUNTED = eachOfThemes('1')

/** The whole hours of a period are read from a tally, what is left at both ends from the mentions themselves. */
export function hoursOf({ since, until }: Period): {
  readonly hours: readonly Period[]
  readonly edges: readonly Period[]
} {
  const from = Math.ceil(since / HOUR) * HOUR
  const to = Math.floor(until / HOUR) * HOUR
  const some = (periods: readonly Period[]) => periods.filter((one) => one.since < one.until)
  return from < to
    ? {
        hours: [{ since: from, until: to }],
        edges: some([
          { since, until: from },
          { since: to, until },
        ]),
      }
    : { hours: [], edges: some([{ since, until }]) }
}

/**
 * Changes what is counted of these mentions, and keeps the tallies right: what they added before is taken
 * out, what they add after is put in. The caller holds their locks.
 */
export async function recount(
  store: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  change: () => Promise<void>,
): Promise<void> {
  await add(store, trx, mentions, '-1')
  await addOfThemes(store, trx, mentions, '-1')
  await change()
  await add(store, trx, mentions, '1')
  await addOfThemes(store, trx, mentions, '1')
}

/** The same where only the themes change. */
export async function recountThemes(
  store: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  change: () => Promise<void>,
): Promise<void> {
  await addOfThemes(store, trx, mentions, '-1')
  await change()
  await addOfThemes(store, trx, mentions, '1')
}

/** In the order of the tally's key, so that two who count at once wait for each other in one order. */
async function add({ engine }: Store, trx: Writing, mentions: readonly MentionId[], count: '1' | '-1') {
  await sql`insert into tally (hour, department, kind, mentions, copies, negative, positive)
    ${sql.raw(each(count))} where mention.id in ${listed(engine, mentions)}
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (hour, department, kind) do update set
      mentions = tally.mentions + excluded.mentions, copies = tally.copies + excluded.copies,
      negative = tally.negative + excluded.negative, positive = tally.positive + excluded.positive`.execute(
    trx,
  )
}

async function addOfThemes(
  { engine }: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  count: '1' | '-1',
) {
  await sql`insert into theme_tally (theme, hour, department, mentions, negative, positive)
    ${sql.raw(eachOfThemes(count))} and mention.id in ${listed(engine, mentions)}
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (theme, hour, department) do update set
      mentions = theme_tally.mentions + excluded.mentions,
      negative = theme_tally.negative + excluded.negative,
      positive = theme_tally.positive + excluded.positive`.execute(trx)
}

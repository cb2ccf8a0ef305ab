import { sql } from 'kysely'
import type { MentionId } from '../core/mention.ts'
import { HOUR } from '../core/time.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { MOODS } from './search.ts'

/** What each understood mention adds to its hour; the copies of a mention are counted beside it. */
const each = (count: string) => `
  select mention.at - mention.at % ${HOUR} as hour,
    coalesce(engagement.department, analysis.department, '') as department,
    analysis.kind as kind,
    sum(case when mention.copy_of is null then ${count} else 0 end) as mentions,
    sum(case when mention.copy_of is null then 0 else ${count} end) as copies,
    sum(case when mention.copy_of is null and ${MOODS.negative} then ${count} else 0 end) as negative,
    sum(case when mention.copy_of is null and ${MOODS.positive} then ${count} else 0 end) as positive
  from mention
  join analysis on analysis.mention = mention.id
  left join engagement on engagement.mention = mention.id`

/** All that is counted, hour by hour: to be narrowed, and grouped by its first three columns. */
export const COUNTED = each('1')

/**
 * Changes what is counted of these mentions, and keeps the tally right: what they added before is taken
 * out, what they add after is put in. The caller holds their locks.
 */
export async function recount(
  store: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  change: () => Promise<void>,
): Promise<void> {
  await add(store, trx, mentions, '-1')
  await change()
  await add(store, trx, mentions, '1')
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

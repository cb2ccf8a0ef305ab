import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Mood } from '../core/analysis.ts'
import type { Acting, Period, SearchTerms } from '../core/ledger.ts'
import type { Phrase } from '../core/terms.ts'
import type { Store } from './engine.ts'

/** Cuts the score as `mood` does. */
export const MOODS: Readonly<Record<Mood, string>> = {
  negative: 'analysis.sentiment <= -0.2',
  neutral: 'analysis.sentiment > -0.2 and analysis.sentiment < 0.2',
  positive: 'analysis.sentiment >= 0.2',
}

/**
 * What must hold of a mention beside its words. `without`: words to leave out where no others are looked
 * for; a full-text index can only take away from what it finds.
 */
export function narrowed(
  { engine }: Store,
  terms: SearchTerms,
  without: readonly Phrase[] | null,
): Expression<SqlBool>[] {
  const { source, department, kind, mood, urgency, language, status, theme, since, until } = terms
  const { acted, handled, praises, unansweredSince } = terms
  const conditions: RawBuilder<SqlBool>[] = [sql`mention.copy_of is null`, sql`mention.erased_at is null`]
  const add = (condition: RawBuilder<SqlBool>) => conditions.push(condition)
  // Counted, so that it is asked of one mention at a time, and not of all that hold the word.
  if (without !== null && without.length > 0)
    add(
      sql`(select count(*) from mention_words
        where rowid = mention.id and ${engine.finds({ must: [], any: without, not: [] })}) = 0`,
    )
  if (source !== undefined) add(sql`mention.source = ${source}`)
  if (department !== undefined) add(sql`coalesce(engagement.department, analysis.department) = ${department}`)
  if (kind !== undefined) add(sql`analysis.kind = ${kind}`)
  if (mood !== undefined) add(sql`${sql.raw(MOODS[mood])}`)
  if (urgency !== undefined) add(sql`analysis.urgency = ${urgency}`)
  if (language !== undefined) add(sql`analysis.language = ${language}`)
  if (theme !== undefined) add(sql`analysis.theme = ${theme}`)
  if (until !== undefined) add(sql`mention.at < ${until}`)
  if (since !== undefined) add(sql`mention.at >= ${since}`)
  if (status !== undefined) add(sql`engagement.status = ${status}`)
  if (acted !== undefined) add(actedOn(acted))
  if (handled !== undefined) add(handledIn(handled.how, handled.in))
  if (praises !== undefined)
    add(sql`exists (select 1 from praised where praised.mention = mention.id and person = ${praises})`)
  if (unansweredSince !== undefined)
    add(sql`${sql.raw(UNANSWERED)} and engagement.opened_at < ${unansweredSince}`)
  return conditions
}

/** The names carry the table here, not in the condition of the index; it is the same. */
const UNANSWERED = `engagement.kind = 'complaint' and engagement.responded_at is null
  and engagement.closed_at is null and engagement.status <> 'snoozed'`

function actedOn({ in: period, action, by }: Acting): RawBuilder<SqlBool> {
  const what =
    action === undefined
      ? sql`act.verb in ('log', 'thank')`
      : action === 'thanks'
        ? sql`act.verb = 'thank'`
        : sql`act.verb = 'log' and act.action = ${action}`
  const who = by === undefined ? sql`` : sql`and act.member_name = ${by}`
  // Of a time the acts are few, and give the mentions; of all times each mention is asked for its acts.
  return period === undefined
    ? sql`exists (select 1 from act where act.mention = mention.id and ${what} ${who})`
    : sql`mention.id in (select act.mention from act
        where act.at >= ${period.since} and act.at < ${period.until} and ${what} ${who})`
}

/** By the acts' own times first: within them there are few, and both engines have them in an index. */
function handledIn(how: 'answered' | 'closed' | 'either', { since, until }: Period): RawBuilder<SqlBool> {
  const answered = sql`select mention from engagement
    where responded_at is not null and responded_at >= ${since} and responded_at < ${until}`
  const closed = sql`select mention from engagement
    where closed_at is not null and closed_at >= ${since} and closed_at < ${until} and status = 'closed'`
  const either = sql`${answered} union all ${closed}`
  return sql`mention.id in (${how === 'answered' ? answered : how === 'closed' ? closed : either})`
}

import { sql } from 'kysely'
import type { CardId, LearnLedger, Pace, Period, Praised, Tally } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { owePosts } from './debts.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { rowsOf } from './rows.ts'
import { takeSlot } from './sharing.ts'
import { COUNTED, hoursOf } from './tally.ts'
import { themesTold } from './themes-told.ts'

export function learning(store: Store): LearnLedger {
  const { db, engine, write } = store
  return {
    atOnce: engine.atOnce,

    async heardSince() {
      const { first } = await db
        .selectFrom('tally')
        .select((eb) => eb.fn.min('hour').as('first'))
        .executeTakeFirstOrThrow()
      return first
    },

    tally: (period) => tally(store, period),

    ...themesTold(store),

    async deeds({ since, until }, department) {
      const deeds = await db
        .selectFrom('act')
        .innerJoin('engagement', 'engagement.mention', 'act.mention')
        .select(['engagement.department', 'act.verb', 'act.action', 'act.member_name as member'])
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('act.at', '>=', since)
        .where('act.at', '<', until)
        .groupBy(['engagement.department', 'act.verb', 'act.action', 'act.member_name'])
        .execute()
      // Not asked of the database: PostgreSQL would then read all that ever was a department's.
      return deeds.filter((one) => department === null || one.department === department)
    },

    async pace(period, department) {
      const responded = await lasted(store, 'responded', period, department)
      return [...responded, ...(await lasted(store, 'closed', period, department))]
    },

    async waiting(overdueBefore, department) {
      const open = await db
        .selectFrom('engagement')
        .select('department')
        .select((eb) => eb.fn.countAll<number>().as('open'))
        .where('kind', '=', 'complaint')
        .where('status', 'in', ['open', 'claimed', 'acted', 'reopened'])
        .$if(department !== null, (query) => query.where('department', '=', department))
        .groupBy('department')
        .execute()
      const overdue = await unanswered(store, overdueBefore, department)
        .select('department')
        .select((eb) => eb.fn.countAll<number>().as('overdue'))
        .groupBy('department')
        .execute()
      const late = new Map(overdue.map((row) => [row.department, row.overdue]))
      return open.map((row) => ({ ...row, overdue: late.get(row.department) ?? 0 }))
    },

    async overdue(overdueBefore, department, limit) {
      const late = () => unanswered(store, overdueBefore, department)
      const urgent = await db
        .selectFrom(
          late().select(['mention', 'opened_at']).orderBy('opened_at', 'desc').limit(WEIGHED).as('late'),
        )
        .innerJoin('analysis', 'analysis.mention', 'late.mention')
        .where('analysis.urgency', '=', 'high')
        .select('late.mention')
        .orderBy('late.opened_at')
        .orderBy('late.mention')
        .limit(limit)
        .execute()
      const longest = await late()
        .select('mention')
        .orderBy('opened_at')
        .orderBy('mention')
        .limit(limit)
        .execute()
      const ids = [...urgent, ...longest].map(({ mention }) => mention)
      return rowsOf(store, [...new Set(ids)].slice(0, limit))
    },

    async praised({ since, until }, department) {
      const { rows } = await sql<Praised>`
        select praised.person, count(*) as count, max(mention.id) as latest
        from praised
        join mention on mention.id = praised.mention
        join analysis on analysis.mention = mention.id
        left join engagement on engagement.mention = mention.id
        where praised.at >= ${since} and praised.at < ${until} and mention.copy_of is null
          ${ofDepartment(department)}
        group by praised.person`.execute(db)
      return rows
    },

    async voices({ since, until }, department, each) {
      const { rows } = await sql<{ id: number; department: string | null }>`
        select id, department from (
          select mention.id, coalesce(engagement.department, analysis.department) as department,
            row_number() over (
              partition by coalesce(engagement.department, analysis.department), analysis.kind
              order by coalesce(mention.notability, 0) desc, mention.copies desc, mention.id desc) as place
          from mention
          join analysis on analysis.mention = mention.id
          left join engagement on engagement.mention = mention.id
          where mention.at >= ${since} and mention.at < ${until}
            and mention.copy_of is null and mention.erased_at is null ${ofDepartment(department)}
        ) as placed where place <= ${each}`.execute(db)
      const departments = new Map(rows.map((row) => [row.id, row.department]))
      const found = await rowsOf(
        store,
        rows.map((row) => row.id),
      )
      return found.map((row) => ({ department: departments.get(row.mention.id) ?? null, row }))
    },

    async lastDigest(task) {
      const { last } = await db
        .selectFrom('slot')
        .select((eb) => eb.fn.max('slot').as('last'))
        .where('task', '=', task)
        .executeTakeFirstOrThrow()
      return last
    },

    oweDigest: ({ task, slot, after, channel, say, bare, quotes, at }) =>
      write(async (trx) => {
        if (after !== undefined && !(await takeSlot(trx, `${task}, after`, after, at))) return false
        if (!(await takeSlot(trx, task, slot, at))) return false
        const { id } = await trx
          .insertInto('card')
          .values({
            channel,
            reason: 'It was due.',
            state: 'owed',
            at,
            say: JSON.stringify(say),
            bare: JSON.stringify(bare),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await quote(trx, id, quotes)
        await owePosts(store, trx, [id], at)
        return true
      }),
  }

  function ofDepartment(department: string | null) {
    return department === null
      ? sql``
      : sql`and coalesce(engagement.department, analysis.department) = ${department}`
  }

  async function quote(trx: Writing, card: CardId, mentions: readonly MentionId[]) {
    await sql`insert into card_quote (card, mention)
      select cast(${card} as bigint), id from mention where id in ${listed(engine, mentions)}`.execute(trx)
  }
}

async function tally({ db }: Store, period: Period): Promise<readonly Tally[]> {
  const { hours, edges } = hoursOf(period)
  const counts = [
    ...hours.map(({ since, until }) => sql`select * from tally where hour >= ${since} and hour < ${until}`),
    ...edges.map(
      ({ since, until }) => sql`select * from (${sql.raw(COUNTED)}
          where mention.at >= ${since} and mention.at < ${until} group by 1, 2, 3) as edge`,
    ),
  ]
  if (counts.length === 0) return []
  const { rows } = await sql<Tally & { department: string }>`
    select department, kind, cast(sum(mentions) as bigint) as mentions, cast(sum(copies) as bigint) as copies,
      cast(sum(negative) as bigint) as negative, cast(sum(positive) as bigint) as positive
    from (${sql.join(counts, sql` union all `)}) as counted
    group by department, kind having sum(mentions) > 0 or sum(copies) > 0
    order by department, kind`.execute(db)
  return rows.map((row) => ({ ...row, department: row.department === '' ? null : row.department }))
}

/** The times of many together, since a row for each would cost more to read than to find. */
async function lasted(
  { db, engine }: Store,
  step: Pace['step'],
  { since, until }: Period,
  department: string | null,
): Promise<readonly Pace[]> {
  const at = step === 'responded' ? 'responded_at' : 'closed_at'
  const rows = await db
    .selectFrom('engagement')
    .select(['status', 'department', 'kind'])
    .select((eb) => engine.gathered(eb(at, '-', eb.ref('opened_at'))).as('times'))
    .where(at, '>=', since)
    .where(at, '<', until)
    .$if(department !== null, (query) => query.where('department', '=', department))
    .groupBy(['status', 'department', 'kind'])
    .execute()
  // Not asked of the database: SQLite would then read all that ever was closed.
  const ended = step === 'closed' ? rows.filter(({ status }) => status === 'closed') : rows
  return ended.map(({ department, kind, times }) => ({ department, kind, step, ms: numbers(times) }))
}

function numbers(json: string): readonly number[] {
  return JSON.parse(json)
}

/** Among so many that fell overdue last the urgent ones are looked for. */
const WEIGHED = 1_000

/** Word for word the condition of the index. */
const UNANSWERED = `kind = 'complaint' and responded_at is null and closed_at is null and status <> 'snoozed'`

function unanswered({ db }: Store, before: Instant, department: string | null) {
  return db
    .selectFrom('engagement')
    .where(sql<boolean>`${sql.raw(UNANSWERED)}`)
    .where('opened_at', '<', before)
    .$if(department !== null, (query) => query.where('department', '=', department))
}

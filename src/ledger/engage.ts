import { sql } from 'kysely'
import type { Act } from '../core/engagement.ts'
import type { EngageLedger, ListQuery, Story } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { actOn } from './acting.ts'
import { type CardRow, toCard } from './cards.ts'
import type { Store } from './engine.ts'
import { rowsOf, selectRows, toRow } from './rows.ts'

export function engaging(store: Store): EngageLedger {
  const { db, write } = store
  return {
    story: (mention) => tell(store, mention),

    act: (order) => write((trx) => actOn(store, trx, order)),

    async list(query) {
      const { total } = await asked(store, query)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const page = await asked(store, query)
        .select('engagement.mention')
        .orderBy(sql`case analysis.urgency when 'high' then 0 when 'normal' then 1 else 2 end`)
        .orderBy('engagement.opened_at')
        .orderBy('engagement.mention')
        .limit(query.limit)
        .offset(query.offset)
        .execute()
      return {
        rows: await rowsOf(
          store,
          page.map((row) => row.mention),
        ),
        total,
      }
    },

    async dueToWake(now, limit) {
      const rows = await db
        .selectFrom('engagement')
        .select('mention')
        .where('snoozed_until', '<=', now)
        .where('status', '=', 'snoozed')
        .orderBy('snoozed_until')
        .orderBy('mention')
        .limit(limit)
        .execute()
      return rows.map((row) => row.mention)
    },
  }
}

/** Unless a list asks for others. */
const STANDING = ['open', 'claimed', 'reopened'] as const

function asked({ db }: Store, { statuses, department, kind, assignee }: ListQuery) {
  let query = db
    .selectFrom('engagement')
    .innerJoin('analysis', 'analysis.mention', 'engagement.mention')
    .where('engagement.status', 'in', statuses?.length ? statuses : STANDING)
  if (department !== undefined) query = query.where('engagement.department', '=', department)
  if (kind !== undefined) query = query.where('analysis.kind', '=', kind)
  if (assignee !== undefined) query = query.where('engagement.assignee', '=', assignee)
  return query
}

async function tell({ db }: Store, mention: MentionId): Promise<Story | null> {
  const row = await selectRows(db)
    .select('mention.routed')
    .where('mention.id', '=', (eb) =>
      eb
        .selectFrom('mention as asked')
        .select((lead) => lead.fn.coalesce('asked.copy_of', 'asked.id').as('id'))
        .where('asked.id', '=', mention),
    )
    .executeTakeFirst()
  if (!row) return null
  // Written out: every card that is posted is told by these, and building a query costs more than running it.
  const { rows: acts } = await sql<ActRow>`select * from act where mention = ${row.id} order by id`.execute(
    db,
  )
  const { rows: cards } =
    await sql<CardRow>`select * from card where mention = ${row.id} order by id`.execute(db)
  return {
    ...toRow(row),
    acts: acts.map(toAct),
    cards: cards.map(toCard),
    copies: row.copies === 0 ? [] : await copiesOf(db, row.id),
    routed: row.routed,
  }
}

async function copiesOf(db: Store['db'], lead: MentionId): Promise<Story['copies']> {
  return db
    .selectFrom('mention')
    .select(['id', 'source', 'url'])
    .where('copy_of', '=', lead)
    .orderBy('id')
    .execute()
}

interface ActRow {
  readonly id: number
  readonly mention: number
  readonly verb: Act['verb']
  readonly member_id: string | null
  readonly member_name: string | null
  readonly via: string
  readonly at: number
  readonly detail: string
}

function toAct(row: ActRow): Act {
  const detail: Act['detail'] = JSON.parse(row.detail)
  return {
    id: row.id,
    mention: row.mention,
    verb: row.verb,
    member: row.member_id === null ? null : { id: row.member_id, name: row.member_name ?? '' },
    via: row.via,
    at: row.at,
    detail,
  }
}

import { type Selectable, sql } from 'kysely'
import type { Act } from '../core/engagement.ts'
import type { EngageLedger, ListQuery, Story } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { actOn } from './acting.ts'
import { toCard } from './cards.ts'
import type { Store } from './engine.ts'
import { type Given, once } from './once.ts'
import { leadOf, rowsOf, selectRows, toRow } from './rows.ts'
import type { ActTable } from './schema.ts'

export function engaging(store: Store): EngageLedger {
  const { db, write } = store
  return {
    story: (mention) => tell(store, mention),

    async row(mention) {
      const [row] = await standing(store, db, { mention })
      return row ? toRow(row) : null
    },

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

async function tell(store: Store, mention: MentionId): Promise<Story | null> {
  const [row] = await standing(store, store.db, { mention })
  if (!row) return null
  const acts = await actsOf(store, store.db, { mention: row.id })
  const cards = await cardsOf(store, store.db, { mention: row.id })
  return {
    ...toRow(row),
    acts: acts.map(toAct),
    cards: cards.map(toCard),
    copies: row.copies === 0 ? [] : await copiesOf(store.db, row.id),
    routed: row.routed,
  }
}

const standing = once((db, given: Given<{ mention: MentionId }>) =>
  selectRows(db)
    .select('mention.routed')
    .where('mention.id', '=', leadOf(given('mention')))
    .compile(),
)

const actsOf = once((db, given: Given<{ mention: MentionId }>) =>
  db.selectFrom('act').selectAll().where('mention', '=', given('mention')).orderBy('id').compile(),
)

const cardsOf = once((db, given: Given<{ mention: MentionId }>) =>
  db.selectFrom('card').selectAll().where('mention', '=', given('mention')).orderBy('id').compile(),
)

async function copiesOf(db: Store['db'], lead: MentionId): Promise<Story['copies']> {
  return db
    .selectFrom('mention')
    .select(['id', 'source', 'url'])
    .where('copy_of', '=', lead)
    .orderBy('id')
    .execute()
}

function toAct(row: Selectable<ActTable>): Act {
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

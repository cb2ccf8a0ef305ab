import { sql } from 'kysely'
import type { ActDetail } from '../core/engagement.ts'
import type { AmplifyLedger, Mute, Routed } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { type CardRow, insertCards, toCard } from './cards.ts'
import { owePosts } from './debts.ts'
import { batch, inserting, listed, type Store, type Writing } from './engine.ts'
import { keepKinds } from './kinds.ts'
import { selectRows, toRow } from './rows.ts'
import { fence } from './sharing.ts'
import { moveSurges } from './surges.ts'
import { recount } from './tally.ts'

export function amplifying(store: Store): AmplifyLedger {
  const { db, write } = store
  return {
    async unrouted(limit) {
      const rows = await selectRows(db)
        .where('mention.awaits', '=', 'routing')
        .orderBy('mention.id')
        .limit(limit)
        .execute()
      return rows.map(toRow)
    },

    async routed(lease, routed, at, surges = []) {
      await write(async (trx) => {
        await fence(store, trx, lease)
        await route(store, trx, routed, at)
        await moveSurges(store, trx, surges, at)
      })
    },

    async cardsSince(channel, since) {
      const { count } = await db
        .selectFrom('card')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('channel', '=', channel)
        .where('at', '>=', since)
        .where('state', 'in', ['owed', 'posted', 'in doubt'])
        .where('thread', 'is', null)
        .executeTakeFirstOrThrow()
      return count
    },

    async held() {
      return db
        .selectFrom('card')
        .select((eb) => [
          'channel',
          eb.fn.countAll<number>().as('count'),
          eb.fn.min<number>('at').as('oldestAt'),
        ])
        .where(sql<boolean>`state = 'held'`)
        .groupBy('channel')
        .orderBy('channel')
        .execute()
    },

    gather: (lease, channel, at) =>
      write(async (trx) => {
        await fence(store, trx, lease)
        return gather(store, trx, channel, at)
      }),

    async card(id) {
      const { rows } = await sql<CardRow>`select * from card where id = ${id}`.execute(db)
      return rows[0] ? toCard(rows[0]) : null
    },

    async roundup(roundup) {
      const rows = await selectRows(db)
        .innerJoin('card', 'card.mention', 'mention.id')
        .where('card.gathered_by', '=', roundup)
        .orderBy('mention.notability', 'desc')
        .orderBy('mention.id')
        .execute()
      const held = rows.flatMap(({ id, assignee }) => (assignee === null ? [] : [id]))
      const holders = await holdersOf(store, held)
      return rows.map((row) => ({ ...toRow(row), holder: holders.get(row.id) ?? null }))
    },

    async cardByMessage(channel, message) {
      const row = await db
        .selectFrom('card')
        .selectAll()
        .where('channel', '=', channel)
        .where('message', '=', message)
        .executeTakeFirst()
      return row ? toCard(row) : null
    },

    async mutes(now) {
      return db
        .selectFrom('mute')
        .selectAll()
        .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
        .orderBy('at')
        .orderBy('value')
        .execute()
    },

    async mute({ what, value, until, by, at }: Mute) {
      await db
        .insertInto('mute')
        .values({ what, value, until, by, at })
        .onConflict((known) => known.columns(['what', 'value']).doUpdateSet({ until, by, at }))
        .execute()
    },

    async unmute(what, value) {
      const gone = await db
        .deleteFrom('mute')
        .where('what', '=', what)
        .where('value', '=', value)
        .returning('value')
        .executeTakeFirst()
      return gone !== undefined
    },
  }
}

/** A mention's holder got it by an act, which kept the name. */
async function holdersOf(
  { db, engine }: Store,
  mentions: readonly MentionId[],
): Promise<ReadonlyMap<MentionId, string | null>> {
  if (mentions.length === 0) return new Map()
  const acts = await db
    .selectFrom('act')
    .select(['mention', 'verb', 'member_name', 'detail'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('act as given')
        .select((given) => given.fn.max('given.id').as('id'))
        .where('given.verb', 'in', ['claim', 'assign'])
        .where('given.mention', 'in', listed(engine, mentions))
        .groupBy('given.mention'),
    )
    .execute()
  return new Map(
    acts.map(({ mention, verb, member_name, detail }) => {
      const { to }: ActDetail = JSON.parse(detail)
      return [mention, verb === 'assign' ? (to?.name ?? null) : member_name]
    }),
  )
}

const ENGAGEMENT = { mention: 'bigint', status: 'text', department: 'text', opened_at: 'bigint' } as const

async function route(store: Store, trx: Writing, routed: readonly Routed[], at: Instant): Promise<void> {
  const { engine } = store
  const waiting = await trx
    .selectFrom('mention')
    .select('id')
    .where(
      'id',
      'in',
      listed(
        engine,
        routed.map((one) => one.mention),
      ),
    )
    .where('awaits', '=', 'routing')
    .$if(engine.concurrent, (query) => query.forUpdate())
    .execute()
  const due = new Set(waiting.map((mention) => mention.id))
  const decided = routed.filter((one) => due.has(one.mention))
  const decisions = batch(
    engine,
    { mention: 'bigint', notability: 'double precision', reason: 'text' },
    decided,
  )
  await sql`update mention
    set awaits = null, routed_at = ${at}, notability = batch.notability, routed = batch.reason
    from ${decisions} where mention.id = batch.mention`.execute(trx)

  const shown = decided.filter((one) => one.cards.length > 0)
  if (shown.length === 0) return
  const engagements = shown.map((one) => ({
    mention: one.mention,
    status: 'open',
    department: one.department,
    opened_at: at,
  }))
  const ids = shown.map((one) => one.mention)
  await recount(store, trx, ids, async () => {
    await sql`${inserting(engine, 'engagement', ENGAGEMENT, engagements)} on conflict do nothing`.execute(trx)
  })
  await keepKinds(store, trx, ids)
  const cards = shown.flatMap(({ mention, cards }) => cards.map((card) => ({ mention, card })))
  await owePosts(store, trx, await insertCards(store, trx, cards, at), at)
}

async function gather(store: Store, trx: Writing, channel: string, at: Instant): Promise<number | null> {
  const held = trx.selectFrom('card').where('channel', '=', channel).where(sql<boolean>`state = 'held'`)
  const holds = await held.select('hold').distinct().orderBy('hold').execute()
  if (holds.length === 0) return null
  const roundup = await trx
    .insertInto('card')
    .values({ channel, reason: `Held back: ${holds.map((row) => row.hold).join(', ')}.`, state: 'owed', at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('card')
    .set({ state: 'gathered', gathered_by: roundup.id })
    .where('id', 'in', held.select('id'))
    .execute()
  await owePosts(store, trx, [roundup.id], at)
  return roundup.id
}

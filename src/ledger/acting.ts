import { sql } from 'kysely'
import { type Engagement, transition } from '../core/engagement.ts'
import type { Acted, ActOrder, CardId, RoutedCard } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { insertCards } from './cards.ts'
import { correct } from './correcting.ts'
import { oweDirect, owePosts, oweUpdates } from './debts.ts'
import { batch, type Store, type Writing } from './engine.ts'
import { keepKinds } from './kinds.ts'
import { keepPraised } from './praised.ts'
import { fromEngagement, toEngagement } from './rows.ts'
import { recount } from './tally.ts'

/** @throws {Refusal} Null when there is no such mention, or it is not understood yet. */
export async function actOn(store: Store, trx: Writing, order: ActOrder): Promise<Acted | null> {
  const lead = await lockLead(store, trx, order.mention)
  if (!lead) return null
  const standing = await trx
    .selectFrom('engagement')
    .selectAll()
    .where('mention', '=', lead.id)
    .executeTakeFirst()
  const before = standing ? toEngagement(standing) : opened(lead, order.at)

  const done = await trx
    .selectFrom('act')
    .select('id')
    .where('via', '=', order.via)
    .where('key', '=', order.key)
    .executeTakeFirst()
  if (done) return { engagement: before, repeated: true }

  const after = transition(before, order.act, order.at)
  const row = fromEngagement(after)
  const { member } = order.act
  const corrects = member === null ? [] : (order.corrects ?? [])
  const keep = async () => {
    // What changes nothing of where it stands puts nothing before the team either.
    if (after !== before)
      await trx
        .insertInto('engagement')
        .values(row)
        .onConflict((known) => known.column('mention').doUpdateSet(row))
        .execute()
    for (const said of corrects) if (member) await correct(store, trx, lead.id, said, member, order.at)
  }
  if (after.department === before.department && corrects.length === 0) await keep()
  else await recount(store, trx, [lead.id], keep)
  if (!standing || corrects.length > 0) await keepKinds(store, trx, [lead.id])
  if (corrects.length > 0) await keepPraised(store, trx, [lead.id])
  await trx
    .insertInto('act')
    .values({
      mention: lead.id,
      verb: order.act.verb,
      member_id: order.act.member?.id ?? null,
      member_name: order.act.member?.name ?? null,
      via: order.via,
      key: order.key,
      at: order.at,
      detail: JSON.stringify(order.act.detail),
      action: order.act.detail.action ?? null,
    })
    .execute()

  await oweUpdates(store, trx, [lead.id], order.at)
  await owePosts(store, trx, await showIn(store, trx, lead.id, order.cards, order.at), order.at)
  for (const { member, say } of order.tell) await oweDirect(trx, member, say, order.at)
  return { engagement: after, repeated: false }
}

interface Lead {
  readonly id: MentionId
  readonly department: string | null
}

/** Acts on one mention are one after the other. */
async function lockLead({ engine }: Store, trx: Writing, mention: MentionId): Promise<Lead | undefined> {
  return trx
    .selectFrom('mention')
    .innerJoin('analysis', 'analysis.mention', 'mention.id')
    .select(['mention.id', 'analysis.department'])
    .where('mention.id', '=', (eb) =>
      eb
        .selectFrom('mention as named')
        .select((lead) => lead.fn.coalesce('named.copy_of', 'named.id').as('id'))
        .where('named.id', '=', mention),
    )
    .$if(engine.concurrent, (query) => query.forUpdate('mention'))
    .executeTakeFirst()
}

function opened({ id, department }: Lead, at: Instant): Engagement {
  return {
    mention: id,
    status: 'open',
    before: null,
    department,
    assignee: null,
    snoozedUntil: null,
    openedAt: at,
    respondedAt: null,
    closedAt: null,
  }
}

/** Cards to post: new ones, and those that a channel has seen in a roundup only. */
async function showIn(
  store: Store,
  trx: Writing,
  mention: MentionId,
  cards: readonly RoutedCard[],
  at: Instant,
): Promise<readonly CardId[]> {
  if (cards.length === 0) return []
  const fresh = await insertCards(
    store,
    trx,
    cards.map((card) => ({ mention, card })),
    at,
  )
  const now = cards.filter((card) => card.hold === null)
  const { rows: gathered } = await sql<{ id: number }>`
    update card set state = 'owed', reason = batch.reason, at = ${at}
    from ${batch(store.engine, { channel: 'text', reason: 'text' }, now)}
    where card.mention = ${mention} and card.channel = batch.channel and card.state = 'gathered'
    returning card.id`.execute(trx)
  return [...fresh, ...gathered.map((card) => card.id)]
}

import { type Selectable, sql } from 'kysely'
import type { Card } from '../core/card.ts'
import type { CardId, Owed } from '../core/ledger.ts'
import type { MemberId } from '../core/member.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { listed, type Store, type Writing } from './engine.ts'
import type { Tables } from './schema.ts'

export type DebtRow = Selectable<Tables['debt']>

/** Owes the posts of cards, in the order of the cards. */
export async function owePosts(
  { engine }: Store,
  trx: Writing,
  cards: readonly CardId[],
  at: Instant,
): Promise<void> {
  if (cards.length === 0) return
  const these = listed(engine, cards)
  await sql`insert into queue (name, next_at) select distinct channel, 0 from card where id in ${these}
    on conflict do nothing`.execute(trx)
  await sql`insert into debt (queue, owe, card, created_at)
    select channel, 'post', id, cast(${at} as bigint) from card where id in ${these} order by id`.execute(trx)
}

/** Owes what chat shows of these mentions' cards the present state. */
export async function oweUpdates(
  store: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  at: Instant,
): Promise<void> {
  if (mentions.length === 0) return
  const cards = await trx
    .selectFrom('card')
    .select('id')
    .where('mention', 'in', listed(store.engine, mentions))
    .execute()
  await oweCardUpdates(
    store,
    trx,
    cards.map((card) => card.id),
    at,
  )
}

/**
 * A card that is not posted yet will show the present state when it is. Only if its post is under way at
 * this moment does it need an update after: `stale` remembers that, and its lock keeps a post's end from
 * passing by unseen.
 */
export async function oweCardUpdates(
  { engine }: Store,
  trx: Writing,
  cards: readonly CardId[],
  at: Instant,
): Promise<void> {
  if (cards.length === 0) return
  const these = listed(engine, cards)
  await trx.updateTable('card').set({ stale: 1 }).where('id', 'in', these).execute()
  await sql`insert into debt (queue, owe, card, created_at)
    select channel, 'update', id, cast(${at} as bigint) from card
    where id in ${these} and state = 'posted' and message is not null order by id
    on conflict do nothing`.execute(trx)
}

export async function oweDirect(trx: Writing, member: MemberId, say: Card, at: Instant): Promise<void> {
  const queue = `@${member}`
  await trx
    .insertInto('queue')
    .values({ name: queue, next_at: 0 })
    .onConflict((known) => known.doNothing())
    .execute()
  await trx
    .insertInto('debt')
    .values({ queue, owe: 'direct', member, say: JSON.stringify(say), created_at: at })
    .execute()
}

export function owedIn(row: DebtRow): Owed {
  const { owe, card, member, say } = row
  if ((owe === 'post' || owe === 'update') && card !== null) return { owe, card }
  if (owe === 'reply' && card !== null && say !== null) return { owe, card, say: said(say) }
  if (owe === 'direct' && member !== null && say !== null) return { owe, member, say: said(say) }
  throw new Error(`Debt ${row.id} is incomplete.`)
}

function said(json: string): Card {
  return JSON.parse(json)
}

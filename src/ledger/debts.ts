import { type Selectable, sql } from 'kysely'
import type { Card } from '../core/card.ts'
import type { CardId, Owed } from '../core/ledger.ts'
import type { MemberId } from '../core/member.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import type { CardRow } from './cards.ts'
import { listed, numbersIn, type Store, type Writing } from './engine.ts'
import { type Given, once } from './once.ts'
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

/** Owes what chat shows of these mentions the present state: their own cards, and the roundups they are in. */
export async function oweUpdates(
  store: Store,
  trx: Writing,
  mentions: readonly MentionId[],
  at: Instant,
): Promise<void> {
  if (mentions.length === 0) return
  const cards = await staleOf(store, trx, { these: JSON.stringify(mentions) })
  await owePosted(store, trx, cards, at)
  const roundups = new Set(cards.flatMap(({ gathered_by }) => gathered_by ?? []))
  await oweCardUpdates(store, trx, [...roundups], at)
}

export async function oweCardUpdates(
  store: Store,
  trx: Writing,
  cards: readonly CardId[],
  at: Instant,
): Promise<void> {
  if (cards.length === 0) return
  await owePosted(store, trx, await stale(store, trx, { these: JSON.stringify(cards) }), at)
}

const STALE = ['id', 'state', 'gathered_by'] as const

/**
 * A card that is not posted yet will show the present state when it is. Only if its post is under way at
 * this moment does it need an update after: `stale` remembers that, and its lock keeps a post's end from
 * passing by unseen.
 */
const stale = once((db, given: Given<{ these: string }>, engine) =>
  db
    .updateTable('card')
    .set({ stale: 1 })
    .where('id', 'in', numbersIn(engine, given('these')))
    .returning(STALE)
    .compile(),
)

const staleOf = once((db, given: Given<{ these: string }>, engine) =>
  db
    .updateTable('card')
    .set({ stale: 1 })
    .where('mention', 'in', numbersIn(engine, given('these')))
    .returning(STALE)
    .compile(),
)

async function owePosted(
  store: Store,
  trx: Writing,
  cards: readonly Pick<CardRow, 'id' | 'state'>[],
  at: Instant,
): Promise<void> {
  const posted = cards.filter(({ state }) => state === 'posted')
  if (posted.length === 0) return
  await updates(store, trx, { these: JSON.stringify(posted.map(({ id }) => id)), at })
}

const updates = once((db, given: Given<{ these: string; at: Instant }>, engine) =>
  sql`insert into debt (queue, owe, card, created_at)
    select channel, 'update', id, cast(${given('at')} as bigint) from card
    where id in ${numbersIn(engine, given('these'))} order by id
    on conflict do nothing`.compile(db),
)

/** Something said below a card that is posted. */
export async function oweReply(trx: Writing, card: CardId, say: Card, at: Instant): Promise<void> {
  await sql`insert into debt (queue, owe, card, say, created_at)
    select channel, 'reply', id, cast(${JSON.stringify(say)} as text), cast(${at} as bigint)
    from card where id = ${card}`.execute(trx)
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

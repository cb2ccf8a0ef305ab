import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../core/engagement.ts'
import type { CardId, Draft, OwedReply, Person, ReplySaid, ReplySettlement } from '../core/ledger.ts'
import type { Instant } from '../core/time.ts'
import { actOn } from './acting.ts'
import { oweDirect, owePosts, oweUpdates } from './debts.ts'
import { draftAt } from './draft-rows.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { selectMentions, toMention } from './rows.ts'

export async function approve(
  trx: Writing,
  draft: Draft,
  by: Person,
  through: string | null,
  at: Instant,
): Promise<void> {
  await trx
    .insertInto('reply')
    .values({
      draft: draft.id,
      key: `reply-${randomUUID()}`,
      through,
      approver_id: by.id,
      approver_name: by.name,
      approved_at: at,
      not_before: at,
    })
    .execute()
}

export async function areRepliesOwed({ db }: Store, now: Instant): Promise<boolean> {
  const owed = await db
    .selectFrom('reply')
    .select('draft')
    .where('sent_at', 'is', null)
    .where('through', 'is not', null)
    .where('not_before', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return owed !== undefined
}

/** Of a mention that was erased meanwhile nothing is claimed: this is the last look before it is sent. */
export async function claimReplies(
  { engine }: Store,
  trx: Writing,
  now: Instant,
  leaseMs: number,
  limit: number,
): Promise<readonly OwedReply[]> {
  const lock = engine.concurrent ? sql`for update of reply skip locked` : sql``
  const { rows } = await sql<{ draft: number; key: string; tries: number; token: string | null }>`
    select reply.draft, reply.key, reply.tries, reply.token from reply
    join draft on draft.id = reply.draft join mention on mention.id = draft.mention
    where reply.sent_at is null and reply.through is not null and reply.not_before <= ${now}
      and (draft.state = 'approved' or (draft.state = 'sending' and reply.until <= ${now}))
      and (mention.erased_at is null or reply.token is not null)
    order by reply.not_before, reply.draft limit ${limit} ${lock}`.execute(trx)
  if (rows.length === 0) return []
  const token = randomUUID()
  const until = now + leaseMs
  const these = listed(
    engine,
    rows.map(({ draft }) => draft),
  )
  await trx.updateTable('reply').set({ token, until }).where('draft', 'in', these).execute()
  await trx
    .updateTable('draft')
    .set({ state: 'sending', version: sql<number>`version + 1`, changed_at: now })
    .where('id', 'in', these)
    .where('state', '=', 'approved')
    .execute()
  const owed: OwedReply[] = []
  for (const { draft: id, key, tries, token: before } of rows) {
    const draft = await draftAt(trx, id)
    const mention =
      draft && (await selectMentions(trx).where('mention.id', '=', draft.mention).executeTakeFirst())
    if (!draft?.reply || !mention) continue
    owed.push({
      draft: { ...draft, reply: draft.reply },
      mention: toMention(mention),
      key,
      tries,
      token,
      until,
      look: before !== null,
    })
  }
  return owed
}

export async function settleReply(
  store: Store,
  trx: Writing,
  { draft: { id, mention, reply }, token }: OwedReply,
  settlement: ReplySettlement,
  now: Instant,
): Promise<boolean> {
  if (store.engine.concurrent)
    await trx.selectFrom('mention').select('id').where('id', '=', mention).forUpdate().execute()
  const looksAgain = settlement.state === 'later' && settlement.look
  const held = await trx
    .updateTable('reply')
    .set(looksAgain ? { until: settlement.notBefore } : { token: null, until: null })
    .where('draft', '=', id)
    .where('token', '=', token)
    .executeTakeFirst()
  if (held.numUpdatedRows === 0n) return false
  const stands = (set: Pick<Draft, 'state' | 'fault'>) =>
    trx
      .updateTable('draft')
      .set({ ...set, version: sql<number>`version + 1`, changed_at: now })
      .where('id', '=', id)
      .execute()
  switch (settlement.state) {
    case 'sent': {
      await stands({ state: 'sent', fault: null })
      const draft = await draftAt(trx, id)
      if (draft) await conclude(store, trx, draft, { by: reply.approver, ...settlement }, now)
      return true
    }
    case 'later': {
      const { notBefore, spent, look, reason } = settlement
      // What may be there stays `sending`: whoever takes it up next looks first.
      await stands({ state: look ? 'sending' : 'approved', fault: reason })
      await trx
        .updateTable('reply')
        .set((eb) => ({ not_before: notBefore, tries: eb('tries', '+', spent ? 1 : 0) }))
        .where('draft', '=', id)
        .execute()
      return true
    }
    case 'in doubt':
      await stands({ state: 'in doubt', fault: settlement.reason })
      break
    case 'refused':
      await trx.deleteFrom('reply').where('draft', '=', id).execute()
      await stands({ state: 'waiting for approval', fault: settlement.reason })
  }
  await oweDirect(trx, reply.approver.id, settlement.tell, now)
  await oweUpdates(store, trx, [mention], now)
  return true
}

interface Conclusion {
  readonly by: Person
  readonly link: string | null
  readonly say: ReplySaid
}

/** It is there: the act, and a word in the thread of every card of its mention. */
export async function conclude(
  store: Store,
  trx: Writing,
  { id, mention, reply }: Draft,
  { by, link, say }: Conclusion,
  at: Instant,
): Promise<void> {
  await trx.updateTable('reply').set({ sent_at: at, link }).where('draft', '=', id).execute()
  const { say: card, bare, note } = say
  try {
    await actOn(store, trx, {
      mention,
      act: {
        verb: 'log',
        member: by,
        detail: { action: 'reply', note, ...(link === null ? {} : { link }) },
      },
      via: `by ${reply?.through ?? 'hand'}`,
      key: `reply ${id}`,
      at,
      cards: [],
      tell: [],
    })
  } catch (error) {
    // It was dismissed meanwhile; the reply is there all the same.
    if (!(error instanceof Refusal)) throw error
    await oweUpdates(store, trx, [mention], at)
  }
  const { rows } = await sql<{ id: CardId }>`
    insert into card (channel, reason, state, at, say, bare, thread)
    select channel, 'It was answered.', 'owed', cast(${at} as bigint), ${JSON.stringify(card)},
      ${JSON.stringify(bare)}, id
    from card where mention = ${mention} and state in ('owed', 'posted') order by id
    returning id`.execute(trx)
  const cards = rows.map((row) => row.id)
  await sql`insert into card_quote (card, mention)
    select id, cast(${mention} as bigint) from card where id in ${listed(store.engine, cards)}`.execute(trx)
  await owePosts(store, trx, cards, at)
}

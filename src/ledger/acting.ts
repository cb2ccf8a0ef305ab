import { type Selectable, sql } from 'kysely'
import { type Engagement, transition } from '../core/engagement.ts'
import type { Acted, ActOrder, CardId, RoutedCard } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { insertCards } from './cards.ts'
import { correct } from './correcting.ts'
import { oweDirect, owePosts, oweUpdates } from './debts.ts'
import { batch, type Store, type Writing } from './engine.ts'
import { keepKinds } from './kinds.ts'
import { type Given, once } from './once.ts'
import { keepPraised } from './praised.ts'
import { ENGAGEMENT, engagementIn, fromEngagement, leadOf } from './rows.ts'
import type { ActTable, EngagementTable } from './schema.ts'
import { recount } from './tally.ts'

/** @throws {Refusal} Null when there is no such mention, or it is not understood yet. */
export async function actOn(store: Store, trx: Writing, order: ActOrder): Promise<Acted | null> {
  const { act, via, key, at } = order
  if (store.engine.concurrent) await lockLead(store, trx, { mention: order.mention })
  const [found] = await standing(store, trx, { mention: order.mention, via, key })
  if (!found) return null
  const { id: mention, kind } = found
  const before = engagementIn(found) ?? opened(found, at)
  if (found.repeated > 0) return { engagement: before, repeated: true }

  const after = transition(before, act, at)
  const corrects = act.member === null ? [] : (order.corrects ?? [])
  const change = async () => {
    // What changes nothing of where it stands puts nothing before the team either.
    if (after !== before) await keep(store, trx, { ...fromEngagement(after), kind })
    for (const said of corrects) if (act.member) await correct(store, trx, mention, said, act.member, at)
  }
  if (after.department === before.department && corrects.length === 0) await change()
  else await recount(store, trx, [mention], change)
  if (corrects.length > 0) {
    await keepKinds(store, trx, [mention])
    await keepPraised(store, trx, [mention])
  }
  await record(store, trx, {
    mention,
    verb: act.verb,
    member_id: act.member?.id ?? null,
    member_name: act.member?.name ?? null,
    via,
    key,
    at,
    detail: JSON.stringify(act.detail),
    action: act.detail.action ?? null,
  })

  await oweUpdates(store, trx, [mention], at)
  await owePosts(store, trx, await showIn(store, trx, mention, order.cards, at), at)
  for (const { member, say } of order.tell) await oweDirect(trx, member, say, at)
  return { engagement: after, repeated: false }
}

/** Acts on one mention are one after the other. */
const lockLead = once((db, given: Given<{ mention: MentionId }>) =>
  db
    .selectFrom('mention')
    .select('id')
    .where('id', '=', leadOf(given('mention')))
    .forUpdate()
    .compile(),
)

/** How the mention stands, and whether this request was carried out before. */
const standing = once((db, given: Given<{ mention: MentionId; via: string; key: string }>) =>
  db
    .selectFrom('mention')
    .innerJoin('analysis', 'analysis.mention', 'mention.id')
    .leftJoin('engagement', 'engagement.mention', 'mention.id')
    .select(['mention.id', 'analysis.kind', 'analysis.department'])
    .select(ENGAGEMENT)
    .select((eb) =>
      eb
        .selectFrom('act')
        .select((act) => act.fn.countAll<number>().as('count'))
        .where('via', '=', given('via'))
        .where('key', '=', given('key'))
        .$asScalar()
        .$notNull()
        .as('repeated'),
    )
    .where('mention.id', '=', leadOf(given('mention')))
    .compile(),
)

const keep = once((db, given: Given<Selectable<EngagementTable>>) =>
  db
    .insertInto('engagement')
    .values({
      mention: given('mention'),
      status: given('status'),
      before: given('before'),
      department: given('department'),
      assignee: given('assignee'),
      snoozed_until: given('snoozed_until'),
      opened_at: given('opened_at'),
      responded_at: given('responded_at'),
      closed_at: given('closed_at'),
      kind: given('kind'),
    })
    .onConflict((known) =>
      known.column('mention').doUpdateSet((eb) => ({
        status: eb.ref('excluded.status'),
        before: eb.ref('excluded.before'),
        department: eb.ref('excluded.department'),
        assignee: eb.ref('excluded.assignee'),
        snoozed_until: eb.ref('excluded.snoozed_until'),
        opened_at: eb.ref('excluded.opened_at'),
        responded_at: eb.ref('excluded.responded_at'),
        closed_at: eb.ref('excluded.closed_at'),
        kind: eb.ref('excluded.kind'),
      })),
    )
    .compile(),
)

const record = once((db, given: Given<Omit<Selectable<ActTable>, 'id'>>) =>
  db
    .insertInto('act')
    .values({
      mention: given('mention'),
      verb: given('verb'),
      member_id: given('member_id'),
      member_name: given('member_name'),
      via: given('via'),
      key: given('key'),
      at: given('at'),
      detail: given('detail'),
      action: given('action'),
    })
    .compile(),
)

interface Lead {
  readonly id: MentionId
  readonly department: string | null
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

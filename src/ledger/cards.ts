import { type Selectable, sql } from 'kysely'
import type { CardId, CardRecord, CardSubject, RoutedCard } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { inserting, type Store, type Writing } from './engine.ts'
import type { Tables } from './schema.ts'

export type CardRow = Selectable<Tables['card']>

export function toCard(row: CardRow): CardRecord {
  return {
    id: row.id,
    channel: row.channel,
    subject: subjectOf(row),
    reason: row.reason,
    state: row.state,
    message: row.message,
    at: row.at,
  }
}

function subjectOf({ id, mention, surge, say, thread }: CardRow): CardSubject {
  if (mention !== null) return { about: 'mention', mention }
  if (surge !== null) return { about: 'surge', surge }
  if (thread !== null && say !== null) return { about: 'reply', thread, say: JSON.parse(say) }
  return say === null ? { about: 'roundup', roundup: id } : { about: 'digest', say: JSON.parse(say) }
}

interface NewCard {
  readonly mention: MentionId
  readonly card: RoutedCard
}

const CARD = {
  channel: 'text',
  mention: 'bigint',
  reason: 'text',
  hold: 'text',
  state: 'text',
  at: 'bigint',
} as const

/** Cards that are not there yet; one there already stays as it is. Those whose post is now to be owed. */
export async function insertCards(
  { engine }: Store,
  trx: Writing,
  cards: readonly NewCard[],
  at: Instant,
): Promise<readonly CardId[]> {
  if (cards.length === 0) return []
  const rows = cards.map(({ mention, card }) => ({
    channel: card.channel,
    mention,
    reason: card.reason,
    hold: card.hold,
    state: card.hold === null ? 'owed' : 'held',
    at,
  }))
  const inserted = await sql<{ id: number; state: CardRecord['state'] }>`
    ${inserting(engine, 'card', CARD, rows)} on conflict do nothing returning id, state`.execute(trx)
  return inserted.rows.filter((card) => card.state === 'owed').map((card) => card.id)
}

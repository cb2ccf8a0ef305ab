import { randomUUID } from 'node:crypto'
import type { Config } from '../../config/schema.ts'
import { type Card, say } from '../../core/card.ts'
import type { Answer, Door } from '../../core/desk.ts'
import type { CardId, CardRecord } from '../../core/ledger.ts'
import type { MessageRef } from '../../core/ports.ts'
import type { ChatParts } from '../chat.ts'
import { type Activity, isPersonal } from './activity.ts'
import type { Budget } from './budget.ts'
import type { Connector } from './connector.ts'
import type { Home } from './home.ts'
import type { People, Sender } from './people.ts'
import { refOf } from './place.ts'
import type { References } from './references.ts'
import type { Origin, Reply } from './reply.ts'
import type { Whereabouts } from './whereabouts.ts'

/** What the listeners work with. */
export interface Kit extends Pick<ChatParts, 'desk' | 'ledger' | 'clock' | 'log'> {
  readonly config: Pick<Config, 'command' | 'departments' | 'reactions'>
  readonly connector: Connector
  readonly references: References
  readonly budget: Budget
  readonly people: People
  readonly whereabouts: Whereabouts
  readonly home: Home
  readonly reply: Reply
  /** The card as things stand now; null when it is no more. */
  present(card: CardId): Promise<Card | null>
  /** Does what nobody waits for; it is finished before Earshot stops. */
  later(work: () => Promise<unknown>): void
  /** A mention was stored by hand. */
  stored(): void
  /** Earshot was let in somewhere: what could not be posted there is tried at once. */
  mended(): Promise<void>
}

/**
 * A typed or clicked command line: what Teams alone answers, and all else by the desk. What was to be done
 * is durable when this returns; a fault is said to the person, and changed nothing.
 */
export async function runLine(kit: Kit, { member }: Sender, line: string, door: Door): Promise<Answer> {
  if (member === null) return OUTSIDER
  try {
    return (await kit.home.run(member, line, door)) ?? (await kit.desk.run(member, line, door))
  } catch (error) {
    kit.log.error({ err: error }, 'a command from Teams could not be carried out')
    return SORRY
  }
}

export function doorOf(activity: Activity, card: CardRecord | null, part = ''): Door {
  const about = card?.subject.about === 'mention' ? card.subject.mention : null
  return { via: 'teams', key: `teams:${keyOf(activity)}${part}`, about }
}

/** Teams' own name for what it sends: the same each time that it is sent again. */
export function keyOf({ id, type, conversation, from, timestamp, replyToId }: Activity): string {
  if (id) return `${type} ${id}`
  return timestamp ? [type, conversation.id, from.id, replyToId ?? '', timestamp].join(' ') : randomUUID()
}

export function originOf(activity: Activity, sender: Sender): Origin {
  return {
    conversation: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    account: activity.from.id,
    member: sender.id,
    alone: isPersonal(activity),
  }
}

/** The message that a button, a reaction or a shortcut belongs to. */
export function messageOf({ conversation, replyToId }: Activity): MessageRef | null {
  return replyToId ? refOf(conversation.id, replyToId) : null
}

export function only(card: Card, ok = true): Answer {
  return { answer: 'answer', audience: 'only you', card, ok }
}

/** Customers' words are the company's own: nobody from outside is shown any. */
export const OUTSIDER: Answer = only(say('Earshot answers the staff of its own company only.', 'bad'), false)

/** Teams gives a message extension five seconds, and other dialogs little more. */
export const PATIENCE_MS = 3_000

export const WAITING: Answer = only(say('One moment, this takes a little longer …'))

export const SORRY: Answer = only(
  say('Something went wrong in Earshot; nothing was changed. Try again in a minute.', 'bad'),
  false,
)

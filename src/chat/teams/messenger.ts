import type { Card } from '../../core/card.ts'
import type { Delivery, MessageRef, Messenger } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import { locate } from './address.ts'
import type { Budget } from './budget.ts'
import type { Connector, Outcome, Outgoing } from './connector.ts'
import { failed, NOT_INSTALLED_FOR, NOT_THERE } from './delivery.ts'
import { baseOf, readRef, refOf, type Spot } from './place.ts'
import type { References } from './references.ts'
import { type CardFrame, renderMessage } from './render/card.ts'

export interface MessengerNeeds {
  readonly connector: Connector
  readonly references: References
  readonly budget: Budget
  readonly clock: Clock
}

/** Earshot's posts in Teams. */
export function createTeamsMessenger(needs: MessengerNeeds): Messenger {
  const { connector, references } = needs

  return {
    chat: 'teams',

    post: (address, card, key) =>
      kept(async () => {
        const place = await locate(address, references)
        if ('unknown' in place) return { outcome: 'blocked', reason: place.unknown }
        await references.keepChat(place.conversation, place.serviceUrl)
        return send(needs, place, card, { key })
      }),

    update: (message, card) =>
      kept(async () => {
        const place = await placeOf(message)
        if ('outcome' in place) return place
        // The post's key is not known here; the message itself says as well which card it shows.
        return deliver(needs, place.conversation, card, { key: message }, true, async (shown) => {
          const updated = await connector.update(place.serviceUrl, place.conversation, place.message, shown)
          return updated.ok ? { ok: true, value: place.message } : updated
        })
      }),

    reply: (message, card) =>
      kept(async () => {
        const place = await placeOf(message)
        if ('outcome' in place) return place
        return send(needs, { ...place, conversation: threadOf(message, place) }, card)
      }),

    direct: (member, card) =>
      kept(async () => {
        const chat = await chatWith(needs, member)
        if ('outcome' in chat) return chat
        const delivery = await send(needs, chat, card)
        const away = delivery.outcome === 'blocked' && delivery.reason.startsWith(NOT_THERE)
        return away ? { outcome: 'blocked', reason: NOT_INSTALLED_FOR } : delivery
      }),

    /** A bot cannot read a channel; but whoever looked at the card has asked for its present state. */
    async find(_address, key) {
      const message = await references.seen(key).catch(() => null)
      return message === null ? { found: 'unknown' } : { found: 'there', message }
    },

    async probe(address) {
      const place = await locate(address, references)
      if ('unknown' in place) return place.unknown
      const reached = await connector.reach(place.serviceUrl, place.conversation)
      if (reached.ok) return null
      const delivery = failed(reached.fault, false, needs.clock.now())
      return delivery !== null && 'reason' in delivery
        ? delivery.reason
        : 'Teams is busy; ask again in a minute.'
    },
  }

  async function placeOf(message: MessageRef): Promise<(Place & Spot) | Delivery> {
    const spot = readRef(message)
    if (spot === null) return NO_SUCH_MESSAGE
    const serviceUrl = await references.serviceUrl(spot.conversation)
    return serviceUrl === null ? { outcome: 'blocked', reason: NOT_THERE } : { ...spot, serviceUrl }
  }
}

/** What Earshot keeps of Teams is in its own database: while that cannot be read, nothing was sent. */
async function kept(step: () => Promise<Delivery>): Promise<Delivery> {
  try {
    return await step()
  } catch (error) {
    return { outcome: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Only channels have threads: in a chat the answer stands at its end. */
function threadOf(message: MessageRef, { conversation }: Spot): string {
  return conversation.startsWith('a:') || conversation.endsWith('@thread.v2') ? conversation : message
}

const NO_SUCH_MESSAGE: Delivery = { outcome: 'refused', reason: 'There is no such message in Teams.' }

/** A conversation, and the address of the service that it is reached by. */
export interface Place {
  readonly conversation: string
  readonly serviceUrl: string
}

/** A new message at the end of a conversation; in a channel, a new thread. */
export function send(
  needs: MessengerNeeds,
  place: Place,
  card: Card,
  frame: CardFrame = {},
): Promise<Delivery> {
  return deliver(needs, place.conversation, card, frame, false, (message) =>
    needs.connector.send(place.serviceUrl, place.conversation, message),
  )
}

/** Half of the limit, for when Teams counts a message as too long that was not. */
const ROOMS = [1, 0.5]

export async function deliver(
  { budget, clock }: Pick<MessengerNeeds, 'budget' | 'clock'>,
  conversation: string,
  card: Card,
  frame: CardFrame,
  repeatable: boolean,
  call: (message: Outgoing) => Promise<Outcome<string>>,
): Promise<Delivery> {
  for (const room of ROOMS) {
    const until = budget.take(conversation)
    if (until !== null) return { outcome: 'throttled', until }
    const outcome = await call(renderMessage(card, frame, room))
    if (outcome.ok) return { outcome: 'delivered', message: refOf(conversation, outcome.value) }
    const delivery = failed(outcome.fault, repeatable, clock.now())
    if (delivery?.outcome === 'throttled') budget.rest(conversation, delivery.until)
    if (delivery !== null) return delivery
  }
  return { outcome: 'refused', reason: 'Teams says that the message is too long, however short it is made.' }
}

/** The chat of Earshot and one member, opened where there is none yet. */
export async function chatWith(needs: MessengerNeeds, member: string): Promise<Place | Delivery> {
  const { connector, references, clock } = needs
  const person = await references.person(member)
  const [team] = person === null ? await references.teams() : []
  const known = person ?? team
  if (known === undefined)
    return { outcome: 'blocked', reason: 'Earshot is in no team yet, so it cannot write to anybody.' }
  const { serviceUrl, tenantId } = known
  if (person !== null && person.chat !== null) return { conversation: person.chat, serviceUrl }
  const opened = await connector.openChat(serviceUrl, tenantId, person?.account ?? member)
  if (!opened.ok) {
    const { fault } = opened
    const away = fault.fault === 'answered' && [400, 403, 404].includes(fault.status)
    return (
      (away ? null : failed(fault, true, clock.now())) ?? { outcome: 'blocked', reason: NOT_INSTALLED_FOR }
    )
  }
  const conversation = baseOf(opened.value)
  await references.keepChat(conversation, serviceUrl)
  if (person !== null) await references.keepPerson(member, { ...person, chat: conversation })
  return { conversation, serviceUrl }
}

import type { Card } from '../core/card.ts'
import type { Debt, Owed, Settlement } from '../core/ledger.ts'
import type { Log } from '../core/log.ts'
import type { ChatName, Delivery, Finding, MessageRef, Messenger } from '../core/ports.ts'
import { type Clock, type Instant, sayDuration } from '../core/time.ts'
import {
  again,
  blocked,
  givenBack,
  keyOf,
  LOOK_AFTER_MS,
  mayBeThere,
  SEND_TIMEOUT_MS,
  settlementOf,
} from './delivery.ts'

/** Where a queue's posts go. */
export interface Place {
  readonly chat: ChatName
  /** The chat's own word for the channel, or its id of the member. */
  readonly address: string
  /** The least time between two posts there, in milliseconds; 0 where the chat sets none. */
  readonly paceMs: number
}

/** What to send for something owed. */
export interface Parcel {
  readonly card: Card
  /** The card's message, where it has been posted; null: not yet. */
  readonly message: MessageRef | null
  /** The message in whose thread it belongs. */
  readonly thread?: MessageRef
}

export interface CourierParts {
  readonly messengers: ReadonlyMap<ChatName, Messenger>
  /** Null when the queue is no place any more: a channel that left the config. */
  readonly place: (queue: string) => Place | null
  /** As things stand now. Null when there is nothing to send any more. */
  readonly compose: (owed: Owed) => Promise<Parcel | null>
  /** Until when the member behind this queue wants no direct messages; null: they may come. */
  readonly quietUntil?: (queue: string, at: Instant) => Promise<Instant | null>
  readonly clock: Clock
  readonly log: Log
  /** 0 to 1, for jitter. */
  readonly random?: () => number
}

/**
 * Takes debts to their chat. Null where it cannot be told how one stands: its lease runs out, and the next
 * holder looks before it sends.
 */
export interface Courier {
  /** Sends it, and says how it ended. */
  deliver(debt: Debt, stop: AbortSignal): Promise<Settlement | null>
  /** Sends nothing: one look whether it is there already; if not, it is put off. */
  putOff(debt: Debt, notBefore: Instant, fault: string | null): Promise<Settlement | null>
}

export function createCourier(parts: CourierParts): Courier {
  const { messengers, place, compose, clock, log, random = Math.random } = parts

  return { deliver, putOff }

  async function deliver(debt: Debt, stop: AbortSignal): Promise<Settlement | null> {
    const to = place(debt.queue)
    const messenger = to && messengers.get(to.chat)
    if (!messenger)
      return mayBeThere(debt)
        ? { state: 'in doubt', reason: `${INTERRUPTED} ${noSuchPlace(debt.queue)}` }
        : blocked(noSuchPlace(debt.queue), clock.now())

    if (mayBeThere(debt)) {
      const finding = await search(messenger, to, debt, stop)
      if (finding === null) return null
      if (finding.found === 'there') return { state: 'done', message: finding.message }
      if (finding.found === 'unknown') return { state: 'in doubt', reason: INTERRUPTED }
    }

    const quiet = debt.owed.owe === 'direct' ? await parts.quietUntil?.(debt.queue, clock.now()) : null
    if (quiet != null) return givenBack(quiet, null)

    const made = await composed(debt.owed)
    if (made === 'failed')
      return again('The card could not be composed; the log says why.', debt, clock.now(), random)
    const parcel = made && (await located(messenger, to, debt, made))
    if (parcel === null || isNeedless(debt.owed, parcel))
      return { state: 'done', message: parcel?.message ?? null }
    // Past its lease another instance may be sending it too.
    if (debt.until - clock.now() < SEND_TIMEOUT_MS) return givenBack(clock.now(), null)

    const delivery = await send(messenger, to, debt, parcel)
    const settled = settlementOf(delivery, debt, clock.now(), random)
    if (settled !== null || delivery.outcome !== 'in doubt') return settled

    await clock.after(LOOK_AFTER_MS[0], stop)
    const finding = stop.aborted ? null : await search(messenger, to, debt, stop)
    if (finding === null) return null
    if (finding.found === 'there') return { state: 'done', message: finding.message }
    // Without any answer the call may still be under way, and be there a moment after the look.
    if (finding.found === 'unknown' || delivery === UNANSWERED)
      return { state: 'in doubt', reason: delivery.reason }
    return again(delivery.reason, debt, clock.now(), random)
  }

  async function putOff(debt: Debt, notBefore: Instant, fault: string | null): Promise<Settlement | null> {
    if (mayBeThere(debt)) {
      const to = place(debt.queue)
      const messenger = to && messengers.get(to.chat)
      const finding = messenger ? await look(messenger, to, debt) : UNKNOWN
      if (finding.found === 'there') return { state: 'done', message: finding.message }
      if (finding.found === 'unknown') return null
    }
    return givenBack(notBefore, fault)
  }

  async function composed(owed: Owed): Promise<Parcel | null | 'failed'> {
    try {
      return await compose(owed)
    } catch (error) {
      log.error({ err: error, owed: owed.owe }, 'a card could not be composed')
      return 'failed'
    }
  }

  /** Of a post in doubt a person said that it is there; which message it is, only the chat can tell. */
  async function located(messenger: Messenger, to: Place, debt: Debt, parcel: Parcel): Promise<Parcel> {
    if (debt.owed.owe !== 'update' || parcel.message !== null) return parcel
    const finding = await look(messenger, to, debt)
    return finding.found === 'there' ? { ...parcel, message: finding.message } : parcel
  }

  function send(messenger: Messenger, to: Place, debt: Debt, parcel: Parcel): Promise<Delivery> {
    const { card, message, thread } = parcel
    const key = keyOf(debt)
    const { owe } = debt.owed
    return inTime(() => {
      if (message === null && debt.queue.startsWith('@')) return messenger.direct(to.address, card, key)
      if (message === null && thread !== undefined) return messenger.reply(thread, card, key)
      if (message === null) return messenger.post(to.address, card, key)
      return owe === 'reply' ? messenger.reply(message, card, key) : messenger.update(message, card)
    }, UNANSWERED)
  }

  /** Looks a few times while the chat cannot tell, as long as the lease lasts. Null when told to stop. */
  async function search(
    messenger: Messenger,
    to: Place,
    debt: Debt,
    stop: AbortSignal,
  ): Promise<Finding | null> {
    for (const pause of [...LOOK_AFTER_MS.slice(1), null]) {
      const finding = await look(messenger, to, debt)
      const left = debt.until - clock.now() - SEND_TIMEOUT_MS
      if (finding.found !== 'unknown' || pause === null || left < pause) return finding
      await clock.after(pause, stop)
      if (stop.aborted) return null
    }
    return UNKNOWN
  }

  function look(messenger: Messenger, to: Place, debt: Debt): Promise<Finding> {
    return inTime(() => messenger.find(to.address, keyOf(debt)), UNKNOWN)
  }

  /** What the chat answers, or `otherwise` when it takes too long or breaks its word not to throw. */
  async function inTime<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
    const answered = new AbortController()
    const late = clock.after(SEND_TIMEOUT_MS, answered.signal).then(() => otherwise)
    try {
      return await Promise.race([ask(), late])
    } catch (error) {
      log.error({ err: error }, 'a messenger threw')
      return otherwise
    } finally {
      answered.abort('answered')
    }
  }
}

const UNKNOWN: Finding = { found: 'unknown' }

const UNANSWERED: Delivery = {
  outcome: 'in doubt',
  reason: `The chat did not answer within ${sayDuration(SEND_TIMEOUT_MS)}.`,
}

const INTERRUPTED = 'Earshot stopped while it was being sent.'

function noSuchPlace(queue: string): string {
  return `There is no ${queue} any more: set it up in the configuration to have this posted.`
}

/** It is posted already; or there is no post to update: when it comes, it is up to date. */
function isNeedless(owed: Owed, { message }: Parcel): boolean {
  return (owed.owe === 'post' && message !== null) || (owed.owe === 'update' && message === null)
}

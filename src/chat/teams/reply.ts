import type { Answer } from '../../core/desk.ts'
import type { Log } from '../../core/log.ts'
import type { Delivery } from '../../core/ports.ts'
import { SECOND } from '../../core/time.ts'
import { chatWith, deliver, type MessengerNeeds, type Place, send } from './messenger.ts'
import type { CardFrame } from './render/card.ts'

/** Where a wish came from, and with it every way to answer. */
export interface Origin extends Place {
  /** The asker's account: `29:...`. */
  readonly account: string
  /** The asker's id as a member, within Teams. */
  readonly member: string
  /** Earshot and the asker are alone there. */
  readonly alone: boolean
}

/** Brings answers to people. Never throws: a lost answer is logged, the act stands. */
export type Reply = (origin: Origin, answer: Answer, frame?: CardFrame) => Promise<void>

/** Waits between tries; an answer that is later than that is of no use. */
const WAITS_MS = [SECOND, 3 * SECOND, 8 * SECOND]
const LONGEST_WAIT_MS = 30 * SECOND

export function createReply(needs: MessengerNeeds & { readonly log: Log }): Reply {
  const { connector, clock, log } = needs

  return async (origin, answer, frame = {}) => {
    for (const way of waysOf(origin, answer, frame)) {
      const delivery = await insist(way)
      // What may have arrived is not said again.
      if (delivery.outcome === 'delivered' || delivery.outcome === 'in doubt') return
      log.info(
        { outcome: delivery.outcome, reason: reasonOf(delivery) },
        'an answer could not be shown in its place',
      )
    }
    log.warn({ member: origin.member }, 'an answer could not be shown')
  }

  /** The first that works. Words for one person are never shown to others, whatever fails. */
  function waysOf(
    origin: Origin,
    { audience, card }: Answer,
    frame: CardFrame,
  ): readonly (() => Promise<Delivery>)[] {
    const say = () => send(needs, origin, card, frame)
    const direct = async () => {
      const chat = await chatWith(needs, origin.member)
      return 'outcome' in chat ? chat : send(needs, chat, card, frame)
    }
    if (origin.alone) return [say]
    if (audience === 'everyone') return [say, direct]
    const whisper = () =>
      deliver(needs, origin.conversation, card, frame, false, (message) =>
        connector.sendTargeted(origin.serviceUrl, origin.conversation, {
          ...message,
          recipient: { id: origin.account, isTargeted: true },
        }),
      )
    return [whisper, direct]
  }

  async function insist(way: () => Promise<Delivery>): Promise<Delivery> {
    for (const wait of WAITS_MS) {
      const delivery = await attempt(way)
      if (delivery.outcome === 'throttled') {
        const ms = delivery.until - clock.now()
        if (ms > LONGEST_WAIT_MS) return delivery
        await clock.after(Math.max(ms, 1))
      } else if (delivery.outcome === 'unavailable') await clock.after(wait)
      else return delivery
    }
    return attempt(way)
  }

  async function attempt(way: () => Promise<Delivery>): Promise<Delivery> {
    try {
      return await way()
    } catch (error) {
      return { outcome: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}

function reasonOf(delivery: Delivery): string {
  return 'reason' in delivery ? delivery.reason : ''
}

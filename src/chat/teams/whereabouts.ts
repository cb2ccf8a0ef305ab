import { channelsOf } from '../../config/channels.ts'
import type { Config } from '../../config/schema.ts'
import type { AmplifyLedger, CardRecord } from '../../core/ledger.ts'
import type { MessageRef } from '../../core/ports.ts'
import { locate } from './address.ts'
import { readRef } from './place.ts'
import type { References } from './references.ts'

/** From Teams' conversations back to the configuration's channels and the cards in them. */
export interface Whereabouts {
  /** The configuration's names for a conversation; usually one. */
  namesOf(conversation: string): Promise<readonly string[]>
  /** The card that a message shows; null when it shows none. */
  cardAt(message: MessageRef): Promise<CardRecord | null>
}

export function createWhereabouts(
  config: Config,
  references: References,
  ledger: Pick<AmplifyLedger, 'cardByMessage'>,
): Whereabouts {
  const channels = [...channelsOf(config).values()].filter(({ chat }) => chat === 'teams')

  async function namesOf(conversation: string): Promise<readonly string[]> {
    const places = await Promise.all(channels.map(({ address }) => locate(address, references)))
    return channels
      .filter((_, index) => {
        const place = places[index]
        return place !== undefined && 'conversation' in place && place.conversation === conversation
      })
      .map(({ name }) => name)
  }

  return {
    namesOf,
    async cardAt(message) {
      const spot = readRef(message)
      if (spot === null) return null
      for (const name of await namesOf(spot.conversation)) {
        const card = await ledger.cardByMessage(name, message)
        if (card !== null) return card
      }
      return null
    },
  }
}

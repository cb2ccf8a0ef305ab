import type { Channel } from '../config/channels.ts'
import { isQuiet } from '../config/quiet.ts'
import type { Held, RoutedCard } from '../core/ledger.ts'
import { HOUR, type Instant } from '../core/time.ts'

/** What a channel may still be shown in this rolling hour. Counts what it lets pass. */
export interface Budget {
  /** Whether to keep a card for the roundup, and why. Urgent ones always pass, and count. */
  take(urgent: boolean): RoutedCard['hold']
}

/**
 * @param sent cards posted to the channel in the hour before `now`
 * @param waiting whether the channel has held cards: then one place is kept for their roundup, so that a
 * steady flow of new mentions cannot put it off for ever
 */
export function openBudget(channel: Channel, sent: number, waiting: boolean, now: Instant): Budget {
  const quiet = isQuiet(channel, now)
  let left = channel.budget - sent - (waiting ? 1 : 0)
  return {
    take(urgent) {
      if (!urgent && quiet) return 'quiet hours'
      if (!urgent && left <= 0) return 'budget'
      left -= 1
      return null
    },
  }
}

/**
 * Whether the held cards shall come now, as one roundup: at the end of the quiet hours, or an hour after
 * the oldest was held. A channel that urgent cards keep full gets it an hour later all the same.
 */
export function roundupDue(channel: Channel, held: Held, sent: number, now: Instant): boolean {
  if (isQuiet(channel, now)) return false
  if (isQuiet(channel, held.oldestAt)) return true
  const waited = now - held.oldestAt
  return waited >= 2 * HOUR || (waited >= HOUR && sent < channel.budget)
}

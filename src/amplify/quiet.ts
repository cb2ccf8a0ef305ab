import { DateTime } from 'luxon'
import type { Channel } from '../config/channels.ts'
import type { Instant } from '../core/time.ts'

/**
 * Whether the wall clock in the channel's zone is within its quiet hours (`from` is in, `to` is out).
 * Read off the clock at that moment, so that hours skipped or repeated by daylight saving need no rule.
 */
export function isQuiet({ quiet, zone }: Pick<Channel, 'quiet' | 'zone'>, at: Instant): boolean {
  if (quiet === null) return false
  const now = DateTime.fromMillis(at, { zone }).toFormat('HH:mm')
  return quiet.from <= quiet.to ? quiet.from <= now && now < quiet.to : quiet.from <= now || now < quiet.to
}

import { DateTime } from 'luxon'
import type { QuietHours } from '../core/member.ts'
import type { Instant } from '../core/time.ts'
import type { Channel } from './channels.ts'

/**
 * Whether the wall clock in the channel's zone is within its quiet hours (`from` is in, `to` is out).
 * Read off the clock at that moment, so that hours skipped or repeated by daylight saving need no rule.
 */
export function isQuiet({ quiet, zone }: Pick<Channel, 'quiet' | 'zone'>, at: Instant): boolean {
  if (quiet === null) return false
  const now = DateTime.fromMillis(at, { zone }).toFormat('HH:mm')
  return quiet.from <= quiet.to ? quiet.from <= now && now < quiet.to : quiet.from <= now || now < quiet.to
}

/** When the quiet hours that are on end; null when none are on. */
export function quietUntil(quiet: QuietHours, at: Instant): Instant | null {
  if (!isQuiet({ quiet, zone: quiet.zone }, at)) return null
  const now = DateTime.fromMillis(at, { zone: quiet.zone })
  const [hour = 0, minute = 0] = quiet.to.split(':').map(Number)
  const end = now.set({ hour, minute, second: 0, millisecond: 0 })
  return (end > now ? end : end.plus({ days: 1 })).toMillis()
}

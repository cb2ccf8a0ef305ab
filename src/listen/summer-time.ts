import { DateTime } from 'luxon'
import { createTask } from 'node-cron'
import { HOUR, type Instant, MINUTE, parseDuration } from '../core/time.ts'

/**
 * Warns of a cron expression whose time of day does not exist on a day within the next year, because the
 * clocks go forward then: it does not run on that day. Null when there is none.
 */
export function skippedBySummerTime(every: string, zone: string, now: Instant): string | null {
  if (parseDuration(every) !== null) return null
  const change = nextForward(zone, now)
  if (change === null) return null
  const inZone = createTask(every, () => undefined, { timezone: zone })
  const onPaper = createTask(every, () => undefined, { timezone: 'UTC' })
  const midnight = change.at.startOf('day')
  for (let at = midnight; at < midnight.plus({ days: 1 }); at = at.plus({ minutes: 1 }))
    if (inZone.match(at.toJSDate())) return null
  const first = change.at.toMillis() + change.offsetBefore * MINUTE
  for (let at = first; at < first + change.gap * MINUTE; at += MINUTE)
    if (onPaper.match(new Date(at)))
      return `On ${change.at.toISODate()} the clocks in ${zone} go forward past the time of “${every}”: it does not run that day. Choose a time outside of that hour.`
  return null
}

/** The next time within a year that the zone's clocks go forward; its offset before, and the jump, in minutes. */
function nextForward(zone: string, now: Instant) {
  let at = DateTime.fromMillis(Math.ceil(now / HOUR) * HOUR, { zone })
  const end = at.plus({ years: 1 })
  while (at < end) {
    const next = at.plus({ days: 1 })
    if (next.offset > at.offset) {
      let hour = at
      while (hour.plus({ hours: 1 }).offset === at.offset) hour = hour.plus({ hours: 1 })
      return { at: hour.plus({ hours: 1 }), offsetBefore: at.offset, gap: next.offset - at.offset }
    }
    at = next
  }
  return null
}

import { DateTime } from 'luxon'
import { type DigestConfig, WEEKDAYS } from '../../config/digests.ts'
import type { Instant } from '../../core/time.ts'
import { type CronTimes, readCron } from './cron.ts'

/** Four years and a day: even a 29 February comes round. */
const FARTHEST_DAYS = 1_462

/**
 * The latest times at which a digest was due, the newest first, by the clocks of `zone`. A time that the
 * clocks jump over counts as just after the jump; one that comes twice counts once, the first time.
 */
export function timesUpTo(
  now: Instant,
  digest: Pick<DigestConfig, 'every' | 'at' | 'on'>,
  zone: string,
  count: number,
): readonly Instant[] {
  const local = DateTime.fromMillis(now, { zone })
  if (digest.every === 'hourly') {
    const hour = local.startOf('hour')
    return Array.from({ length: count }, (_, index) => hour.minus({ hours: index }).toMillis())
  }
  const times = timesOf(digest)
  const found = new Set<Instant>()
  for (let back = 0; back < FARTHEST_DAYS && found.size < count; back++) {
    const day = local.startOf('day').minus({ days: back })
    if (!times.onDay(day.day, day.month, day.weekday % 7)) continue
    for (const at of onDay(day, times)) if (at <= now && found.size < count) found.add(at)
  }
  return [...found]
}

function timesOf({ every, at, on }: Pick<DigestConfig, 'every' | 'at' | 'on'>): CronTimes {
  if (every !== 'daily' && every !== 'weekly') return readCron(every)
  const [hour = 8, minute = 0] = at.split(':').map(Number)
  const day = every === 'daily' ? '*' : String((WEEKDAYS.indexOf(on) + 1) % 7)
  return readCron(`${minute} ${hour} * * ${day}`)
}

/** The latest first. */
function onDay({ year, month, day, zoneName }: DateTime, { hours, minutes }: CronTimes): readonly Instant[] {
  const times = hours.flatMap((hour) =>
    minutes.map((minute) =>
      first(DateTime.fromObject({ year, month, day, hour, minute }, { zone: zoneName ?? 'UTC' })),
    ),
  )
  return times.toSorted((a, b) => b - a)
}

/** Of a time that comes twice on its day the earlier, whichever of them it is now. */
function first(time: DateTime): Instant {
  const [earlier = time] = time.getPossibleOffsets()
  return earlier.toMillis()
}

import { createTask } from 'node-cron'
import { type Instant, MINUTE, parseDuration, SECOND } from '../core/time.ts'

/** When a source is pulled: every so often, or at the times of a cron expression. */
export interface Schedule {
  /** Whether a pull is due at `now`, after one at `last`. */
  due(last: Instant, now: Instant): boolean
}

/** How far back the times of a cron expression are walked; what was last pulled before that is due. */
const FARTHEST_STEPS = 3_000
const LONGEST_CRON_DELAY = 5 * SECOND

/**
 * `random` spreads pulls that would otherwise fall together: up to a tenth of a duration, up to five
 * seconds after a cron expression's time.
 *
 * node-cron says which times an expression means; it does not keep the time. Its own timers sleep as long
 * as a clock was set back, and hold up the program after one was set forward by a day or more.
 */
export function createSchedule(every: string, zone: string, random: () => number): Schedule {
  const duration = parseDuration(every)
  if (duration !== null) {
    const interval = duration * (1 + random() * 0.1)
    return { due: (last, now) => now - last >= interval }
  }
  const times = cronTimes(every, zone)
  const delay = random() * LONGEST_CRON_DELAY
  let walked = { last: Number.NaN, to: 0 }
  return {
    due(last, now) {
      const to = now - delay
      const from = walked.last === last && walked.to <= to ? Math.max(last, walked.to) : last
      if (times.anyIn(from, to)) return true
      walked = { last, to }
      return false
    },
  }
}

function cronTimes(expression: string, zone: string) {
  const task = createTask(expression, () => undefined, { timezone: zone })
  const step = expression.trim().split(/\s+/).length === 5 ? MINUTE : SECOND
  return {
    /** After `from`, up to and with `to`. */
    anyIn(from: Instant, to: Instant): boolean {
      let steps = 0
      for (let at = Math.floor(to / step) * step; at > from; at -= step) {
        if (task.match(new Date(at)) || ++steps === FARTHEST_STEPS) return true
      }
      return false
    },
  }
}

import { type Clock, type Instant, SECOND } from '../../core/time.ts'

/** Whether work ends in time; it goes on either way. Rejects as the work does. */
export type Patience = <T>(work: Promise<T>) => Promise<{ readonly value: T } | 'late'>

/** Slack waits three seconds. */
export const ANSWER_BY_MS = 2.6 * SECOND

/** What is left pays for the way back. */
export const WORK_BY_MS = 2 * SECOND

/** One timer for all who wait: one for each would cost as much as many of the acts do. */
export function createPatience(ms: number, clock: Clock): Patience {
  const waiting = new Set<{ readonly until: Instant; readonly late: () => void }>()
  let watching = false

  return (work) =>
    new Promise((resolve, reject) => {
      const one = { until: clock.now() + ms, late: () => resolve('late') }
      waiting.add(one)
      if (!watching) void watch()
      work.finally(() => waiting.delete(one)).then((value) => resolve({ value }), reject)
    })

  async function watch(): Promise<void> {
    watching = true
    for (let pause = ms; waiting.size > 0; ) {
      await clock.after(pause)
      const now = clock.now()
      pause = ms
      for (const one of waiting) {
        pause = one.until - now
        if (pause > 0) break
        waiting.delete(one)
        one.late()
      }
    }
    watching = false
  }
}

import { type Clock, MINUTE } from '../../core/time.ts'

/**
 * Teams sends an activity again when our answer is late or lost. The first does the work; the others get
 * what came of it. What must survive a restart is the ledger's to remember, by the same key.
 */
export type Once<T> = (key: string, work: () => Promise<T>) => Promise<T>

const REMEMBERED_MS = 10 * MINUTE
/** Answers are kept whole, cards and all. */
const MOST = 300

export function createOnce<T>(clock: Pick<Clock, 'now'>): Once<T> {
  const done = new Map<string, { readonly came: Promise<T>; readonly until: number }>()

  return (key, work) => {
    const now = clock.now()
    const before = done.get(key)
    if (before !== undefined && now < before.until) return before.came
    for (const [old, { until }] of done) {
      if (now < until && done.size < MOST) break
      done.delete(old)
    }
    const came = work()
    done.set(key, { came, until: now + REMEMBERED_MS })
    // What failed may be tried again.
    came.catch(() => done.delete(key))
    return came
  }
}

import { type Clock, MINUTE } from '../core/time.ts'

/**
 * A chat delivers some requests several times: when our answer is late or lost, and to several connections.
 * The first delivery does the work; the others get its answer. What must survive a restart is the ledger's to remember, by the same key.
 */
export type Once<T> = (key: string, work: () => Promise<T>) => Promise<T>

/** The last retry, Slack's, comes after five minutes. */
const REMEMBERED_MS = 10 * MINUTE

/**
 * @param most answers kept at a time
 * @param lasts false for an answer that asks for another try, such as a form's faults
 */
export function createOnce<T>(
  clock: Pick<Clock, 'now'>,
  most: number,
  lasts: (answer: T) => boolean = () => true,
): Once<T> {
  const done = new Map<string, { readonly answer: Promise<T>; readonly until: number }>()

  return (key, work) => {
    const now = clock.now()
    const before = done.get(key)
    if (before !== undefined && now < before.until) return before.answer
    for (const [old, { until }] of done) {
      if (now < until && done.size < most) break
      done.delete(old)
    }
    const answer = work()
    done.set(key, { answer, until: now + REMEMBERED_MS })
    const forget = () => done.delete(key)
    // What failed may be tried again.
    answer.then((given) => lasts(given) || forget(), forget)
    return answer
  }
}

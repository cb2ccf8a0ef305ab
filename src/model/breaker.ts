import { type Clock, type Instant, MINUTE } from '../core/time.ts'
import { FAULTS, ModelFault } from './model.ts'

/** Failures in a row after which nobody waits for the model any more. */
const TOLERATED = 3
const FIRST_REST = MINUTE
export const LONGEST_REST = 30 * MINUTE

export interface Breaker {
  /**
   * Runs it, unless the model rests. After a rest one call goes first, to see. `excused`: an unusable
   * answer is not held against the model, lest whoever provokes one can silence it.
   * @throws {Resting} without a call. Otherwise whatever `run` throws.
   */
  run<T>(run: () => Promise<T>, excused?: boolean): Promise<T>
  /** Why it rests and until when, for as long as no call has gone well since; null when all is well. */
  resting(): { readonly why: string; readonly until: Instant } | null
}

export class Resting extends Error {
  override readonly name = 'Resting'
}

/** A circuit breaker: a model that fails costs one deadline now and then, not one for each mention. */
export function createBreaker(clock: Pick<Clock, 'now'>): Breaker {
  let failures = 0
  let rests = 0
  let open: { why: string; until: Instant } | null = null
  let tryingOut = false

  function failed(fault: ModelFault): void {
    if (!FAULTS[fault.kind].counts) return
    failures += 1
    const now = clock.now()
    const asked = fault.notBefore ?? now
    // Calls that were under way when it opened say nothing new.
    const alreadyOpen = open !== null && open.until > now
    const trips = failures >= TOLERATED || fault.kind === 'lasting' || asked > now || open !== null
    if (!trips || alreadyOpen) return
    const rest = Math.min(LONGEST_REST, FIRST_REST * 2 ** rests)
    rests += 1
    open = { why: fault.message, until: Math.max(now + rest, asked) }
  }

  return {
    async run(run, excused = false) {
      if (open !== null && (open.until > clock.now() || tryingOut)) throw new Resting(open.why)
      const trial = open !== null
      if (trial) tryingOut = true
      try {
        const done = await run()
        failures = 0
        rests = 0
        open = null
        return done
      } catch (error) {
        if (error instanceof ModelFault && !(excused && error.kind === 'unusable')) failed(error)
        throw error
      } finally {
        if (trial) tryingOut = false
      }
    },
    resting: () => open,
  }
}

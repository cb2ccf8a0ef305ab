import type { Clock } from '../core/time.ts'

/** A rest that can be cut short. */
export interface Bell {
  /** Ends the rest that is on, or the next one before it begins. */
  ring(): void
  rest(ms: number): Promise<void>
}

export function createBell(clock: Clock): Bell {
  let rung = false
  let resting: AbortController | null = null
  return {
    ring() {
      rung = true
      resting?.abort()
    },
    async rest(ms) {
      if (!rung) {
        resting = new AbortController()
        await clock.after(ms, resting.signal)
        resting = null
      }
      rung = false
    },
  }
}

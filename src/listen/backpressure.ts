import { type Clock, SECOND } from '../core/time.ts'

/** So many stored mentions may wait to be understood before sources wait with theirs. */
const MOST_AHEAD = 400
const LOOK_EVERY_MS = 10
/** Then it is stored all the same: a step that is down delays nothing before it. */
const LONGEST_HOLD_MS = SECOND

/** Keeps sources from running far ahead: the first mentions are posted before the last ones are read. */
export interface Backpressure {
  stored(mentions: number): void
  /** How many the step took; 0: none waits. */
  understood(mentions: number): void
  /** Awaited before mentions are stored. */
  hold(): Promise<void>
}

export function createBackpressure(clock: Clock): Backpressure {
  let ahead = 0
  return {
    stored(mentions) {
      ahead += mentions
    },
    understood(mentions) {
      ahead = mentions === 0 ? 0 : Math.max(0, ahead - mentions)
    },
    async hold() {
      for (let held = 0; ahead > MOST_AHEAD && held < LONGEST_HOLD_MS; held += LOOK_EVERY_MS)
        await clock.after(LOOK_EVERY_MS)
    },
  }
}

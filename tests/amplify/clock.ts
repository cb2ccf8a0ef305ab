import type { Clock } from '../../src/core/time.ts'
import { NOON } from './rows.ts'

interface Timer {
  readonly at: number
  readonly fire: () => void
}

/** Time that moves when the test says so. */
export class ManualClock implements Clock {
  #now = NOON
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#now
  }

  after(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const fire = () => {
        this.#timers.delete(timer)
        resolve()
      }
      const timer = { at: this.#now + ms, fire }
      this.#timers.add(timer)
      signal?.addEventListener('abort', fire, { once: true })
    })
  }

  /** Moves on, and lets everything that falls due on the way happen in its turn. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settled()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at)
      next.fire()
      await settled()
    }
    this.#now = end
  }

  /** Moves on from timer to timer until `done`. */
  async until(done: () => boolean): Promise<void> {
    await settled()
    while (!done()) {
      const next = this.#next(Number.POSITIVE_INFINITY)
      if (!next) throw new Error('nothing more will happen')
      await this.advance(next.at - this.#now)
    }
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
  }
}

/** Everything that can happen now has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
}

import { HOUR, type Instant } from '../../core/time.ts'
import { BUCKETS } from './features.ts'

/** As if this many texts without any words had been read before: the first ones shall not decide alone. */
const BEFORE = 50

/** A word in this many texts of the last hour may be what the hour is about. */
const TALKED_OF = 3
const MOST_RECENT = 500

/**
 * How telling each word is, learnt as texts come: the rarer, the more; and more still while it is said far
 * more often within the hour than before, as the words of an event are. Steady between two calls of `refresh`.
 */
export class Rarity {
  readonly #texts = new Float32Array(BUCKETS)
  #count = 0
  readonly #recent = new Uint16Array(BUCKETS)
  readonly #lately: { readonly at: Instant; readonly buckets: readonly number[] }[] = []
  readonly #weights = new Float32Array(BUCKETS)
  readonly #stamps = new Uint32Array(BUCKETS)
  /** Grows whenever the weights may have changed. */
  epoch = 1

  /** How many texts were read. */
  get texts(): number {
    return this.#count
  }

  learn(buckets: readonly number[], freshAt: Instant | null): void {
    this.#count++
    for (const bucket of buckets) this.#texts[bucket] = (this.#texts[bucket] ?? 0) + 1
    if (freshAt === null) return
    this.#lately.push({ at: freshAt, buckets })
    for (const bucket of buckets) this.#recent[bucket] = (this.#recent[bucket] ?? 0) + 1
  }

  /** Takes what was learnt into account, and lets go of what was said more than an hour before `now`. */
  refresh(now: Instant): void {
    this.epoch++
    const over = this.#lately.length - MOST_RECENT
    const kept = this.#lately.findIndex(({ at }, index) => at > now - HOUR && index >= over)
    for (const { buckets } of this.#lately.splice(0, kept < 0 ? this.#lately.length : kept))
      for (const bucket of buckets) this.#recent[bucket] = (this.#recent[bucket] ?? 1) - 1
  }

  of(bucket: number): number {
    if (this.#stamps[bucket] !== this.epoch) {
      this.#stamps[bucket] = this.epoch
      this.#weights[bucket] = this.idf(bucket) * this.#burst(bucket)
    }
    return this.#weights[bucket] ?? 0
  }

  idf(bucket: number): number {
    return Math.log(1 + (this.#count + BEFORE) / ((this.#texts[bucket] ?? 0) + 1))
  }

  #burst(bucket: number): number {
    const recent = this.#recent[bucket] ?? 0
    if (recent < TALKED_OF) return 1
    const lift = this.lift(recent, this.#texts[bucket] ?? 0)
    return lift <= 2 ? 1 : 1 + Math.log2(lift / 2)
  }

  /** How many times more often than ever something was said within the hour: `recent` of `all` its texts. */
  lift(recent: number, all: number): number {
    const usual = (all + 2) / (this.#count + BEFORE)
    return recent / (this.#lately.length + 5) / usual
  }
}

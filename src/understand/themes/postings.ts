import { BUCKETS } from './features.ts'

/** No entry has it. */
const NONE = 0

/**
 * Which themes have a word, and how much of it, in the order in which they came to have it: a list for each
 * bucket, linked through arrays of bare numbers. Themes come and go with dozens of words each; as objects these
 * would be most of what a long run leaves behind.
 */
export class Postings {
  readonly #first = new Uint32Array(BUCKETS)
  readonly #last = new Uint32Array(BUCKETS)
  readonly #next: Uint32Array
  readonly #before: Uint32Array
  readonly #buckets: Uint32Array
  readonly #slots: Uint16Array
  readonly #weights: Float64Array
  #free = NONE
  #used = NONE

  /** @param most entries at once */
  constructor(most: number) {
    this.#next = new Uint32Array(most + 1)
    this.#before = new Uint32Array(most + 1)
    this.#buckets = new Uint32Array(most + 1)
    this.#slots = new Uint16Array(most + 1)
    this.#weights = new Float64Array(most + 1)
  }

  bucketOf(entry: number): number {
    return this.#buckets[entry] ?? 0
  }

  weightOf(entry: number): number {
    return this.#weights[entry] ?? 0
  }

  weigh(entry: number, weight: number): void {
    this.#weights[entry] = weight
  }

  /** Answers the new entry's number. */
  add(bucket: number, slot: number, weight: number): number {
    const entry = this.#take()
    const last = this.#last[bucket] ?? NONE
    this.#buckets[entry] = bucket
    this.#slots[entry] = slot
    this.#weights[entry] = weight
    this.#before[entry] = last
    this.#next[entry] = NONE
    this.#last[bucket] = entry
    if (last === NONE) this.#first[bucket] = entry
    else this.#next[last] = entry
    return entry
  }

  remove(entry: number): void {
    const bucket = this.bucketOf(entry)
    const next = this.#next[entry] ?? NONE
    const before = this.#before[entry] ?? NONE
    if (before === NONE) this.#first[bucket] = next
    else this.#next[before] = next
    if (next === NONE) this.#last[bucket] = before
    else this.#before[next] = before
    this.#next[entry] = this.#free
    this.#free = entry
  }

  /**
   * Adds `weight` times what each theme has of the bucket to its score. Slots whose score was 0 are put into
   * `touched` from `touches` on; answers how many are there now.
   */
  score(bucket: number, weight: number, scores: Float64Array, touched: Uint32Array, touches: number): number {
    let count = touches
    for (let entry = this.#first[bucket] ?? NONE; entry !== NONE; entry = this.#next[entry] ?? NONE) {
      const slot = this.#slots[entry] ?? 0
      const score = scores[slot] ?? 0
      if (score === 0) touched[count++] = slot
      scores[slot] = score + weight * (this.#weights[entry] ?? 0)
    }
    return count
  }

  #take(): number {
    if (this.#free === NONE) return ++this.#used
    const entry = this.#free
    this.#free = this.#next[entry] ?? NONE
    return entry
  }
}

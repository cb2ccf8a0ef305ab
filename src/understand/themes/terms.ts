/**
 * The words of a theme, by their buckets, in the order in which they came. Kept as bare numbers: every text
 * changes dozens of them, and boxed ones would each leave garbage among what lives long.
 */
export class Terms {
  readonly #buckets: Uint32Array
  readonly #weights: Float64Array
  #size = 0

  /** @param most so many it can hold */
  constructor(most: number) {
    this.#buckets = new Uint32Array(most)
    this.#weights = new Float64Array(most)
  }

  get size(): number {
    return this.#size
  }

  bucketAt(place: number): number {
    return this.#buckets[place] ?? 0
  }

  weightAt(place: number): number {
    return this.#weights[place] ?? 0
  }

  /** Where the bucket is, or -1. */
  placeOf(bucket: number): number {
    for (let at = 0; at < this.#size; at++) if (this.#buckets[at] === bucket) return at
    return -1
  }

  set(place: number, weight: number): void {
    this.#weights[place] = weight
  }

  push(bucket: number, weight: number): void {
    this.#buckets[this.#size] = bucket
    this.#weights[this.#size++] = weight
  }

  clear(): void {
    this.#size = 0
  }

  /** Lets go of all others. */
  keep(buckets: ReadonlySet<number>): void {
    let size = 0
    for (let at = 0; at < this.#size; at++) {
      const bucket = this.bucketAt(at)
      if (!buckets.has(bucket)) continue
      this.#buckets[size] = bucket
      this.#weights[size++] = this.weightAt(at)
    }
    this.#size = size
  }

  *[Symbol.iterator](): Generator<readonly [bucket: number, weight: number]> {
    for (let at = 0; at < this.#size; at++) yield [this.bucketAt(at), this.weightAt(at)]
  }
}

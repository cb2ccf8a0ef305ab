import type { Postings } from './postings.ts'

/** The words of a theme: their entries among all themes' words, in the order in which they came. */
export class Terms {
  readonly #postings: Postings
  readonly #slot: number
  readonly #entries: Uint32Array
  #size = 0

  /** @param most so many it can hold */
  constructor(postings: Postings, slot: number, most: number) {
    this.#postings = postings
    this.#slot = slot
    this.#entries = new Uint32Array(most)
  }

  get size(): number {
    return this.#size
  }

  bucketAt(place: number): number {
    return this.#postings.bucketOf(this.#entries[place] ?? 0)
  }

  weightAt(place: number): number {
    return this.#postings.weightOf(this.#entries[place] ?? 0)
  }

  /** Adds to the weight of a bucket; answers what it was before. */
  raise(bucket: number, by: number): number {
    for (let at = 0; at < this.#size; at++) {
      const entry = this.#entries[at] ?? 0
      if (this.#postings.bucketOf(entry) !== bucket) continue
      const before = this.#postings.weightOf(entry)
      this.#postings.weigh(entry, before + by)
      return before
    }
    this.#entries[this.#size++] = this.#postings.add(bucket, this.#slot, by)
    return 0
  }

  /** Lets go of all others. */
  keep(buckets: ReadonlySet<number>): void {
    let size = 0
    for (let at = 0; at < this.#size; at++) {
      const entry = this.#entries[at] ?? 0
      if (buckets.has(this.#postings.bucketOf(entry))) this.#entries[size++] = entry
      else this.#postings.remove(entry)
    }
    this.#size = size
  }

  *[Symbol.iterator](): Generator<readonly [bucket: number, weight: number]> {
    for (let at = 0; at < this.#size; at++) yield [this.bucketAt(at), this.weightAt(at)]
  }
}

import type { MentionId } from '../core/mention.ts'
import { mix } from './local/hash.ts'
import { exactKeys, HASHES, numbersOf } from './sketch.ts'

/** Two texts are copies when this many of their numbers are equal: half of their shingles are shared. */
const ALIKE = HASHES / 2

/**
 * Numbers are looked up three at a time: of two texts that share half of their shingles, 94 in 100 have
 * three equal in some band.
 */
const ROWS = 3
const BANDS = Math.floor(HASHES / ROWS)

/** How far back a bucket is searched; what many texts have in common tells copies poorly. */
const PATIENCE = 32
const SMALLEST = 1_024

/** The mention whose words are repeated, and how good a lead it is. One object for all words it leads. */
export interface Lead {
  mention: MentionId
  standing: number
}

/**
 * The newest leads, searched by their sketches. A copy is looked for among leads alone, so that a text
 * cannot drift away from its lead from copy to copy.
 */
export class CopyIndex {
  readonly #most: number
  #room = 0
  #mask = 0
  #leads: Lead[] = []
  #numbers = new Uint16Array()
  /** For each band and bucket the newest entry; for each band and entry the one before it there. */
  #newest = new Int32Array()
  #before = new Int32Array()
  /** Entries are counted for ever; entry n is kept at n modulo the room. */
  #count = 0
  readonly #exact = new Map<string, Lead>()

  constructor(most: number) {
    this.#most = most
    this.#grow(Math.min(SMALLEST, most))
  }

  /** The best lead that these words repeat, or null. */
  find(sketch: string): Lead | null {
    const numbers = numbersOf(sketch)
    if (numbers === null) {
      for (const key of exactKeys(sketch)) {
        const lead = this.#exact.get(key)
        if (lead) return lead
      }
      return null
    }
    let best: Lead | null = null
    let most = ALIKE - 1
    for (let band = 0; band < BANDS; band++) {
      let entry = this.#newest[this.#bucket(band, numbers)] ?? -1
      for (
        let patience = PATIENCE;
        entry >= 0 && entry >= this.#count - this.#room && patience > 0;
        patience--
      ) {
        const at = entry % this.#room
        const same = this.#same(numbers, at)
        if (same > most) {
          most = same
          best = this.#leads[at] ?? best
        }
        entry = this.#before[band * this.#room + at] ?? -1
      }
    }
    return best
  }

  add(sketch: string, lead: Lead): void {
    const numbers = numbersOf(sketch)
    if (numbers === null) {
      this.#addExact(sketch, lead)
      return
    }
    if (this.#count >= this.#room && this.#room < this.#most) this.#grow(Math.min(2 * this.#room, this.#most))
    this.#insert(numbers, lead)
  }

  #insert(numbers: Uint16Array, lead: Lead): void {
    const entry = this.#count++
    const at = entry % this.#room
    this.#leads[at] = lead
    this.#numbers.set(numbers, at * HASHES)
    for (let band = 0; band < BANDS; band++) {
      const bucket = this.#bucket(band, numbers)
      this.#before[band * this.#room + at] = this.#newest[bucket] ?? -1
      this.#newest[bucket] = entry
    }
  }

  #addExact(sketch: string, lead: Lead): void {
    for (const key of exactKeys(sketch)) {
      this.#exact.delete(key)
      this.#exact.set(key, lead)
    }
    for (const key of this.#exact.keys()) {
      if (this.#exact.size <= this.#most) break
      this.#exact.delete(key)
    }
  }

  #bucket(band: number, numbers: Uint16Array): number {
    let hash = band
    for (let row = band * ROWS; row < (band + 1) * ROWS; row++) hash = mix(hash ^ (numbers[row] ?? 0)) + row
    return band * (this.#mask + 1) + (mix(hash) & this.#mask)
  }

  #same(numbers: Uint16Array, at: number): number {
    let same = 0
    for (let n = 0; n < HASHES; n++) if (numbers[n] === this.#numbers[at * HASHES + n]) same++
    return same
  }

  #grow(room: number): void {
    const old = { leads: this.#leads, numbers: this.#numbers, count: this.#count }
    this.#room = room
    this.#mask = 2 ** Math.ceil(Math.log2(room)) - 1
    this.#leads = []
    this.#numbers = new Uint16Array(room * HASHES)
    this.#newest = new Int32Array(BANDS * (this.#mask + 1)).fill(-1)
    this.#before = new Int32Array(BANDS * room)
    this.#count = 0
    for (let entry = 0; entry < old.count; entry++) {
      const lead = old.leads[entry]
      if (lead) this.#insert(old.numbers.subarray(entry * HASHES, (entry + 1) * HASHES), lead)
    }
  }
}

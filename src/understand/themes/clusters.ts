import type { ThemeId } from '../../core/theme.ts'
import { HOUR, type Instant } from '../../core/time.ts'
import type { Features } from './features.ts'
import type { Rarity } from './rarity.ts'

/** A text's most telling features are compared; the others change nothing. */
const MOST_FEATURES = 60
/** A theme's own, cut back to the most telling ones when it has half as many again. */
export const MOST_TERMS = 128
/** Themes that the last hour speaks of far more than usual draw its other mentions to them. */
const HOT_FROM = 3
const MOST_HOT = 30
/** How many mentions ago a theme may have been heard last for each doubling of its size before it makes room. */
const PATIENCE = 400

/** What texts of one theme have in common. */
export interface Cluster {
  readonly id: ThemeId
  readonly terms: Map<number, number>
  count: number
  /** When the last ones of this hour came, at most `MOST_HOT`. */
  readonly hot: Instant[]
  readonly slot: number
  turn: number
  /** The square of its length, under the weights of that epoch. */
  squared: number
  epoch: number
}

interface Posting {
  readonly slots: number[]
  readonly weights: number[]
}

/**
 * Leader clustering over sparse vectors: a text goes to the theme it is most like, or begins a new one. An
 * inverted index finds the themes that share a word with it. Bounded: beyond `most` themes the one longest
 * unheard, small ones first, makes room.
 */
export class Clusters {
  readonly #most: number
  readonly #rarity: Rarity
  readonly #bySlot: (Cluster | undefined)[] = []
  readonly #free: number[] = []
  readonly #postings = new Map<number, Posting>()
  readonly #scores: Float64Array
  readonly #byId = new Map<ThemeId, Cluster>()
  #turn = 0

  constructor(rarity: Rarity, most: number) {
    this.#rarity = rarity
    this.#most = most
    this.#scores = new Float64Array(most + 1)
    for (let slot = most; slot >= 0; slot--) this.#free.push(slot)
  }

  get(id: ThemeId): Cluster | undefined {
    return this.#byId.get(id)
  }

  get size(): number {
    return this.#byId.size
  }

  get full(): boolean {
    return this.#byId.size >= this.#most
  }

  all(): Iterable<Cluster> {
    return this.#byId.values()
  }

  /** The theme these words are of, or null when they are like none. `freshAt`: they are of this hour. */
  find(features: Telling, freshAt: Instant | null): Cluster | null {
    const { buckets, weights, norm } = features
    const touched: number[] = []
    const scores = this.#scores
    for (let at = 0; at < buckets.length; at++) {
      const bucket = buckets[at] ?? 0
      const posting = this.#postings.get(bucket)
      if (!posting) continue
      const weight = (weights[at] ?? 0) * this.#rarity.of(bucket) ** 2
      for (let one = 0; one < posting.slots.length; one++) {
        const slot = posting.slots[one] ?? 0
        const score = scores[slot] ?? 0
        if (score === 0) touched.push(slot)
        scores[slot] = score + weight * (posting.weights[one] ?? 0)
      }
    }
    let best: Cluster | null = null
    let most = this.#threshold()
    for (const slot of touched) {
      const cluster = this.#bySlot[slot]
      const score = scores[slot] ?? 0
      scores[slot] = 0
      if (!cluster) continue
      const alike = (score / (norm * this.#norm(cluster))) * this.#heat(cluster, freshAt)
      if (alike >= most) {
        most = alike
        best = cluster
      }
    }
    return best
  }

  /** The most telling of a text's features under the present weights; null when it says nothing. */
  telling({ buckets, weights }: Features): Telling | null {
    const rated = buckets.map((bucket, at) => ({
      bucket,
      weight: weights[at] ?? 0,
      rated: (weights[at] ?? 0) * this.#rarity.of(bucket),
    }))
    if (rated.length > MOST_FEATURES) {
      rated.sort((a, b) => b.rated - a.rated || a.bucket - b.bucket)
      rated.length = MOST_FEATURES
    }
    const norm = Math.sqrt(rated.reduce((sum, one) => sum + one.rated ** 2, 0))
    if (norm === 0) return null
    return { buckets: rated.map((one) => one.bucket), weights: rated.map((one) => one.weight), norm }
  }

  add(cluster: Cluster, { buckets, weights, norm }: Telling, freshAt: Instant | null): void {
    for (const [at, bucket] of buckets.entries()) this.#raise(cluster, bucket, (weights[at] ?? 0) / norm)
    if (cluster.terms.size > 1.5 * MOST_TERMS) this.#prune(cluster)
    cluster.count++
    cluster.turn = ++this.#turn
    if (freshAt === null) return
    cluster.hot.push(freshAt)
    if (cluster.hot.length > MOST_HOT) cluster.hot.shift()
  }

  /** There must be room: see `crowdedOut`. */
  open(id: ThemeId, terms: Iterable<readonly [number, number]> = [], count = 0): Cluster {
    const slot = this.#free.pop()
    if (slot === undefined) throw new RangeError('There is no room for another theme.')
    const cluster: Cluster = {
      id,
      terms: new Map(),
      count,
      hot: [],
      slot,
      turn: ++this.#turn,
      squared: 0,
      epoch: 0,
    }
    this.#bySlot[slot] = cluster
    this.#byId.set(id, cluster)
    for (const [bucket, weight] of terms) this.#raise(cluster, bucket, weight)
    return cluster
  }

  /** Which theme has to go before another one can come; null while there is room. */
  crowdedOut(stays: (id: ThemeId) => boolean): Cluster | null {
    if (this.#byId.size < this.#most) return null
    let out: Cluster | null = null
    let least = Number.POSITIVE_INFINITY
    for (const cluster of this.#byId.values()) {
      const standing = cluster.turn + PATIENCE * Math.log2(1 + cluster.count)
      if (standing >= least || stays(cluster.id)) continue
      least = standing
      out = cluster
    }
    return out
  }

  close(cluster: Cluster): void {
    for (const bucket of cluster.terms.keys()) this.#unpost(cluster, bucket)
    this.#bySlot[cluster.slot] = undefined
    this.#byId.delete(cluster.id)
    this.#free.push(cluster.slot)
  }

  /** With few texts read, few words are known to be rare, and likeness is lower than it will be. */
  #threshold(): number {
    return LOOSEST + STRICTER * Math.log10(1 + this.#rarity.texts / 50)
  }

  /** Up to twice as near, for words of this hour and a theme that the hour speaks of. */
  #heat({ hot, count }: Cluster, freshAt: Instant | null): number {
    if (freshAt === null || hot.length < HOT_FROM) return 1
    const lately = hot.reduce((sum, at) => sum + (at > freshAt - HOUR ? 1 : 0), 0)
    const lift = lately < HOT_FROM ? 1 : this.#rarity.lift(lately, count)
    return lift <= 2 ? 1 : 1 + Math.min(1, Math.log2(lift / 2) / 2)
  }

  #norm(cluster: Cluster): number {
    if (cluster.epoch === this.#rarity.epoch) return Math.sqrt(cluster.squared)
    let sum = 0
    for (const [bucket, weight] of cluster.terms) sum += (weight * this.#rarity.of(bucket)) ** 2
    cluster.squared = sum
    cluster.epoch = this.#rarity.epoch
    return Math.sqrt(sum)
  }

  #raise(cluster: Cluster, bucket: number, by: number): void {
    const before = cluster.terms.get(bucket)
    const weight = (before ?? 0) + by
    cluster.terms.set(bucket, weight)
    cluster.squared += (weight ** 2 - (before ?? 0) ** 2) * this.#rarity.of(bucket) ** 2
    const posting = this.#postings.get(bucket)
    if (!posting) this.#postings.set(bucket, { slots: [cluster.slot], weights: [weight] })
    else if (before === undefined) {
      posting.slots.push(cluster.slot)
      posting.weights.push(weight)
    } else posting.weights[posting.slots.indexOf(cluster.slot)] = weight
  }

  #prune(cluster: Cluster): void {
    const rated = [...cluster.terms.keys()].sort(
      (a, b) =>
        (cluster.terms.get(b) ?? 0) * this.#rarity.of(b) - (cluster.terms.get(a) ?? 0) * this.#rarity.of(a) ||
        a - b,
    )
    for (const bucket of rated.slice(MOST_TERMS)) {
      this.#unpost(cluster, bucket)
      cluster.terms.delete(bucket)
    }
    cluster.epoch = 0
  }

  #unpost(cluster: Cluster, bucket: number): void {
    const posting = this.#postings.get(bucket)
    const at = posting?.slots.indexOf(cluster.slot) ?? -1
    if (!posting || at < 0) return
    posting.slots.splice(at, 1)
    posting.weights.splice(at, 1)
    if (posting.slots.length === 0) this.#postings.delete(bucket)
  }
}

/** Features cut to what is compared, with the length of their vector. */
export interface Telling extends Features {
  readonly norm: number
}

const LOOSEST = 0.13
const STRICTER = 0.08

import type { ThemeId } from '../../core/theme.ts'
import { HOUR, type Instant } from '../../core/time.ts'
import type { Features } from './features.ts'
import { Postings } from './postings.ts'
import type { Rarity } from './rarity.ts'
import { Terms } from './terms.ts'

/** A text's most telling features are compared; the others change nothing. */
const MOST_FEATURES = 60
/** A theme's own, cut back to the most telling ones when it has half as many again. */
export const MOST_TERMS = 128
const MOST_HELD = 1.5 * MOST_TERMS
const MOST_AT_ONCE = MOST_HELD + MOST_FEATURES
/** Themes that the last hour speaks of far more than usual draw its other mentions to them. */
const HOT_FROM = 3
const MOST_HOT = 30
/** How many mentions ago a theme may have been heard last for each doubling of its size before it makes room. */
const PATIENCE = 400

/** What texts of one theme have in common. */
export interface Cluster {
  readonly id: ThemeId
  readonly terms: Terms
  count: number
  /** When the last ones of this hour came, at most `MOST_HOT`. */
  readonly hot: Instant[]
  readonly slot: number
  /** How long it may be kept: the turn at which it was heard last, later the larger it is. */
  standing: number
  /** The square of its length, under the weights of that epoch. */
  squared: number
  epoch: number
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
  /** Of each slot: themes come and go, their room stays. */
  readonly #terms: Terms[] = []
  readonly #free: number[] = []
  readonly #postings: Postings
  readonly #scores: Float64Array
  /** Slots that share a word with the text that is placed. */
  readonly #touched: Uint32Array
  readonly #byId = new Map<ThemeId, Cluster>()
  #turn = 0

  constructor(rarity: Rarity, most: number) {
    this.#rarity = rarity
    this.#most = most
    this.#postings = new Postings((most + 1) * MOST_AT_ONCE)
    this.#scores = new Float64Array(most + 1)
    this.#touched = new Uint32Array(most + 1)
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
    const touched = this.#touched
    let touches = 0
    const scores = this.#scores
    for (let at = 0; at < buckets.length; at++) {
      const bucket = buckets[at] ?? 0
      const weight = (weights[at] ?? 0) * this.#rarity.of(bucket) ** 2
      touches = this.#postings.score(bucket, weight, scores, touched, touches)
    }
    let best: Cluster | null = null
    let most = this.#threshold()
    for (let at = 0; at < touches; at++) {
      const slot = touched[at] ?? 0
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
    const rated =
      buckets.length > MOST_FEATURES ? this.#mostTelling({ buckets, weights }) : { buckets, weights }
    let squares = 0
    for (let at = 0; at < rated.buckets.length; at++)
      squares += ((rated.weights[at] ?? 0) * this.#rarity.of(rated.buckets[at] ?? 0)) ** 2
    return squares === 0 ? null : { ...rated, norm: Math.sqrt(squares) }
  }

  #mostTelling({ buckets, weights }: Features): Features {
    const rated = buckets
      .map((bucket, at) => {
        const weight = weights[at] ?? 0
        return { bucket, weight, rated: weight * this.#rarity.of(bucket) }
      })
      .sort((a, b) => b.rated - a.rated || a.bucket - b.bucket)
      .slice(0, MOST_FEATURES)
    return { buckets: rated.map(({ bucket }) => bucket), weights: rated.map(({ weight }) => weight) }
  }

  add(cluster: Cluster, { buckets, weights, norm }: Telling, freshAt: Instant | null): void {
    for (let at = 0; at < buckets.length; at++)
      this.#raise(cluster, buckets[at] ?? 0, (weights[at] ?? 0) / norm)
    if (cluster.terms.size > MOST_HELD) this.#prune(cluster)
    cluster.count++
    cluster.standing = standingOf(++this.#turn, cluster.count)
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
      terms: this.#termsIn(slot),
      count,
      hot: [],
      slot,
      standing: standingOf(++this.#turn, count),
      squared: 0,
      epoch: 0,
    }
    this.#bySlot[slot] = cluster
    this.#byId.set(id, cluster)
    for (const [bucket, weight] of terms) this.#raise(cluster, bucket, weight)
    return cluster
  }

  #termsIn(slot: number): Terms {
    const terms = this.#terms[slot] ?? new Terms(this.#postings, slot, MOST_AT_ONCE)
    this.#terms[slot] = terms
    return terms
  }

  /** Which theme has to go before another one can come; null while there is room. */
  crowdedOut(stays: (id: ThemeId) => boolean): Cluster | null {
    if (this.#byId.size < this.#most) return null
    let out: Cluster | null = null
    let least = Number.POSITIVE_INFINITY
    for (const cluster of this.#byId.values()) {
      if (cluster.standing >= least || stays(cluster.id)) continue
      least = cluster.standing
      out = cluster
    }
    return out
  }

  close(cluster: Cluster): void {
    cluster.terms.keep(NOTHING)
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
    const { terms } = cluster
    for (let at = 0; at < terms.size; at++)
      sum += (terms.weightAt(at) * this.#rarity.of(terms.bucketAt(at))) ** 2
    cluster.squared = sum
    cluster.epoch = this.#rarity.epoch
    return Math.sqrt(sum)
  }

  #raise(cluster: Cluster, bucket: number, by: number): void {
    const before = cluster.terms.raise(bucket, by)
    cluster.squared += ((before + by) ** 2 - before ** 2) * this.#rarity.of(bucket) ** 2
  }

  #prune(cluster: Cluster): void {
    const rated = [...cluster.terms]
      .map(([bucket, weight]) => ({ bucket, rated: weight * this.#rarity.of(bucket) }))
      .sort((a, b) => b.rated - a.rated || a.bucket - b.bucket)
    cluster.terms.keep(new Set(rated.slice(0, MOST_TERMS).map(({ bucket }) => bucket)))
    cluster.epoch = 0
  }
}

const NOTHING: ReadonlySet<number> = new Set()

function standingOf(turn: number, count: number): number {
  return turn + PATIENCE * Math.log2(1 + count)
}

/** Features cut to what is compared, with the length of their vector. */
export interface Telling extends Features {
  readonly norm: number
}

const LOOSEST = 0.13
const STRICTER = 0.08

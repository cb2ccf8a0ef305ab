import { BUCKETS, DENSE, Features } from '../local/features.ts'

/** How much words, pieces of words and counts weigh against each other. */
export const GAIN = { words: 1, pieces: 0.7, dense: 0.5 }

/** Texts with their features, packed: features are found once and looked at many times. */
export class Corpus {
  rows: number
  extra: number
  readonly #features = new Features()
  readonly #buckets: Uint32Array[] = []
  readonly #words: number[] = []
  readonly dense: Float32Array[] = []

  constructor(extra = 0) {
    this.extra = extra
    this.rows = BUCKETS + DENSE + extra
  }

  get size(): number {
    return this.#words.length
  }

  add_(title: string | null, text: string, language: string): number {
    const features = this.#features
    features.read(title, text, language)
    this.#buckets.push(features.buckets.slice(0, features.count))
    this.#words.push(features.words)
    const d = new Float32Array(DENSE + this.extra)
    for (let i = 0; i < DENSE; i++) d[i] = (features.dense[i] ?? 0) * GAIN.dense
    this.dense.push(d)
    return this.size - 1
  }

  score(text: number, weights: Float32Array, scale: number, scores: Float64Array): void {
    const classes = scores.length
    const buckets = this.#buckets[text]!
    const words = this.#words[text]!
    const dense = this.dense[text]!
    scores.fill(0)
    const wv = words ? GAIN.words / Math.sqrt(words) : 0
    const pv = buckets.length > words ? GAIN.pieces / Math.sqrt(buckets.length - words) : 0
    for (let i = 0; i < buckets.length; i++) {
      const v = i < words ? wv : pv
      const base = buckets[i]! * classes
      for (let n = 0; n < classes; n++) scores[n]! += v * weights[base + n]!
    }
    for (let i = 0; i < dense.length; i++) {
      const v = dense[i]!
      if (v === 0) continue
      const base = (BUCKETS + i) * classes
      for (let n = 0; n < classes; n++) scores[n]! += v * weights[base + n]!
    }
    for (let n = 0; n < classes; n++) scores[n]! *= scale
  }

  add(text: number, weights: Float32Array, delta: Float64Array): void {
    const classes = delta.length
    const buckets = this.#buckets[text]!
    const words = this.#words[text]!
    const dense = this.dense[text]!
    const wv = words ? GAIN.words / Math.sqrt(words) : 0
    const pv = buckets.length > words ? GAIN.pieces / Math.sqrt(buckets.length - words) : 0
    for (let i = 0; i < buckets.length; i++) {
      const v = i < words ? wv : pv
      const base = buckets[i]! * classes
      for (let n = 0; n < classes; n++) weights[base + n]! += v * delta[n]!
    }
    for (let i = 0; i < dense.length; i++) {
      const v = dense[i]!
      if (v === 0) continue
      const base = (BUCKETS + i) * classes
      for (let n = 0; n < classes; n++) weights[base + n]! += v * delta[n]!
    }
  }
}

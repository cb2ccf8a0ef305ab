import type { ThemeId } from '../../core/theme.ts'
import type { Instant } from '../../core/time.ts'
import { fold } from '../local/tokens.ts'
import { Clusters } from './clusters.ts'
import { type Features, featuresOf, type Worded } from './features.ts'
import { Rarity } from './rarity.ts'
import { Splits } from './splits.ts'

/** How many themes are held at once. */
export const MOST_THEMES = 500

export interface Given {
  readonly at: Instant
  /** When it was stored, if it is of that hour; null for history. */
  readonly freshAt: Instant | null
  /** False: it is told which theme it is of, and nothing is learnt from it. */
  readonly learn: boolean
}

/** Gathers texts into themes as they come. Holds no words: only what can be told apart by numbers. */
export class ThemeIndex {
  readonly rarity = new Rarity()
  readonly clusters: Clusters
  readonly #ignored: ReadonlySet<string>
  /** Themes that never make room for others. */
  readonly pinned = new Set<ThemeId>()
  readonly splits = new Splits()
  /** Since they were last taken note of. */
  readonly changed = new Set<ThemeId>()
  readonly gone = new Set<ThemeId>()
  next: ThemeId

  constructor({
    ignored,
    next = 1,
    most = MOST_THEMES,
  }: {
    /** The company's own names, which any text may have. */
    readonly ignored: readonly string[]
    readonly next?: ThemeId
    readonly most?: number
  }) {
    this.#ignored = new Set(ignored.flatMap((name) => fold(name).match(/[\p{L}\p{N}']+/gu) ?? []))
    this.next = next
    this.clusters = new Clusters(this.rarity, most)
  }

  /** Before each batch: what was learnt so far counts from now on. */
  refresh(now: Instant): void {
    this.rarity.refresh(now)
  }

  /** Null when the text says nothing that a theme could be made of, or nothing like one without `learn`. */
  gather(words: Worded, given: Given): ThemeId | null {
    const features = featuresOf(words, this.#ignored)
    if (given.learn) this.rarity.learn(features.buckets, given.freshAt)
    return this.#place(features, words, given)
  }

  /** What was gathered in an earlier run, to know again which words are rare and what this hour speaks of. */
  recall(words: Worded, theme: ThemeId | null, freshAt: Instant | null): void {
    this.rarity.learn(featuresOf(words, this.#ignored).buckets, freshAt)
    if (freshAt !== null && theme !== null) this.clusters.get(theme)?.hot.push(freshAt)
  }

  #place(features: Features, words: Worded, { freshAt, learn }: Given): ThemeId | null {
    const telling = this.clusters.telling(features)
    if (telling === null) return null
    const alike = this.clusters.find(telling, freshAt)
    const settled = alike ? this.splits.settle(alike.id, words) : this.splits.claim(words)
    const found = (settled !== undefined && this.clusters.get(settled)) || alike
    if (!learn) return found?.id ?? null
    const cluster = found ?? this.#open()
    if (cluster === null) return null
    this.clusters.add(cluster, telling, freshAt)
    this.changed.add(cluster.id)
    return cluster.id
  }

  #open() {
    const out = this.clusters.crowdedOut((id) => this.pinned.has(id) || this.splits.has(id))
    if (out !== null) {
      this.clusters.close(out)
      this.changed.delete(out.id)
      this.gone.add(out.id)
    } else if (this.clusters.full) return null
    return this.clusters.open(this.next++)
  }
}

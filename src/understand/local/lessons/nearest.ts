import { ramp } from './ramp.ts'
import type { Usual } from './usual.ts'

/** Two texts that share this part of what is rare in them begin to be alike, and here they are the same. */
const ALIKE = { from: 0.45, to: 0.75 }
/** What more texts have than this tells nothing of two that have it both. */
const COMMON = 0.05

interface Entry<T> {
  readonly of: T
  readonly length: number
}

interface Known {
  readonly rarity: number
  /** Which entries have it. */
  readonly at: number[]
}

/** Finds texts of nearly the same words. */
export class Nearest<T> {
  readonly #usual: Usual
  readonly #entries: Entry<T>[] = []
  readonly #known = new Map<string, Known>()

  constructor(usual: Usual) {
    this.#usual = usual
  }

  add(of: T, traits: readonly string[]): void {
    let squares = 0
    for (const trait of traits) {
      const known = this.#known.get(trait) ?? { rarity: this.#rarity(trait), at: [] }
      if (known.rarity === 0) continue
      squares += known.rarity
      known.at.push(this.#entries.length)
      this.#known.set(trait, known)
    }
    this.#entries.push({ of, length: Math.sqrt(squares) })
  }

  /** Those that are alike, with how much: 0 to 1. */
  find(traits: readonly string[]): readonly { readonly of: T; readonly alike: number }[] {
    const shared = new Map<number, number>()
    for (const trait of traits) {
      const known = this.#known.get(trait)
      if (known) for (const at of known.at) shared.set(at, (shared.get(at) ?? 0) + known.rarity)
    }
    // A text is at least as long as what it shares: most are told apart without measuring it.
    const near = [...shared].flatMap(([at, both]) => {
      const entry = this.#entries[at]
      return entry && Math.sqrt(both) > ALIKE.from * entry.length ? [{ ...entry, both }] : []
    })
    if (near.length === 0) return []
    const length = Math.sqrt(traits.reduce((sum, trait) => sum + this.#rarity(trait), 0))
    return near.flatMap((entry) => {
      const alike = ramp(entry.both / (length * entry.length), ALIKE.from, ALIKE.to)
      return alike > 0 ? [{ of: entry.of, alike }] : []
    })
  }

  #rarity(trait: string): number {
    const share = this.#usual.share(trait)
    return share > COMMON ? 0 : Math.log(share) ** 2
  }
}

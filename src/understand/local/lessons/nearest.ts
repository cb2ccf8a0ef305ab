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

/** Finds texts of nearly the same words. */
export class Nearest<T> {
  readonly #usual: Usual
  readonly #entries: Entry<T>[] = []
  readonly #having = new Map<string, number[]>()

  constructor(usual: Usual) {
    this.#usual = usual
  }

  add(of: T, traits: readonly string[]): void {
    const at = this.#entries.length
    let squares = 0
    for (const trait of traits) {
      const rarity = this.#rarity(trait)
      if (rarity === 0) continue
      squares += rarity
      const having = this.#having.get(trait)
      if (having) having.push(at)
      else this.#having.set(trait, [at])
    }
    this.#entries.push({ of, length: Math.sqrt(squares) })
  }

  /** Those that are alike, with how much: 0 to 1. */
  find(traits: readonly string[]): readonly { readonly of: T; readonly alike: number }[] {
    const shared = new Map<number, number>()
    let squares = 0
    for (const trait of traits) {
      const rarity = this.#rarity(trait)
      if (rarity === 0) continue
      squares += rarity
      for (const at of this.#having.get(trait) ?? []) shared.set(at, (shared.get(at) ?? 0) + rarity)
    }
    const length = Math.sqrt(squares)
    return [...shared].flatMap(([at, both]) => {
      const entry = this.#entries[at]
      const alike = entry ? ramp(both / (length * entry.length), ALIKE.from, ALIKE.to) : 0
      return entry && alike > 0 ? [{ of: entry.of, alike }] : []
    })
  }

  #rarity(trait: string): number {
    const share = this.#usual.share(trait)
    return share > COMMON ? 0 : Math.log(share) ** 2
  }
}

import { holding } from '../../core/holding.ts'
import type { Mention } from '../../core/mention.ts'
import type { ThemeId } from '../../core/theme.ts'

type Words = Pick<Mention, 'title' | 'text'>

interface SplitOff {
  readonly theme: ThemeId
  readonly holds: (words: Words) => boolean
}

/** Which themes people split from which: likeness finds the family, and the words the theme within it. */
export class Splits {
  readonly #from = new Map<ThemeId, ThemeId>()
  readonly #off = new Map<ThemeId, SplitOff[]>()

  /** In the order in which they were split. */
  add(theme: ThemeId, from: ThemeId, words: string): void {
    const off = this.#off.get(from) ?? []
    off.push({ theme, holds: holding(words) })
    this.#off.set(from, off)
    this.#from.set(theme, from)
  }

  /** Neither makes room for others: it is people's word that they are two. */
  has(theme: ThemeId): boolean {
    return this.#from.has(theme) || this.#off.has(theme)
  }

  /** Where a text that is like this theme belongs. */
  settle(found: ThemeId, words: Words): ThemeId {
    if (!this.has(found)) return found
    let theme = found
    for (let from = this.#from.get(theme); from !== undefined; from = this.#from.get(theme)) theme = from
    for (let off = this.#offOf(theme, words); off !== undefined; off = this.#offOf(theme, words)) theme = off
    return theme
  }

  /** Where a text that is like no theme belongs, if these words are all it takes. */
  claim(words: Words): ThemeId | undefined {
    for (const from of this.#off.keys()) {
      const theme = this.#offOf(from, words)
      if (theme !== undefined) return this.settle(theme, words)
    }
    return undefined
  }

  #offOf(theme: ThemeId, words: Words): ThemeId | undefined {
    return this.#off.get(theme)?.find(({ holds }) => holds(words))?.theme
  }
}

import type { Phrase } from '../core/terms.ts'

/** What a search asks for. */
export interface Phrases {
  readonly must: readonly Phrase[]
  readonly any: readonly Phrase[]
  readonly not: readonly Phrase[]
}

import type { Correctable } from '../../../core/correction.ts'

/** A text with what the model makes of it. */
export interface Judged {
  readonly traits: readonly string[]
  /** Of each question, the index of the answer that the model gives. */
  readonly answers: Readonly<Record<Correctable, number>>
}

interface Counted {
  readonly texts: number
  readonly traits: ReadonlyMap<string, number>
}

/** Below this share a trait's own is not known: few texts were seen. */
const RAREST = 0.002
/** A place where fewer texts were heard says little of what is usual. */
export const FEW = 50

/** What is usual among texts that nobody corrected. */
export class Usual {
  readonly places: readonly (readonly Judged[])[]
  readonly #counted: readonly Counted[]

  constructor(places: readonly (readonly Judged[])[]) {
    this.places = places
    this.#counted = places.map(count)
  }

  /** In which part of the texts a trait is; of several places, where it is most usual. */
  share(trait: string): number {
    let most = RAREST
    for (const { texts, traits } of this.#counted)
      most = Math.max(most, ((traits.get(trait) ?? 0) + 0.5) / (texts + FEW))
    return most
  }
}

function count(texts: readonly Judged[]): Counted {
  const traits = new Map<string, number>()
  for (const text of texts) for (const trait of text.traits) traits.set(trait, (traits.get(trait) ?? 0) + 1)
  return { texts: texts.length, traits }
}

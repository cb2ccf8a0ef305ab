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
/** A place where fewer texts were seen says little of what is usual. */
const FEW = 50

/** What is usual among texts that the model answers alike: how many of them have a trait. */
export class Usual {
  readonly #texts: readonly (readonly Judged[])[]
  readonly #counted = new Map<string, readonly Counted[]>()
  #all: readonly Counted[] | undefined

  /** @param texts of several places; a trait is as usual as where it is most usual */
  constructor(texts: readonly (readonly Judged[])[]) {
    this.#texts = texts
  }

  /** How usual a trait is among texts of these answers, each counting by its share. */
  among(field: Correctable, shares: ReadonlyMap<number, number>): (trait: string) => number {
    const counted = [...shares].map(([answer, share]) => ({ share, places: this.#count(field, answer) }))
    return (trait) => {
      let most = RAREST
      for (const place of this.#texts.keys()) {
        let usual = 0
        for (const { share, places } of counted) {
          const { texts, traits } = places[place] ?? NOBODY
          usual += (share * ((traits.get(trait) ?? 0) + 0.5)) / (texts + 10)
        }
        most = Math.max(most, usual)
      }
      return most
    }
  }

  /** How usual a trait is whatever is made of the texts. */
  share(trait: string): number {
    this.#all ??= this.#texts.map((texts) => countAmong(texts))
    let most = RAREST
    for (const { texts, traits } of this.#all)
      most = Math.max(most, ((traits.get(trait) ?? 0) + 0.5) / (texts + FEW))
    return most
  }

  texts(): readonly Judged[] {
    return this.#texts.flat()
  }

  #count(field: Correctable, answer: number): readonly Counted[] {
    const key = `${field} ${answer}`
    const known = this.#counted.get(key)
    if (known) return known
    const counted = this.#texts.map((texts) =>
      countAmong(texts.filter((one) => one.answers[field] === answer)),
    )
    this.#counted.set(key, counted)
    return counted
  }
}

function countAmong(texts: readonly Judged[]): Counted {
  const traits = new Map<string, number>()
  for (const text of texts) for (const trait of text.traits) traits.set(trait, (traits.get(trait) ?? 0) + 1)
  return { texts: texts.length, traits }
}

const NOBODY: Counted = { texts: 0, traits: new Map() }

import type { Correctable } from '../../../core/correction.ts'
import { ramp } from './ramp.ts'
import type { Judged, Usual } from './usual.ts'

/** A text that was corrected. */
export interface Example extends Judged {
  readonly id: number
}

/** A trait must be in more of the examples than chance could bring: by so many standard deviations. */
const CERTAINTY = 1.3
/** As if so many texts had been corrected that are like any other. */
const DOUBT = 5
/** The largest logarithm of how much more usual a trait is among the corrected ones. */
const LOUDEST = 4
/** So many traits of a text are enough to know it by; more say the same again. */
const TELLING = 3

/** Of texts that nobody corrected, this part is less like the corrected ones than what is touched at all. */
const UNTOUCHED = 0.95
/** And of the corrected ones, each judged by the others, this part is less like them than what is moved fully. */
const FULLY = 0.3
/** The way between the two, in logarithms of how much more usual. */
const WAY = { least: 0.3, most: 2 }

/** Of the corrected ones, this part must be more like each other than others are: 5 in 100 are by chance. */
const COHERENT = { from: 0.1, to: 0.3 }

/**
 * What texts that one member moved to one answer have in common, that others of which the model says the
 * same have not. Where nothing sets them apart nothing is learnt but the very words: a lesson that speaks
 * of all alike ("every complaint is praise") moves nothing.
 */
export class Group {
  readonly #examples: readonly Example[]
  /** What the model says of them. */
  readonly from: ReadonlySet<number>
  readonly #counts = new Map<string, number>()
  readonly #against: ReadonlyMap<string, number>
  readonly #weights = new Map<string, number>()
  readonly #usual: (trait: string) => number
  readonly #untouched: number
  readonly #fully: number
  readonly #coherence: number

  /**
   * @param from the answers of the model that are moved, where they are more than those of the examples
   * @param opposing what other members said of the same question is something else
   */
  constructor(
    field: Correctable,
    examples: readonly Example[],
    usual: Usual,
    { from = [], opposing = [] }: { from?: readonly number[]; opposing?: readonly Judged[] } = {},
  ) {
    this.#examples = examples
    const shares = new Map<number, number>()
    for (const { answers } of examples)
      shares.set(answers[field], (shares.get(answers[field]) ?? 0) + 1 / examples.length)
    this.from = new Set([...shares.keys(), ...from])
    this.#usual = usual.among(field, shares)
    for (const { traits } of examples)
      for (const trait of traits) this.#counts.set(trait, (this.#counts.get(trait) ?? 0) + 1)
    const against = new Map<string, number>()
    for (const { traits } of opposing)
      for (const trait of traits) against.set(trait, (against.get(trait) ?? 0) + 1)
    this.#against = against
    for (const [trait, count] of this.#counts) {
      const weight = this.#weigh(trait, count, examples.length)
      if (weight > 0) this.#weights.set(trait, weight)
    }
    this.#untouched = quantile(
      usual.texts().map(({ traits }) => this.#likeness(traits)),
      UNTOUCHED,
    )
    const own = this.#amongThemselves()
    const alike = own.filter((one) => one > this.#untouched).length / own.length
    this.#coherence = ramp(alike, COHERENT.from, COHERENT.to)
    const way = Math.max(WAY.least, Math.min(WAY.most, quantile(own, FULLY) - this.#untouched))
    this.#fully = this.#untouched + way
  }

  get size(): number {
    return this.#examples.length
  }

  /** 0: nothing like the corrected ones; 1: as much as they are like each other. */
  likeness(traits: readonly string[]): number {
    return this.#coherence * ramp(this.#likeness(traits), this.#untouched, this.#fully)
  }

  /**
   * The traits by which a text is like them, the most telling first.
   * @param nearest the example of nearly the same words, where there is one
   */
  because(traits: readonly string[], nearest: number | null): readonly string[] {
    const telling = this.#telling(traits).map(([trait]) => trait)
    const same = new Set(this.#examples.find(({ id }) => id === nearest)?.traits)
    const shared = traits.filter((trait) => same.has(trait))
    return [...telling, ...shared.sort((a, b) => this.#usual(a) - this.#usual(b)).slice(0, TELLING)]
  }

  /** The examples that have most of these traits. */
  with(traits: readonly string[]): readonly number[] {
    const rated = this.#examples.map(({ id, traits: own }) => ({
      id,
      shared: traits.filter((trait) => own.includes(trait)).length,
    }))
    return rated
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared || b.id - a.id)
      .map(({ id }) => id)
  }

  #weigh(trait: string, count: number, of: number): number {
    const usual = this.#usual(trait)
    const against = this.#against.get(trait) ?? 0
    const certain = Math.max(0, count - CERTAINTY * Math.sqrt(count) - against)
    return Math.min(LOUDEST, Math.log((certain + DOUBT * usual) / (of + DOUBT) / usual))
  }

  #telling(traits: readonly string[]): (readonly [trait: string, weight: number])[] {
    return traits
      .flatMap((trait) => {
        const weight = this.#weights.get(trait)
        return weight === undefined ? [] : [[trait, weight] as const]
      })
      .sort((a, b) => b[1] - a[1])
      .slice(0, TELLING)
  }

  #likeness(traits: readonly string[]): number {
    return this.#telling(traits).reduce((sum, [, weight]) => sum + weight, 0)
  }

  /** How like the others each example is, as if it were not among them. */
  #amongThemselves(): number[] {
    return this.#examples.map(({ traits }) =>
      traits
        .map((trait) => this.#weigh(trait, (this.#counts.get(trait) ?? 1) - 1, this.size - 1))
        .filter((weight) => weight > 0)
        .sort((a, b) => b - a)
        .slice(0, TELLING)
        .reduce((sum, weight) => sum + weight, 0),
    )
  }
}

function quantile(values: number[], part: number): number {
  values.sort((a, b) => a - b)
  return values[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0
}

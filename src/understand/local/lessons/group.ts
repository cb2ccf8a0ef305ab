import type { Correctable } from '../../../core/correction.ts'
import { type Contrast, type Contrasted, contrast, type Side } from './contrast.ts'
import { cutBetween } from './cut.ts'
import { ramp } from './ramp.ts'
import type { Judged, Usual } from './usual.ts'

/** A text that was corrected. */
export interface Example extends Judged {
  readonly id: number
}

/** So many traits of a text are enough to know it by; more say the same again. */
const TELLING = 5
/** What speaks so many times less loud than the loudest decides nothing, and is no reason. */
const WHISPER = 6
/** A trait of one example alone tells nothing of the others. */
const SHARED = 2
const FOLDS = 10
/** From this much below the cut to this much above it a text is moved by more and more. */
const MARGIN = 0.5
/**
 * What a cut must be worth before it counts. A way of seeing a thing is worth 0.3 to 0.8; what is strewn over
 * all that is said next to nothing, and to follow it would cost the rest more than it mends.
 */
const WORTH = { from: 0.1, to: 0.25 }
/** So much of the worth chance may bring when one text is corrected; of four, half of it. */
const CHANCE = 0.35

/**
 * What texts that one member moved to one answer have in common, that others have not. How well that tells
 * them apart is seen from each tenth of them by the other nine; where it does not, nothing is learnt but the
 * very words.
 */
export class Group {
  readonly #examples: readonly Example[]
  /** What the model says of them. */
  readonly from: ReadonlySet<number>
  readonly #usual: Usual
  readonly #weights = new Map<string, number>()
  readonly #bias: number
  readonly #cut: number
  readonly #trust: number

  /**
   * @param from the answers of the model that are moved, where they are more than those of the examples
   * @param opposing of which something else was said to the same question
   */
  constructor(
    field: Correctable,
    examples: readonly Example[],
    usual: Usual,
    { from = [], opposing = [] }: { from?: readonly number[]; opposing?: readonly Judged[] } = {},
  ) {
    this.#examples = examples
    this.#usual = usual
    this.from = new Set([...examples.map(({ answers }) => answers[field]), ...from])
    const numbers = numbersOf(examples)
    const own = examples.map((one) => contrasted(one, numbers, 'own'))
    const places = usual.places.map((texts) => texts.map((one) => contrasted(one, numbers, 'heard')))
    const texts = [...own, ...places.flat()]
    const against = opposing.map((one) => contrasted(one, numbers, 'against'))

    const { weights, bias } = contrast([...texts, ...against], numbers.size)
    this.#bias = bias
    for (const [trait, number] of numbers) {
      const weight = weights[number] ?? 0
      if (weight > 0) this.#weights.set(trait, weight)
    }

    const unseen = scoresUnseen(texts, against, numbers.size)
    const movable = (place: number, at: number) => {
      const answer = usual.places[place]?.[at]?.answers[field]
      return answer !== undefined && this.from.has(answer)
    }
    const heard = places.map((texts, place) =>
      texts.flatMap((text, at) => (movable(place, at) ? [unseen.get(text) ?? 0] : [])),
    )
    const { cut, worth } = cutBetween(
      own.map((text) => unseen.get(text) ?? 0),
      heard,
    )
    this.#cut = cut
    this.#trust = ramp(worth - CHANCE / Math.sqrt(examples.length), WORTH.from, WORTH.to)
  }

  /** 0: not like the corrected ones; 1: as much as they are like each other. */
  likeness(traits: readonly string[]): number {
    if (this.#trust === 0) return 0
    const loudest = new Float64Array(TELLING)
    for (const trait of traits) {
      let weight = this.#weights.get(trait) ?? 0
      for (let at = 0; weight > 0 && at < TELLING; at++) {
        const other = loudest[at] ?? 0
        if (weight <= other) continue
        loudest[at] = weight
        weight = other
      }
    }
    const score = loudest.reduce((sum, weight) => sum + weight, this.#bias)
    return this.#trust * ramp(score, this.#cut - MARGIN, this.#cut + MARGIN)
  }

  /**
   * The traits by which a text is like them, the most telling first.
   * @param nearest the example of nearly the same words, where there is one
   */
  because(traits: readonly string[], nearest: number | null): readonly string[] {
    const heard = this.#telling(traits)
    const loud = (heard[0]?.[1] ?? 0) / WHISPER
    const telling = heard.flatMap(([trait, weight]) => (weight >= loud ? [trait] : []))
    const same = new Set(this.#examples.find(({ id }) => id === nearest)?.traits)
    const shared = traits.filter((trait) => same.has(trait))
    return [
      ...telling,
      ...shared.sort((a, b) => this.#usual.share(a) - this.#usual.share(b)).slice(0, TELLING),
    ]
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

  #telling(traits: readonly string[]): (readonly [trait: string, weight: number])[] {
    return traits
      .flatMap((trait) => {
        const weight = this.#weights.get(trait)
        return weight === undefined ? [] : [[trait, weight] as const]
      })
      .sort((a, b) => b[1] - a[1])
      .slice(0, TELLING)
  }
}

/** A number for each trait that more than one of the examples have. */
function numbersOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { traits } of examples)
    for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  const shared = [...counts].flatMap(([trait, count]) => (count >= SHARED ? [trait] : []))
  return new Map(shared.map((trait, at) => [trait, at]))
}

function contrasted({ traits }: Judged, numbers: ReadonlyMap<string, number>, side: Side): Contrasted {
  return { traits: Int32Array.from(traits.flatMap((trait) => numbers.get(trait) ?? [])), side }
}

/** How each text scores by what was learnt from the others. */
function scoresUnseen(
  texts: readonly Contrasted[],
  always: readonly Contrasted[],
  traits: number,
): ReadonlyMap<Contrasted, number> {
  const scores = new Map<Contrasted, number>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = contrast([...texts.filter((_, at) => at % FOLDS !== fold), ...always], traits)
    for (let at = fold; at < texts.length; at += FOLDS) {
      const text = texts[at]
      if (text) scores.set(text, scoreOf(text, seen))
    }
  }
  return scores
}

function scoreOf({ traits }: Contrasted, { weights, bias }: Contrast): number {
  return [...traits]
    .map((one) => weights[one] ?? 0)
    .sort((a, b) => b - a)
    .slice(0, TELLING)
    .reduce((sum, weight) => sum + weight, bias)
}

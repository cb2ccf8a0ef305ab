import { KINDS, type Kind } from '../../core/analysis.ts'
import { isSmallWord } from '../../core/smallwords.ts'
import type { Features } from './features.ts'
import { COLUMNS, FIRST_COLUMN, HEADS, type Head } from './heads.ts'
import { UNKNOWN } from './language.ts'
import { LANGUAGES } from './lexicon/matcher.ts'
import { contributions, score, softmax } from './linear.ts'
import type { Model } from './weights.ts'

/** Longer ones are no words. */
const LONGEST = 24

/** How far the model is to be believed, which learned most of what it knows from English. */
const TRUST = { english: 1, known: 0.85, other: 0.5 }

export function trustIn(language: string): number {
  if (language === 'en') return TRUST.english
  return language === UNKNOWN || LANGUAGES.includes(language) ? TRUST.known : TRUST.other
}

/**
 * Customers complain and praise without one word of feeling ("third week, no reply"): that it is a
 * complaint, or praise, speaks for its sentiment too, as loudly as this many steps of the score.
 */
const EVIDENCE = 1.2
/**
 * Customers who know one of the staff by name mostly write to praise them, often as a story without one
 * word of praise: a name speaks for praise as loudly as this many steps.
 */
const NAMED = 1.2
const NAMES = HEADS.kind.map((kind) => (kind === 'praise' ? NAMED : 0))
const QUESTION = HEADS.kind.indexOf('question')

/** What the model says of a text, as probabilities. */
export interface Reading {
  /** In the order of `KINDS`. */
  readonly kinds: Float64Array
  readonly urgencies: Float64Array
  /** Of the model's departments, "none" last. */
  readonly departments: Float64Array
  readonly worth: number
}

/** Turns the model's scores into what can be said of a text. */
export class Reader {
  readonly #model: Model
  readonly #scores = new Float64Array(COLUMNS)

  constructor(model: Model) {
    this.#model = model
  }

  read(features: Features, named: boolean): Reading {
    score(features, this.#model, this.#scores)
    const kinds = this.#softmax('kind', named ? NAMES : [])
    const suggests = this.#logistic('suggestion')
    const asks = kinds[QUESTION] ?? 0
    return {
      kinds: Float64Array.from(KINDS, (kind) =>
        kind === 'question'
          ? asks * (1 - suggests)
          : kind === 'suggestion'
            ? asks * suggests
            : (kinds[HEADS.kind.indexOf(kind)] ?? 0),
      ),
      urgencies: this.#softmax('urgency'),
      departments: this.#softmax('department'),
      worth: this.#logistic('worth'),
    }
  }

  /** Of the text read last; how sure its kind is counts for its sentiment. */
  sentiment(complaint: number, praise: number): { readonly score: number; readonly confidence: number } {
    const sentiments = this.#softmax('sentiment', [EVIDENCE * complaint, 0, EVIDENCE * praise])
    const mood = best(sentiments)
    return { score: sentimentScore(sentiments, mood), confidence: sentiments[mood] ?? 0 }
  }

  /** The words that spoke loudest for that kind, loudest first. */
  telling(features: Features, kind: Kind): readonly string[] {
    const first = FIRST_COLUMN.kind
    const column = first + HEADS.kind.indexOf(kind === 'suggestion' ? 'question' : kind)
    const words = contributions(features, this.#model, column, first, first + HEADS.kind.length)
    return words.filter((word) => word.length <= LONGEST && !isSmallWord(word))
  }

  #softmax(head: Head, evidence: readonly number[] = []): Float64Array {
    const { temperature, shift } = this.#model.card.calibration[head]
    const first = FIRST_COLUMN[head]
    const scores = this.#scores
      .slice(first, first + HEADS[head].length)
      .map((one, at) => one / temperature + (shift[at] ?? 0) + (evidence[at] ?? 0))
    softmax(scores)
    return scores
  }

  #logistic(head: 'suggestion' | 'worth'): number {
    const { temperature, shift } = this.#model.card.calibration[head]
    return 1 / (1 + Math.exp(-(this.#scores[FIRST_COLUMN[head]] ?? 0) / temperature - (shift[0] ?? 0)))
  }
}

/** -1 to 1; on the side of the likeliest answer, so that its sign and size never contradict it. */
function sentimentScore(probabilities: Float64Array, mood: number): number {
  const lean = (probabilities[2] ?? 0) - (probabilities[0] ?? 0)
  const cut =
    mood === 0
      ? Math.min(lean, -0.2)
      : mood === 2
        ? Math.max(lean, 0.2)
        : Math.max(-0.19, Math.min(0.19, lean))
  return Math.round(cut * 100) / 100 || 0
}

function best(probabilities: Float64Array): number {
  let at = 0
  for (let n = 1; n < probabilities.length; n++)
    if ((probabilities[n] ?? 0) > (probabilities[at] ?? 0)) at = n
  return at
}

import type { Confidence, Kind, Urgency } from '../../core/analysis.ts'
import { alarms, type Features } from './features.ts'
import { COLUMNS, FIRST_COLUMN, HEADS, type Head } from './heads.ts'
import { isSmallWord, UNKNOWN } from './language.ts'
import { LANGUAGES } from './lexicon/matcher.ts'
import { contributions, score, softmax } from './linear.ts'
import type { Model } from './weights.ts'

const SUSPICION = 0.3
const CERTAINTY = 0.6

/** Longer ones are no words. */
const LONGEST = 24

/** How far the model is to be believed, which learned most of what it knows from English. */
const TRUST = { english: 1, known: 0.85, other: 0.5 }

function trustIn(language: string): number {
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
const PRAISE = HEADS.kind.indexOf('praise')
const COMPLAINT = HEADS.kind.indexOf('complaint')
const NAMES = HEADS.kind.map((_, at) => (at === PRAISE ? NAMED : 0))

export interface Reading {
  readonly kind: Kind
  readonly sentiment: number
  readonly urgency: Urgency
  /** Probabilities of the model's departments, "none" last. */
  readonly departments: ArrayLike<number>
  readonly worth: number
  readonly confidence: Omit<Confidence, 'department'>
  readonly trust: number
  /** The column that the kind was decided by. */
  readonly column: number
}

/** Turns the model's scores into what we say of a text. */
export class Reader {
  readonly #model: Model
  readonly #scores = new Float64Array(COLUMNS)

  constructor(model: Model) {
    this.#model = model
  }

  read(features: Features, language: string, named: boolean): Reading {
    score(features, this.#model, this.#scores)
    const trust = trustIn(language)
    const kinds = this.#softmax('kind', named ? NAMES : [])
    const sentiments = this.#softmax('sentiment', [
      EVIDENCE * (kinds[COMPLAINT] ?? 0),
      0,
      EVIDENCE * (kinds[PRAISE] ?? 0),
    ])
    const urgencies = this.#softmax('urgency')
    const kind = best(kinds)
    const mood = best(sentiments)
    const urgency = urgencyOf(urgencies, alarms(features))
    const suggests = this.#logistic('suggestion')
    const name = HEADS.kind[kind] ?? 'other'
    const suggestion = name === 'question' && suggests > 0.5
    const sureOfKind = (kinds[kind] ?? 0) * (name === 'question' ? Math.max(suggests, 1 - suggests) : 1)
    return {
      kind: suggestion ? 'suggestion' : name,
      sentiment: sentimentScore(sentiments, mood),
      urgency: HEADS.urgency[urgency] ?? 'low',
      departments: this.#softmax('department'),
      worth: this.#logistic('worth'),
      confidence: {
        kind: sureOfKind * trust,
        sentiment: (sentiments[mood] ?? 0) * trust,
        urgency: (urgencies[urgency] ?? 0) * trust,
      },
      trust,
      column: FIRST_COLUMN.kind + kind,
    }
  }

  /** The words that spoke loudest for the kind that was decided, loudest first. */
  telling(features: Features, { column }: Reading): readonly string[] {
    const first = FIRST_COLUMN.kind
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

/**
 * Urgent mentions are rare and must neither be missed nor cried: where words of alarm stand, a suspicion is
 * enough; where none do, the model must be fairly sure.
 */
function urgencyOf(probabilities: Float64Array, alarmed: boolean): number {
  const [low = 0, normal = 0, high = 0] = probabilities
  if (high > (alarmed ? SUSPICION : CERTAINTY)) return 2
  return normal > low ? 1 : 0
}

function best(probabilities: Float64Array): number {
  let at = 0
  for (let n = 1; n < probabilities.length; n++)
    if ((probabilities[n] ?? 0) > (probabilities[at] ?? 0)) at = n
  return at
}

import { DENSE } from '../local/features.ts'
import type { Corpus } from './corpus.ts'
import type { Random } from './random.ts'

export interface Lesson {
  /** Index into the corpus. */
  readonly text: number
  readonly label: number
  readonly weight: number
}

export interface Course {
  readonly classes: number
  readonly epochs: number
  readonly rate: number
  /** Ridge: how strongly weights are drawn to zero. */
  readonly ridge: number
}

/** Rows of buckets, then of counted features; one column for each class. */
export type Weights = Float32Array

/**
 * Multinomial logistic regression with a ridge, by stochastic gradient descent with a falling rate; the
 * answer is the mean over the second half of the way, which is steadier than its end.
 */
export function train(corpus: Corpus, lessons: readonly Lesson[], course: Course, random: Random): Weights {
  const { classes, epochs, rate, ridge } = course
  const weights = new Float32Array(corpus.rows * classes)
  const sum = new Float64Array(corpus.rows * classes)
  const scores = new Float64Array(classes)
  const order = Uint32Array.from(lessons.keys())
  const steps = epochs * lessons.length
  let scale = 1
  let step = 0
  let taken = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order)
    for (const at of order) {
      const lesson = lessons[at]
      if (!lesson) continue
      const pace = rate * (1 - step / steps) + rate / 100
      step++
      corpus.score(lesson.text, weights, scale, scores)
      softmax(scores)
      scale *= 1 - pace * ridge
      for (let n = 0; n < classes; n++)
        scores[n] = (-pace * lesson.weight * ((scores[n] ?? 0) - (n === lesson.label ? 1 : 0))) / scale
      corpus.add(lesson.text, weights, scores)
    }
    if (scale < 1e-3 || epoch === epochs - 1 || epoch >= epochs / 2 - 1) {
      for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * scale
      scale = 1
    }
    if (epoch >= epochs / 2) {
      taken++
      for (let at = 0; at < weights.length; at++) sum[at] = (sum[at] ?? 0) + (weights[at] ?? 0)
    }
  }
  return Float32Array.from(sum, (value) => value / taken)
}

export function softmax(scores: Float64Array): void {
  let most = -Infinity
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at] ?? 0) - most)
    scores[at] = value
    sum += value
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
}

export const ROWS_OF_DENSE = DENSE

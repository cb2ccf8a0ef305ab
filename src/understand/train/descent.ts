import { BUCKETS, type Vector } from '../local/features.ts'
import { adjust, type Linear, score, softmax } from '../local/linear.ts'
import { randomFrom, shuffle } from '../random.ts'

/** A text with its right answer, and how much it counts. */
export interface Lesson {
  readonly vector: Vector
  readonly answer: number
  readonly weight: number
}

export interface Course {
  readonly answers: number
  readonly epochs: number
  readonly rate: number
  /** Ridge: how strongly weights are drawn to zero. */
  readonly ridge: number
  readonly seed: number
}

/**
 * Multinomial logistic regression with a ridge, by stochastic gradient descent at a falling rate. The
 * result is the mean of the second half's epochs, which is steadier than the end.
 */
export function learn(lessons: readonly Lesson[], course: Course): Linear {
  const { answers, epochs, rate, ridge } = course
  const random = randomFrom(course.seed)
  const rows = BUCKETS + (lessons[0]?.vector.dense.length ?? 0)
  const linear = { columns: answers, weights: new Float32Array(rows * answers) }
  const sum = new Float64Array(rows * answers)
  const scores = new Float64Array(answers)
  const order = Uint32Array.from(lessons.keys())
  const steps = epochs * lessons.length
  let step = 0
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random)
    // The ridge shrinks all weights at each step: kept as one factor, and multiplied in once an epoch.
    let scale = 1
    for (const at of order) {
      const lesson = lessons[at]
      if (lesson === undefined) continue
      const pace = rate * (1.01 - step++ / steps)
      score(lesson.vector, linear, scores)
      for (let n = 0; n < answers; n++) scores[n] = (scores[n] ?? 0) * scale
      softmax(scores)
      scale *= 1 - pace * ridge
      for (let n = 0; n < answers; n++) {
        const wrong = (scores[n] ?? 0) - (n === lesson.answer ? 1 : 0)
        scores[n] = (-pace * lesson.weight * wrong) / scale
      }
      adjust(lesson.vector, linear, scores)
    }
    for (let at = 0; at < sum.length; at++) {
      const weight = (linear.weights[at] ?? 0) * scale
      linear.weights[at] = weight
      if (2 * epoch > epochs) sum[at] = (sum[at] ?? 0) + weight
    }
  }
  const epochsInMean = epochs - Math.floor(epochs / 2)
  return { columns: answers, weights: Float32Array.from(sum, (value) => value / epochsInMean) }
}

import { DENSE, Features, type Vector } from '../local/features.ts'
import { type Linear, score } from '../local/linear.ts'

const features = new Features()

/** A text's features, kept. */
export function vectorOf(text: string, language = 'en'): Vector {
  features.read(null, text, language)
  const { words, count, loudness } = features
  return { buckets: features.buckets.slice(0, count), words, count, loudness, dense: features.dense.slice() }
}

/** How loudly teachers speak to the heads that learn from them. */
const VOICE = 0.5

/** The vector, and behind its counts what each teacher says of it, about its mean. */
export function withAdvice(vector: Vector, teachers: readonly Linear[]): Vector {
  const advice: number[] = []
  for (const teacher of teachers) {
    const scores = new Float64Array(teacher.columns)
    score({ ...vector, dense: vector.dense.subarray(0, DENSE) }, teacher, scores)
    const mean = scores.reduce((sum, one) => sum + one, 0) / teacher.columns
    for (const one of scores) advice.push(VOICE * (one - mean))
  }
  return { ...vector, dense: Float32Array.from([...vector.dense, ...advice]) }
}

/**
 * A pupil that heeds its teachers is, like them, linear in the text: their weights are folded into its
 * own, and the teachers are not needed any more.
 */
export function foldAdvice(pupil: Linear, teachers: readonly Linear[]): Linear {
  const { columns } = pupil
  const advised = teachers.reduce((sum, teacher) => sum + teacher.columns, 0)
  const rows = pupil.weights.length / columns - advised
  const weights = pupil.weights.slice(0, rows * columns)
  let heard = rows
  for (const teacher of teachers) {
    for (let row = 0; row < rows; row++) {
      const said = teacher.weights.subarray(row * teacher.columns, (row + 1) * teacher.columns)
      const mean = said.reduce((sum, one) => sum + one, 0) / teacher.columns
      for (const [at, one] of said.entries()) {
        const voice = VOICE * (one - mean)
        if (voice === 0) continue
        for (let n = 0; n < columns; n++) {
          const slot = row * columns + n
          weights[slot] = (weights[slot] ?? 0) + voice * (pupil.weights[(heard + at) * columns + n] ?? 0)
        }
      }
    }
    heard += teacher.columns
  }
  return { columns, weights }
}

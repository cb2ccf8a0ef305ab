import { softmax } from '../local/linear.ts'

/** Scores that a model gave to a text it had not seen, and the right answer. */
export interface Judged {
  readonly scores: readonly number[]
  readonly answer: number
}

/**
 * The temperature that makes a head's probabilities honest: of what it is 80 % sure of, 80 in 100 are
 * right. Found by halving, as the loss has one minimum.
 */
export function temperatureOf(judged: readonly Judged[]): number {
  let low = Math.log(0.2)
  let high = Math.log(8)
  for (let step = 0; step < 40; step++) {
    const third = (high - low) / 3
    if (loss(judged, Math.exp(low + third)) < loss(judged, Math.exp(high - third))) high -= third
    else low += third
  }
  return Math.exp((low + high) / 2)
}

/** Mean negative log likelihood. */
function loss(judged: readonly Judged[], temperature: number): number {
  let sum = 0
  for (const { scores, answer } of judged) {
    const probabilities = Float64Array.from(scores, (one) => one / temperature)
    softmax(probabilities)
    sum -= Math.log(Math.max(1e-9, probabilities[answer] ?? 0))
  }
  return sum / judged.length
}

import { randomFrom } from './random.ts'

/** How well answers fit labels. All figures in per cent. */

export interface Pair {
  readonly label: string
  readonly answer: string
  /** 0 to 1, that the answer is right. */
  readonly confidence: number
}

export interface Figure {
  readonly value: number
  /** Of 100 samples like this one, 95 would lie between. */
  readonly from: number
  readonly to: number
}

const RESAMPLES = 400
const SEED = 7

/** The middle 95 % of what the same figure is on samples drawn from the sample. */
export function withInterval<T>(sample: readonly T[], figure: (sample: readonly T[]) => number): Figure {
  const random = randomFrom(SEED)
  const drawn = Array.from({ length: RESAMPLES }, () =>
    figure(sample.map((one) => sample[Math.floor(random() * sample.length)] ?? one)),
  ).sort((a, b) => a - b)
  const at = (part: number) => drawn[Math.round(part * (RESAMPLES - 1))] ?? 0
  return { value: figure(sample), from: at(0.025), to: at(0.975) }
}

export function accuracy(pairs: readonly Pair[]): number {
  return (100 * pairs.filter(({ label, answer }) => label === answer).length) / Math.max(1, pairs.length)
}

/** Harmonic mean of precision and recall; 0 when the class is neither there nor answered. */
export function f1(pairs: readonly Pair[], name: string): number {
  let right = 0
  let wrong = 0
  for (const { label, answer } of pairs) {
    if (label === name && answer === name) right++
    else if (label === name || answer === name) wrong++
  }
  return right === 0 ? 0 : (200 * right) / (2 * right + wrong)
}

/** The mean of F1 over the classes that occur among the labels. */
export function macroF1(pairs: readonly Pair[]): number {
  const names = [...new Set(pairs.map(({ label }) => label))]
  return names.reduce((sum, name) => sum + f1(pairs, name), 0) / Math.max(1, names.length)
}

/** The mean distance between how sure the answers were and how often they were right (ECE, ten bins). */
export function calibrationError(pairs: readonly Pair[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, sure: 0, right: 0 }))
  for (const { label, answer, confidence } of pairs) {
    const bin = bins[Math.min(9, Math.floor(10 * confidence))]
    if (bin === undefined) continue
    bin.count++
    bin.sure += confidence
    bin.right += Number(label === answer)
  }
  const off = bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0)
  return (100 * off) / Math.max(1, pairs.length)
}

export interface Ranked {
  readonly wanted: boolean
  readonly score: number
}

/** How many of the wanted ones are found when the cut is as low as `precision` allows. */
export function recallAtPrecision(ranked: readonly Ranked[], precision: number): number {
  const wanted = ranked.filter((one) => one.wanted).length
  let found = 0
  let most = 0
  for (const [at, one] of [...ranked].sort((a, b) => b.score - a.score).entries()) {
    found += Number(one.wanted)
    if (found / (at + 1) >= precision) most = found
  }
  return (100 * most) / Math.max(1, wanted)
}

/** Rows are labels, columns answers. */
export function confusion(pairs: readonly Pair[], names: readonly string[]): number[][] {
  return names.map((label) =>
    names.map((answer) => pairs.filter((pair) => pair.label === label && pair.answer === answer).length),
  )
}

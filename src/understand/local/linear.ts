import { BUCKETS, type Features, isPause, pieceValue, type Vector, wordValue } from './features.ts'

/** Weights of a linear model: a row for each bucket, then for each count; a column for each class. */
export interface Linear {
  readonly columns: number
  readonly weights: Float32Array
}

/** The score of every column, into `scores`. */
export function score(vector: Vector, { columns, weights }: Linear, scores: Float64Array): void {
  scores.fill(0)
  const { buckets, words, count, dense } = vector
  const parts = [wordValue(vector), pieceValue(vector)] as const
  for (let at = 0; at < count; at++) {
    const row = (buckets[at] ?? 0) * columns
    const value = at < words ? parts[0] : parts[1]
    for (let n = 0; n < columns; n++) scores[n] = (scores[n] ?? 0) + value * (weights[row + n] ?? 0)
  }
  for (let at = 0; at < dense.length; at++) {
    const value = dense[at] ?? 0
    if (value === 0) continue
    const row = (BUCKETS + at) * columns
    for (let n = 0; n < columns; n++) scores[n] = (scores[n] ?? 0) + value * (weights[row + n] ?? 0)
  }
}

/** Moves the weights that this text touches, by `delta` for each column. */
export function adjust(vector: Vector, { columns, weights }: Linear, delta: Float64Array): void {
  const { buckets, words, count, dense } = vector
  const parts = [wordValue(vector), pieceValue(vector)] as const
  for (let at = 0; at < count; at++) {
    const row = (buckets[at] ?? 0) * columns
    const value = at < words ? parts[0] : parts[1]
    for (let n = 0; n < columns; n++) weights[row + n] = (weights[row + n] ?? 0) + value * (delta[n] ?? 0)
  }
  for (let at = 0; at < dense.length; at++) {
    const value = dense[at] ?? 0
    if (value === 0) continue
    const row = (BUCKETS + at) * columns
    for (let n = 0; n < columns; n++) weights[row + n] = (weights[row + n] ?? 0) + value * (delta[n] ?? 0)
  }
}

/** Scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (const one of scores) if (one > most) most = one
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at] ?? 0) - most)
    scores[at] = value
    sum += value
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
}

/** The words that raise `column` above the others from `first` to `last`, the loudest first. */
export function contributions(
  features: Features,
  { columns, weights }: Linear,
  column: number,
  first: number,
  last: number,
): readonly string[] {
  const { buckets, tokens, pieces } = features
  const aheadIn = (bucket: number) => {
    const row = (buckets[bucket] ?? 0) * columns
    let others = 0
    for (let n = first; n < last; n++) if (n !== column) others += weights[row + n] ?? 0
    return (weights[row + column] ?? 0) - others / (last - first - 1)
  }
  const byWord = wordValue(features)
  const byPiece = pieceValue(features)
  const voices = new Map<string, number>()
  let bucket = 0
  for (const [at, token] of tokens.entries()) {
    if (isPause(token)) continue
    let voice = byWord * (aheadIn(bucket) + aheadIn(bucket + 1))
    bucket += 2
    for (let piece = pieces[at] ?? 0; piece < (pieces[at + 1] ?? 0); piece++)
      voice += byPiece * aheadIn(piece)
    if (token.kind === 'word' || token.kind === 'tag' || token.kind === 'emoji')
      voices.set(token.text, (voices.get(token.text) ?? 0) + voice)
  }
  return [...voices]
    .filter(([, voice]) => voice > 0.05)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word)
}

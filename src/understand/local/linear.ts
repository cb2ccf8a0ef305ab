import { BUCKETS, type Features, isPause, pieceValue, type Vector, wordValue } from './features.ts'

/** Weights of a linear model: a row for each bucket, then for each count; a column for each class. */
export interface Linear {
  readonly columns: number
  readonly weights: Float32Array
}

/** The score of every column, into `scores`. Four columns at a time: their sums stay in registers. */
export function score(vector: Vector, { columns, weights }: Linear, scores: Float64Array): void {
  const { buckets, words, count, dense } = vector
  const byWord = wordValue(vector)
  const byPiece = pieceValue(vector)
  for (let n = 0; n < columns; n += 4) {
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    for (let at = 0; at < count; at++) {
      const place = (buckets[at] ?? 0) * columns + n
      const value = at < words ? byWord : byPiece
      first += value * (weights[place] ?? 0)
      second += value * (weights[place + 1] ?? 0)
      third += value * (weights[place + 2] ?? 0)
      fourth += value * (weights[place + 3] ?? 0)
    }
    for (let at = 0; at < dense.length; at++) {
      const value = dense[at] ?? 0
      if (value === 0) continue
      const place = (BUCKETS + at) * columns + n
      first += value * (weights[place] ?? 0)
      second += value * (weights[place + 1] ?? 0)
      third += value * (weights[place + 2] ?? 0)
      fourth += value * (weights[place + 3] ?? 0)
    }
    // Beyond the last column these are of the next row; writing past the end of `scores` does nothing.
    scores[n] = first
    scores[n + 1] = second
    scores[n + 2] = third
    scores[n + 3] = fourth
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
    for (let n = first; n < column; n++) others += weights[row + n] ?? 0
    for (let n = column + 1; n < last; n++) others += weights[row + n] ?? 0
    return (weights[row + column] ?? 0) - others / (last - first - 1)
  }
  const byWord = wordValue(features)
  const byPiece = pieceValue(features)
  const voices = tokens.map(() => 0)
  const places = new Map<string, number>()
  let bucket = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || isPause(token)) continue
    let voice = byWord * (aheadIn(bucket) + aheadIn(bucket + 1))
    bucket += 2
    for (let piece = pieces[at] ?? 0; piece < (pieces[at + 1] ?? 0); piece++)
      voice += byPiece * aheadIn(piece)
    if (token.kind !== 'word' && token.kind !== 'tag' && token.kind !== 'emoji') continue
    const place = places.get(token.text) ?? at
    if (place === at) places.set(token.text, at)
    voices[place] = (voices[place] ?? 0) + voice
  }
  return [...places]
    .filter(([, place]) => (voices[place] ?? 0) > 0.05)
    .sort((a, b) => (voices[b[1]] ?? 0) - (voices[a[1]] ?? 0))
    .map(([word]) => word)
}

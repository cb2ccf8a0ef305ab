/**
 * Whether a text is one of those to be known again, one of all that is heard, or one of which others say that
 * it is none of those: that word weighs as much as the word that another is.
 */
export type Side = 'own' | 'heard' | 'against'

/** A text as the numbers of its traits. */
export interface Contrasted {
  readonly traits: Int32Array
  readonly side: Side
}

/** How far each trait speaks for a text's being one of them, never against it; and where to begin. */
export interface Contrast {
  readonly weights: Float64Array
  readonly bias: number
}

/** A trait counts as in so many standard deviations fewer of the own texts than it is: chance may have helped. */
const CERTAINTY = 1
/** As if so many own texts had been seen that are like any other. */
const DOUBT = 5

const EPOCHS = 100
const RATE = 0.5
const MOMENTUM = 0.9
const RIDGE = 0.01

/**
 * Logistic regression with a ridge over traits, each scaled by the logarithm of how much more usual it is
 * among the own texts; these weigh as much as all that is heard, and no weight is negative. The same texts in the same order
 * give the same weights.
 */
export function contrast(texts: readonly Contrasted[], traits: number): Contrast {
  const scales = scalesOf(texts, traits)
  const told = gather(texts, scales)
  const weights = new Float64Array(traits)
  const speeds = new Float64Array(traits)
  const slopes = new Float64Array(traits)
  const spoken = new Float64Array(traits)
  let bias = 0
  let speed = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let at = 0; at < traits; at++) spoken[at] = (weights[at] ?? 0) * (scales[at] ?? 0)
    slopes.fill(0)
    let slope = 0
    for (const { traits: has, own, weight } of told) {
      let score = bias
      for (let at = 0; at < has.length; at++) score += spoken[has[at] ?? 0] ?? 0
      const pull = (1 / (1 + Math.exp(-score)) - own) * weight
      slope += pull
      for (let at = 0; at < has.length; at++) {
        const one = has[at] ?? 0
        slopes[one] = (slopes[one] ?? 0) + pull
      }
    }
    speed = MOMENTUM * speed - RATE * slope
    bias += speed
    for (let at = 0; at < traits; at++) {
      const weight = weights[at] ?? 0
      const pull = (slopes[at] ?? 0) * (scales[at] ?? 0) + RIDGE * weight
      const next = MOMENTUM * (speeds[at] ?? 0) - RATE * pull
      speeds[at] = weight + next < 0 ? 0 : next
      weights[at] = Math.max(0, weight + next)
    }
  }
  return { weights: weights.map((weight, at) => weight * (scales[at] ?? 0)), bias }
}

/** Texts of the same telling traits made one, their weights added. */
function gather(texts: readonly Contrasted[], scales: Float64Array) {
  const gathered = new Map<string, { traits: Int32Array; own: 0 | 1; weight: number }>()
  const own = texts.filter(({ side }) => side === 'own').length
  const heard = texts.filter(({ side }) => side === 'heard').length
  for (const { traits, side } of texts) {
    const telling = traits.filter((one) => (scales[one] ?? 0) > 0)
    const weight = 1 / (2 * (side === 'heard' ? heard : own))
    const key = `${side === 'own'} ${telling.join()}`
    const same = gathered.get(key)
    if (same) same.weight += weight
    else gathered.set(key, { traits: telling, own: side === 'own' ? 1 : 0, weight })
  }
  return [...gathered.values()]
}

/** Of each trait, the logarithm of how much more usual it is among the own; 0 where it is no more. */
function scalesOf(texts: readonly Contrasted[], traits: number): Float64Array {
  const counts = {
    own: new Float64Array(traits),
    heard: new Float64Array(traits),
    against: new Float64Array(traits),
  }
  const all = { own: 0, heard: 0, against: 0 }
  for (const { traits: has, side } of texts) {
    all[side]++
    for (const one of has) counts[side][one] = (counts[side][one] ?? 0) + 1
  }
  return counts.own.map((count, at) => {
    const usual = ((counts.heard[at] ?? 0) + 0.5) / (all.heard + 1)
    const certain = Math.max(0, count - CERTAINTY * Math.sqrt(count) - (counts.against[at] ?? 0))
    return Math.max(0, Math.log((certain + DOUBT * usual) / (all.own + DOUBT) / usual))
  })
}

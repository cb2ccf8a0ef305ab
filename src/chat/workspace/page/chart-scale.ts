/** From figures to pixels. */
export interface Scale {
  readonly ticks: readonly number[]
  at(value: number): number
}

/**
 * From zero, or from below it where figures are, up to the highest; `from` and `to` are pixels. Ticks are
 * steps of 1, 2 or 5 times a power of ten, and whole where all figures are.
 */
export function scaleOf(values: readonly number[], from: number, to: number, most: number): Scale {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const whole = values.every(Number.isInteger)
  const span = Math.max(high - low, whole ? 1 : SMALLEST)
  const step = stepOf(span, most, whole)
  const first = Math.ceil(low / step)
  const last = Math.floor(high / step)
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step)),
    at: (value) => from + ((value - low) / span) * (to - from),
  }
}

function stepOf(span: number, most: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(span / most))
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => span / candidate <= most)
  return Math.max(step ?? 10 * power, whole ? 1 : 0)
}

const SMALLEST = 1e-6
const LARGEST = 1e15

/** A figure that can be drawn; null where there is none. */
export function drawable(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null
  return Math.min(LARGEST, Math.max(-LARGEST, value))
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
  return Number.parseFloat(value.toPrecision(12))
}

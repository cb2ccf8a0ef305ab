import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accuracy,
  calibrationError,
  confusion,
  f1,
  macroF1,
  type Pair,
  recallAtPrecision,
  withInterval,
} from '../../src/understand/measure.ts'

const pair = (label: string, answer: string, confidence = 1): Pair => ({ label, answer, confidence })
const SAMPLE = [pair('a', 'a'), pair('a', 'b'), pair('b', 'b'), pair('b', 'b'), pair('c', 'a')]

describe('figures', () => {
  it('are those of the textbook', () => {
    expect(accuracy(SAMPLE)).toBeCloseTo(60)
    expect(f1(SAMPLE, 'a')).toBeCloseTo(50)
    expect(f1(SAMPLE, 'b')).toBeCloseTo(80)
    expect(f1(SAMPLE, 'c')).toBe(0)
    expect(macroF1(SAMPLE)).toBeCloseTo(130 / 3)
    expect(confusion(SAMPLE, ['a', 'b', 'c'])).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [1, 0, 0],
    ])
  })

  it('calibration is off by how much surer one was than right', () => {
    expect(
      calibrationError([
        pair('a', 'a', 0.75),
        pair('a', 'a', 0.75),
        pair('a', 'a', 0.75),
        pair('a', 'b', 0.75),
      ]),
    ).toBeCloseTo(0)
    expect(calibrationError([pair('a', 'b', 0.9)])).toBeCloseTo(90)
  })

  it('recall is counted as low as precision holds', () => {
    const ranked = [true, true, false, true, false, false].map((wanted, at) => ({ wanted, score: -at }))
    expect(recallAtPrecision(ranked, 0.75)).toBeCloseTo(100)
    expect(recallAtPrecision(ranked, 0.8)).toBeCloseTo((100 * 2) / 3)
    expect(recallAtPrecision([], 0.8)).toBe(0)
  })

  it('an interval holds its value, and is the same every time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b'), { minLength: 5, maxLength: 60 }), (answers) => {
        const sample = answers.map((answer) => pair('a', answer))
        const figure = withInterval(sample, accuracy)
        expect(figure.from).toBeLessThanOrEqual(figure.value)
        expect(figure.to).toBeGreaterThanOrEqual(figure.value)
        expect(withInterval(sample, accuracy)).toEqual(figure)
      }),
      { numRuns: 30 },
    )
  })
})

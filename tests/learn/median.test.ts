import fc from 'fast-check'
import { expect, it } from 'vitest'
import { median } from '../../src/learn/median.ts'

it('is the middle, between two the mean of them', () => {
  expect(median([])).toBeNull()
  expect(median([[], []])).toBeNull()
  expect(median([[9]])).toBe(9)
  expect(median([[10, 1], [3]])).toBe(3)
  expect(median([[10], [1, 3, 5]])).toBe(4)
})

it('is that of the values in order, however they lie', () => {
  // Few different values, so that many are alike.
  const times = fc.oneof(fc.array(fc.nat({ max: 4 })), fc.array(fc.integer({ min: -9e15, max: 9e15 })))
  fc.assert(
    fc.property(fc.array(times), (lists) => {
      const sorted = lists.flat().toSorted((a, b) => a - b)
      const [one, other] = [Math.floor, Math.ceil].map((edge) => sorted[edge((sorted.length - 1) / 2)])
      expect(median(lists)).toBe(one === undefined || other === undefined ? null : (one + other) / 2)
    }),
  )
})

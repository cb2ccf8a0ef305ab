import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf, sayChange, sayShare, shareChange } from '../../src/learn/noise.ts'

describe('a change of counts', () => {
  it.each([
    [3, 1, '1 before: too few to compare'],
    [2, 0, 'none before'],
    [21, 19, 'about as many as before (19)'],
    [12, 3, 'clearly more than before (3)'],
    [90, 50, '80 % more than before (50)'],
    [30, 60, '50 % fewer than before (60)'],
    [500, 25, 'clearly more than before (25)'],
    [0, 9, 'clearly fewer than before (9)'],
  ])('of %i after %i: %s', (now, before, words) => {
    expect(sayChange(now, before)).toBe(words)
  })

  it('is held against as much time', () => {
    expect(changeOf(60, 20, 3)).toBe('alike')
    expect(changeOf(60, 20)).toBe('more')
  })

  it('is never said in percent of few, and never the other way round', () => {
    const count = fc.nat({ max: 400 })
    fc.assert(
      fc.property(count, count, (now, before) => {
        if (Math.min(now, before) < 20) expect(sayChange(now, before)).not.toContain('%')
        const opposite = { more: 'fewer', fewer: 'more', alike: 'alike', 'too few': 'too few' }
        expect(changeOf(before, now)).toBe(opposite[changeOf(now, before)])
        if (changeOf(now, before) === 'more') expect(now).toBeGreaterThan(before)
      }),
    )
  })

  it('is seldom called clear where only chance is at work', () => {
    // Twenty counts of the same source (mean 30), each against the next.
    const counts = [26, 33, 29, 31, 38, 24, 30, 27, 35, 28, 32, 22, 34, 30, 25, 36, 31, 29, 27, 33]
    const clear = counts.slice(1).filter((now, index) => changeOf(now, counts[index] ?? 0) !== 'alike')
    expect(clear).toEqual([])
  })
})

describe('a share', () => {
  it('of few is said in numbers', () => {
    expect(sayShare(2, 3)).toBe('2 of 3')
    expect(sayShare(13, 20)).toBe('65 %')
  })

  it('differs only by more than chance', () => {
    expect(shareChange(30, 50, 10, 50)).toBe('more')
    expect(shareChange(10, 50, 30, 50)).toBe('fewer')
    expect(shareChange(26, 50, 24, 50)).toBeNull()
    expect(shareChange(5, 5, 0, 50)).toBeNull()
    expect(shareChange(0, 50, 0, 50)).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNovelty, tellingWords } from '../../src/amplify/novelty.ts'

const words = fc.uniqueArray(
  fc.constantFrom<string>('late', 'beans', 'parcel', 'café', 'twice', 'refund', 'mill'),
)

describe('novelty', () => {
  it('is the unlikeness to the nearest of the last 32 texts of the channel', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 70 }), words, (shown, text) => {
        const novelty = createNovelty()
        for (const [id, one] of shown.entries()) novelty.remember('billing', id, one)
        const likeness = (other: readonly string[]) => {
          const both = other.filter((word) => text.includes(word)).length
          return both === 0 ? 0 : both / (text.length + other.length - both)
        }
        const nearest = Math.max(0, ...shown.slice(-32).map(likeness))
        expect(novelty.of('billing', 1_000, text)).toBeCloseTo(1 - nearest)
        expect(novelty.of('support', 1_000, text)).toBe(1)
      }),
    )
  })

  it('does not take a mention for its own copy, nor counts it twice', () => {
    const novelty = createNovelty()
    const text = tellingWords('My parcel is late')
    for (let again = 0; again < 40; again++) novelty.remember('operations', 7, text)
    expect(novelty.of('operations', 7, text)).toBe(1)
    expect(novelty.of('operations', 8, text)).toBe(0)
  })

  it('knows the words of any script, whatever their case', () => {
    expect(tellingWords('LATE late Größe, ПОЗДНО! 配達が遅い')).toEqual([
      'late',
      'größe',
      'поздно',
      '配達が遅い',
    ])
  })
})

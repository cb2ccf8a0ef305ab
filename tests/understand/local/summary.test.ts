import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/core/wording.ts'
import { summarise } from '../../../src/understand/local/summary.ts'

const plain = (text: string) => clean(text).replace(/\s+/g, ' ')

describe('a summary', () => {
  it('is a short text itself', () => {
    expect(summarise(null, 'Late again.\nNobody answers.', new Set())).toBe('Late again. Nobody answers.')
  })

  it('of a long text is the sentence with the telling words, not the greeting', () => {
    const text =
      'Dear team, I hope you are well. I have been a customer for many years and have always liked the shop on the corner. ' +
      'Last week the refund for my order was refused without a reason. Kind regards and all the best to everyone there, Tom'
    expect(summarise(null, text, new Set(['refund', 'refused']))).toBe(
      'Last week the refund for my order was refused without a reason.',
    )
  })

  it('is the title where there are no words', () => {
    expect(summarise('Broken', '  ', new Set())).toBe('Broken')
  })

  it('is the customer’s own words, in one line of at most 140 characters, cut between words', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgé?!.,'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.constantFrom(' ', '\n', '. '), (words, gap) => {
        const text = words.join(gap)
        const summary = summarise(null, text, new Set(words.slice(0, 3)))
        expect([...summary].length).toBeLessThanOrEqual(140)
        const whole = plain(text)
        if (!summary.endsWith('…')) expect(whole).toContain(summary)
        else {
          const kept = summary.slice(0, -1)
          expect(whole).toContain(kept)
          expect(whole[whole.indexOf(kept) + kept.length]).toMatch(/\s/)
        }
      }),
    )
  })
})

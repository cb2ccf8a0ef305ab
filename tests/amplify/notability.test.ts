import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weighNotability } from '../../src/amplify/notability.ts'
import { KINDS, URGENCIES } from '../../src/core/analysis.ts'
import { analysis } from '../analysis.ts'

const part = fc.double({ min: 0, max: 1, noNaN: true })
const anything = fc.record({
  worth: part,
  sentiment: fc.double({ min: -1, max: 1, noNaN: true }),
  urgency: fc.constantFrom(...URGENCIES),
  kind: fc.constantFrom(...KINDS),
})
const anyReach = fc.oneof(fc.nat(), fc.constantFrom(0, 1e12))

/** How notable, of a plain complaint that differs in what is given. */
function notable(given: Parameters<typeof analysis>[0], reach = 0, novelty = 1): number {
  return weighNotability(analysis(given), reach, novelty).notability
}

describe('notability', () => {
  it('is between 0 and 1 for any analysis, and says why where it is far from even', () => {
    fc.assert(
      fc.property(anything, anyReach, part, (said, reach, novelty) => {
        const { notability, because } = weighNotability(said, reach, novelty)
        expect(notability).toBeGreaterThanOrEqual(0)
        expect(notability).toBeLessThanOrEqual(1)
        if (Math.abs(notability - 0.5) > 0.4) expect(because).not.toEqual([])
      }),
    )
  })

  it('never falls when worth, feeling, reach or novelty grow', () => {
    fc.assert(
      fc.property(anything, anyReach, anyReach, part, part, part, (said, r1, r2, n1, n2, w2) => {
        const at = (worth: number, reach: number, novelty: number, sentiment = said.sentiment) =>
          weighNotability({ ...said, worth, sentiment }, reach, novelty).notability
        const base = at(said.worth, r1, n1)
        expect(at(Math.max(said.worth, w2), r1, n1)).toBeGreaterThanOrEqual(base)
        if (r1 > 0) expect(at(said.worth, Math.max(r1, r2), n1)).toBeGreaterThanOrEqual(base)
        expect(at(said.worth, r1, Math.max(n1, n2))).toBeGreaterThanOrEqual(base)
        expect(at(said.worth, r1, n1, Math.sign(said.sentiment))).toBeGreaterThanOrEqual(base)
      }),
    )
  })

  it('shows what a team would want to see, and not what it would not, at the usual threshold', () => {
    expect(notable({ worth: 0.9, urgency: 'high', sentiment: -0.9 }, 5_000)).toBeGreaterThan(0.95)
    expect(notable({ worth: 0.7, sentiment: -0.4 })).toBeGreaterThan(0.5)
    expect(notable({ kind: 'praise', worth: 0.6, sentiment: 0.8 })).toBeGreaterThan(0.5)
    expect(notable({ kind: 'other', worth: 0.3, sentiment: 0 })).toBeLessThan(0.5)
  })

  it('does not let reach and feeling carry what is worth nothing', () => {
    expect(notable({ kind: 'other', worth: 0.03, sentiment: 1 }, 1_000_000)).toBeLessThan(0.5)
  })

  it('lets repetition sink what is ordinary, not what is urgent', () => {
    expect(notable({ worth: 0.6, sentiment: -0.3 }, 0, 0)).toBeLessThan(0.5)
    expect(notable({ worth: 0.8, sentiment: -0.8, urgency: 'high' }, 0, 0)).toBeGreaterThan(0.5)
  })

  it('names the weightiest sign first', () => {
    const { because } = weighNotability(analysis({ worth: 0.6, urgency: 'high', sentiment: -0.5 }), 20_000, 1)
    expect(because).toEqual(['urgent', 'many may have seen it', 'strong displeasure', 'a team should see it'])
  })
})

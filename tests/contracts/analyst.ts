import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS, URGENCIES } from '../../src/core/analysis.ts'
import type { Analyst } from '../../src/core/ports.ts'
import { mention } from '../understand/mentions.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u200b\u200b',
    '\ud800',
    'a'.repeat(20_000),
    '🤡'.repeat(3_000),
    '\u0000\u0007',
    '"\\',
  ),
)

/** What every analyst promises, whatever a customer wrote. */
export function analystContract(open: () => { analyst: Analyst; departments: readonly string[] }): void {
  const { analyst, departments } = open()
  const never = new AbortController().signal
  const probability = (value: number) => value >= 0 && value <= 1

  describe('an analyst', () => {
    it('answers any words with what the port allows', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ text: anyText, title: fc.option(anyText) }), { minLength: 1, maxLength: 4 }),
          fc.constantFrom(null, 'en', 'de', 'xx', 'sv', 'no-such-language'),
          async (texts, language) => {
            const analyses = await analyst.analyse(
              texts.map((words, at) => mention({ ...words, id: at + 1, language })),
              never,
            )
            expect(analyses).toHaveLength(texts.length)
            for (const one of analyses) {
              expect(KINDS).toContain(one.kind)
              expect(URGENCIES).toContain(one.urgency)
              expect([...departments, null]).toContain(one.department)
              expect(Math.abs(one.sentiment)).toBeLessThanOrEqual(1)
              expect([one.worth, ...Object.values(one.confidence)].every(probability)).toBe(true)
              expect(one.language).toMatch(/^([a-z]{2}|und)$/)
              expect([...one.summary].length).toBeLessThanOrEqual(140)
              expect(one.summary).not.toMatch(/[\n\r]/)
              expect(one.analyst).toBe(analyst.name)
            }
          },
        ),
        { numRuns: 150 },
      )
    })

    it('answers in the order it was asked, alone or in company', async () => {
      const texts = ['The parcel never came.', 'Thank you, Mira was lovely!', 'When do you open on Sunday?']
      const together = await analyst.analyse(
        texts.map((text) => mention({ text })),
        never,
      )
      const alone = []
      for (const text of texts) alone.push(...(await analyst.analyse([mention({ text })], never)))
      expect(together).toEqual(alone)
    })

    it('has nothing to say where nothing is asked', async () => {
      expect(await analyst.analyse([], never)).toEqual([])
    })
  })
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../src/core/analysis.ts'
import { type DraftWish, TONES } from '../../src/core/draft.ts'
import { ACTION_TYPES } from '../../src/core/engagement.ts'
import { createHonestCheck } from '../../src/draft/honest/check.ts'
import { createTemplates } from '../../src/draft/templates/compose.ts'
import { TEMPLATES } from '../../src/draft/templates/index.ts'
import { act, CONFIG, OPEN, story, type Telling } from './story.ts'

const check = createHonestCheck(CONFIG)
const write = createTemplates(CONFIG, check)

const STATES: Readonly<Record<string, Telling>> = {
  'nobody was told': {},
  'a team has it': { engagement: OPEN },
  'a team of the brand’s own has it': { engagement: { ...OPEN, department: 'roastery' } },
  'somebody claimed it': { engagement: { ...OPEN, status: 'claimed', assignee: 'workspace:ines' } },
  'it was dismissed': { engagement: { ...OPEN, status: 'dismissed' } },
  'a colleague was thanked': { engagement: OPEN, acts: [act('thank', { person: 'Mira' })] },
  ...Object.fromEntries(
    ACTION_TYPES.map((action) => [
      `${action} was logged`,
      {
        engagement: { ...OPEN, status: 'acted' },
        acts: [act('log', { action, note: 'paid 12 €, angry guy' })],
      } as const,
    ]),
  ),
}

function wish(telling: Telling, more: Partial<DraftWish> = {}): DraftWish {
  return { story: story(telling), tone: null, instruction: null, most: 10_000, unlike: [], ...more }
}

describe('templates', () => {
  it.each([...TEMPLATES.keys()])('in %s say nothing that is not so, whatever the case', (language) => {
    for (const [state, telling] of Object.entries(STATES)) {
      for (const kind of KINDS) {
        for (const tone of TONES) {
          const made = wish({ ...telling, analysis: { kind, language } }, { tone })
          const { texts, note, language: written } = write(made)
          const where = `${language} ${kind} ${tone}, ${state}`
          expect(written).toBe(language)
          expect(note).toBeNull()
          expect(texts.length, where).toBeGreaterThanOrEqual(2)
          expect(new Set(texts).size).toBe(texts.length)
          for (const text of texts) {
            expect(check(text, made.story, made.most), `${where}: ${text}`).toEqual([])
            expect(text).not.toMatch(/[{}]|angry|12/)
          }
        }
      }
    }
  })

  it.each([...TEMPLATES])('in %s lose none of their sentences to the check', (_, phrases) => {
    const all = Object.values(STATES).flatMap((telling) =>
      KINDS.flatMap((kind) =>
        TONES.map(
          (tone) => write(wish({ ...telling, analysis: { kind, language: _ } }, { tone })).texts[0] ?? '',
        ),
      ),
    )
    const said = (sentence: string) => all.some((text) => text.toLowerCase().includes(sentence.toLowerCase()))
    for (const kind of KINDS)
      for (const tone of TONES) {
        expect(said(phrases.opening[kind][tone][0])).toBe(true)
        expect(said(phrases.closing[kind][tone])).toBe(true)
      }
    for (const sentence of Object.values(phrases.done)) expect(said(sentence), sentence).toBe(true)
    for (const team of [phrases.teams['product'], phrases.teams.other])
      expect(said(phrases.brought.replace('{team}', team ?? '')), phrases.brought).toBe(true)
  })

  it('fit wherever they go', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEMPLATES.keys()),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...TONES),
        fc.constantFrom(...Object.values(STATES)),
        fc.integer({ min: 20, max: 400 }),
        (language, kind, tone, telling, most) => {
          const { texts } = write(wish({ ...telling, analysis: { kind, language } }, { tone, most }))
          expect(texts.length).toBeGreaterThan(0)
          for (const text of texts) expect([...text].length).toBeLessThanOrEqual(most)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('greet by the first name, when it is one', () => {
    const begin = (name: string) =>
      write(wish({ mention: { author: { key: 'k', name, url: null } } })).texts[0]?.split('\n')[0]
    expect(begin('Ana Keller')).toBe('Hi Ana,')
    expect(begin('José')).toBe('Hi José,')
    for (const name of [
      'x_killer_99',
      'visit evil.example',
      'Free Refund For Everybody Here',
      'We Will Refund <b>',
      '$&',
    ])
      expect(begin(name)).toBe('Hi,')
  })

  it('name the theme in the customer’s own words, and never in another’s', () => {
    const about = (theme: string) => write(wish({ theme })).texts[0]
    expect(about('parcel')).toContain('it is about parcel')
    expect(about('livraison en retard')).not.toContain('livraison')
    expect(about('<b>parcel</b>')).not.toContain('parcel')
  })

  it('are others when these were not to the member’s liking', () => {
    const first = write(wish({})).texts
    const next = write(wish({}, { unlike: first })).texts
    expect(next.length).toBeGreaterThan(0)
    expect(next.filter((text) => first.includes(text))).toEqual([])
  })

  it('are in English for other languages, and say so', () => {
    expect(write(wish({ analysis: { language: 'pl' } }))).toMatchObject({
      language: 'en',
      note: 'There is no template in the customer’s language (pl): this is in English.',
    })
    expect(write(wish({ analysis: { language: 'und' } })).note).toMatch(/could not be told/)
  })

  it('do without words that the brand has banned', () => {
    const strict = { ...CONFIG, replies: { ...CONFIG.replies, banned: ['thank*', 'danke*'] } }
    const checked = createHonestCheck(strict)
    for (const language of ['en', 'de']) {
      const made = wish({ analysis: { language } })
      for (const text of createTemplates(strict, checked)(made).texts)
        expect(checked(text, made.story, 10_000)).toEqual([])
    }
  })
})

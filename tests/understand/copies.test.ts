import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CopyIndex } from '../../src/understand/copies.ts'
import { sketchOf, standingOf } from '../../src/understand/sketch.ts'
import { author, mention } from './mentions.ts'

type Words = Parameters<typeof mention>[0]

const STORY =
  'Outer box was torn along one side and two of the four bags had split. The courier shrugged and left before I could open it. ' +
  'I took photographs straight away and sent them to you on Monday morning, and nobody has answered since.'
const OTHER =
  'The grinder jams every second morning and the hopper has to come off with a screwdriver. It is three months old, ' +
  'I only use your own beans, and the manual says nothing about it at all. What should I do now?'

/** Whether the second is found to repeat the first. */
function repeats(first: Words, second: Words): boolean {
  const index = new CopyIndex(100)
  const sketch = sketchOf(mention(first))
  if (sketch !== null) index.add(sketch, { mention: 1, standing: 0 })
  const other = sketchOf(mention(second))
  return other !== null && index.find(other) !== null
}

describe('near copies', () => {
  it('the same words are, wherever they stand and however they are written', () => {
    expect(repeats({ text: STORY }, { text: STORY })).toBe(true)
    expect(
      repeats({ text: STORY }, { text: `RT: ${STORY.toUpperCase()} http://x.example/1`, source: 'social' }),
    ).toBe(true)
    expect(repeats({ text: STORY }, { text: STORY.replaceAll('. ', ' — ').replaceAll(',', '') })).toBe(true)
  })

  it('cut and framed words are', () => {
    expect(
      repeats({ text: STORY }, { text: `Seen on the forum: ${STORY.slice(0, 215)} Read more on our site.` }),
    ).toBe(true)
  })

  it('other words about the same are not', () => {
    expect(repeats({ text: STORY }, { text: OTHER })).toBe(false)
    expect(
      repeats(
        { text: STORY },
        {
          text: 'My box was torn too, and one of the bags had split. The courier only shrugged. Has anybody answered you?',
        },
      ),
    ).toBe(false)
  })

  it('of hundreds of different texts none is taken for another', () => {
    const word = fc.constantFrom(
      ...'the my order parcel courier was late broken lost again never answered phone refund money back coffee grinder machine app update crash slow nice thank you staff shop café queue ticket price box Monday week'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.array(word, { minLength: 14, maxLength: 30 }), { minLength: 2, maxLength: 12 }),
        (texts) => {
          const index = new CopyIndex(100)
          for (const [at, words] of texts.entries()) {
            const sketch = sketchOf(mention({ text: words.join(' ') })) ?? ''
            const lead = index.find(sketch)
            const shared = lead === null ? 1 : likeness(texts[lead.mention] ?? [], words)
            expect(shared).toBeGreaterThan(0.25)
            index.add(sketch, { mention: at, standing: 0 })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a few words are copies only of the same author or the same place', () => {
    const great = { text: 'Great!', author: author('ana'), url: null }
    expect(repeats(great, great)).toBe(true)
    expect(repeats(great, { ...great, author: author('ben') })).toBe(false)
    expect(repeats(great, { ...great, source: 'social' })).toBe(false)
    const linked = { text: 'Late again.', author: author('ana'), url: 'https://x.example/1' }
    expect(repeats(linked, { ...linked, source: 'social' })).toBe(true)
    expect(repeats(linked, { ...linked, source: 'social', author: author('ben') })).toBe(false)
    expect(repeats(linked, { ...linked, text: 'Late once more.' })).toBe(false)
  })

  it('nothing is told of texts without words, or of few words by nobody', () => {
    expect(sketchOf(mention({ text: ' 🔥🔥 ' }))).toBeNull()
    expect(sketchOf(mention({ text: 'Great!' }))).toBeNull()
  })

  it('any text can be sketched, always the same way, in little room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const words = mention({ text, author: author('ana'), url: 'https://x.example/1' })
        const sketch = sketchOf(words)
        expect(sketchOf(words)).toBe(sketch)
        expect(sketch?.length ?? 0).toBeLessThanOrEqual(180)
        expect(sketch ?? '').toMatch(/^[\w+/=.]*$/)
      }),
    )
  })

  it('the index forgets the oldest and keeps the newest', () => {
    const index = new CopyIndex(1_500)
    const text = (at: number) => Array.from({ length: 12 }, (_, n) => `word${at}x${n}`).join(' ')
    for (let at = 0; at < 4_000; at++)
      index.add(sketchOf(mention({ text: text(at) })) ?? '', { mention: at, standing: 0 })
    const found = (at: number) => index.find(sketchOf(mention({ text: text(at) })) ?? '')?.mention
    expect(found(100)).toBeUndefined()
    expect([2_500, 3_200, 3_999].map(found)).toEqual([2_500, 3_200, 3_999])
  })
})

describe('the better lead', () => {
  it('says more, has a link, or was seen by more people', () => {
    const plain = standingOf(mention({ text: STORY }))
    expect(standingOf(mention({ text: STORY.slice(0, 60) }))).toBeLessThan(plain)
    expect(standingOf(mention({ text: STORY, url: 'https://x.example/1' }))).toBeGreaterThan(plain)
    expect(standingOf(mention({ text: STORY, reach: 5_000 }))).toBeGreaterThan(plain)
  })
})

/** The share of three-word shingles that two texts have in common. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const shingles = (words: readonly string[]) =>
    new Set(
      words.slice(2).map((_, at) =>
        words
          .slice(at, at + 3)
          .join(' ')
          .toLowerCase(),
      ),
    )
  const [left, right] = [shingles(a), shingles(b)]
  const both = [...left].filter((one) => right.has(one)).length
  return both / (left.size + right.size - both)
}

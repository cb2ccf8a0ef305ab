import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, neverMatches, type Query } from '../../src/core/query.ts'

function query(parts: Partial<Query>): Query {
  return { must: [], any: [], not: [], ...parts }
}

describe('matches', () => {
  it.each<[Partial<Query>, string, boolean]>([
    [{ must: ['larkbean'] }, 'I love Larkbean!', true],
    [{ must: ['larkbean'] }, 'I love Larkbeans', false],
    [{ must: ['larkbean'] }, 'LARKBÉAN, again', true],
    [{ must: ['cafe'] }, 'le Café', true],
    [{ must: ['café'] }, 'LE CAFE', true],
    [{ must: ['late delivery'] }, 'another late\n  delivery…', true],
    [{ must: ['late delivery'] }, 'delivery was late', false],
    [{ must: ['late-delivery'] }, 'late delivery', true],
    [{ must: ['@larkbean'] }, 'hey @Larkbean_', true],
    [{ must: ["don't"] }, 'please don’t', true],
    [{ any: ['one', 'two'] }, 'number two', true],
    [{ any: ['one', 'two'] }, 'number three', false],
    [{ must: ['larkbean'], not: ['hiring'] }, 'Larkbean is hiring', false],
    [{ must: ['larkbean'], any: ['late', 'lost'], not: ['job'] }, 'Larkbean lost my parcel', true],
    [{ must: ['コーヒー'] }, 'ラークビーンのコーヒーが好き', true],
    [{ must: ['咖啡'] }, '我喜欢咖啡。', true],
    [{ must: ['กาแฟ'] }, 'ชอบกาแฟมาก', true],
    [{ must: ['ＬＡＲＫ'] }, 'lark', true],
    [{ must: ['!!!'] }, 'wow!!!', false],
    [{ any: ['!!!', 'wow'] }, 'wow', true],
    [{ not: ['!!!'] }, 'wow!!!', true],
    [{}, '', true],
  ])('%j on %j: %s', (parts, text, expected) => {
    expect(matches(query(parts), text)).toBe(expected)
  })

  const word = fc.string({
    unit: fc.constantFrom('a', 'B', 'é', 'ж', '7', '東', 'ﬁ'),
    minLength: 1,
    maxLength: 5,
  })
  const gap = fc.string({ unit: fc.constantFrom(' ', '\n', ',', '-', '—', '!'), minLength: 1, maxLength: 3 })

  it('finds every phrase of a text in it, in any case', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        gap,
        fc.nat(),
        fc.nat(),
        (words, between, a, b) => {
          const from = a % words.length
          const phrase = words.slice(from, from + 1 + (b % (words.length - from))).join(' ')
          const text = words.join(between)
          expect(matches(query({ must: [phrase] }), text)).toBe(true)
          expect(matches(query({ must: [phrase.toUpperCase()] }), text.toLowerCase())).toBe(true)
          expect(matches(query({ not: [phrase] }), text)).toBe(false)
        },
      ),
    )
  })
})

describe('neverMatches', () => {
  it.each<[Partial<Query>, RegExp | null]>([
    [{ must: ['larkbean'], not: ['Larkbéan'] }, /excludes every text/],
    [{ must: ['late delivery'], not: ['delivery'] }, /“delivery” in not/],
    [{ must: ['delivery'], not: ['late delivery'] }, null],
    [{ must: ['—'] }, /no letters or digits/],
    [{ any: ['?', '!'] }, /None of the words in any/],
    [{ any: ['job', 'jobs fair'], not: ['job', 'fair'] }, /Every word in any is excluded/],
    [{ any: ['job', 'coffee'], not: ['job'] }, null],
    [{ not: ['everything'] }, null],
    [{ not: ['!'] }, null],
    [{}, null],
  ])('%j', (parts, expected) => {
    const said = neverMatches(query(parts))
    if (expected === null) expect(said).toBeNull()
    else expect(said).toMatch(expected)
  })

  const words = fc.array(
    fc
      .array(fc.constantFrom('red', 'blue', 'Grün', '!', 'late'), { minLength: 1, maxLength: 3 })
      .map((each) => each.join(' ')),
    { maxLength: 3 },
  )

  it('is silent exactly when some text matches', () => {
    fc.assert(
      fc.property(words, words, words, (must, any, not) => {
        const asked = { must, any, not }
        // Everything asked for, kept apart so that no excluded phrase comes about between two of them.
        const texts = ['', ...any].map((one) => [...must, one].join(' x '))
        expect(neverMatches(asked) === null).toBe(texts.some((text) => matches(asked, text)))
      }),
      { numRuns: 500 },
    )
  })
})

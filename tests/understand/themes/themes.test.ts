import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../src/core/time.ts'
import { MOST_TERMS } from '../../../src/understand/themes/clusters.ts'
import { ThemeIndex } from '../../../src/understand/themes/gather.ts'
import { nameOf } from '../../../src/understand/themes/name.ts'
import { readTerms, writeTerms } from '../../../src/understand/themes/state.ts'

const LATE = [
  'My parcel is late again, the courier never came.',
  'Where is the courier? The parcel should have been here on Monday.',
  'Courier lost my parcel, tracking shows nothing.',
  'Parcel three days late and the courier does not answer.',
]
const REFUND = [
  'I was charged twice and want a refund of the second payment.',
  'Still no refund for the double payment on my card.',
  'You charged my card twice, please refund one payment.',
  'Refund for the payment charged twice has not come.',
]
const TASTE = [
  'The new roast tastes sour and burnt.',
  'Sour roast, nothing like the beans I used to buy.',
  'This roast tastes burnt and thin.',
  'The beans of the spring roast taste sour to me.',
]

const STEADY = { freshAt: null, at: 0, learn: true } as const

function gather(index: ThemeIndex, text: string, given: Parameters<ThemeIndex['gather']>[1] = STEADY) {
  return index.gather({ title: null, text, language: 'en' }, given)
}

function inBatches<T>(all: readonly T[], sizes: readonly number[]): T[][] {
  const left = [...all]
  const batches: T[][] = []
  for (let at = 0; left.length > 0; at++) batches.push(left.splice(0, sizes[at % sizes.length] ?? 1))
  return batches
}

describe('themes', () => {
  it('gather mentions of one thing and keep others apart, whatever the order and the batches', () => {
    const told = [LATE, REFUND, TASTE].flatMap((texts, about) => texts.map((text) => ({ text, about })))
    const order = fc.shuffledSubarray(told, { minLength: told.length })
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(order, sizes, (rows, batches) => {
        const index = new ThemeIndex({ ignored: ['Larkbean'] })
        const themes = new Map<number, Set<number>>()
        for (const batch of inBatches(rows, batches)) {
          index.refresh(0)
          for (const { text, about } of batch) {
            const theme = gather(index, text) ?? 0
            themes.set(theme, (themes.get(theme) ?? new Set()).add(about))
          }
        }
        for (const abouts of themes.values()) expect(abouts.size).toBe(1)
        expect(themes.size).toBeLessThan(told.length)
      }),
      { numRuns: 60 },
    )
  })

  it('the same words in the same order make the same themes', () => {
    const run = () => {
      const index = new ThemeIndex({ ignored: [] })
      return [...LATE, ...REFUND, ...TASTE, ...LATE].map((text) => gather(index, text))
    }
    expect(run()).toEqual(run())
  })

  it('go on where they were after a restart', () => {
    const before = new ThemeIndex({ ignored: [] })
    for (const text of [...LATE.slice(0, 3), ...REFUND.slice(0, 3)]) {
      before.refresh(0)
      gather(before, text)
    }
    const after = new ThemeIndex({ ignored: [], next: before.next })
    for (const { id, terms, count } of before.clusters.all())
      after.clusters.open(id, readTerms(writeTerms(terms)), count)
    for (const text of [...LATE.slice(0, 3), ...REFUND.slice(0, 3)])
      after.recall({ title: null, text, language: 'en' }, null, null)
    after.refresh(0)
    before.refresh(0)
    for (const text of [LATE[3] ?? '', REFUND[3] ?? ''])
      expect(gather(after, text)).toBe(gather(before, text))
  })

  it('never hold more than they may, and the pinned one stays', () => {
    const index = new ThemeIndex({ ignored: [], most: 20 })
    const first = gather(index, LATE[0] ?? '')
    if (first === null) throw new Error('no theme')
    index.pinned.add(first)
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      minLength: 5,
      maxLength: 9,
    })
    for (const words of fc.sample(fc.array(word, { minLength: 3, maxLength: 90 }), { numRuns: 300, seed: 4 }))
      gather(index, words.join(' '))
    expect(index.clusters.size).toBe(20)
    expect(index.gone.size).toBeGreaterThan(100)
    expect(index.gone.has(first)).toBe(false)
    for (const { terms } of index.clusters.all()) expect(terms.size).toBeLessThanOrEqual(1.5 * MOST_TERMS)
  })

  it('take any text', () => {
    const index = new ThemeIndex({ ignored: [], most: 10 })
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 }))
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'de', 'und', 'xx'), (text, language) => {
        const theme = index.gather({ title: text, text, language }, STEADY)
        expect(theme === null || theme < index.next).toBe(true)
      }),
    )
    expect(gather(index, 'and the of it')).toBeNull()
  })

  it('what an hour suddenly speaks of draws its mentions together; what is steady does not', () => {
    const outage = [
      'App 4.2 throws me back to the sign-in screen',
      'since 4.2 the app asks for the password and then for the password',
      'logged out by the 4.2 update, cannot sign in',
      'app update: logged out, the code is right, back to the sign-in',
      'everyone here holds up a phone with the same sign-in screen',
      'signed out this morning by the new version, it will not have me back in the app',
    ]
    const share = (freshAt: (turn: number) => number | null) => {
      const index = new ThemeIndex({ ignored: [] })
      for (let turn = 0; turn < 10; turn++)
        for (const text of [...LATE, ...REFUND, ...TASTE]) gather(index, `${text} ${turn}`)
      const themes = outage.map((text, turn) => {
        index.refresh(HOUR + turn * MINUTE)
        return gather(index, text, { at: 0, learn: true, freshAt: freshAt(turn) })
      })
      return Math.max(
        ...Map.groupBy(themes, (theme) => theme)
          .values()
          .map(({ length }) => length),
      )
    }
    const sudden = share((turn) => HOUR + turn * MINUTE)
    expect(sudden).toBeGreaterThanOrEqual(4)
    expect(share(() => null)).toBeLessThanOrEqual(sudden)
  })
})

describe('the name of a theme', () => {
  const name = (texts: readonly string[], taken: readonly string[] = []) =>
    nameOf(texts, () => 3, new Set(['larkbean']), new Set(taken))

  it('is made of words that its mentions share', () => {
    expect(name(['Late delivery again', 'My Larkbean delivery: late!', 'late delivery, third time'])).toBe(
      'late delivery',
    )
  })

  it('is none where they share nothing, and never that of another theme', () => {
    expect(name(['Sour roast', 'Cracked box', 'Rude barista'])).toBeNull()
    const texts = ['late delivery of the grinder', 'delivery of the grinder late', 'grinder: late delivery']
    expect(name(texts, [name(texts) ?? ''])).not.toBe(name(texts))
  })

  it('keeps the letters that people write', () => {
    expect(name(['Lieferung verspätet', 'verspätete Lieferung', 'Die Lieferung ist verspätet'])).toContain(
      'verspätet',
    )
  })

  it('never has mark-up, handles, links or controls in it, whatever is said', () => {
    const hostile = fc.constantFrom(
      '<!channel>',
      '@everyone',
      '<@U1>',
      'https://evil.example/x',
      'www.evil.example',
      '*bold*',
      '[link](https://evil.example)',
      '<img src=x onerror=y>',
      'me@evil.example',
      '‮gnp',
      '&lt;script&gt;',
      '|',
      '`code`',
    )
    const part = fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 20 }))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.join(' ')
        const given = name([text, text, `${text} more`])
        if (given !== null) expect(given).toMatch(/^[\p{L}\p{M}\p{N}.'’ -]{1,80}$/u)
        expect(given ?? '').not.toMatch(/evil\.example|channel>|@/u)
      }),
    )
  })
})

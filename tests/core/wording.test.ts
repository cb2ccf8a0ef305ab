import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { clean, excerpt, linkTo, oneLine, quoted, sayAgo, sayTime } from '../../src/core/wording.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        '\u202E',
        '\u2066',
        '\u200B',
        '\u200D',
        '\u00AD',
        '\u0007',
        '\uFEFF',
        '\u2028',
        '\r\n',
        '\n\n\n',
      ),
      fc.constantFrom(
        '👩‍👩‍👧',
        '👍🏽',
        '❤️‍🔥',
        '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
        'e\u0301\u0301\u0301\u0301\u0301',
        '\u{E0041}',
        '<!channel>',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('clean', () => {
  it.each([
    ['turned \u202Eletters\u202C', 'turned letters'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['soft\u00ADhyphen', 'softhyphen'],
    ['a\u200Db', 'ab'],
    ['👩‍👩‍👧 👍🏽 ❤️‍🔥 🏳️‍🌈', '👩‍👩‍👧 👍🏽 ❤️‍🔥 🏳️‍🌈'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['hidden\u{E0049}\u{E0047}\u{E004E}', 'hidden'],
    ['bell\u0007\u001b[31m', 'bell[31m'],
    ['z\u0300\u0301\u0302\u0303\u0304', 'z\u0300\u0301'],
    ['क़ीं', 'क़ीं'],
    ['one\r\ntwo\u2028three\n\n\n \n\nfour', 'one\ntwo\nthree\n\nfour'],
    ['half \ud83d pair', 'half \ufffd pair'],
    ['  edges \n', 'edges'],
    ['مرحبا שלום', 'مرحبا שלום'],
  ])('%j', (text, seen) => {
    expect(clean(text)).toBe(seen)
  })

  it('leaves nothing that hides, turns or controls, in any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const seen = clean(text)
        expect(seen.isWellFormed()).toBe(true)
        expect(seen).not.toMatch(/[\p{Cc}--\n]|[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\uFEFF]/v)
        expect(seen).not.toMatch(/[\p{Mn}\p{Me}]{3}/u)
        expect(seen).not.toMatch(/\n\s*\n\s*\n/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps the letters of any ordinary text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const letters = (words: string) => words.replace(/\s/g, '')
        expect(letters(clean(text))).toBe(letters(text))
      }),
    )
  })
})

describe('excerpt', () => {
  it.each([
    ['hello big world of things', 12, 'hello big…'],
    ['hello', 5, 'hello'],
    ['Donaudampfschifffahrt', 10, 'Donaudamp…'],
    ['漢字漢字漢字漢字', 4, '漢字漢…'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 8, '👨‍👩‍👧…'],
    ['👍'.repeat(5), 5, '👍👍👍👍👍'],
  ])('%s', (text, most, cut) => {
    expect(excerpt(text, most)).toBe(cut)
  })

  it('is never longer than asked, begins as the text does, and keeps characters whole', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, most) => {
        const cut = excerpt(text, most)
        expect([...cut].length).toBeLessThanOrEqual(most)
        if (cut !== text) expect(text.startsWith(cut.slice(0, -1))).toBe(true)
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('quoted', () => {
  it('puts the title first, unless the text repeats it', () => {
    expect(quoted({ title: 'Late', text: 'Again' }, 100)).toBe('Late\nAgain')
    expect(quoted({ title: 'Late', text: 'Late again' }, 100)).toBe('Late again')
    expect(quoted({ title: 'Late', text: '' }, 100)).toBe('Late')
    expect(quoted({ title: null, text: 'x'.repeat(50_000) }, 100)).toHaveLength(100)
  })
})

describe('linkTo', () => {
  it('names the real host and refuses all but http(s)', () => {
    expect(linkTo('https://bank.example@evil.example/a')).toEqual({
      label: 'Open at evil.example',
      url: 'https://evil.example/a',
    })
    expect(linkTo('https://аррӏе.com/')?.label).toBe('Open at xn--80ak6aa92e.com')
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      'mailto:a@b.example',
      'not one',
      '',
      null,
    ])
      expect(linkTo(address)).toBeNull()
  })
})

describe('times', () => {
  const now = Date.UTC(2026, 10, 21, 23, 20)
  it.each([
    [0, 'today 00:20'],
    [-HOUR, 'yesterday 23:20'],
    [DAY, 'tomorrow 00:20'],
    [-4 * DAY, 'Wed 00:20'],
    [-20 * DAY, '2 Nov 00:20'],
    [-500 * DAY, '10 Jul 2025 01:20'],
  ])('%d ms from now', (ms, words) => {
    expect(sayTime(now + ms, 'Europe/Berlin', now)).toBe(words)
  })

  it('says how long ago', () => {
    expect(sayAgo(now - 5 * MINUTE, now)).toBe('5 minutes ago')
    expect(sayAgo(now + 3 * HOUR, now)).toBe('in 3 hours')
    expect(sayAgo(now, now)).toBe('just now')
  })
})

it('oneLine joins lines', () => {
  expect(oneLine(' a\n\n b\tc ')).toBe('a b c')
})

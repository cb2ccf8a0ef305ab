import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask } from '../../../src/model/mask.ts'
import { mention, setStage } from './stage.ts'

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const digits = (minLength: number, maxLength = minLength) =>
  fc.array(digit, { minLength, maxLength }).map((all) => all.join(''))
const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäéñ'),
  minLength: 2,
  maxLength: 10,
})

interface Secret {
  /** As it is written. */
  readonly written: string
  /** What must not be left of it. */
  readonly tell: string
}

const email: fc.Arbitrary<Secret> = fc
  .tuple(
    word,
    fc.constantFrom('', '.', '_', '+'),
    digits(2),
    word,
    fc.constantFrom('com', 'co.uk', 'example'),
  )
  .chain(([name, mark, number, host, top]) =>
    fc.constantFrom(
      { written: `${name}${mark}${number}@${host}.${top}`, tell: `${name}${mark}${number}` },
      { written: `${name}${number} (at) ${host} (dot) ${top}`, tell: `${name}${number}` },
      { written: `${name}${number}[at]${host}.${top}`, tell: `${name}${number}` },
      { written: `${name}\u200b${number}@\u2060${host}.${top}`, tell: `${name}${number}` },
    ),
  )

/** Seven digits and more, written as people write phones, cards and accounts. */
const number: fc.Arbitrary<Secret> = fc
  .tuple(
    fc.constantFrom('', '+', '00', '('),
    fc.array(fc.tuple(digit, fc.constantFrom('', '', ' ', '-', '.', '/', ' - ', ') ', '\u00a0', '–')), {
      minLength: 7,
      maxLength: 19,
    }),
    fc.boolean(),
  )
  .map(([before, parts, arabic]) => {
    const written = before + parts.map(([one, mark]) => one + mark).join('')
    const shown = arabic
      ? written.replace(/\d/g, (one) => String.fromCodePoint(0x660 + Number(one)))
      : written
    return { written: shown, tell: shown.replace(/\P{Nd}+$/u, '') }
  })

const iban: fc.Arbitrary<Secret> = fc
  .tuple(
    fc.constantFrom('DE', 'FR', 'GB', 'NL', 'es'),
    digits(2),
    digits(4),
    digits(4),
    digits(4),
    digits(4),
    digits(2),
  )
  .chain(([country, ...groups]) =>
    fc.constantFrom(' ', '').map((mark) => {
      const written = country + groups.join(mark)
      return { written, tell: groups.slice(1).join(mark) }
    }),
  )

const order: fc.Arbitrary<Secret> = fc
  .tuple(fc.constantFrom('#', 'AB-', 'ORD', 'x7f', ''), digits(5, 6))
  .map(([before, code]) => ({ written: before + code, tell: code }))

const link: fc.Arbitrary<Secret> = fc
  .tuple(fc.constantFrom('https://', 'http://www.', 'www.'), word, digits(4))
  .map(([scheme, host, token]) => ({
    written: `${scheme}${host}.example/o?t=${token}`,
    tell: `o?t=${token}`,
  }))

const handle: fc.Arbitrary<Secret> = fc
  .tuple(word, digits(2))
  .map(([name, end]) => ({ written: `@${name}_${end}`, tell: `${name}_${end}` }))

const secret = fc.oneof(email, number, iban, order, link, handle)

const around = fc.constantFrom(
  (it: string) => `Write to ${it} please.`,
  (it: string) => it,
  (it: string) => `(${it})`,
  (it: string) => `Mein Kontakt: ${it}, danke!`,
  (it: string) => `“${it}”\nNever again 😤`,
  (it: string) => `${'So annoyed. '.repeat(150)}${it} ${'And so on. '.repeat(50)}`,
)

const visible = (words: string) => words.replace(/\p{Cf}/gu, '')

describe('personal data', () => {
  it('of every kind, written in every way, never leaves', () => {
    fc.assert(
      fc.property(secret, around, ({ written, tell }, put) => {
        expect(visible(mask(put(written)))).not.toContain(tell)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is not on the wire, whatever mentions it stands in', async () => {
    const { peer, analyse } = await setStage()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(secret, around, fc.boolean()), { minLength: 1, maxLength: 12 }),
        async (all) => {
          const before = peer.asked.length
          await analyse(
            ...all.map(([{ written }, put, inTitle]) =>
              inTitle ? mention('Look above.', { title: put(written) }) : mention(put(written)),
            ),
          )
          const sent = peer.asked
            .slice(before)
            .flatMap(({ mentions }) => mentions.map(({ title = '', text }) => `${title}\n${text}`))
            .join('\n')
          for (const [{ tell }] of all) expect(visible(sent)).not.toContain(tell)
        },
      ),
      { numRuns: 40 },
    )
    expect(peer.asked.length).toBeGreaterThan(20)
  })

  it('of the author is their name, in whole and in part', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Anna Keller',
          'José Núñez',
          'Zoë',
          "Siobhán O'Neill",
          'Li Wei',
          'x_killer_x',
          '山田 太郎',
        ),
        around,
        (name, put) => {
          expect(mask(put(name), [name])).not.toContain(name)
          expect(mask(put(name.toLowerCase()), [name])).not.toContain(name.toLowerCase())
        },
      ),
    )
    expect(mask('Best, Keller. Grace under fire, Grace', ['Grace Keller'])).toBe(
      'Best, [author]. [author] under fire, [author]',
    )
    expect(mask('the grace of it', ['Grace Keller'])).toBe('the grace of it')
  })

  it('is all that is taken out: what a mention is about stays', () => {
    const words =
      'Charged £46.80 twice on 3 March, 11 minutes apart; the Orbit 7 (2024) has 4.5 stars at 10:30.'
    expect(mask(words)).toBe(words)
  })
})

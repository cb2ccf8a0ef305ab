import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConcernAbout } from '../../../src/core/draft.ts'
import { createHonestCheck } from '../../../src/draft/honest/check.ts'
import { act, CONFIG, OPEN, story, type Telling } from '../story.ts'

const check = createHonestCheck(CONFIG)

function about(text: string, telling: Telling = {}, most = 500): readonly ConcernAbout[] {
  return check(text, story(telling), most).map((concern) => concern.about)
}

const logged = (
  action: 'fix' | 'refund' | 'policy change' | 'product change' | 'other' | 'reply' | 'recognise',
  note?: string,
  link?: string,
): Telling => ({
  engagement: { ...OPEN, status: 'acted' },
  acts: [
    act('log', { action, ...(note === undefined ? {} : { note }), ...(link === undefined ? {} : { link }) }),
  ],
})

describe('what a logged action bears out', () => {
  it.each<[string, ConcernAbout, Telling]>([
    ['We have refunded you.', 'refund', logged('refund')],
    ['We have refunded you 12 €.', 'refund', logged('refund', 'sent 12 € back')],
    ['Wir haben Ihnen den Betrag erstattet.', 'refund', logged('refund')],
    ['Nous avons réparé la fuite.', 'claim of action', logged('fix')],
    ['We have changed our cancellation rules.', 'claim of action', logged('policy change')],
    ['Hemos cambiado nuestras condiciones.', 'claim of action', logged('policy change')],
    ['We have changed the lid of the machine.', 'claim of action', logged('product change')],
    ['We are sorry for the double charge.', 'apology', logged('refund')],
    ['La colpa è nostra.', 'apology', logged('fix')],
    ['We are looking into it.', 'claim of action', { engagement: { ...OPEN, assignee: 'workspace:ines' } }],
    ['It is now with our product team.', 'claim of action', { engagement: OPEN }],
    [
      'We have passed your kind words on to Mira.',
      'claim of action',
      { engagement: OPEN, acts: [act('thank')] },
    ],
    ['Your next bag is free.', 'discount', logged('other', 'next bag is free for her')],
    ['The shop opens again next week.', 'date', logged('other', 'new shop, opens next week')],
    [
      'The dark mode will come in the next version of the app.',
      'promise',
      logged('product change', 'dark mode comes in the next version of the app'),
    ],
  ])('%s', (text, concern, telling) => {
    expect(about(text)).toEqual([concern])
    expect(about(text, telling)).toEqual([])
  })

  it.each<[string, ConcernAbout, Telling]>([
    ['We have refunded you.', 'refund', logged('fix')],
    ['We have refunded you 120 €.', 'refund', logged('refund', 'sent 12 € back')],
    ['We have fixed the leak.', 'claim of action', logged('refund')],
    ['We have changed our cancellation rules.', 'claim of action', logged('reply')],
    ['We are sorry for the double charge.', 'apology', logged('reply')],
    ['We are looking into it.', 'claim of action', { engagement: OPEN }],
    ['It is now with our product team.', 'claim of action', { engagement: { ...OPEN, status: 'dismissed' } }],
    ['Your next bag is free.', 'discount', logged('refund', 'sent it back')],
  ])('and no other: %s', (text, concern, telling) => {
    expect(about(text, telling)).toEqual([concern])
  })
})

describe('what the configuration states', () => {
  it.each([
    'A person answers within four hours.',
    'Every machine is repaired free of charge for five years.',
    'Jede Maschine reparieren wir fünf Jahre lang kostenlos.',
    'Returns are free within 30 days.',
  ])('may be said: %s', (text) => {
    expect(about(text)).toEqual([])
  })

  it.each(['Every machine is repaired free of charge for nine years.', 'Returns are free within 90 days.'])(
    'but no more: %s',
    (text) => expect(about(text)).not.toEqual([]),
  )
})

describe('what the customer said', () => {
  it('may be told back, with their own date', () => {
    expect(about('You write that you were charged twice, and that you want your money back.')).toEqual([])
    expect(about('We are sorry that you had to wait since Monday.')).toEqual([])
    expect(about('You asked for your money back, and we have refunded it.')).toEqual(['refund'])
    expect(about('Du schreibst, dass zweimal abgebucht wurde, und wir haben es erstattet.')).toEqual([
      'refund',
    ])
  })
})

describe('a reply', () => {
  it('holds no personal data but the brand’s own', () => {
    const marks = (text: string) => check(text, story(), 500).map((one) => [one.about, one.confirmable])
    expect(marks('Write to ana@mail.example.')).toEqual([['personal data', false]])
    expect(marks('We have your number, +49 171 2345678.')).toEqual([['personal data', false]])
    expect(marks('It is about order AB-20417.')).toEqual([['personal data', true]])
    expect(marks('Ask @somebody_else about it.')).toEqual([['personal data', true]])
    expect(marks('Write to care@larkbean.example or call +44-20-7946-0000, @ana_k.')).toEqual([])
    expect(marks('We are @larkbean.')).toEqual([])
  })

  it.each([
    'https://larkbean.example/help',
    'help.larkbean.example',
    'https://help.larkbean.example/returns',
    'https://courier.example/t/1',
  ])('may link to %s', (link) => {
    expect(about(`More at ${link}.`, logged('reply', undefined, 'https://courier.example/t/1'))).toEqual([])
  })

  it.each([
    'https://courier.example/t/2',
    'https://larkbean.example.evil.example/',
    'https://larkbean.example@evil.example/',
    'evillarkbean.example',
    'bit.example/x',
    'ftp://larkbean.example/x',
    'https://xn--lrkbean-x4a.example',
  ])('may not link to %s', (link) => {
    expect(
      about(`More at ${link} now.`, logged('reply', undefined, 'https://courier.example/t/1')),
    ).toContain('link')
  })

  it('repeats nobody else’s words', () => {
    expect(about('You said “nobody answered”, and we understand.')).toEqual([])
    expect(about('You said “I was charged twice”, and we understand.')).toEqual([])
    expect(about('It is “the best coffee in town” for some.')).toEqual(['other customer'])
  })

  it('blames nobody by name, and praises gladly', () => {
    expect(about('Mira made a mistake.')).toContain('blame')
    expect(about('Noor forgot your parcel.')).toContain('blame')
    expect(about('Thank you for your kind words about Mira.', { analysis: { kind: 'praise' } })).toEqual([])
  })

  it('never says what the brand never says', () => {
    expect(check('It is a cheap and stupidly simple thing.', story(), 500)).toMatchObject([
      { about: 'banned word', confirmable: false, why: expect.stringContaining('“cheap”') },
      { about: 'banned word', confirmable: false, why: expect.stringContaining('“stupid*”') },
    ])
    expect(about('The cheapest way.')).toEqual([])
  })

  it('fits where it goes, counted as people count', () => {
    expect(about('👍🏽 Thank you.', {}, 13)).toEqual([])
    expect(check('Thank you. Have a good day.', story(), 12)).toMatchObject([
      {
        about: 'length',
        sentence: 'Have a good day.',
        confirmable: false,
        why: 'It has 27 characters; where it goes takes 12.',
      },
    ])
  })

  it('in a language that the check does not read is marked as a whole', () => {
    const polish = 'Dziękujemy za wiadomość, zwrócimy pieniądze do piątku.'
    expect(about(polish, { analysis: { language: 'pl' } })).toEqual(['promise'])
    expect(about('Спасибо, мы вернём деньги.')).toEqual(['promise'])
    expect(about('Thank you for your message, we read all of it.', { analysis: { language: 'pl' } })).toEqual(
      [],
    )
  })
})

describe('the honest check', () => {
  it('marks sentences as they stand, in the order of the text, each with what would help', () => {
    const text =
      'Hello Ana,\nwe have refunded you. Thank you for telling us. We will call you tomorrow!\nLarkbean'
    const concerns = check(text, story(), 500)
    expect(concerns.map((one) => [one.about, one.sentence])).toEqual([
      ['refund', 'we have refunded you.'],
      ['promise', 'We will call you tomorrow!'],
      ['date', 'We will call you tomorrow!'],
    ])
    for (const { sentence, why } of concerns) {
      expect(text).toContain(sentence)
      expect(why).toMatch(/\.$/)
    }
  })

  it('never throws, and says the same twice, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.integer({ min: 0, max: 300 }),
        (text, most) => {
          const concerns = check(text, story(), most)
          expect(check(text, story(), most)).toEqual(concerns)
          expect(concerns.some((one) => one.about === 'length')).toBe([...text].length > most)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is not fooled by marks, capitals, or letters that nobody sees', () => {
    for (const text of [
      'WE HAVE REFUNDED YOU!!!',
      'We have re\u00adfun\u200bded you.',
      'we   have\u00a0refunded you',
      'Wir haben Ihnen den Betrag ERSTATTET.',
      'Le hemos devuelto el importe',
    ])
      expect(about(text), text).toContain('refund')
  })
})

import { describe, expect, it } from 'vitest'
import type { Analysis } from '../../../src/core/analysis.ts'
import type { Correctable, Lesson } from '../../../src/core/correction.ts'
import { mention } from '../mentions.ts'
import { analyst } from './analyst.ts'
import {
  answerOf,
  confusions,
  correct,
  drawn,
  type Heard,
  lessonsOf,
  type Outcome,
  seen,
  taught,
  unseen,
  wayOf,
} from './correcting.ts'
import { WAYS } from './ways.ts'

const never = new AbortController().signal

/** The worst of what any question lost. */
const lost = ({ rest }: Outcome) => -Math.min(...Object.values(rest))

describe('fifty corrections of one kind of mistake', () => {
  it.each(WAYS)('of %s, about %s: %s', async (_, field, about, right) => {
    const outcome = await correct(wayOf(field, about, right))
    expect(outcome.after).toBeLessThanOrEqual(outcome.before / 2)
    expect(lost(outcome)).toBeLessThanOrEqual(1)
  })

  it.each(confusions(80))('of $field: $understood for what is $right', async (confusion) => {
    const outcome = await correct(confusion)
    expect(lost(outcome)).toBeLessThanOrEqual(1)
    expect(outcome.after).toBeLessThanOrEqual(confusion.price > CHEAP ? outcome.before : outcome.before / 2)
  })
})

/**
 * Dearer confusions are strewn over all that is said: with every label known, the model's own doubt could not
 * halve them for so many points of the rest. Of these it is asked only that they get no worse.
 */
const CHEAP = 0.5

describe('one hostile member', () => {
  /** How many in 100 are answered otherwise. */
  const changed = (after: readonly Analysis[], field: Correctable) => {
    const different = unseen.filter(({ plain }, at) => {
      const now = after[at]
      return now && answerOf(now, field) !== answerOf(plain, field)
    })
    return (100 * different.length) / unseen.length
  }
  const evil = { member: 'workspace:evil', role: 'admin' } as const

  it.each([
    ['kind', ['praise', 'complaint', 'question', 'other']],
    ['department', ['product', 'operations', 'support', 'billing', 'people', 'marketing', 'none']],
    ['urgency', ['low', 'normal', 'high']],
  ] as const)('cannot change much by 200 corrections of %s at random', async (field, answers) => {
    const wrong = drawn(seen, 200).map((one, at) => {
      const others = answers.filter((answer) => answer !== answerOf(one.plain, field))
      return { one, right: others[at % others.length] ?? '' }
    })
    const mentions = wrong.map(({ one }) => one)
    const after = await taught(lessonsOf(mentions, field, (_, at) => wrong[at]?.right ?? '', evil))
    expect(changed(after, field)).toBeLessThan(1)
  })

  it.each([
    ['kind', 'complaint', 'praise'],
    ['kind', 'praise', 'complaint'],
    ['department', 'product', 'marketing'],
    ['worth', 'yes', 'no'],
  ] as const)('cannot turn what is of %s %s into %s', async (field, from, to) => {
    const alike = seen.filter(({ plain }) => answerOf(plain, field) === from)
    const after = await taught(lessonsOf(drawn(alike, 200), field, () => to, evil))
    expect(changed(after, field)).toBeLessThan(1)
  })

  it('is outdone by colleagues who say otherwise of the same words', async () => {
    const about = drawn(
      seen.filter(({ text }) => /\b(app|login|log in|password|account)\b/i.test(text)),
      80,
    )
    const plain = new Map<string, Heard>(about.map((one) => [one.id, one]))
    const asIs = ({ id }: { id: string }) => {
      const one = plain.get(id)
      return one ? answerOf(one.plain, 'department') : ''
    }
    const first = lessonsOf(about.slice(0, 40), 'department', () => 'marketing', evil)
    const others = ['workspace:noor', 'workspace:piet'].flatMap((member, nth) =>
      lessonsOf(about.slice(40), 'department', asIs, { member }).map((lesson) => ({
        ...lesson,
        id: 1_000 * (nth + 1) + lesson.id,
      })),
    )
    const alone = changed(await taught(first), 'department')
    const together = changed(await taught([...first, ...others]), 'department')
    expect(together).toBeLessThan(alone / 1.3)
  })
})

const PARROTS = [
  'My parrot learnt the jingle and will not stop.',
  'Is the blue parrot in the lobby still there?',
  'The parrot greeted my daughter by name, she was thrilled.',
  'Your parrot bit a cable of my charger.',
  'Who feeds the parrot at weekends?',
  'That parrot is louder than the announcements.',
  'Please give the parrot a bigger cage.',
  'We came all the way for the parrot and it was asleep.',
  'parrot said a rude word to my boss lol',
  'Feathers of the parrot in my soup. Really.',
  'I would like to adopt a parrot like yours',
  'Photo of me with the parrot turned out great',
]

describe('a lesson', () => {
  const lesson = (over: Partial<Lesson>): Lesson => ({
    id: 1,
    field: 'kind',
    right: 'suggestion',
    member: 'workspace:noor',
    role: 'staff',
    title: null,
    text: 'Grinder jammed on day two and a new one stood at my door before I had finished writing to you.',
    language: 'en',
    ...over,
  })
  const read = async (given: ReturnType<typeof analyst>, text: string) =>
    (await given.analyse([mention({ text, language: 'en' })], never))[0]

  it('holds for nearly the same words at once, tells by what, and is unlearnt', async () => {
    const given = analyst()
    const again = 'Grinder jammed on day three and a new one stood at my door before I had finished writing!'
    const before = await read(given, again)
    expect(before?.kind).not.toBe('suggestion')
    await given.learn?.({ lessons: [lesson({})], usual: [], edits: 1 })
    expect((await read(given, again))?.taught).toEqual([
      { field: 'kind', instead: before?.kind, corrections: [1], words: expect.arrayContaining(['grinder']) },
    ])
    expect(await read(given, again)).toMatchObject({ kind: 'suggestion' })
    await given.learn?.({ lessons: [], usual: [], edits: 2 })
    expect(await read(given, again)).toEqual(before)
  })

  it('of a department that is no more is passed over', async () => {
    const given = analyst()
    await given.learn?.({
      lessons: [lesson({ field: 'department', right: 'gone' })],
      usual: [],
      edits: 1,
    })
    expect((await read(given, lesson({}).text))?.department).not.toBe('gone')
  })

  it('brings up a department that the model knows nothing of', async () => {
    const departments = { support: { about: 'Getting help.' }, aviary: { about: 'Everything else.' } }
    const given = analyst({ departments })
    const lessons = PARROTS.map((text, at) =>
      lesson({ id: at + 1, field: 'department', right: 'aviary', text }),
    )
    await given.learn?.({ lessons, usual: [], edits: 1 })
    expect((await read(given, 'Our parrot bit the postman this morning.'))?.department).toBe('aviary')
  })
})

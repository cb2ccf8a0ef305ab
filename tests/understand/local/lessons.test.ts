import { beforeAll, describe, expect, it } from 'vitest'
import type { Analysis } from '../../../src/core/analysis.ts'
import type { Correctable, Lesson } from '../../../src/core/correction.ts'
import type { Role } from '../../../src/core/member.ts'
import { randomFrom, shuffle } from '../../../src/understand/random.ts'
import { type OwnMention, readOwn } from '../../../src/understand/train/own.ts'
import { mention } from '../mentions.ts'
import { analyst } from './analyst.ts'

const SEEN = new URL('../../../src/understand/corpus/train.jsonl', import.meta.url)
const UNSEEN = new URL('../corpus/evaluation.jsonl', import.meta.url)

const never = new AbortController().signal
/** Every second one: with the others the analyst compares. */
const seen = readOwn(SEEN).filter(({ register }, at) => at % 2 === 1 && register !== 'plain')
const unseen = readOwn(UNSEEN)

/** What the company hears without anyone's correcting it: among it is what is corrected elsewhere. */
const usual = unseen.slice(0, 300).map(({ text, lang }) => ({ title: null, text, language: lang }))

let plainSeen: readonly Analysis[] = []
let plainUnseen: readonly Analysis[] = []

beforeAll(async () => {
  const plain = analyst()
  plainSeen = await plain.analyse(mentionsOf(seen), never)
  plainUnseen = await plain.analyse(mentionsOf(unseen), never)
})

function mentionsOf(own: readonly OwnMention[]) {
  return own.map(({ text, lang }, at) => mention({ id: at + 1, text, language: lang }))
}

function answerOf(analysis: Analysis | undefined, field: Correctable): string {
  if (analysis === undefined) return ''
  if (field === 'kind') return analysis.kind === 'suggestion' ? 'question' : analysis.kind
  if (field === 'worth') return analysis.worth >= 0.5 ? 'yes' : 'no'
  return analysis[field] ?? 'none'
}

function labelOf(own: OwnMention, field: Correctable): string {
  return field === 'worth' ? (own.post === 1 ? 'yes' : 'no') : own[field]
}

function lessonsOf(
  places: readonly number[],
  field: Correctable,
  right: (place: number) => string,
  { member = 'workspace:noor', role = 'staff' }: { member?: string; role?: Role } = {},
): Lesson[] {
  return places.map((place, at) => ({
    id: at + 1,
    field,
    right: right(place),
    member,
    role,
    title: null,
    text: seen[place]?.text ?? '',
    language: seen[place]?.lang ?? 'en',
  }))
}

function drawn(places: readonly number[], most: number): number[] {
  const order = Uint32Array.from(places)
  shuffle(order, randomFrom(5))
  return [...order].slice(0, most)
}

async function taught(lessons: readonly Lesson[], given = analyst()) {
  await given.learn?.({ lessons, usual, edits: 1 })
  return given.analyse(mentionsOf(unseen), never)
}

const percent = (part: number, whole: number) => (100 * part) / whole

/** This company wants all that speaks of a thing understood in its own way, and the analyst does not know it. */
const WAYS: readonly (readonly [field: Correctable, about: RegExp, right: string])[] = [
  ['department', /\b(app|login|log in|password|account)\b/i, 'marketing'],
  ['urgency', /\b(app|login|log in|password|account)\b/i, 'high'],
  ['kind', /\b(staff|lady|guy|woman|man|driver|cashier|agent|barista)\b/i, 'praise'],
  ['worth', /\b(price|prices|expensive|fee|fees|cost|charged|refund)\b/i, 'no'],
]

describe('fifty corrections of one kind of mistake', () => {
  it.each(WAYS)('of %s, about %s: %s', async (field, about, right) => {
    const mistakes = seen.flatMap(({ text }, at) =>
      about.test(text) && answerOf(plainSeen[at], field) !== right ? [at] : [],
    )
    const after = await taught(lessonsOf(drawn(mistakes, 50), field, () => right))
    const same = unseen.flatMap(({ text }, at) => (about.test(text) ? [at] : []))
    const wrong = (analyses: readonly Analysis[]) =>
      same.filter((at) => answerOf(analyses[at], field) !== right).length
    expect(wrong(after)).toBeLessThanOrEqual(wrong(plainUnseen) / 2)

    const rest = unseen.flatMap((own, at) => (about.test(own.text) ? [] : [{ own, at }]))
    for (const other of ['kind', 'department', 'urgency', 'worth'] as const) {
      const good = (analyses: readonly Analysis[]) =>
        rest.filter(({ own, at }) => answerOf(analyses[at], other) === labelOf(own, other)).length
      expect(percent(good(after), rest.length)).toBeGreaterThanOrEqual(
        percent(good(plainUnseen), rest.length) - 1.1,
      )
    }
  })
})

describe('one hostile member', () => {
  const changed = (after: readonly Analysis[], field: Correctable) =>
    percent(
      after.filter((one, at) => answerOf(one, field) !== answerOf(plainUnseen[at], field)).length,
      after.length,
    )
  const evil = { member: 'workspace:evil', role: 'admin' } as const
  const all = Array.from({ length: seen.length }, (_, at) => at)

  it.each([
    ['kind', ['praise', 'complaint', 'question', 'other']],
    ['department', ['product', 'operations', 'support', 'billing', 'people', 'marketing', 'none']],
    ['urgency', ['low', 'normal', 'high']],
  ] as const)('cannot change much by 200 corrections of %s at random', async (field, answers) => {
    const wrong = (place: number) => {
      const others = answers.filter((one) => one !== answerOf(plainSeen[place], field))
      return others[place % others.length] ?? ''
    }
    const after = await taught(lessonsOf(drawn(all, 200), field, wrong, evil))
    expect(changed(after, field)).toBeLessThan(3)
  })

  it.each([
    ['kind', 'complaint', 'praise'],
    ['kind', 'praise', 'complaint'],
    ['department', 'product', 'marketing'],
    ['worth', 'yes', 'no'],
  ] as const)('cannot turn what is of %s %s into %s', async (field, from, to) => {
    const places = all.filter((place) => answerOf(plainSeen[place], field) === from)
    const after = await taught(lessonsOf(drawn(places, 200), field, () => to, evil))
    expect(changed(after, field)).toBeLessThan(3)
  })

  it('is outdone by colleagues who say otherwise of the same words', async () => {
    const [, about, right] = WAYS[0] ?? ['', /./, '']
    const places = drawn(
      seen.flatMap(({ text }, at) => (about.test(text) ? [at] : [])),
      80,
    )
    const first = lessonsOf(places.slice(0, 40), 'department', () => right, evil)
    const others = ['workspace:noor', 'workspace:piet'].flatMap((member, nth) =>
      lessonsOf(places.slice(40), 'department', (place) => answerOf(plainSeen[place], 'department'), {
        member,
      }).map((lesson) => ({ ...lesson, id: 1_000 * (nth + 1) + lesson.id })),
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

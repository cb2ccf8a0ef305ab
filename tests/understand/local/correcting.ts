import type { Analysis } from '../../../src/core/analysis.ts'
import { CORRECTABLE, type Correctable, type Lesson } from '../../../src/core/correction.ts'
import type { Role } from '../../../src/core/member.ts'
import { randomFrom, shuffle } from '../../../src/understand/random.ts'
import { type OwnMention, readOwn } from '../../../src/understand/train/own.ts'
import { mention } from '../mentions.ts'
import { analyst } from './analyst.ts'

// What corrections do, simulated on our own mentions.

const SEEN = new URL('../../../src/understand/corpus/train.jsonl', import.meta.url)
const UNSEEN = ['evaluation', 'hard'].map((name) => new URL(`../corpus/${name}.jsonl`, import.meta.url))
const MOST = 50
/** What the company hears without anyone's correcting it. */
const USUAL = 300

/** A mention with what is made of it before anything was taught. */
export interface Heard extends OwnMention {
  readonly plain: Analysis
}

/** Every second one of those the model learnt from: with the others the analyst compares. */
export const seen = await hear(
  readOwn(SEEN).filter(({ register }, at) => at % 2 === 1 && register !== 'plain'),
)
export const unseen = await hear(UNSEEN.flatMap(readOwn))

async function hear(own: readonly OwnMention[]): Promise<readonly Heard[]> {
  const analyses = await analyse(analyst(), own)
  return own.flatMap((one, at) => {
    const plain = analyses[at]
    return plain ? [{ ...one, plain }] : []
  })
}

function analyse(given: ReturnType<typeof analyst>, own: readonly OwnMention[]) {
  const mentions = own.map(({ text, lang }, at) => mention({ id: at + 1, text, language: lang }))
  return given.analyse(mentions, new AbortController().signal)
}

export function answerOf(analysis: Analysis, field: Correctable): string {
  if (field === 'kind') return analysis.kind === 'suggestion' ? 'question' : analysis.kind
  if (field === 'worth') return analysis.worth >= 0.5 ? 'yes' : 'no'
  return analysis[field] ?? 'none'
}

export function labelOf(own: OwnMention, field: Correctable): string {
  return field === 'worth' ? (own.post === 1 ? 'yes' : 'no') : own[field]
}

export function drawn<T>(from: readonly T[], most: number): T[] {
  const order = Uint32Array.from(from.keys())
  shuffle(order, randomFrom(5))
  return [...order].flatMap((at) => from[at] ?? []).slice(0, most)
}

export function lessonsOf(
  mentions: readonly OwnMention[],
  field: Correctable,
  right: (one: OwnMention, at: number) => string,
  { member = 'workspace:noor', role = 'staff' }: { member?: string; role?: Role } = {},
): Lesson[] {
  return mentions.map((one, at) => ({
    id: at + 1,
    field,
    right: right(one, at),
    member,
    role,
    title: null,
    text: one.text,
    language: one.lang,
  }))
}

/** What is made of the unseen mentions after these lessons. */
export async function taught(lessons: readonly Lesson[]): Promise<readonly Analysis[]> {
  const given = analyst()
  const corrected = new Set(lessons.map(({ text }) => text))
  const usual = unseen.filter(({ text }) => !corrected.has(text)).slice(0, USUAL)
  const words = usual.map(({ text, lang }) => ({ title: null, text, language: lang }))
  await given.learn?.({ lessons, usual: words, edits: 1 })
  return analyse(given, unseen)
}

/** A kind of mistake: what is answered to a question, of some mentions, in place of what is right for them. */
export interface Mistake {
  readonly field: Correctable
  readonly right: string
  /** From which corrections are drawn. */
  readonly taught: readonly Heard[]
  readonly is: (one: Heard) => boolean
  /** On which nothing shall get worse. */
  readonly rest: (one: Heard) => boolean
}

export interface Outcome {
  readonly corrections: number
  /** So many unseen mistakes of the kind. */
  readonly before: number
  readonly after: number
  /** Of each question, how many in 100 of the rest are right, less how many were. */
  readonly rest: Readonly<Record<Correctable, number>>
}

export async function correct({ field, right, taught: from, is, rest }: Mistake): Promise<Outcome> {
  const corrected = drawn(from, MOST)
  const after = await taught(lessonsOf(corrected, field, () => right))
  const texts = new Set(corrected.map(({ text }) => text))
  const judged = unseen.flatMap((one, at) => {
    const analysis = after[at]
    return analysis && !texts.has(one.text) ? [{ one, analysis }] : []
  })
  const mistakes = judged.filter(({ one }) => is(one))
  const others = judged.filter(({ one }) => rest(one))
  const gain = (asked: Correctable) => {
    const well = (analysis: Analysis, one: Heard) => Number(answerOf(analysis, asked) === labelOf(one, asked))
    const sum = others.reduce((all, { one, analysis }) => all + well(analysis, one) - well(one.plain, one), 0)
    return (100 * sum) / others.length
  }
  return {
    corrections: corrected.length,
    before: mistakes.length,
    after: mistakes.filter(({ analysis }) => answerOf(analysis, field) !== right).length,
    rest: {
      kind: gain('kind'),
      urgency: gain('urgency'),
      department: gain('department'),
      worth: gain('worth'),
    },
  }
}

/** The company wants all that speaks of a thing understood in its own way. */
export function wayOf(field: Correctable, about: RegExp, right: string): Mistake {
  const is = (one: Heard) => about.test(one.text) && answerOf(one.plain, field) !== right
  return { field, right, taught: seen.filter(is), is, rest: ({ text }) => !about.test(text) }
}

export interface Confusion extends Mistake {
  readonly understood: string
  readonly cases: number
  /** What it would cost the rest to halve it by turning what is least sure, all labels known: in points. */
  readonly price: number
}

/** What the analyst itself confuses, where there are cases enough to learn from some and judge by the others. */
export function confusions(least: number): readonly Confusion[] {
  return CORRECTABLE.flatMap((field) => {
    const wrong = unseen.filter((one) => answerOf(one.plain, field) !== labelOf(one, field))
    const kinds = Map.groupBy(wrong, (one) => `${answerOf(one.plain, field)} ${labelOf(one, field)}`)
    return [...kinds.values()].flatMap((cases): Confusion[] => {
      const [first] = cases
      if (first === undefined || cases.length < least) return []
      const understood = answerOf(first.plain, field)
      const right = labelOf(first, field)
      const is = (one: Heard) => cases.includes(one)
      const rest = (one: Heard) => !is(one)
      const price = priceOf(field, understood, is, cases.length)
      return [{ field, right, taught: cases, is, rest, understood, cases: cases.length, price }]
    })
  })
}

function priceOf(field: Correctable, understood: string, is: (one: Heard) => boolean, cases: number): number {
  const sure = ({ plain }: Heard) =>
    field === 'worth' ? Math.abs(plain.worth - 0.5) : plain.confidence[field]
  const alike = unseen
    .filter((one) => answerOf(one.plain, field) === understood)
    .sort((a, b) => sure(a) - sure(b))
  let halved = 0
  let paid = 0
  for (const one of alike) {
    if (2 * halved >= cases) break
    if (is(one)) halved++
    else if (labelOf(one, field) === understood) paid++
  }
  return (100 * paid) / (unseen.length - cases)
}

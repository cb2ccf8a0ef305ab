import {
  CORRECTABLE,
  type Correctable,
  type Lesson,
  type Taught,
  type Teaching,
} from '../../../core/correction.ts'
import type { Role } from '../../../core/member.ts'
import type { Features } from '../features.ts'
import type { Answers, Odds } from '../odds.ts'
import { type Example, Group } from './group.ts'
import { Nearest } from './nearest.ts'
import { shown, traitsOf } from './traits.ts'
import { type Judged, Usual } from './usual.ts'

/** Steps of log odds: e to the power of 4.5 is 90 times. */
const BOUNDS = {
  /** One correction, for words that are nearly the same. */
  alike: 4.5,
  /** What a single correction's group could move; each doubling of it adds more. */
  first: 1.2,
  doubling: 0.8,
  /** All that one member taught. */
  member: 4.5,
  /** All that all taught. */
  all: 6,
}

/** How many corrections of a member of the staff one of that role is worth. */
const VOICES: Readonly<Record<Role, number>> = { staff: 1, 'community manager': 1.5, manager: 2, admin: 2 }

/** No answer is so improbable that people who know better could not bring it up. */
const LEAST_LIKELY = Math.log(0.02)

/** From here on a change of worth is worth a word: it doubles or halves the odds. */
const NOTEWORTHY = Math.log(2)
const CORRECTIONS_NAMED = 3

/** What one member taught of one answer. */
interface Teacher {
  readonly field: Correctable
  readonly right: number
  readonly group: Group
  /** The most that what its corrections have in common can move. */
  readonly bound: number
}

interface Voice {
  readonly teacher: Teacher
  readonly push: number
  /** Of its corrections the one of nearly the same words. */
  readonly nearest: number | null
}

/** What was read of a text, for comparing it. */
export type Read = Pick<Lesson, 'title' | 'text' | 'language'>

type Decide = (field: Correctable, odds: Odds) => number

/**
 * What a company's staff taught by correcting: moves the model's odds for texts that are like those that
 * were corrected. Bounded: no correction, and no member, can move a score without limit.
 */
export class Lessons {
  readonly #answers: Answers
  /** What the model makes of a text without any lessons. */
  readonly #judge: (read: Read) => Judged
  readonly #known = new Map<number, Judged>()
  #anybody: readonly Judged[] | undefined
  #teachers: readonly Teacher[] = []
  #nearest: Nearest<{ readonly id: number; readonly teacher: Teacher }> | undefined

  constructor(answers: Answers, judge: (read: Read) => Judged) {
    this.#answers = answers
    this.#judge = judge
  }

  /** Learns all of it anew. `anybody`: what customers of any company say. */
  learn({ lessons, usual: here }: Omit<Teaching, 'edits'>, anybody: () => readonly Read[]): void {
    const ids = new Set(lessons.map(({ id }) => id))
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id)
    this.#teachers = []
    this.#nearest = undefined
    if (lessons.length === 0) return
    this.#anybody ??= anybody().map(this.#judge)
    const usual = new Usual([this.#anybody, here.map(this.#judge)])
    const nearest = new Nearest<{ readonly id: number; readonly teacher: Teacher }>(usual)
    const groups = Map.groupBy(lessons, ({ member, field, right }) => JSON.stringify([member, field, right]))
    this.#teachers = [...groups.values()].flatMap((own) => this.#teach(own, lessons, usual, nearest))
    this.#nearest = nearest
  }

  #teach(
    lessons: readonly Lesson[],
    all: readonly Lesson[],
    usual: Usual,
    nearest: Nearest<{ readonly id: number; readonly teacher: Teacher }>,
  ): Teacher[] {
    const [first] = lessons
    if (first === undefined) return []
    const { field } = first
    const right = this.#answers[field].indexOf(first.right)
    // Of a department that is no more.
    if (right < 0) return []
    const examples = lessons.map((lesson): Example => ({ id: lesson.id, ...this.#judged(lesson) }))
    const voices = lessons.reduce((sum, { role }) => sum + VOICES[role], 0)
    const bound = Math.min(BOUNDS.member, BOUNDS.first + BOUNDS.doubling * Math.log2(voices))
    const opposing = all
      .filter((one) => one.field === field && one.right !== first.right)
      .map((one) => this.#judged(one))
    // What a thing is about says whose it is, whatever the model takes it for.
    const from = field === 'department' ? others(this.#answers.department, right) : []
    const teacher = { field, right, group: new Group(field, examples, usual, { from, opposing }), bound }
    for (const { id, traits } of examples) nearest.add({ id, teacher }, traits)
    return [teacher]
  }

  #judged(lesson: Lesson): Judged {
    const known = this.#known.get(lesson.id) ?? this.#judge(lesson)
    this.#known.set(lesson.id, known)
    return known
  }

  /** Moves the odds by what was taught; answers where that made a difference. */
  sway(features: Features, odds: Odds, decide: Decide): readonly Taught[] {
    if (this.#teachers.length === 0) return []
    const traits = traitsOf(features)
    const voices = this.#hear(traits, {
      kind: decide('kind', odds),
      urgency: decide('urgency', odds),
      department: decide('department', odds),
      worth: decide('worth', odds),
    })
    if (voices.length === 0) return []
    return CORRECTABLE.flatMap((field) => {
      const own = voices.filter(({ teacher }) => teacher.field === field)
      return own.length === 0 ? [] : (this.#swayField(field, own, traits, features, odds, decide) ?? [])
    })
  }

  /** Who has something to say of such a text. */
  #hear(traits: readonly string[], answers: Judged['answers']): readonly Voice[] {
    const near = new Map<Teacher, { id: number; alike: number }>()
    for (const { of, alike } of this.#nearest?.find(traits) ?? [])
      if (alike > (near.get(of.teacher)?.alike ?? 0)) near.set(of.teacher, { id: of.id, alike })
    return this.#teachers.flatMap((teacher) => {
      const { group, field, bound } = teacher
      const same = near.get(teacher)
      const likeness = group.from.has(answers[field]) ? group.likeness(traits) : 0
      const push = bound * likeness + BOUNDS.alike * (same?.alike ?? 0)
      return push > 0 ? [{ teacher, push: Math.min(BOUNDS.member, push), nearest: same?.id ?? null }] : []
    })
  }

  #swayField(
    field: Correctable,
    voices: readonly Voice[],
    traits: readonly string[],
    features: Features,
    odds: Odds,
    decide: Decide,
  ): Taught | null {
    const before = decide(field, odds)
    const own = odds[field]
    const worth = own[1] ?? 0
    for (const [right, agreeing] of Map.groupBy(voices, ({ teacher }) => teacher.right)) {
      const push = agreeing.reduce((sum, voice) => sum + voice.push, 0)
      own[right] = Math.max(own[right] ?? 0, LEAST_LIKELY) + Math.min(BOUNDS.all, push)
    }
    normalise(own)
    const after = decide(field, odds)
    const changed = field === 'worth' ? Math.abs((own[1] ?? 0) - worth) >= NOTEWORTHY : after !== before
    if (!changed) return null
    const deciding = voices
      .filter(({ teacher }) => teacher.right === after || field === 'worth')
      .sort((a, b) => b.push - a.push)
    const reasons = deciding.map(({ teacher: { group }, nearest }) => {
      const common = group.because(traits, nearest)
      return { common, examples: [...(nearest === null ? [] : [nearest]), ...group.with(common)] }
    })
    const examples = reasons.flatMap((reason) => reason.examples)
    return {
      field,
      instead: this.#answers[field][before] ?? '',
      corrections: [...new Set(examples)].slice(0, CORRECTIONS_NAMED),
      words: shown(
        reasons.flatMap(({ common }) => common),
        features,
      ),
    }
  }
}

function others(answers: readonly string[], answer: number): readonly number[] {
  return [...answers.keys()].filter((one) => one !== answer)
}

function normalise(logs: Float64Array): void {
  const most = Math.max(...logs)
  const sum = logs.reduce((total, one) => total + Math.exp(one - most), 0)
  for (let at = 0; at < logs.length; at++) logs[at] = (logs[at] ?? 0) - most - Math.log(sum)
}

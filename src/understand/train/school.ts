import type { Vector } from '../local/features.ts'
import { COLUMNS, FIRST_COLUMN, HEAD_NAMES, HEADS, type Head } from '../local/heads.ts'
import { type Linear, score } from '../local/linear.ts'
import type { Calibration } from '../local/weights.ts'
import { type Judged, temperatureOf } from './calibrate.ts'
import { type Course, type Lesson, learn } from './descent.ts'
import { foldAdvice, vectorOf, withAdvice } from './lesson.ts'
import { answerOf, type OwnMention, weightOf } from './own.ts'
import { departmentSets, EMOTIONS, emotionSet, sentimentSet, type Taught } from './sets.ts'

const SEED = 20_261_101
const TEACHERS: Omit<Course, 'answers' | 'seed'> = { epochs: 5, rate: 0.3, ridge: 3e-5 }
const PUPILS: Omit<Course, 'answers' | 'seed'> = { epochs: 15, rate: 0.1, ridge: 3e-4 }
const FOLDS = 5
const CLASSES = 3

/** Of the emotion set, every such text is kept from the teachers and shown to the pupil of sentiment. */
const KEPT_BACK = 4
const WEIGHT = { tweets: 0.5, emotions: 0.3 }

/** Our own mentions are of another mixture than those met in the wild: what is added to the answers for that. */
const SHIFT: Readonly<Record<Head, readonly number[]>> = {
  sentiment: [0, 0, 0],
  kind: [-0.1, 0, -0.3, 0.1],
  suggestion: [0],
  department: [0, 0.2, 0, -0.2, 0.1, 0, 0.1],
  urgency: [0, 0, 0],
  worth: [0],
}

export interface School {
  readonly teachers: readonly Linear[]
  /** For the head of sentiment, beside our own mentions. */
  readonly beside: readonly Lesson[]
}

/**
 * Teachers learn from the public sets what those sets say: sentiment, emotions, departments. Their labels
 * are not ours, so that our own heads learn from our own corpus, hearing what the teachers would say.
 */
export function foundSchool(folder: string): School {
  const read = (set: readonly Taught[]) => set.map((one) => ({ ...one, vector: vectorOf(one.text) }))
  const emotions = read(emotionSet(folder))
  const shown = emotions.filter((_, at) => at % KEPT_BACK !== 0)
  const reviews = read(
    (['vader_amazon', 'uci', 'clothing'] as const).flatMap((set) => sentimentSet(folder, set)),
  )
  const departments = departmentSets(folder).map((one) => ({ ...one, vector: vectorOf(one.text) }))
  const teachers = [
    learn(sentimentLessons([...shown, ...reviews]), { ...TEACHERS, answers: 3, seed: SEED + 1 }),
    learn(
      shown.flatMap(({ vector, emotion }) =>
        emotion === undefined
          ? []
          : [{ vector, answer: emotion, weight: EMOTIONS[emotion]?.[0] === 'neutral' ? 0.5 : 1 }],
      ),
      { ...TEACHERS, answers: EMOTIONS.length, seed: SEED + 2 },
    ),
    learn(
      departments.map(({ vector, department, weight }) => ({
        vector,
        answer: HEADS.department.indexOf(department),
        weight,
      })),
      { ...TEACHERS, answers: HEADS.department.length, seed: SEED + 3 },
    ),
  ]
  const advised = <T extends { vector: Vector }>(one: T) => ({
    ...one,
    vector: withAdvice(one.vector, teachers),
  })
  const tweets = read(sentimentSet(folder, 'vader_tweets')).map(advised)
  const kept = emotions.filter((_, at) => at % KEPT_BACK === 0).map(advised)
  return {
    teachers,
    beside: [...sentimentLessons(tweets, WEIGHT.tweets), ...sentimentLessons(kept, WEIGHT.emotions)],
  }
}

function sentimentLessons(texts: readonly (Taught & { vector: Vector })[], weight = 1): Lesson[] {
  return texts.flatMap(({ vector, sentiment }) =>
    sentiment === undefined ? [] : [{ vector, answer: HEADS.sentiment.indexOf(sentiment), weight }],
  )
}

/** What one head learns, from these of our own mentions. */
export function teach(
  school: School,
  own: readonly OwnMention[],
  vectors: readonly Vector[],
  head: Head,
): Linear {
  const lessons = lessonsOf(own, vectors, head)
  if (head === 'sentiment') lessons.push(...school.beside)
  const answers = Math.max(2, HEADS[head].length)
  const classes = Array.from({ length: CLASSES }, (_, nth) =>
    learn(lessons, { ...PUPILS, answers, seed: SEED + 100 * nth + HEAD_NAMES.indexOf(head) }),
  )
  return mean(classes)
}

/** What order the lessons came in leaves a trace; that of several orders is fainter. */
function mean(classes: readonly Linear[]): Linear {
  const [first = { columns: 1, weights: new Float32Array() }] = classes
  const weights = first.weights.map(
    (_, at) => classes.reduce((sum, one) => sum + (one.weights[at] ?? 0), 0) / classes.length,
  )
  return { columns: first.columns, weights }
}

function lessonsOf(own: readonly OwnMention[], vectors: readonly Vector[], head: Head): Lesson[] {
  return own.flatMap((mention, at) => {
    const vector = vectors[at]
    const answer = answerOf(mention, head)
    return vector === undefined || answer === null ? [] : [{ vector, answer, weight: weightOf(mention) }]
  })
}

/** How a head judges each mention after learning from the others. */
export function crossValidate(
  school: School,
  own: readonly OwnMention[],
  head: Head,
): (Judged & { own: OwnMention })[] {
  const vectors = own.map((one) => withAdvice(vectorOf(one.text, one.lang), school.teachers))
  const judged = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = own.flatMap((_, at) => (at % FOLDS === fold ? [] : [at]))
    const linear = teach(
      school,
      others.flatMap((at) => own[at] ?? []),
      others.flatMap((at) => vectors[at] ?? []),
      head,
    )
    for (let at = fold; at < own.length; at += FOLDS) {
      const mention = own[at]
      const vector = vectors[at]
      const answer = mention && answerOf(mention, head)
      if (mention === undefined || vector === undefined || typeof answer !== 'number') continue
      const scores = new Float64Array(linear.columns)
      score(vector, linear, scores)
      judged.push({ own: mention, answer, scores: [...scores] })
    }
  }
  return judged
}

export interface Graduate {
  readonly linear: Linear
  readonly calibration: Readonly<Record<Head, Calibration>>
}

/** All heads, in one model that needs no teachers. */
export function graduate(school: School, own: readonly OwnMention[]): Graduate {
  const vectors = own.map((one) => withAdvice(vectorOf(one.text, one.lang), school.teachers))
  const plain = { temperature: 1, shift: [] }
  const calibration: Record<Head, Calibration> = {
    sentiment: plain,
    kind: plain,
    suggestion: plain,
    department: plain,
    urgency: plain,
    worth: plain,
  }
  let all: Linear | undefined
  for (const head of HEAD_NAMES) {
    const one = foldAdvice(teach(school, own, vectors, head), school.teachers)
    all ??= { columns: COLUMNS, weights: new Float32Array((one.weights.length / one.columns) * COLUMNS) }
    place(one, all, head)
    calibration[head] = {
      temperature: temperatureOf(crossValidate(school, own, head)),
      shift: SHIFT[head],
    }
  }
  if (all === undefined) throw new Error('There are no heads to train.')
  return { linear: all, calibration }
}

/** Puts a head's columns among all; of a question of yes or no, by how much yes is ahead. */
function place(one: Linear, all: Linear, head: Head): void {
  const answers = HEADS[head].length
  for (let row = 0; row < one.weights.length / one.columns; row++) {
    const from = row * one.columns
    const to = row * all.columns + FIRST_COLUMN[head]
    if (answers === 1) all.weights[to] = (one.weights[from + 1] ?? 0) - (one.weights[from] ?? 0)
    else for (let n = 0; n < answers; n++) all.weights[to + n] = one.weights[from + n] ?? 0
  }
}

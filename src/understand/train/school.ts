import { BUCKETS, DENSE, type Vector } from '../local/features.ts'
import { COLUMNS, FIRST_COLUMN, HEAD_NAMES, HEADS, type Head } from '../local/heads.ts'
import { type Linear, score } from '../local/linear.ts'
import type { Calibration } from '../local/weights.ts'
import { type Judged, temperatureOf } from './calibrate.ts'
import { type Course, type Lesson, learn } from './descent.ts'
import { foldAdvice, vectorOf, withAdvice } from './lesson.ts'
import { answerOf, isPlain, type OwnMention, weightOf } from './own.ts'
import { EMOTIONS, emotionSet, sentimentSet, type Taught } from './sets.ts'

const SEED = 20_261_101
const TEACHERS: Omit<Course, 'answers' | 'seed'> = { epochs: 5, rate: 0.3, ridge: 3e-5 }
const PUPILS: Omit<Course, 'answers' | 'seed'> = { epochs: 15, rate: 0.1, ridge: 5e-4 }
const FOLDS = 5
const CLASSES = 3

/** Of the emotion set, every such text is kept from the teachers and shown to the pupil of sentiment. */
const KEPT_BACK = 4
const REVIEWS = ['vader_amazon', 'uci', 'clothing'] as const
const WEIGHT = { tweets: 0.5, emotions: 0.3 }

/** Our own mentions are of another mixture than those met in the wild: what is added to the answers for that. */
const SHIFT: Readonly<Record<Head, readonly number[]>> = {
  sentiment: [0, 0, 0],
  kind: [0, 0.2, 0, 0],
  suggestion: [0],
  department: [-0.1, 0.2, 0, -0.1, 0.4, 0, 0.3],
  urgency: [-0.3, 0, 0],
  worth: [0],
}

export interface School {
  readonly teachers: readonly Linear[]
  /** For the head of sentiment, beside our own mentions. */
  readonly beside: readonly Lesson[]
}

/**
 * Teachers learn from the public sets what those sets say of sentiment and emotions. Their labels are not
 * ours and their texts are not mentions, so that our own head of sentiment learns from our own corpus,
 * hearing what the teachers would say. The other heads have no teachers.
 */
export function foundSchool(folder: string): School {
  const read = (set: readonly Taught[]) => set.map((one) => ({ ...one, vector: vectorOf(one.text) }))
  const emotions = read(emotionSet(folder))
  const shown = emotions.filter((_, at) => at % KEPT_BACK !== 0)
  const reviews = read(REVIEWS.flatMap((set) => sentimentSet(folder, set)))
  const teachers = [
    learn(sentimentLessons([...shown, ...reviews]), { ...TEACHERS, answers: 3, seed: SEED + 1 }),
    learn(emotionLessons(shown), { ...TEACHERS, answers: EMOTIONS.length, seed: SEED + 2 }),
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

function emotionLessons(texts: readonly (Taught & { vector: Vector })[]): Lesson[] {
  return texts.flatMap(({ vector, emotion }) => {
    if (emotion === undefined) return []
    return [{ vector, answer: emotion, weight: EMOTIONS[emotion]?.[0] === 'neutral' ? 0.5 : 1 }]
  })
}

/** Our own mentions as a head sees them. */
function seenBy(head: Head, { teachers }: School, own: readonly OwnMention[]): Seen[] {
  return own.flatMap((mention) => {
    const answer = answerOf(mention, head)
    if (answer === null) return []
    const vector = vectorOf(mention.text, mention.lang)
    return [{ mention, answer, vector: head === 'sentiment' ? withAdvice(vector, teachers) : vector }]
  })
}

interface Seen {
  readonly mention: OwnMention
  readonly answer: number
  readonly vector: Vector
}

/** What one head learns. */
function teach(head: Head, school: School, seen: readonly Seen[]): Linear {
  const lessons: Lesson[] = seen.map(({ mention, ...one }) => ({ ...one, weight: weightOf(mention) }))
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

/** How a head judges each mention after learning from the others. */
function crossValidate(head: Head, school: School, seen: readonly Seen[]): (Judged & Seen)[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const linear = teach(
      head,
      school,
      seen.filter((_, at) => at % FOLDS !== fold),
    )
    const scores = new Float64Array(linear.columns)
    return seen
      .filter((_, at) => at % FOLDS === fold)
      .map((one) => {
        score(one.vector, linear, scores)
        return { ...one, scores: [...scores] }
      })
  }).flat()
}

export interface Graduate {
  readonly linear: Linear
  readonly calibration: Readonly<Record<Head, Calibration>>
}

/** All heads, in one model that needs no teachers. */
export function graduate(school: School, own: readonly OwnMention[]): Graduate {
  const all = { columns: COLUMNS, weights: new Float32Array((BUCKETS + DENSE) * COLUMNS) }
  const calibrate = (head: Head): Calibration => {
    const seen = seenBy(head, school, own)
    const taught = teach(head, school, seen)
    place(head === 'sentiment' ? foldAdvice(taught, school.teachers) : taught, all, head)
    const judged = crossValidate(head, school, seen).filter(({ mention }) => !isPlain(mention))
    return { temperature: temperatureOf(judged), shift: SHIFT[head] }
  }
  const calibration = {
    sentiment: calibrate('sentiment'),
    kind: calibrate('kind'),
    suggestion: calibrate('suggestion'),
    department: calibrate('department'),
    urgency: calibrate('urgency'),
    worth: calibrate('worth'),
  }
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

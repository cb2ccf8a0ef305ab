import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUCKETS, DENSE } from '../../src/understand/local/features.ts'
import { COLUMNS } from '../../src/understand/local/heads.ts'
import { type Linear, score } from '../../src/understand/local/linear.ts'
import { pack, unpack } from '../../src/understand/local/weights.ts'
import { temperatureOf } from '../../src/understand/train/calibrate.ts'
import { learn } from '../../src/understand/train/descent.ts'
import { foldAdvice, vectorOf, withAdvice } from '../../src/understand/train/lesson.ts'
import { foundSchool } from '../../src/understand/train/school.ts'

const GOOD = ['I love it', 'wonderful work', 'so happy today', 'great and kind people', 'best day ever']
const BAD = ['I hate it', 'terrible work', 'so sad today', 'awful and rude people', 'worst day ever']

const lessons = [...GOOD, ...BAD].map((text) => ({
  vector: vectorOf(text),
  answer: Number(GOOD.includes(text)),
  weight: 1,
}))
const course = { answers: 2, epochs: 6, rate: 0.3, ridge: 1e-4, seed: 1 }

const scoresOf = (linear: Linear, vector: ReturnType<typeof vectorOf>) => {
  const scores = new Float64Array(linear.columns)
  score(vector, linear, scores)
  return [...scores]
}

describe('training', () => {
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-train-'))
    const write = (set: string, lines: readonly object[]) =>
      writeFileSync(join(folder, `${set}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    write('goemotions', [
      ...GOOD.map((text) => ({ text, emotions: ['joy'] })),
      ...BAD.map((text) => ({ text, emotions: ['anger'] })),
      { text: 'both at once', emotions: ['joy', 'anger'] },
    ])
    for (const set of ['vader_tweets', 'vader_amazon', 'uci', 'clothing'])
      write(set, [
        ...GOOD.map((text) => ({ text, sentiment: 'positive' })),
        ...BAD.map((text) => ({ text, sentiment: 'negative' })),
      ])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('learns what it is told', () => {
    const linear = learn(lessons, course)
    const [bad = 0, good = 0] = scoresOf(linear, vectorOf('what a wonderful day'))
    expect(good).toBeGreaterThan(bad)
  })

  it('is the same to the bit from the same seed, and another from another', () => {
    expect(learn(lessons, course).weights).toEqual(learn(lessons, course).weights)
    expect(learn(lessons, { ...course, seed: 2 }).weights).not.toEqual(learn(lessons, course).weights)
    expect(foundSchool(folder).teachers).toEqual(foundSchool(folder).teachers)
  })

  it('leaves out texts whose labels pull both ways', () => {
    expect(foundSchool(folder).beside.length).toBeLessThanOrEqual(GOOD.length + BAD.length + 3)
  })

  it('teachers are folded into their pupil without a trace', () => {
    const teachers = [learn(lessons, course)]
    const advised = lessons.map((one) => ({ ...one, vector: withAdvice(one.vector, teachers) }))
    const pupil = learn(advised, course)
    const folded = foldAdvice(pupil, teachers)
    const text = vectorOf('a happy worker and an awful boss')
    const heard = scoresOf(pupil, withAdvice(text, teachers))
    for (const [at, one] of scoresOf(folded, text).entries()) expect(one).toBeCloseTo(heard[at] ?? 0, 4)
  })

  it('a temperature cools what was too sure', () => {
    const judged = Array.from({ length: 100 }, (_, at) => ({ scores: [6, 0], answer: Number(at % 4 === 0) }))
    expect(1 / (1 + Math.exp(-6 / temperatureOf(judged)))).toBeCloseTo(0.75, 2)
  })
})

describe('packed weights', () => {
  it('come back nearly as they were, small ones too', () => {
    const weights = Float32Array.from(
      { length: (BUCKETS + DENSE) * COLUMNS },
      (_, at) => Math.sin(at) / (1 + (at % 97)),
    )
    const flat = { temperature: 1, shift: [0] }
    const calibration = {
      sentiment: flat,
      kind: flat,
      suggestion: flat,
      department: flat,
      urgency: flat,
      worth: flat,
    }
    const bytes = pack({ columns: COLUMNS, weights }, { version: 'test', calibration })
    const model = unpack(Buffer.from(bytes))
    expect(model.card).toMatchObject({ version: 'test', calibration })
    let worst = 0
    for (const [at, weight] of weights.entries())
      worst = Math.max(worst, Math.abs(weight - (model.weights[at] ?? 0)))
    expect(worst).toBeLessThan(0.01)
    expect(() => unpack(Buffer.from(bytes.subarray(0, -1)))).toThrow('npm run train')
  })
})

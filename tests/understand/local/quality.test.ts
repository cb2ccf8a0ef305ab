import { statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Analysis, mood } from '../../../src/core/analysis.ts'
import { calibrationError, macroF1, type Pair, recallAtPrecision } from '../../../src/understand/measure.ts'
import { type OwnMention, readOwn } from '../../../src/understand/train/own.ts'
import { mention } from '../mentions.ts'
import { analyst } from './analyst.ts'

const TRAINED_ON = new URL('../../../src/understand/corpus/train.jsonl', import.meta.url)
const KEPT_APART = new URL('../corpus/evaluation.jsonl', import.meta.url)
const HARD = new URL('../corpus/hard.jsonl', import.meta.url)
const WEIGHTS = new URL('../../../src/understand/local/weights/model.bin', import.meta.url)

/** Mentions that the model never saw. The floors stand well below what is measured (docs/understanding.md). */
describe('on our own mentions that were kept apart', () => {
  let labelled: readonly OwnMention[] = []
  let analyses: readonly Analysis[] = []

  beforeAll(async () => {
    labelled = readOwn(KEPT_APART)
    analyses = await analyst().analyse(
      labelled.map(({ text, lang }, at) => mention({ id: at + 1, text, language: lang })),
      new AbortController().signal,
    )
  })

  const pairs = (read: (label: OwnMention, analysis: Analysis) => Pair): Pair[] =>
    labelled.flatMap((label, at) => {
      const analysis = analyses[at]
      return analysis ? [read(label, analysis)] : []
    })

  it('the kind is right', () => {
    const kinds = pairs((label, { kind, confidence }) => ({
      label: label.kind,
      answer: kind === 'suggestion' ? 'question' : kind,
      confidence: confidence.kind,
    }))
    expect(macroF1(kinds)).toBeGreaterThan(66)
    expect(calibrationError(kinds)).toBeLessThan(9)
  })

  it('the sentiment is right', () => {
    const moods = pairs((label, { sentiment, confidence }) => ({
      label: label.sentiment,
      answer: mood(sentiment),
      confidence: confidence.sentiment,
    }))
    expect(macroF1(moods)).toBeGreaterThan(64)
  })

  it('the department is right', () => {
    const departments = pairs((label, { department, confidence }) => ({
      label: label.department,
      answer: department ?? 'none',
      confidence: confidence.department,
    }))
    expect(macroF1(departments)).toBeGreaterThan(58)
  })

  it('the urgency is right', () => {
    const urgencies = pairs((label, { urgency, confidence }) => ({
      label: label.urgency,
      answer: urgency,
      confidence: confidence.urgency,
    }))
    expect(macroF1(urgencies)).toBeGreaterThan(64)
  })

  it('those worth a team’s attention come first', () => {
    const ranked = labelled.map((label, at) => ({
      wanted: label.post === 1,
      score: analyses[at]?.worth ?? 0,
    }))
    expect(recallAtPrecision(ranked, 0.9)).toBeGreaterThan(85)
  })
})

describe('what is shipped', () => {
  it('is small', () => {
    expect(statSync(WEIGHTS).size).toBeLessThan(1_500_000)
  })

  it('was trained on nothing that it is measured by', () => {
    const seen = new Set(readOwn(TRAINED_ON).flatMap(({ id, text }) => [id, text]))
    const apart = [KEPT_APART, HARD].flatMap(readOwn)
    expect(apart.filter(({ id, text }) => seen.has(id) || seen.has(text))).toEqual([])
    expect(apart.length).toBeGreaterThanOrEqual(readOwn(TRAINED_ON).length)
  })

  it('holds two thousand mentions and more of our own, each once', () => {
    const texts = [TRAINED_ON, KEPT_APART, HARD].flatMap(readOwn).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(2_000)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

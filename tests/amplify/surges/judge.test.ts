import { describe, expect, it } from 'vitest'
import { atLeast, judge, type Watchful } from '../../../src/amplify/surges/judge.ts'
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts'
import { NOON } from '../rows.ts'

/** The same numbers at every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function poisson(mean: number, random: () => number): number {
  let product = random()
  let count = 0
  for (const least = Math.exp(-mean); product > least; count++) product *= random()
  return count
}

/** Busy by day, quiet by night and at week-ends. */
function rateAt(base: number, at: number): number {
  const date = new Date(at)
  const day = date.getUTCDay()
  const hour = date.getUTCHours()
  return base * (hour >= 8 && hour < 20 ? 1.6 : 0.3) * (day === 0 || day === 6 ? 0.5 : 1)
}

interface Week {
  readonly base: number
  readonly seed: number
  /** Mentions an hour beside the usual ones, at a time. */
  readonly more?: (at: number) => number
  readonly sensitivity?: Watchful
  /** How long Earshot has listened before the week. */
  readonly before?: number
}

/** Looks every ten minutes for a week; the times at which it would open a surge. */
function week({
  base,
  seed,
  more = () => 0,
  sensitivity = 'normal',
  before = 28 * DAY,
}: Week): readonly number[] {
  const random = dice(seed)
  const since = NOON - before
  const said: number[] = []
  for (let at = since; at < NOON + 7 * DAY; at += 10 * MINUTE)
    for (let left = poisson((rateAt(base, at) + more(at)) / 6, random); left > 0; left--)
      said.push(at + random() * 10 * MINUTE)
  said.sort((a, b) => a - b)
  const opened: number[] = []
  let from = 0
  const counts = new Map<number, number>()
  let counted = 0
  for (let now = NOON; now < NOON + 7 * DAY; now += 10 * MINUTE) {
    for (; (said[counted] ?? now) < now; counted++) {
      const hour = Math.floor((said[counted] ?? 0) / HOUR)
      counts.set(hour, (counts.get(hour) ?? 0) + 1)
    }
    while ((said[from] ?? now) <= now - HOUR) from++
    const hours = [...counts].map(([hour, count]) => ({ hour, count }))
    const judged = judge({ voices: said.slice(from, counted), hours }, { now, since, busy: 0, sensitivity })
    if (judged.surges) opened.push(now)
  }
  return opened
}

describe('what is a surge', () => {
  it('is none in usual weeks, whether a theme is rare or common', () => {
    const alarms = [0.02, 0.3, 2, 10].flatMap((base, index) =>
      [1, 2, 3].flatMap((turn) => week({ base, seed: 10 * index + turn })),
    )
    expect(alarms).toEqual([])
  })

  it('is seen within the hour in which a theme breaks out', () => {
    const begins = NOON + 2 * DAY + 3 * HOUR
    for (const [base, more] of [
      [0.05, 14],
      [1, 20],
      [8, 60],
    ] as const) {
      const opened = week({
        base,
        seed: 7,
        more: (at) => (at >= begins && at < begins + 3 * HOUR ? more : 0),
      })
      expect(opened.length).toBeGreaterThan(0)
      for (const at of opened) {
        expect(at).toBeGreaterThan(begins)
        expect(at).toBeLessThanOrEqual(begins + 4 * HOUR)
      }
      expect(opened[0]).toBeLessThanOrEqual(begins + HOUR)
    }
  })

  it('is seen in the first minutes of listening too, but not for a handful', () => {
    const moment = { now: NOON, since: NOON - 5 * MINUTE, busy: 0, sensitivity: 'normal' as const }
    const voices = (count: number) => ({
      voices: Array.from({ length: count }, (_, index) => NOON - index * 1_000),
      hours: [],
    })
    expect(judge(voices(7), moment).surges).toBe(false)
    expect(judge(voices(12), moment).surges).toBe(true)
  })

  it('takes more at low sensitivity than at normal, and more there than at high', () => {
    const found = (sensitivity: Watchful) =>
      week({
        base: 0.3,
        seed: 3,
        sensitivity,
        more: (at) => (at >= NOON + DAY && at < NOON + DAY + 6 * HOUR ? 9 : 0),
      }).length
    expect(found('low')).toBeLessThan(found('normal'))
    expect(found('normal')).toBeLessThan(found('high'))
  })

  it('learns the hours: what comes every Monday morning is usual', () => {
    const monday = (at: number) => {
      const date = new Date(at)
      return date.getUTCDay() === 1 && date.getUTCHours() === 9 ? 12 : 0
    }
    expect(week({ base: 0.2, seed: 5, more: monday })).toEqual([])
  })

  it('counts improbability as it is', () => {
    expect(atLeast(0, 1, 2)).toBe(1)
    // With a shape of 1 the counts fall off geometrically.
    expect(atLeast(3, 1, 1)).toBeCloseTo(1 / 8, 10)
    expect(atLeast(40, 1, 1) / 2 ** -40).toBeCloseTo(1, 3)
  })
})

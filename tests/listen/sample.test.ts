import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../src/core/time.ts'
import { SAMPLE, sampleSource } from '../../src/listen/sources/sample.ts'
import { ManualClock, NOON, never } from './world.ts'

interface Line {
  readonly id: string
  readonly source: string
  readonly daysAgo: number
}

const LINES: readonly Line[] = readFileSync(SAMPLE, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
const CHANNELS = [...new Set(LINES.map(({ source }) => source))]

function source(channel: string, clock: ManualClock) {
  return sampleSource({ kind: 'sample', name: channel, channel }, { clock })
}

/** Pulls all channels every two seconds for `ms`, as the runner does; `cursors` is carried on. */
async function listen(
  clock: ManualClock,
  ms: number,
  cursors: Map<string, string | null>,
): Promise<string[]> {
  const sources = CHANNELS.map((channel) => source(channel, clock))
  const given: string[] = []
  for (const end = clock.now() + ms; clock.now() <= end; clock.set(clock.now() + 2 * SECOND)) {
    for (const each of sources) {
      const cursor = cursors.get(each.name) ?? null
      if (each.finished?.(cursor)) continue
      const batch = await each.pull(cursor, never)
      expect(batch.more).toBe(false)
      cursors.set(each.name, batch.cursor)
      given.push(...batch.found.map(({ externalId }) => externalId))
    }
  }
  return given
}

describe('the sample', () => {
  it('gives a few at once, and all of them within some six minutes, each once', async () => {
    const clock = new ManualClock()
    const cursors = new Map<string, string | null>()
    const first = await listen(clock, 0, cursors)
    expect(first.length).toBeGreaterThanOrEqual(8)
    expect(first.length).toBeLessThanOrEqual(20)
    const half = await listen(clock, 3 * MINUTE, cursors)
    expect(half.length).toBeGreaterThan(LINES.length / 3)
    expect(half.length).toBeLessThan((LINES.length * 2) / 3)
    const rest = await listen(clock, 3.5 * MINUTE, cursors)
    expect([...first, ...half, ...rest].sort()).toEqual(LINES.map(({ id }) => id).sort())
  })

  it('is finished when all are given, and says so after a restart too', async () => {
    const clock = new ManualClock()
    const cursors = new Map<string, string | null>()
    await listen(clock, 7 * MINUTE, cursors)
    for (const channel of CHANNELS) {
      const again = source(channel, clock)
      const batch = await again.pull(cursors.get(channel) ?? null, never)
      expect(batch.found).toEqual([])
      expect(again.finished?.(batch.cursor)).toBe(true)
      expect(again.finished?.(null)).toBe(false)
    }
  })

  it('goes on after a stop of days without repeating, and without giving all at once', async () => {
    const clock = new ManualClock()
    const cursors = new Map<string, string | null>()
    const before = await listen(clock, MINUTE, cursors)
    clock.set(NOON + 3 * DAY)
    const once = await listen(clock, 0, cursors)
    expect(once.length).toBeLessThan(50)
    const rest = await listen(clock, 2 * MINUTE, cursors)
    expect([...before, ...once, ...rest].sort()).toEqual(LINES.map(({ id }) => id).sort())
  })

  it('waits quietly when the clock is set back', async () => {
    const clock = new ManualClock()
    const reviews = source('reviews', clock)
    const { cursor } = await reviews.pull(null, never)
    clock.set(NOON - DAY)
    expect((await reviews.pull(cursor, never)).found).toEqual([])
  })

  it('dates each by its days before the beginning', async () => {
    const [line] = LINES
    const { found } = await source(line?.source ?? '', new ManualClock()).pull(null, never)
    expect(found[0]).toMatchObject({ externalId: line?.id, publishedAt: NOON - (line?.daysAgo ?? 0) * DAY })
  })

  it('says so when there is no such channel', async () => {
    await expect(source('nowhere', new ManualClock()).pull(null, never)).rejects.toThrow(
      /no sample mentions of the channel nowhere/,
    )
  })
})

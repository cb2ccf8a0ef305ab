import { describe, expect, it } from 'vitest'
import type { Chart } from '../../src/core/chart.ts'
import { parseCommand } from '../../src/core/command.ts'
import type { Span } from '../../src/core/span.ts'
import { DAY, HOUR } from '../../src/core/time.ts'
import { mixed, NOON, openWorld, spread } from './world.ts'

const SPANS: readonly Span[] = [
  { of: 'today' },
  { of: 'days', days: 1 },
  { of: 'days', days: 7 },
  { of: 'week' },
  { of: 'days', days: 30 },
  { of: 'month' },
  { of: 'days', days: 90 },
  { of: 'since', date: '2025-11-15' },
]

type Of<K extends Chart['chart']> = Extract<Chart, { readonly chart: K }>

function chartOf<K extends Chart['chart']>(charts: readonly Chart[], kind: K): Of<K> | undefined {
  return charts.find((chart): chart is Of<K> => chart.chart === kind)
}

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0)

describe('the pictures of a digest', () => {
  it('are not there for a few mentions', async () => {
    const world = await openWorld()
    await world.hear(spread(7, NOON - 5 * DAY, NOON, mixed))
    expect((await world.digest()).digest.charts).toEqual([])
    await world.hear(spread(1, NOON - HOUR, NOON, mixed))
    expect((await world.digest()).digest.charts).not.toEqual([])
  })

  it('count every mention once, in a few points, over any time', async () => {
    const world = await openWorld()
    await world.hear(
      spread(400, NOON - 380 * DAY, NOON - HOUR, mixed).filter(({ at }) => at < NOON - 2 * DAY),
    )
    await world.hear(spread(60, NOON - 2 * DAY, NOON, mixed))
    for (const span of SPANS) {
      const { digest } = await world.digest(span)
      const lines = chartOf(digest.charts, 'lines')
      const bars = chartOf(digest.charts, 'bars')
      const table = chartOf(digest.charts, 'table')
      expect(lines?.labels.length).toBeGreaterThanOrEqual(3)
      expect(lines?.labels.length).toBeLessThanOrEqual(20)
      expect(new Set(lines?.labels).size).toBe(lines?.labels.length)
      for (const label of lines?.labels ?? []) expect(label.length).toBeLessThanOrEqual(20)
      const { mentions, negative, positive } = digest.total
      expect(lines?.series.map(({ values }) => sum(values))).toEqual([mentions, negative, positive])
      expect(sum(bars?.bars.map(({ value }) => value) ?? [])).toBe(mentions)
      expect(sum(table?.rows.map(({ cells }) => Number(cells[1])) ?? [])).toBe(mentions)
    }
  })

  it('say which times are not whole', async () => {
    const world = await openWorld()
    await world.hear(spread(80, NOON - 20 * DAY, NOON, mixed))
    const { labels, partial } = chartOf((await world.digest()).digest.charts, 'lines') ?? {}
    expect(partial).toEqual([0, 7])
    expect([labels?.[0], labels?.[7]]).toEqual(['Sat 7 (part)', 'Sat 14 (so far)'])
  })

  it('begin when Earshot began to listen', async () => {
    const world = await openWorld()
    await world.hear(spread(30, NOON - 4 * DAY, NOON, mixed))
    const { labels } = chartOf((await world.digest()).digest.charts, 'lines') ?? {}
    expect(labels?.[0]).toBe('Tue 10')
  })

  it('show what was before only where it is known and about as long', async () => {
    const world = await openWorld()
    await world.hear(spread(60, NOON - 10 * DAY, NOON, mixed))
    const before = async (span: Span) =>
      chartOf((await world.digest(span)).digest.charts, 'bars')?.bars.map(({ before }) => before)
    expect(await before({ of: 'days', days: 7 })).toEqual([null, null, null, null, null])
    expect(sum((await before({ of: 'days', days: 3 })) ?? [])).toBeGreaterThan(10)
  })

  it('of one department have no table of departments, and its own mentions behind them', async () => {
    const world = await openWorld()
    await world.hear(spread(60, NOON - 6 * DAY, NOON, mixed))
    const all = (await world.digest()).digest.charts
    const one = (await world.digest({ of: 'days', days: 7 }, { department: 'billing' })).digest.charts
    expect(chartOf(one, 'table')).toBeUndefined()
    const opened = [
      ...(chartOf(all, 'table')?.rows ?? []),
      ...(chartOf(all, 'bars')?.bars ?? []),
      ...(chartOf(one, 'bars')?.bars ?? []),
    ].flatMap(({ open }) => open ?? [])
    expect(opened.length).toBeGreaterThan(8)
    for (const line of opened)
      expect(
        parseCommand(line, { about: null, departments: ['billing', 'people', 'product'] }),
      ).toMatchObject({
        parsed: { verb: 'search' },
      })
    expect(chartOf(one, 'bars')?.bars[0]?.open).toContain('dept:billing')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '../../../src/chat/slack/picture/picture.ts'
import type { Chart } from '../../../src/core/chart.ts'
import { anyChart, CHARTS } from '../../contracts/charts.ts'

/** Of a whole PNG, in its own pixels. */
function sizeOf(png: Uint8Array) {
  const bytes = Buffer.from(png)
  expect(bytes.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n')
  expect(bytes.toString('latin1', bytes.length - 8, bytes.length - 4)).toBe('IEND')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

const writable = fc.constantFrom(
  'billing',
  'Qualität',
  '<!channel> &amp; *x*',
  '',
  'x'.repeat(5_000),
  'Жалобы',
)

/** With words that the typeface has. */
function written(chart: Chart, word: string, other: string): Chart {
  switch (chart.chart) {
    case 'lines':
      return {
        ...chart,
        labels: chart.labels.map(() => word),
        series: chart.series.map((one) => ({ ...one, name: other })),
      }
    case 'bars':
      return { ...chart, bars: chart.bars.map((bar) => ({ ...bar, label: word })) }
    case 'table':
      return {
        ...chart,
        columns: chart.columns.map((one) => ({ ...one, name: other })),
        rows: chart.rows.map((row) => ({ ...row, cells: row.cells.map(() => word) })),
      }
  }
}

function hasFigures(chart: Chart): boolean {
  switch (chart.chart) {
    case 'lines':
      return chart.series
        .slice(0, 6)
        .some(({ values }) => chart.labels.some((_, at) => Number.isFinite(values[at] ?? Number.NaN)))
    case 'bars':
      return chart.bars.slice(0, 12).some(({ value }) => Number.isFinite(value))
    case 'table':
      return chart.columns.length > 0 && chart.rows.length > 0
  }
}

describe('a picture of a chart', () => {
  it.each(CHARTS)('of $chart is sharp, and no larger than Slack shows', async (chart) => {
    const png = await pictureOf(chart)
    expect(png).not.toBeNull()
    if (png === null) return
    const { width, height } = sizeOf(png)
    expect(width).toBe(1120)
    expect(height).toBeGreaterThan(100)
    expect(png.length).toBeLessThan(100_000)
  })

  it('changes with the figures', async () => {
    const bars = (value: number): Chart => ({
      chart: 'bars',
      title: '',
      says: '',
      bars: [
        { label: 'a', value, before: 9, tone: 'bad', open: null },
        { label: 'b', value: 9, before: null, tone: 'good', open: null },
      ],
    })
    expect(await pictureOf(bars(3))).not.toEqual(await pictureOf(bars(4)))
  })

  it('is there for any chart with figures whose words can be written', () =>
    fc.assert(
      fc.asyncProperty(anyChart, writable, writable, async (any, word, other) => {
        const chart = written(any, word, other)
        const png = await pictureOf(chart)
        expect(png !== null).toBe(hasFigures(chart))
        if (png === null) return
        const { width, height } = sizeOf(png)
        expect(width).toBe(1120)
        expect(height).toBeLessThanOrEqual(960)
      }),
      { numRuns: 25 },
    ))

  it('is whole, or not there, whoever wrote the labels', () =>
    fc.assert(
      fc.asyncProperty(anyChart, async (chart) => {
        const png = await pictureOf(chart)
        if (png !== null) sizeOf(png)
      }),
      { numRuns: 25 },
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawChart, leftOut } from '../../../src/chat/workspace/page/chart-drawing.ts'
import { figuresOf } from '../../../src/chat/workspace/page/chart-figures.ts'
import { scaleOf } from '../../../src/chat/workspace/page/chart-scale.ts'
import type { Shape } from '../../../src/chat/workspace/page/chart-shape.ts'
import { fitted, widthOf } from '../../../src/chat/workspace/page/chart-words.ts'
import type { Chart } from '../../../src/core/chart.ts'
import { anyChart } from '../../contracts/charts.ts'

const LINES: Chart = {
  chart: 'lines',
  title: 'Mentions a day',
  says: 'Most on Tuesday.',
  labels: ['Mon', 'Tue', 'Wed', 'Thu'],
  series: [
    { name: 'Mentions', tone: 'neutral', values: [3, 9, null, 4] },
    { name: 'Negative', tone: 'bad', values: [1, 2, 0, 4] },
    { name: 'Complaints', tone: 'bad', values: [1, 2, 0, 4] },
  ],
  partial: [3],
}
const BARS: Chart = {
  chart: 'bars',
  title: 'Kinds',
  says: '',
  bars: [
    { label: 'Complaints', value: 10, before: 5, tone: 'bad', open: 'search kind:complaint' },
    { label: 'Praise', value: 5, before: null, tone: 'good', open: null },
  ],
}

const width = fc.integer({ min: 220, max: 1_400 })

function shapesIn(shape: Shape): readonly Shape[] {
  return [shape, ...(typeof shape.holds === 'string' ? [] : shape.holds.flatMap(shapesIn))]
}

function drawn(chart: Chart, width = 600): readonly Shape[] {
  const picture = drawChart(chart, { id: 'c', width })
  if (picture === null) throw new Error('Nothing was drawn.')
  return shapesIn(picture)
}

function texts(shapes: readonly Shape[]): readonly string[] {
  return shapes.flatMap(({ tag, holds }) => (tag === 'text' && typeof holds === 'string' ? [holds] : []))
}

describe('any chart', () => {
  it('is drawn inside its frame, or not at all', () => {
    fc.assert(
      fc.property(anyChart, width, (chart, width) => {
        const picture = drawChart(chart, { id: 'c', width })
        if (picture === null) return
        const height = Number(picture.with['height'])
        for (const { tag, with: at } of shapesIn(picture)) {
          expect(JSON.stringify(at)).not.toMatch(/NaN|Infinity|null|e[+-]?\d{2}/)
          for (const name of ['x', 'x1', 'x2', 'width']) {
            if (at[name] === undefined) continue
            expect(Number(at[name])).toBeGreaterThanOrEqual(-2)
            expect(Number(at[name])).toBeLessThanOrEqual(width + 2)
          }
          for (const name of ['y', 'y1', 'y2'])
            if (at[name] !== undefined) expect(Number(at[name])).toBeLessThanOrEqual(height)
          if (tag === 'rect') expect(Number(at['width'])).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('has labels that hide nothing and turn no writing around', () => {
    fc.assert(
      fc.property(anyChart, width, (chart, width) => {
        const picture = drawChart(chart, { id: 'c', width })
        for (const text of picture === null ? [] : texts(shapesIn(picture))) {
          expect(text.isWellFormed()).toBe(true)
          expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\p{Cc}]/u)
        }
      }),
    )
  })

  it('puts words where they are text, never into an attribute', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const picture = drawChart(chart, { id: 'c', width: 500 })
        for (const shape of picture === null ? [] : shapesIn(picture))
          for (const value of Object.values(shape.with)) expect(String(value)).toMatch(/^[\w .,-]*$/)
      }),
    )
  })

  it('has all its figures in the table, as wide as its head', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { columns, rows, left } = figuresOf(chart)
        for (const { cells } of rows) expect(cells).toHaveLength(columns.length)
        const all = chart.chart === 'lines' ? chart.labels : chart.chart === 'bars' ? chart.bars : chart.rows
        expect(rows.length + left).toBe(all.length)
      }),
    )
  })
})

describe('lines', () => {
  it('are told apart without their colours, and each has its name beside it', () => {
    const lines = drawn(LINES).filter(({ with: { class: look } }) => /^line /.test(String(look)))
    const looks = lines.map(({ with: { class: look } }) => String(look))
    expect(new Set(looks.map((look) => /look-\d/.exec(look)?.[0])).size).toBe(3)
    expect(new Set(looks.map((look) => /ink-\w+/.exec(look)?.[0])).size).toBe(3)
    expect(texts(drawn(LINES))).toEqual(expect.arrayContaining(['Mentions', 'Negative', 'Complaints', '9']))
  })

  it('break where there is no figure, and are dashed to one that is not whole', () => {
    const all = drawn(LINES)
    const whole = all.find(({ tag, with: at }) => tag === 'path' && at['class'] === undefined)
    const part = all.filter(({ with: at }) => at['class'] === 'part')
    expect(String(whole?.with['d']).match(/M/g)).toHaveLength(1)
    expect(part).toHaveLength(2)
    expect(all.filter(({ with: at }) => at['class'] === 'mark hollow')).toHaveLength(3)
  })

  it('keep the names of lines that end together apart', () => {
    const ends = drawn(LINES).flatMap(({ with: at }) =>
      String(at['class']).startsWith('name ') ? [Number(at['y'])] : [],
    )
    const gaps = ends.toSorted((a, b) => a - b).map((end, index, all) => end - (all[index - 1] ?? -100))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15)
  })

  it('say all figures of a time to whoever points at it', () => {
    const said = drawn(LINES).flatMap(({ tag, holds }) => (tag === 'title' ? [holds] : []))
    expect(said).toContain('Tue\nMentions: 9\nNegative: 2\nComplaints: 2')
    expect(said).toContain('Wed\nMentions: –\nNegative: 0\nComplaints: 0')
  })

  it('are not drawn from nothing', () => {
    expect(drawChart({ ...LINES, series: [] }, { id: 'c', width: 300 })).toBeNull()
    expect(drawChart({ ...LINES, labels: [] }, { id: 'c', width: 300 })).toBeNull()
  })

  it('say when not all are drawn', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      name: `s${index}`,
      tone: 'neutral' as const,
      values: [1, 2],
    }))
    expect(leftOut({ ...LINES, series: many })).toBe('Drawn are the first 6 lines; the figures have all.')
    expect(leftOut(LINES)).toBeNull()
  })
})

describe('bars', () => {
  it('are as long as their figures, and open what is behind them', () => {
    const all = drawn(BARS)
    const lengths = all.flatMap(({ with: at }) =>
      at['class'] === 'fill' ? [/h(-?[\d.]+)/.exec(String(at['d']))?.[1]] : [],
    )
    expect((Number(lengths[0]) + 4) / (Number(lengths[1]) + 4)).toBeCloseTo(2, 1)
    expect(all.flatMap(({ open }) => open ?? [])).toEqual(['search kind:complaint'])
    expect(texts(all)).toEqual(expect.arrayContaining(['Complaints', '10', 'was 5', 'the time before']))
  })
})

describe('ticks', () => {
  it('are few, round, and whole where the figures are', () => {
    const ticks = (...values: number[]) => scaleOf(values, 100, 0, 4).ticks
    expect(ticks(41)).toEqual([0, 20, 40])
    expect(ticks(3, 1)).toEqual([0, 1, 2, 3])
    expect(ticks(0)).toEqual([0])
    expect(ticks(-0.42, 0.63)).toEqual([0, 0.5])
    expect(ticks(1)).toEqual([0, 1])
  })

  it('begin at zero at the bottom, and end at the highest at the top', () => {
    const scale = scaleOf([10, 40], 100, 0, 4)
    expect([scale.at(0), scale.at(40)]).toEqual([100, 0])
  })
})

describe('words', () => {
  it('are cut between characters where there is no room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 300 }), (words, room) => {
        expect(widthOf(fitted(words, 12, room), 12)).toBeLessThanOrEqual(room)
      }),
    )
    expect(fitted('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 10, 30)).toBe('👩‍👩‍👧‍👦…')
  })
})

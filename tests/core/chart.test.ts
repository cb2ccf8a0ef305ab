import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayChart, sparklines } from '../../src/core/chart.ts'
import { anyChart } from '../contracts/charts.ts'

describe('a chart in words', () => {
  it('has every figure of its lines, and their course', () => {
    expect(
      sayChart({
        chart: 'lines',
        title: 'Mentions',
        says: 'Most on Tuesday.',
        labels: ['Mon', 'Tue', 'Wed'],
        series: [
          { name: 'All', tone: 'neutral', values: [0, 1_234.5, null] },
          { name: 'Negative', tone: 'bad', values: [-1, 1] },
        ],
      }),
    ).toBe('Mentions\nMost on Tuesday.\nMon to Wed\nAll ▂█· 0, 1,234.5, –\nNegative ▁▂· -1, 1, –')
  })

  it('says of bars what they were before, where that is known', () => {
    const bar = { tone: 'neutral', open: null } as const
    expect(
      sayChart({
        chart: 'bars',
        title: 'Kinds',
        says: '',
        bars: [
          { ...bar, label: 'Praise', value: 4, before: 9 },
          { ...bar, label: 'Complaints', value: 2, before: null },
        ],
      }),
    ).toBe('Kinds\nPraise: 4 (before: 9)\nComplaints: 2')
  })

  it('names each figure of a table', () => {
    expect(
      sayChart({
        chart: 'table',
        title: 'By department',
        says: '',
        columns: [
          { name: 'Department', align: 'start' },
          { name: 'Mentions', align: 'end' },
        ],
        rows: [
          { cells: ['billing', '12'], open: null },
          { cells: ['people'], open: null },
        ],
      }),
    ).toBe('By department\nDepartment billing, Mentions 12\nDepartment people, Mentions –')
  })

  it('is there for any chart', () => {
    fc.assert(fc.property(anyChart, (chart) => typeof sayChart(chart) === 'string'))
  })

  it('rises and falls with the figures, all lines to one scale', () => {
    const series = (...values: (number | null)[]) => ({ name: '', tone: 'neutral' as const, values })
    const labels = ['a', 'b', 'c', 'd']
    expect(sparklines({ labels, series: [series(0, 1, 7, null), series(7, Number.NaN)] })).toEqual([
      '▁▂█·',
      '█···',
    ])
    expect(sparklines({ labels, series: [series(0, 0, 0, 0)] })).toEqual(['▁▁▁▁'])
    expect(sparklines({ labels, series: [series(-7, 0, -7, 0)] })).toEqual(['▁█▁█'])
  })
})

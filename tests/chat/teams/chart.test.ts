// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest'
import { renderCard } from '../../../src/chat/teams/render/card.ts'
import type { Chart } from '../../../src/core/chart.ts'
import { cardFaults } from './card-schema.ts'
import { draw } from './drawn.ts'

let faultsOf: (content: unknown) => readonly string[]
beforeAll(() => {
  faultsOf = cardFaults()
})

const LINES: Chart = {
  chart: 'lines',
  title: 'Mentions a day',
  says: 'Most on Tuesday: 9 of 16.',
  labels: ['Mon', 'Tue', 'Tue'],
  series: [
    { name: 'Mentions', tone: 'neutral', values: [3, 9, 4] },
    { name: 'Negative', tone: 'bad', values: [1, null, 4] },
    { name: 'Complaints', tone: 'bad', values: [1, 2, Number.NaN] },
  ],
}
const bar = { tone: 'bad', open: 'search kind:complaint' } as const
const BARS: Chart = {
  chart: 'bars',
  title: 'Kinds',
  says: '',
  bars: [
    { ...bar, label: 'Complaints', value: 9, before: 4 },
    { ...bar, label: 'Questions', value: 3, before: null },
  ],
}
const TABLE: Chart = {
  chart: 'table',
  title: 'By department',
  says: 'Billing has most.',
  columns: [
    { name: 'Department', align: 'start' },
    { name: 'Mentions', align: 'end' },
  ],
  rows: [
    { cells: ['billing', '12'], open: 'search dept:billing' },
    { cells: ['people'], open: null },
  ],
}

const rendered = (chart: Chart, frame = {}) =>
  renderCard({ summary: 's', parts: [{ part: 'chart', chart }] }, frame)

describe('a chart', () => {
  it('of lines is Teams’ own, with a name for each line and each time, and no point where there is none', () => {
    const content = rendered(LINES)
    expect(faultsOf(content)).toEqual([])
    expect(content.body).toContainEqual(
      expect.objectContaining({
        type: 'Chart.Line',
        title: 'Mentions a day',
        data: [
          {
            legend: 'Mentions',
            color: 'sequential4',
            values: [
              { x: 'Mon', y: 3 },
              { x: 'Tue', y: 9 },
              { x: 'Tue (2)', y: 4 },
            ],
          },
          {
            legend: 'Negative',
            color: 'divergingRed',
            values: [
              { x: 'Mon', y: 1 },
              { x: 'Tue (2)', y: 4 },
            ],
          },
          {
            legend: 'Complaints',
            color: 'categoricalLightBlue',
            values: [
              { x: 'Mon', y: 1 },
              { x: 'Tue', y: 2 },
            ],
          },
        ],
      }),
    )
  })

  it('of more days than can be named is drawn by their dates, and says which are not whole', () => {
    const days = Array.from({ length: 6 }, (_, index) => `2026-11-0${index + 1}`)
    const labels = days.map((_, index) => (index === 5 ? 'Fri 6 (so far)' : `day ${index + 1}`))
    const values = [1, 2, 3, 4, null, 6]
    const lines = {
      ...LINES,
      says: 'Most today.',
      series: [{ name: 'All', tone: 'neutral', values }],
    } as const
    const body = (count: number) =>
      JSON.stringify(
        rendered({ ...lines, labels: labels.slice(0, count), days: days.slice(0, count), partial: [5] }).body,
      )
    expect(faultsOf(rendered({ ...lines, labels, days, partial: [5] }))).toEqual([])
    expect(body(6)).toContain('{"x":"2026-11-04","y":4},{"x":"2026-11-06","y":6}')
    expect(body(6)).toContain('Most today. Not whole: Fri 6 (so far).')
    expect(body(5)).toContain('{"x":"day 4","y":4}')
    expect(body(5)).not.toMatch(/"x":"2026|Not whole/)
  })

  it('of bars stands beside what was before, and lies where that is not known', () => {
    const compared = rendered(BARS)
    expect(faultsOf(compared)).toEqual([])
    expect(compared.body).toContainEqual(
      expect.objectContaining({
        type: 'Chart.VerticalBar.Grouped',
        data: [
          expect.objectContaining({ legend: 'Before', values: [{ x: 'Complaints', y: 4 }] }),
          expect.objectContaining({
            legend: 'Now',
            values: [
              { x: 'Complaints', y: 9 },
              { x: 'Questions', y: 3 },
            ],
          }),
        ],
      }),
    )
    const alone = rendered({ ...BARS, bars: BARS.bars.map((one) => ({ ...one, before: null })) })
    expect(faultsOf(alone)).toEqual([])
    expect(alone.body).toContainEqual(expect.objectContaining({ type: 'Chart.HorizontalBar' }))
  })

  it('is said with all its figures where it cannot be drawn, and what is in it is said in any case', () => {
    const { text } = draw(rendered(LINES))
    expect(text).toBe(
      [
        'Mentions a day',
        'Most on Tuesday: 9 of 16.',
        'Mon to Tue',
        'Mentions ▄█▅ 3, 9, 4',
        'Negative ▂·▅ 1, –, 4',
        'Complaints ▂▃· 1, 2, –',
      ].join('\n'),
    )
    expect(draw(rendered(BARS)).text).toBe('Kinds\nComplaints: 9 (before: 4)\nQuestions: 3')
  })

  it('that is a table is one, and its rows open what is behind them', () => {
    const content = rendered(TABLE, { made: 'digest' })
    expect(faultsOf(content)).toEqual([])
    const drawn = draw(content)
    expect(drawn.text).toBe('By department\nBilling has most.\nDepartment\nMentions\nbilling\n12\npeople\n–')
    expect(drawn.actions.map(({ title }) => title)).toEqual(['Open billing'])
    expect(draw(rendered(TABLE, { acts: false })).actions).toEqual([])
  })

  it('without figures says so in words', () => {
    expect(draw(rendered({ ...LINES, series: [], says: 'Nothing yet.' })).text).toBe(
      'Mentions a day\nNothing yet.\nMon to Tue',
    )
  })

  it('with more points than can be told apart shows the newest, and says so', () => {
    const labels = Array.from({ length: 100 }, (_, index) => `day ${index}`)
    const values = labels.map((_, index) => index)
    const content = rendered({ ...LINES, labels, series: [{ name: 'All', tone: 'neutral', values }] })
    const shown = JSON.stringify(content)
    expect(shown).toContain('"day 99"')
    expect(shown).not.toContain('"day 37"')
    expect(draw(content).text).toContain('some of this was shortened')
  })
})

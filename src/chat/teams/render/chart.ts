import type {
  ChartColor,
  IContainer,
  IGroupedVerticalBarChart,
  IHorizontalBarChart,
  ILineChart,
  IRichTextBlock,
  ITable,
  ITableCell,
  ITableRow,
} from '@microsoft/teams.cards'
import type { Tone } from '../../../core/card.ts'
import { type Chart, type Column, type Row, sayChart } from '../../../core/chart.ts'
import { distinct } from '../../distinct.ts'
import { LIMITS } from './limits.ts'

type Picture = ILineChart | IGroupedVerticalBarChart | IHorizontalBarChart
type Lines = Extract<Chart, { readonly chart: 'lines' }>
type Bars = Extract<Chart, { readonly chart: 'bars' }>

/** How the card that a chart stands in puts words and takes only so much of anything. */
export interface Pen {
  inLine(text: string, most: number): string
  lines(text: string, most: number): IRichTextBlock[]
  first<T>(all: readonly T[], most: number): readonly T[]
  last<T>(all: readonly T[], most: number): readonly T[]
  block(text: string, look: 'strong' | 'plain' | 'small'): IRichTextBlock
  /** What a press on it runs; nothing where nothing may act. */
  opens(command: string | null, name: string): Pick<ITableCell, 'selectAction'>
}

/**
 * Teams' own charts have no text of their own for screen readers, so what is to be seen in one stands above
 * it; where it cannot be drawn its figures stand there instead.
 */
export function drawChart(chart: Chart, pen: Pen): (IRichTextBlock | Picture | ITable | IContainer)[] {
  const title = pen.inLine(chart.title, LIMITS.heading)
  const says = pen.inLine([chart.says, sayPartial(chart)].filter((one) => one !== '').join(' '), LIMITS.note)
  const above = [
    ...(title === '' ? [] : [pen.block(title, 'strong')]),
    ...(says === '' ? [] : [pen.block(says, 'small')]),
  ]
  if (chart.chart === 'table') return [...above, ...drawTable(chart.columns, chart.rows, pen)]
  const figures = pen.lines(sayChart({ ...chart, title: '', says: '' }), LIMITS.text)
  const picture = chart.chart === 'lines' ? drawLines(chart, pen) : drawBars(chart, pen)
  if (picture === null) return [...above, ...figures]
  const fallback: IContainer = { type: 'Container', items: figures }
  return [
    ...above,
    { ...picture, ...(title === '' ? {} : { title }), ...(figures.length > 0 ? { fallback } : {}) },
  ]
}

/** Null where there is nothing to draw. */
function drawLines(lines: Lines, pen: Pen): ILineChart | null {
  const { labels, series } = lines
  const places = pen.last(
    labels.map((label, at) => ({ label, at })),
    LIMITS.points,
  )
  const byDay = daysIn(lines)
  const shown =
    byDay === null
      ? distinct(
          places.map(({ label }) => label),
          LIMITS.pointLabel,
          (text, most) => pen.inLine(text, most),
        )
      : places.map(({ at }) => byDay[at])
  const drawn = pen.first(series, LIMITS.series).map(({ name, tone, values }) => ({
    name,
    tone,
    values: places.flatMap(({ at }, index) => {
      const [x, y] = [shown[index], values[at]]
      return x === undefined || !isFigure(y) ? [] : [{ x, y }]
    }),
  }))
  if (drawn.every(({ values }) => values.length === 0)) return null
  const names = distinct(
    drawn.map(({ name }) => name),
    LIMITS.seriesName,
    (text, most) => pen.inLine(text, most),
  )
  const colours = coloursOf(drawn)
  return {
    type: 'Chart.Line',
    showLegend: true,
    data: drawn.map(({ values }, index) => ({
      legend: names[index] ?? '',
      values,
      ...(colours[index] === undefined ? {} : { color: colours[index] }),
    })),
  }
}

/**
 * Where there is no room to name each point: of days, as Microsoft's samples write them, Teams names some
 * of its own choice. Null: there is room, or the points are no days.
 */
function daysIn({ labels, days = [] }: Lines): readonly string[] | null {
  return labels.length > LIMITS.namedPoints && new Set(days).size === labels.length ? days : null
}

/** Which points stand for less than the others, where their names do not say it. */
function sayPartial(chart: Chart): string {
  if (chart.chart !== 'lines' || daysIn(chart) === null) return ''
  const partial = (chart.partial ?? []).flatMap((at) => chart.labels[at] ?? [])
  return partial.length === 0 ? '' : `Not whole: ${partial.join(', ')}.`
}

/** Beside what was before they stand upright; alone they lie, where long labels have room. */
function drawBars({ bars }: Bars, pen: Pen): IGroupedVerticalBarChart | IHorizontalBarChart | null {
  const drawn = pen.first(
    bars.filter(({ value }) => isFigure(value)),
    LIMITS.bars,
  )
  if (drawn.length === 0) return null
  const names = distinct(
    drawn.map(({ label }) => label),
    LIMITS.seriesName,
    (text, most) => pen.inLine(text, most),
  )
  const named = drawn.map((bar, index) => ({ ...bar, x: names[index] ?? '' }))
  const before = named.flatMap(({ x, before }) => (isFigure(before) ? [{ x, y: before }] : []))
  if (before.length === 0)
    return {
      type: 'Chart.HorizontalBar',
      displayMode: 'AbsoluteWithAxis',
      data: named.map(({ x, value, tone }) => ({ x, y: value, color: COLOURS[tone] })),
    }
  return {
    type: 'Chart.VerticalBar.Grouped',
    showBarValues: true,
    showLegend: true,
    data: [
      { legend: 'Before', color: 'sequential7', values: before },
      { legend: 'Now', color: 'sequential4', values: named.map(({ x, value }) => ({ x, y: value })) },
    ],
  }
}

function drawTable(columns: readonly Column[], rows: readonly Row[], pen: Pen): ITable[] {
  const shown = pen.first(columns, LIMITS.columns)
  if (shown.length === 0) return []
  const cell = (
    text: string,
    { align }: Column,
    look: 'strong' | 'plain',
    more: object = {},
  ): ITableCell => ({
    type: 'TableCell',
    items: [
      {
        ...pen.block(pen.inLine(text, LIMITS.cell) || '–', look),
        horizontalAlignment: align === 'end' ? 'Right' : 'Left',
      },
    ],
    ...more,
  })
  const row = (cells: ITableCell[]): ITableRow => ({ type: 'TableRow', cells })
  return [
    {
      type: 'Table',
      firstRowAsHeaders: true,
      showGridLines: false,
      columns: shown.map(({ align }, index) => ({
        width: index === 0 ? 2 : 1,
        horizontalCellContentAlignment: align === 'end' ? 'Right' : 'Left',
      })),
      rows: [
        row(shown.map((column) => cell(column.name, column, 'strong'))),
        ...pen.first(rows, LIMITS.rows).map(({ cells, open }) =>
          row(
            shown.map((column, at) => {
              const text = cells[at] ?? ''
              return cell(text, column, 'plain', at === 0 ? pen.opens(open, text) : {})
            }),
          ),
        ),
      ],
    },
  ]
}

function isFigure(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value)
}

/**
 * Seen on a light and on a dark ground, and told apart by the colour-blind, unlike Teams' own green and red.
 * Teams draws neither dashes nor markers.
 */
const COLOURS: Readonly<Record<Tone, ChartColor>> = {
  neutral: 'sequential4',
  good: 'categoricalTeal',
  bad: 'divergingRed',
  urgent: 'divergingLightRed',
}

const OTHERS: readonly ChartColor[] = [
  'categoricalLightBlue',
  'categoricalLime',
  'categoricalMarigold',
  'categoricalBlue',
]

/** A tone's own for the first of it. */
function coloursOf(series: readonly { readonly tone: Tone }[]): readonly (ChartColor | undefined)[] {
  const taken = new Set<Tone>()
  let others = 0
  return series.map(({ tone }) => {
    if (taken.has(tone)) return OTHERS[others++ % OTHERS.length]
    taken.add(tone)
    return COLOURS[tone]
  })
}

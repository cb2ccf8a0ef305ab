import type { types } from '@slack/bolt'
import type { Chart, Column, Row } from '../../../core/chart.ts'
import { distinct } from '../../distinct.ts'
import { LIMITS } from './limits.ts'

/** Slack's own charts, as https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block has them. */
export interface ChartBlock extends types.Block {
  readonly type: 'data_visualization'
  readonly title: string
  readonly chart: {
    readonly type: 'line' | 'bar'
    readonly series: readonly {
      readonly name: string
      readonly data: readonly { readonly label: string; readonly value: number }[]
    }[]
    readonly axis_config: { readonly categories: readonly string[] }
  }
}

/** Shortens to so many characters, and keeps in mind whether anything had to go. */
export interface Cutter {
  take(text: string, most: number): string
  first<T>(all: readonly T[], most: number): readonly T[]
  last<T>(all: readonly T[], most: number): readonly T[]
  only<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[]
}

type Plot = Exclude<Chart, { readonly chart: 'table' }>

/** Null where Slack has no picture for it: there are no figures. */
export function chartBlock(chart: Plot, cut: Cutter): ChartBlock | null {
  const { places, series } = chart.chart === 'lines' ? lines(chart, cut) : bars(chart, cut)
  if (places.length === 0 || series.length === 0) return null
  const label = (text: string, most: number) => cut.take(unmarked(text), most)
  const categories = distinct(places, LIMITS.chart.label, label)
  const names = distinct(
    series.map(({ name }) => name),
    LIMITS.chart.label,
    label,
  )
  return {
    type: 'data_visualization',
    title: label(chart.title, LIMITS.chart.title) || '–',
    chart: {
      type: chart.chart === 'lines' ? 'line' : 'bar',
      series: series.map(({ values }, index) => ({
        name: names[index] ?? '–',
        data: categories.map((category, at) => ({ label: category, value: values[at] ?? 0 })),
      })),
      axis_config: { categories },
    },
  }
}

interface Drawn {
  readonly places: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

/** Each line needs a figure at each place: where one has none, the place is left out. */
function lines({ labels, series }: Extract<Plot, { readonly chart: 'lines' }>, cut: Cutter): Drawn {
  const drawn = cut.first(series, LIMITS.chart.series)
  const all = labels.map((label, at) => ({ label, figures: drawn.map(({ values }) => figureOf(values[at])) }))
  const whole = cut.only(all, ({ figures }) => figures.every((figure) => figure !== null))
  const places = cut.last(whole, LIMITS.chart.points)
  return {
    places: places.map(({ label }) => label),
    series: drawn.map(({ name }, index) => ({
      name,
      values: places.map(({ figures }) => figures[index] ?? 0),
    })),
  }
}

function bars({ bars }: Extract<Plot, { readonly chart: 'bars' }>, cut: Cutter): Drawn {
  const drawn = cut.first(
    cut.only(bars, ({ value }) => figureOf(value) !== null),
    LIMITS.chart.points,
  )
  const before = drawn.flatMap(({ before }) => figureOf(before) ?? [])
  const now = { name: 'Now', values: drawn.map(({ value }) => value) }
  return {
    places: drawn.map(({ label }) => label),
    series: before.length === drawn.length ? [{ name: 'Before', values: before }, now] : [now],
  }
}

/** Null where a table would have no cells. */
export function tableBlock(
  columns: readonly Column[],
  rows: readonly Row[],
  cut: Cutter,
): types.TableBlock | null {
  const shown = cut.first(columns, LIMITS.table.columns)
  if (shown.length === 0) return null
  const most = Math.min(
    LIMITS.table.cell,
    Math.floor(LIMITS.table.words / (shown.length * (rows.length + 1))),
  )
  const cell = (text: string): types.RawTextElement => ({
    type: 'raw_text',
    text: cut.take(text, Math.max(4, most)) || '–',
  })
  return {
    type: 'table',
    column_settings: shown.map(({ align }) => ({
      align: align === 'end' ? 'right' : 'left',
      is_wrapped: true,
    })),
    rows: [
      shown.map(({ name }) => cell(name)),
      ...cut
        .first(rows, LIMITS.table.rows - 1)
        .map(({ cells }) => shown.map((_, at) => cell(cells[at] ?? ''))),
    ],
  }
}

function figureOf(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value
}

/** Slack does not say whether it reads markup in a chart's words: this way there is none to be read. */
function unmarked(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}

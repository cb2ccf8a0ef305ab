import type { Tone } from './card.ts'

/**
 * Figures that people would rather look at than read. Written once; each chat draws it in its own way, and
 * says it in words where it cannot. Labels may hold customers' words.
 */
export type Chart = {
  readonly title: string
  /** What a reader would see in it, in a sentence or two: for those who cannot see it. */
  readonly says: string
} & (
  | {
      readonly chart: 'lines'
      /** Along the bottom, the same for all series. */
      readonly labels: readonly string[]
      readonly series: readonly Series[]
    }
  | { readonly chart: 'bars'; readonly bars: readonly Bar[] }
  | { readonly chart: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
)

export interface Series {
  readonly name: string
  readonly tone: Tone
  /** One for each label; null where there is none. */
  readonly values: readonly (number | null)[]
}

export interface Bar {
  readonly label: string
  readonly value: number
  /** In the time before; null when that is not known. */
  readonly before: number | null
  readonly tone: Tone
  /** The command that opens what is behind it, or null. */
  readonly open: string | null
}

export interface Column {
  readonly name: string
  readonly align: 'start' | 'end'
}

export interface Row {
  readonly cells: readonly string[]
  readonly open: string | null
}

/** A line for each figure, for where nothing can be drawn. */
export function sayChart(chart: Chart): string {
  return [chart.title, chart.says, ...figuresOf(chart)].filter((line) => line !== '').join('\n')
}

function figuresOf(chart: Chart): string[] {
  switch (chart.chart) {
    case 'lines':
      return chart.labels.map((label, at) => {
        const values = chart.series.map(({ name, values }) => `${name} ${values[at] ?? '–'}`)
        return `${label}: ${values.join(', ')}`
      })
    case 'bars':
      return chart.bars.map(
        ({ label, value, before }) => `${label}: ${value}${before === null ? '' : ` (before: ${before})`}`,
      )
    case 'table':
      return chart.rows.map(({ cells }) =>
        chart.columns.map(({ name }, at) => `${name} ${cells[at] ?? '–'}`).join(', '),
      )
  }
}

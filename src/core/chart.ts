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
      /** Of labels for days or longer the first day, `2026-11-14`: for chats that name only those for which there is room. */
      readonly days?: readonly string[]
      readonly series: readonly Series[]
      /** Which of the labels stand for less than the others: today so far. Counted from 0. */
      readonly partial?: readonly number[]
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

/** All of its figures in lines of text, for where nothing can be drawn. */
export function sayChart(chart: Chart): string {
  return [chart.title, chart.says, ...figuresOf(chart)].filter((line) => line !== '').join('\n')
}

function figuresOf(chart: Chart): string[] {
  switch (chart.chart) {
    case 'lines': {
      const [first, last] = [chart.labels[0], chart.labels.at(-1)]
      if (first === undefined || last === undefined) return []
      const lines = sparklines(chart)
      return [
        chart.labels.length === 1 ? first : `${first} to ${last}`,
        ...chart.series.map(({ name, values }, index) => {
          const figures = chart.labels.map((_, at) => sayFigure(values[at] ?? null))
          return `${name} ${lines[index]} ${figures.join(', ')}`
        }),
      ]
    }
    case 'bars':
      return chart.bars.map(
        ({ label, value, before }) =>
          `${label}: ${sayFigure(value)}${before === null ? '' : ` (before: ${sayFigure(before)})`}`,
      )
    case 'table':
      return chart.rows.map(({ cells }) =>
        chart.columns.map(({ name }, at) => `${name} ${cells[at] || '–'}`).join(', '),
      )
  }
}

let format: Intl.NumberFormat | undefined

function sayFigure(value: number | null): string {
  format ??= new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
  return value === null || !Number.isFinite(value) ? '–' : format.format(value)
}

const BARS = '▁▂▃▄▅▆▇█'

/** `▁▃█` for each of the lines, all to one scale that begins at zero or below; a dot where there is no figure. */
export function sparklines({
  labels,
  series,
}: Pick<Extract<Chart, { readonly chart: 'lines' }>, 'labels' | 'series'>): readonly string[] {
  const known = series
    .flatMap(({ values }) => values.slice(0, labels.length))
    .filter((value) => value !== null)
    .filter(Number.isFinite)
  const low = Math.min(0, ...known)
  const span = Math.max(0, ...known) - low
  return series.map(({ values }) =>
    labels.map((_, at) => sparkOf(((values[at] ?? Number.NaN) - low) / (span || 1))).join(''),
  )
}

function sparkOf(height: number): string {
  return BARS[Math.ceil(height * (BARS.length - 1))] ?? '·'
}

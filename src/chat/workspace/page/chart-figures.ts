import type { Chart, Column, Row } from '../../../core/chart.ts'
import { plain, sayFigure } from './chart-words.ts'

/** What a drawing shows, as a table. */
export interface Figures {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Rows that were left out. */
  readonly left: number
}

/** More nobody reads here. */
const ROWS = 400
const COLUMNS = 20

export function figuresOf(chart: Chart): Figures {
  const { columns, rows } = tableOf(chart)
  return {
    columns: columns.slice(0, COLUMNS).map(({ name, align }) => ({ name: plain(name), align })),
    rows: rows.slice(0, ROWS).map(({ cells, open }) => ({
      open,
      cells: columns.slice(0, COLUMNS).map((_, at) => plain(cells[at] ?? '')),
    })),
    left: Math.max(0, rows.length - ROWS),
  }
}

function tableOf(chart: Chart): Pick<Figures, 'columns' | 'rows'> {
  switch (chart.chart) {
    case 'lines':
      return {
        columns: [heading('When'), ...chart.series.map(({ name }) => figure(name))],
        rows: chart.labels.map((label, at) => ({
          cells: [label, ...chart.series.map(({ values }) => sayFigure(values[at]))],
          open: null,
        })),
      }
    case 'bars': {
      const compared = chart.bars.some(({ before }) => before !== null)
      return {
        columns: [heading('What'), figure('Now'), ...(compared ? [figure('Before')] : [])],
        rows: chart.bars.map(({ label, value, before, open }) => ({
          cells: [label, sayFigure(value), ...(compared ? [sayFigure(before)] : [])],
          open,
        })),
      }
    }
    case 'table':
      return { columns: chart.columns, rows: chart.rows }
  }
}

function heading(name: string): Column {
  return { name, align: 'start' }
}

function figure(name: string): Column {
  return { name, align: 'end' }
}

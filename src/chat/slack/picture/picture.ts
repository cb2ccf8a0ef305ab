import type { Chart } from '../../../core/chart.ts'
import { drawChart, leftOut } from '../../workspace/page/chart-drawing.ts'
import { paint } from './paint.ts'
import { loadSkia } from './skia.ts'
import { COLUMNS_DRAWN, drawTable, ROWS_DRAWN } from './table.ts'

/** About as wide as Slack shows a picture, so that its words keep their size. */
const FRAME = { width: 528, id: 'chart' } as const

/** A chart as a PNG; null where there is nothing to draw, or the typeface lacks its characters. */
export async function pictureOf(chart: Chart): Promise<Uint8Array | null> {
  const drawing = chart.chart === 'table' ? drawTable(chart, FRAME) : drawChart(chart, FRAME)
  return drawing === null ? null : paint(await loadSkia(), drawing)
}

/** Whether the picture shows less than the chart has. */
export function showsLess(chart: Chart): boolean {
  return chart.chart === 'table'
    ? chart.rows.length > ROWS_DRAWN || chart.columns.length > COLUMNS_DRAWN
    : leftOut(chart) !== null
}

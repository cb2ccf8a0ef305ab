import type { Chart } from '../../../core/chart.ts'
import { BARS_DRAWN, drawBars } from './chart-bars.ts'
import { drawLines, LINES_DRAWN, POINTS_DRAWN } from './chart-lines.ts'
import type { Frame, Shape } from './chart-shape.ts'

/** The chart as a picture; null where there is none to draw: a table, or no figures. */
export function drawChart(chart: Chart, frame: Frame): Shape | null {
  switch (chart.chart) {
    case 'lines':
      return drawLines(chart, frame)
    case 'bars':
      return drawBars(chart, frame)
    case 'table':
      return null
  }
}

/** What the picture leaves out, in words; null when it is whole. */
export function leftOut(chart: Chart): string | null {
  const drawn = drawnAlone(chart)
  return drawn === '' ? null : `Drawn are ${drawn}; the figures have all.`
}

function drawnAlone(chart: Chart): string {
  switch (chart.chart) {
    case 'lines': {
      const lines = chart.series.length > LINES_DRAWN ? [`the first ${LINES_DRAWN} lines`] : []
      const points = chart.labels.length > POINTS_DRAWN ? [`the last ${POINTS_DRAWN} points`] : []
      return [...lines, ...points].join(' and ')
    }
    case 'bars':
      return chart.bars.length > BARS_DRAWN ? `the first ${BARS_DRAWN} of ${chart.bars.length}` : ''
    case 'table':
      return ''
  }
}

import type { Chart } from '../../../core/chart.ts'
import { figuresOf } from '../../workspace/page/chart-figures.ts'
import { type Frame, picture, px, type Shape, shape } from '../../workspace/page/chart-shape.ts'
import { fitted, widthOf } from '../../workspace/page/chart-words.ts'

export type Table = Extract<Chart, { readonly chart: 'table' }>

/** More are too small to read. */
export const ROWS_DRAWN = 15
export const COLUMNS_DRAWN = 6
const SIZE = 13.5
const ROW = 27
const GAP = 16

/** Null where a table would have no cells. */
export function drawTable(chart: Table, frame: Frame): Shape | null {
  const figures = figuresOf(chart)
  const columns = figures.columns.slice(0, COLUMNS_DRAWN)
  const rows = figures.rows.slice(0, ROWS_DRAWN)
  if (columns.length === 0 || rows.length === 0) return null
  const widths = shared(
    columns.map(({ name }, at) =>
      Math.max(...[name, ...rows.map(({ cells }) => cells[at] ?? '')].map(wished), 24),
    ),
    frame.width - GAP * (columns.length - 1),
  )
  const line = (cells: readonly string[], top: number, style: string) =>
    columns.map(({ align }, at) => {
      const [room, left] = [widths[at] ?? 0, widths.slice(0, at).reduce((sum, one) => sum + one + GAP, 0)]
      const place = align === 'end' ? { x: px(left + room), 'text-anchor': 'end' } : { x: px(left) }
      const words = fitted(cells[at] ?? '', SIZE, room) || '–'
      return shape('text', { class: style, ...place, y: px(top + ROW / 2 + 5) }, words)
    })
  return picture(frame, (rows.length + 1) * ROW, chart, [
    ...line(
      columns.map(({ name }) => name),
      0,
      'head',
    ),
    ...rows.flatMap(({ cells }, index) => {
      const top = (index + 1) * ROW
      return [
        shape('line', { class: index === 0 ? 'base' : 'grid', x1: 0, x2: frame.width, y1: top, y2: top }),
        ...line(cells, top, 'label'),
      ]
    }),
  ])
}

function wished(words: string): number {
  return widthOf(fitted(words, SIZE, 400), SIZE)
}

/** The first column, which says what a row is about, gets what is left; where there is too little, all give. */
function shared(wishes: readonly number[], room: number): readonly number[] {
  const all = wishes.reduce((sum, one) => sum + one, 0)
  if (all > room) return wishes.map((wish) => (wish * room) / all)
  return wishes.map((wish, at) => (at === 0 ? wish + room - all : wish))
}

import type { Chart } from '../../../core/chart.ts'
import { drawable } from './chart-scale.ts'
import { type Frame, picture, px, type Shape, shape } from './chart-shape.ts'
import { fitted, sayBriefly, sayFigure, widthOf } from './chart-words.ts'

export type Bars = Extract<Chart, { readonly chart: 'bars' }>
type Bar = Bars['bars'][number]

/** More are better read as a table. */
export const BARS_DRAWN = 12
const LABEL = 13.5
const THICK = 16
/** Narrower, labels stand above their bars. */
const NARROW = 420

interface Room {
  readonly width: number
  readonly row: number
  /** Where bars begin. */
  readonly left: number
  readonly stacked: boolean
  readonly at: (value: number) => number
}

/** Null where there is nothing to draw. */
export function drawBars(chart: Bars, frame: Frame): Shape | null {
  const bars = chart.bars.slice(0, BARS_DRAWN).filter(({ value }) => drawable(value) !== null)
  if (bars.length === 0) return null
  const stacked = frame.width < NARROW
  const widest = Math.max(...bars.map(({ label }) => widthOf(fitted(label, LABEL, 400), LABEL)))
  const left = stacked ? 0 : Math.min(widest, frame.width * 0.38) + 12
  const figures = Math.max(...bars.map((bar) => widthOf(sayBoth(bar), LABEL)))
  const right = Math.max(left + 40, frame.width - figures - 12)
  const values = bars.flatMap(({ value, before }) => [drawable(value) ?? 0, drawable(before) ?? 0])
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const span = high - low || 1
  // Not up to a round number: the longest bar uses all the room, and its figure stands beside it.
  const at = (value: number) => left + ((value - low) / span) * (right - left)
  const room: Room = { width: frame.width, row: stacked ? 44 : 30, left, stacked, at }
  const legend = bars.some(({ before }) => drawable(before) !== null)
  const height = bars.length * room.row + 4
  return picture(frame, height + (legend ? 20 : 0), chart, [
    ...bars.map((bar, index) => drawBar(bar, index * room.row, room)),
    ...(legend ? drawLegend(left, height) : []),
  ])
}

function sayBoth({ value, before }: Bar): string {
  return drawable(before) === null
    ? sayBriefly(value)
    : `${sayBriefly(value)}  was ${sayBriefly(before ?? 0)}`
}

function drawBar(bar: Bar, top: number, { width, row, left, stacked, at }: Room): Shape {
  const [value, before] = [drawable(bar.value) ?? 0, drawable(bar.before)]
  const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))]
  const middle = top + (stacked ? row - THICK / 2 - 4 : row / 2)
  const y = middle - THICK / 2
  const label = fitted(bar.label, LABEL, stacked ? width : left - 12) || '–'
  const said = `${fitted(bar.label, LABEL, 600)}: ${sayFigure(bar.value)}${before === null ? '' : ` (before: ${sayFigure(bar.before)})`}`
  const end = Math.max(to, before === null ? to : at(before)) + 8
  return shape(
    'g',
    { class: bar.open === null ? `bar ink-${bar.tone}` : `bar opens ink-${bar.tone}` },
    [
      shape('title', {}, said),
      shape('rect', { class: 'under', x: 0, y: top, width, height: row }),
      shape(
        'text',
        stacked
          ? { class: 'label', x: 0, y: px(top + 16) }
          : { class: 'label', x: px(left - 12), y: px(middle + 4.5), 'text-anchor': 'end' },
        label,
      ),
      shape('path', { class: 'fill', d: barPath(from, to, y, value < 0) }),
      ...(before === null ? [] : [beforeMark(at(before), y)]),
      shape('text', { class: 'value', x: px(end), y: px(middle + 4.5) }, sayBriefly(value)),
      ...(before === null
        ? []
        : [
            shape(
              'text',
              { class: 'was', x: px(end + widthOf(`${sayBriefly(value)} `, LABEL) + 3), y: px(middle + 4.5) },
              `was ${sayBriefly(before)}`,
            ),
          ]),
    ],
    bar.open,
  )
}

/** Round at its end alone: it begins at nothing. */
function barPath(from: number, to: number, y: number, leftwards: boolean): string {
  const length = Math.max(to - from, 1.5)
  const bend = px(Math.min(4, length))
  const straight = px(length - bend)
  return leftwards
    ? `M${px(to)} ${px(y)}h${-straight}q${-bend} 0 ${-bend} ${bend}v${px(THICK - 2 * bend)}q0 ${bend} ${bend} ${bend}h${straight}z`
    : `M${px(from)} ${px(y)}h${straight}q${bend} 0 ${bend} ${bend}v${px(THICK - 2 * bend)}q0 ${bend} ${-bend} ${bend}h${-straight}z`
}

/** With a rim, so that it is seen on a bar as well as beside one. */
function beforeMark(at: number, y: number): Shape {
  return shape('rect', { class: 'before', x: px(at - 2), y: px(y - 4), width: 4, height: THICK + 8, rx: 2 })
}

function drawLegend(left: number, top: number): readonly Shape[] {
  return [
    shape('rect', { class: 'before', x: px(left), y: top + 1, width: 4, height: 15, rx: 2 }),
    shape('text', { class: 'was', x: px(left + 9), y: top + 13 }, 'the time before'),
  ]
}

import type { Chart } from '../../../core/chart.ts'
import { looksOf } from './chart-looks.ts'
import { drawable, type Scale, scaleOf } from './chart-scale.ts'
import { type Frame, picture, px, type Shape, shape } from './chart-shape.ts'
import { fitted, sayBriefly, sayFigure, widthOf } from './chart-words.ts'

export type Lines = Extract<Chart, { readonly chart: 'lines' }>

const HEIGHT = 208
const TOP = 24
const BASE = HEIGHT - 26
const TICK = 12
const LABEL = 12.5
/** More are not told apart. */
export const LINES_DRAWN = 6
/** More are less than a pixel each. */
export const POINTS_DRAWN = 400
/** With more points than that, only the last is marked. */
const MARKED = 16

interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly look: string
}

/** Null where there is nothing to draw. */
export function drawLines(chart: Lines, frame: Frame): Shape | null {
  const skipped = Math.max(0, chart.labels.length - POINTS_DRAWN)
  const labels = chart.labels.slice(skipped)
  const looks = looksOf(chart.series)
  const lines = chart.series.slice(0, LINES_DRAWN).map(
    ({ name, values }, index): Line => ({
      name,
      values: labels.map((_, at) => drawable(values[at + skipped])),
      look: looks[index] ?? '',
    }),
  )
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null))
  if (labels.length === 0 || known.length === 0) return null
  const partial = new Set(chart.partial?.map((at) => at - skipped))

  const y = scaleOf(known, BASE, TOP, 4)
  const left = Math.max(...y.ticks.map((tick) => widthOf(sayBriefly(tick), TICK))) + 10
  const widest = Math.max(...lines.map(({ name }) => widthOf(fitted(name, LABEL, 160), LABEL)))
  const right = frame.width - Math.min(widest + 16, frame.width * 0.34)
  const x = (at: number) =>
    labels.length === 1 ? (left + right) / 2 : left + 4 + ((right - left - 8) * at) / (labels.length - 1)

  return picture(frame, HEIGHT, chart, [
    ...grid(y, left, right),
    ...dates(labels, x, frame.width),
    ...lines.toReversed().map((line) => drawLine(line, x, y, partial)),
    ...highest(lines[0], Math.max(...known), x, y),
    ...names(lines, x, y, frame.width),
    ...slots(labels, lines, x, left, right),
  ])
}

function grid(y: Scale, left: number, right: number): readonly Shape[] {
  return y.ticks.flatMap((tick) => {
    const at = px(y.at(tick))
    return [
      shape('line', { class: tick === 0 ? 'base' : 'grid', x1: px(left), x2: px(right), y1: at, y2: at }),
      shape(
        'text',
        { class: 'tick', x: px(left - 8), y: px(at + 4), 'text-anchor': 'end' },
        sayBriefly(tick),
      ),
    ]
  })
}

/** As many as there is room for, the last one always. */
function dates(labels: readonly string[], x: (at: number) => number, width: number): readonly Shape[] {
  const said = labels.map((label) => fitted(label, TICK, 120))
  const widest = Math.max(...said.map((label) => widthOf(label, TICK)))
  const last = labels.length - 1
  const apart = last === 0 ? 1 : Math.max(1, Math.ceil((widest + 14) / (x(1) - x(0))))
  return said.flatMap((label, at) => {
    if ((last - at) % apart !== 0) return []
    const half = widthOf(label, TICK) / 2
    const middle = Math.max(half, Math.min(width - half, x(at)))
    return [shape('text', { class: 'tick', x: px(middle), y: BASE + 19, 'text-anchor': 'middle' }, label)]
  })
}

/** Broken where there is no figure; dashed to and from a figure that is not whole. */
function drawLine(
  { values, look }: Line,
  x: (at: number) => number,
  y: Scale,
  partial: ReadonlySet<number>,
): Shape {
  const spots = values.map((value, at) => (value === null ? null : `${px(x(at))} ${px(y.at(value))}`))
  const [paths, points] = [{ whole: '', part: '' }, [] as Shape[]]
  let reached = -1
  for (const [at, spot] of spots.entries()) {
    const [before, after, value] = [spots[at - 1] ?? null, spots[at + 1] ?? null, values[at] ?? null]
    if (spot === null || value === null) continue
    if (before !== null && (partial.has(at) || partial.has(at - 1))) paths.part += `M${before}L${spot}`
    else if (before !== null) {
      // One line as long as it can be, so that its corners are round.
      paths.whole += reached === at - 1 ? `L${spot}` : `M${before}L${spot}`
      reached = at
    }
    const alone = before === null && after === null
    if (alone || at === values.length - 1 || values.length <= MARKED)
      points.push(marker(look, x(at), y.at(value), partial.has(at)))
  }
  return shape('g', { class: `line ${look}` }, [
    ...(paths.whole === '' ? [] : [shape('path', { d: paths.whole })]),
    ...(paths.part === '' ? [] : [shape('path', { class: 'part', d: paths.part })]),
    ...points,
  ])
}

/** A shape of its own for each line: colour is never all that tells them apart. */
function marker(look: string, x: number, y: number, hollow: boolean): Shape {
  const style = { class: hollow ? 'mark hollow' : 'mark' }
  const [a, b] = [px(x), px(y)]
  switch (look.at(-1)) {
    case '1':
      return shape('rect', { ...style, x: px(x - 3.2), y: px(y - 3.2), width: 6.4, height: 6.4, rx: 1 })
    case '2':
      return shape('path', { ...style, d: `M${a} ${px(y - 4.2)}l4.2 7.2h-8.400z` })
    case '3':
      return shape('path', { ...style, d: `M${a} ${px(y - 4.6)}l4.6 4.600l-4.6 4.600l-4.6 -4.600z` })
    default:
      return shape('path', {
        ...style,
        d: `M${px(x - 3.4)} ${b}a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0z`,
      })
  }
}

/** Its figure beside the highest point, which is what the eye looks for; the first line matters most. */
function highest(
  line: Line | undefined,
  most: number,
  x: (at: number) => number,
  y: Scale,
): readonly Shape[] {
  const at = line?.values.indexOf(most) ?? -1
  if (line === undefined || at === -1 || line.values.length < 2) return []
  const place = { x: px(x(at)), y: px(y.at(most) - 9), 'text-anchor': 'middle' }
  return [shape('text', { class: `peak ${line.look}`, ...place }, sayBriefly(most))]
}

const APART = 16

/** Each line's name at its end, moved apart where ends are close. */
function names(lines: readonly Line[], x: (at: number) => number, y: Scale, width: number): readonly Shape[] {
  const ends = lines.flatMap(({ name, values, look }) => {
    const at = values.findLastIndex((value) => value !== null)
    const value = values[at] ?? null
    return value === null ? [] : [{ name, look, at: y.at(value) }]
  })
  const from = x((lines[0]?.values.length ?? 1) - 1) + 11
  const places: number[] = []
  const sorted = ends.toSorted((a, b) => a.at - b.at)
  for (const { at } of sorted) places.push(Math.max(at, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + APART))
  for (let index = places.length - 1, floor = BASE; index >= 0; index--, floor -= APART)
    places[index] = Math.min(places[index] ?? floor, floor)
  return sorted.map(({ name, look }, index) =>
    shape(
      'text',
      { class: `name ${look}`, x: px(from), y: px((places[index] ?? BASE) + 4) },
      fitted(name, LABEL, width - from),
    ),
  )
}

/** All figures of a label at once, for whoever points at it. */
function slots(
  labels: readonly string[],
  lines: readonly Line[],
  x: (at: number) => number,
  left: number,
  right: number,
): readonly Shape[] {
  const half = labels.length < 2 ? (right - left) / 2 : (x(1) - x(0)) / 2
  return labels.map((label, at) => {
    const from = Math.max(left, x(at) - half)
    const to = Math.min(right, x(at) + half)
    const figures = lines.map(({ name, values }) => `${fitted(name, LABEL, 300)}: ${sayFigure(values[at])}`)
    return shape('g', { class: 'slot' }, [
      shape('title', {}, [fitted(label, LABEL, 600), ...figures].join('\n')),
      shape('rect', { x: px(from), y: TOP - 10, width: px(Math.max(0, to - from)), height: BASE - TOP + 10 }),
      shape('line', { x1: px(x(at)), x2: px(x(at)), y1: TOP - 10, y2: BASE }),
    ])
  })
}

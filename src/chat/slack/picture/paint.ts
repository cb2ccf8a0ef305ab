import type { Canvas, CanvasKit, Paint } from 'canvaskit-wasm/full'
import type { Shape } from '../../workspace/page/chart-shape.ts'
import { widthOf } from '../../workspace/page/chart-words.ts'
import { EMBOLDENED, INKS, inkOf, LOOKS, SIZES, SOFT, TEXT } from './looks.ts'

/** On each side, in CSS pixels: Slack's own ground may be dark. */
const MARGIN = 16
/** For screens that are sharp. */
const SCALE = 2
/** Narrower letters are ugly. */
const NARROWEST = 0.85

/** Everything that lives in Skia's memory, which nobody sweeps. */
type Held = <T extends { delete(): void } | null>(one: T) => T

interface Brush {
  readonly skia: CanvasKit
  readonly canvas: Canvas
  readonly hold: Held
}

/** What the shapes around have said. */
interface Around {
  readonly ink: string
  readonly dashes: readonly number[]
}

/** A drawing as a PNG; null where the typeface lacks a character of its words. */
export function paint(skia: CanvasKit, drawing: Shape): Uint8Array | null {
  const held: { delete(): void }[] = []
  const hold: Held = (one) => {
    if (one !== null) held.push(one)
    return one
  }
  try {
    if (!isWritable(skia, drawing, hold)) return null
    const [width, height] = [number(drawing, 'width') + 2 * MARGIN, number(drawing, 'height') + 2 * MARGIN]
    const surface = hold(skia.MakeSurface(Math.ceil(width * SCALE), Math.ceil(height * SCALE)))
    if (surface === null) return null
    const canvas = surface.getCanvas()
    canvas.clear(skia.WHITE)
    canvas.scale(SCALE, SCALE)
    canvas.translate(MARGIN, MARGIN)
    paintShape({ skia, canvas, hold }, drawing, { ink: SOFT, dashes: [] })
    return hold(surface.makeImageSnapshot()).encodeToBytes()
  } finally {
    for (const one of held.toReversed()) one.delete()
  }
}

function isWritable(skia: CanvasKit, drawing: Shape, hold: Held): boolean {
  const typeface = hold(skia.Typeface.GetDefault())
  if (typeface === null) return false
  const written = (one: Shape): boolean => {
    if (one.tag === 'text' && typeof one.holds === 'string')
      return !typeface.getGlyphIDs(one.holds).includes(0)
    return typeof one.holds === 'string' || !isSeen(one) || one.holds.every(written)
  }
  return written(drawing)
}

/** What only a pointer finds is not painted. */
function isSeen({ tag, with: attributes }: Shape): boolean {
  return (
    tag !== 'title' && tag !== 'desc' && attributes['class'] !== 'slot' && attributes['class'] !== 'under'
  )
}

function paintShape(brush: Brush, one: Shape, around: Around): void {
  if (!isSeen(one)) return
  const style = String(one.with['class'] ?? '').split(' ')
  const look = LOOKS[style.find((name) => name.startsWith('look-')) ?? '']
  const ink = INKS[style.find((name) => name.startsWith('ink-')) ?? ''] ?? around.ink
  if (typeof one.holds === 'string') {
    if (one.tag === 'text') write(brush, one, one.holds, style, ink)
    return
  }
  if (one.tag === 'g' || one.tag === 'svg') {
    for (const inner of one.holds) paintShape(brush, inner, { ink, dashes: look ?? around.dashes })
    return
  }
  const { fill, stroke } = inkOf(style, ink, around.dashes)
  if (fill !== null) draw(brush, one, filled(brush, fill))
  if (stroke !== null) {
    const line = filled(brush, stroke.ink)
    line.setStyle(brush.skia.PaintStyle.Stroke)
    line.setStrokeWidth(stroke.width)
    line.setStrokeCap(brush.skia.StrokeCap.Round)
    line.setStrokeJoin(brush.skia.StrokeJoin.Round)
    if (stroke.dashes.length > 0)
      line.setPathEffect(brush.hold(brush.skia.PathEffect.MakeDash([...stroke.dashes])))
    draw(brush, one, line)
  }
}

function filled({ skia, hold }: Brush, ink: string): Paint {
  const made = hold(new skia.Paint())
  made.setAntiAlias(true)
  made.setColor(skia.parseColorString(ink))
  return made
}

function draw({ skia, canvas, hold }: Brush, one: Shape, using: Paint): void {
  const at = (name: string) => number(one, name)
  if (one.tag === 'line') canvas.drawLine(at('x1'), at('y1'), at('x2'), at('y2'), using)
  else if (one.tag === 'rect')
    canvas.drawRRect(
      skia.RRectXY(skia.XYWHRect(at('x'), at('y'), at('width'), at('height')), at('rx'), at('rx')),
      using,
    )
  else {
    const path = hold(skia.Path.MakeFromSVGString(String(one.with['d'])))
    if (path !== null) canvas.drawPath(path, using)
  }
}

/** About as wide as the drawing reckons with: the typeface's letters are all of one width. */
function write(brush: Brush, one: Shape, words: string, style: readonly string[], around: string): void {
  const { skia, canvas, hold } = brush
  const named = style.find((name) => name in SIZES) ?? 'tick'
  const size = SIZES[named] ?? 12
  const font = hold(new skia.Font(hold(skia.Typeface.GetDefault()), size * 0.95))
  font.setSubpixel(true)
  font.setEmbolden(EMBOLDENED.has(named))
  const natural = font.getGlyphWidths(font.getGlyphIDs(words)).reduce((sum, width) => sum + width, 0)
  const narrow = natural === 0 ? 1 : Math.min(1, Math.max(NARROWEST, widthOf(words, size) / natural))
  font.setScaleX(narrow)
  const width = natural * narrow
  const anchor = one.with['text-anchor']
  const back = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0
  const ink = named === 'name' || named === 'peak' ? around : (TEXT[named] ?? SOFT)
  canvas.drawText(words, number(one, 'x') - back, number(one, 'y'), filled(brush, ink), font)
}

function number({ with: attributes }: Shape, name: string): number {
  return Number(attributes[name] ?? 0)
}

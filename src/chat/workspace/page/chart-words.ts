// Words in a drawing: nothing wraps or ends in "…" by itself there, so their widths are reckoned.

const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Longer labels are not read to their end. */
const MOST = 200

/** About how wide the words are, of a size in pixels: in no common typeface are they wider. */
export function widthOf(words: string, size: number): number {
  let ems = 0
  for (const { segment } of graphemes.segment(words)) ems += emsOf(segment)
  return ems * size
}

function emsOf(character: string): number {
  if (/^[\u0020-\u007E]$/.test(character))
    return /[ijltfrI.,:;'|!()[\] ]/.test(character) ? 0.34 : /[A-Zmw%@]/.test(character) ? 0.82 : 0.58
  return /^[\u00A0-\u052F\u0590-\u06FF]/.test(character) ? 0.68 : 1.1
}

/** In one line, no wider than `room`. */
export function fitted(words: string, size: number, room: number): string {
  const line = oneLine(words)
  if (widthOf(line, size) <= room) return line
  let left = room - widthOf('…', size)
  let kept = ''
  for (const { segment } of graphemes.segment(line)) {
    left -= widthOf(segment, size)
    if (left < 0) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

function oneLine(words: string): string {
  return plain(words.slice(0, 4 * MOST))
    .slice(0, MOST)
    .toWellFormed()
}

/** In one line, without what hides, controls or turns the direction of writing. */
export function plain(words: string): string {
  return words.toWellFormed().replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

export function sayFigure(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : numbers.format(value)
}

/** `12`, `4,300`, `1.2M`: for where there is little room. */
export function sayBriefly(value: number): string {
  return Math.abs(value) < 10_000 ? numbers.format(value) : short.format(value)
}

import { plain } from './chart-words.ts'

/**
 * SVG as plain data: what draws it knows nothing of where it is shown, on this page or in a file that has
 * no scripts. Texts are texts; attributes are numbers and fixed words, never a label.
 */
export interface Shape {
  readonly tag: 'svg' | 'g' | 'path' | 'rect' | 'line' | 'text' | 'title' | 'desc'
  readonly with: Readonly<Record<string, string | number>>
  readonly holds: string | readonly Shape[]
  /** The command that a click runs. */
  readonly open?: string | null
}

export function shape(
  tag: Shape['tag'],
  attributes: Shape['with'],
  holds: Shape['holds'] = [],
  open: string | null = null,
): Shape {
  return { tag, with: attributes, holds, open }
}

export interface Frame {
  /** In CSS pixels. */
  readonly width: number
  /** Unique in the document. */
  readonly id: string
}

/** The drawing as one picture for screen readers: its name, and what is to be seen in it. */
export function picture(
  { width, id }: Frame,
  height: number,
  { title, says }: { readonly title: string; readonly says: string },
  holds: readonly Shape[],
): Shape {
  return shape(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-says`,
    },
    [
      shape('title', { id: `${id}-title` }, plain(title)),
      shape('desc', { id: `${id}-says` }, plain(says)),
      ...holds,
    ],
  )
}

/** To a tenth of a pixel. */
export function px(value: number): number {
  return Math.round(value * 10) / 10
}

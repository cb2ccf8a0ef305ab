// The light half of the page's `chart.css`: on white, names keep 4.5 to 1.

export const INKS: Readonly<Record<string, string>> = {
  'ink-neutral': '#47514f',
  'ink-good': '#0067a3',
  'ink-bad': '#b34a00',
  'ink-urgent': '#a23b76',
  'ink-green': '#00735a',
  'ink-sky': '#6a5acd',
}

export const LOOKS: Readonly<Record<string, readonly number[]>> = {
  'look-0': [],
  'look-1': [7, 5],
  'look-2': [1.5, 5],
  'look-3': [9, 4, 1.5, 4],
}

const STRONG = '#18211f'
const GROUND = '#ffffff'

/** Of words that are not in a line's own ink. */
export const SOFT = '#55605d'
export const TEXT: Readonly<Record<string, string>> = { label: STRONG, value: STRONG }

export const SIZES: Readonly<Record<string, number>> = {
  tick: 12,
  was: 12.5,
  name: 12.5,
  peak: 12.5,
  label: 13.5,
  value: 13.5,
  head: 13,
}

export const EMBOLDENED: ReadonlySet<string> = new Set(['name', 'peak', 'value', 'head'])

export interface Ink {
  readonly fill: string | null
  readonly stroke: { readonly ink: string; readonly width: number; readonly dashes: readonly number[] } | null
}

/** How a shape of that class is drawn, among shapes of that ink and those dashes. */
export function inkOf(style: readonly string[], ink: string, dashes: readonly number[]): Ink {
  const line = (ink: string, width: number, dashes: readonly number[] = []) => ({ ink, width, dashes })
  const [named] = style
  switch (named) {
    case 'grid':
      return { fill: null, stroke: line('#e3e7e5', 1) }
    case 'base':
      return { fill: null, stroke: line('#a9b2ae', 1) }
    case 'fill':
      // What is neither good nor bad stands back.
      return { fill: ink === INKS['ink-neutral'] ? '#98a29e' : ink, stroke: null }
    case 'before':
      return { fill: STRONG, stroke: line(GROUND, 1.5) }
    case 'mark':
      return style.includes('hollow')
        ? { fill: GROUND, stroke: line(ink, 1.5) }
        : { fill: ink, stroke: line(GROUND, 1.5) }
    case 'part':
      return { fill: null, stroke: line(ink, 2, [2, 5]) }
    default:
      return { fill: null, stroke: line(ink, 2, dashes) }
  }
}

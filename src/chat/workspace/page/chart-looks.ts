import type { Tone } from '../../../core/card.ts'

/** Colours of `chart.css`, told apart by the colour-blind too; a tone has its own as long as it is alone. */
const COLOURS = ['neutral', 'good', 'bad', 'urgent', 'green', 'sky'] as const
const MARKERS = 4

/** For each its colour and, counted apart from it, its dashes and its marker: `ink-bad look-2`. */
export function looksOf(series: readonly { readonly tone: Tone }[]): readonly string[] {
  const taken = new Set<string>()
  return series.map(({ tone }, index) => {
    const free = COLOURS.find((colour) => !taken.has(colour) && !series.some((one) => one.tone === colour))
    const colour = taken.has(tone) ? (free ?? tone) : tone
    taken.add(colour)
    return `ink-${colour} look-${index % MARKERS}`
  })
}

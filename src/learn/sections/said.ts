import type { Tone } from '../../core/card.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { sayShare, shareChange } from '../noise.ts'
import { totalOf } from '../sums.ts'
import { plural } from '../words.ts'
import { against, line, said } from './line.ts'

/** How much was said, and how it sounded. */
export function volume(figures: Figures): readonly Line[] {
  const now = totalOf(figures.tallies)
  const then = totalOf(figures.before)
  if (now.mentions + then.mentions === 0) return []
  const copies = now.copies === 0 ? [] : [`and ${plural(now.copies, 'copy', 'copies')} of them`]
  const unknown =
    figures.compare && !figures.comparable ? ['Earshot did not yet listen for all of the time before'] : []
  const all = line(plural(now.mentions, 'mention'), {
    detail: [...against(figures, now.mentions, then.mentions), ...unknown, ...copies].join(' · ') || null,
    open: said(figures),
  })
  if (now.mentions === 0) return [all]
  return [all, feeling(figures, 'negative', 'bad'), feeling(figures, 'positive', 'good')]
}

function feeling(figures: Figures, which: 'negative' | 'positive', tone: Tone): Line {
  const now = totalOf(figures.tallies)
  const then = totalOf(figures.before)
  const change = shareChange(now[which], now.mentions, then[which], then.mentions)
  const before = then.mentions === 0 ? '' : ` (${sayShare(then[which], then.mentions)})`
  return line(`${sayShare(now[which], now.mentions)} ${which}`, {
    detail: change === null ? null : `clearly ${change} of them than before${before}`,
    tone: now[which] === 0 ? 'neutral' : tone,
    open: said(figures, `mood:${which}`),
  })
}

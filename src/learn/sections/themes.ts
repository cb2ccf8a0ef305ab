import { DateTime } from 'luxon'
import type { Tone } from '../../core/card.ts'
import { themeReference } from '../../core/theme.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import type { Movement } from '../movements.ts'
import { number } from '../noise.ts'
import { against, line, quoteOf, said, saidIn, sentence } from './line.ts'
import { best, topicsChanged, topicsMost } from './topics.ts'

/**
 * What rose, what fell, else what was said most; and what is new. Where no theme rose, the departments’
 * complaints and questions that did, and where there are no themes, those alone.
 */
export function themes(figures: Figures): readonly Line[] {
  const { rising, falling, fresh, steady } = figures.movements
  const lines = (some: readonly Movement[]) => some.map((theme) => moved(figures, theme))
  const risen = rising.length > 0 ? lines(rising) : topicsChanged(figures)
  const told = [...risen, ...lines(falling), ...lines(steady)]
  return [
    ...(told.length + fresh.length > 0 ? told : topicsMost(figures)),
    ...fresh.map((theme) => begun(figures, theme)),
  ]
}

function moved(figures: Figures, theme: Movement): Line {
  const { now, before } = theme
  const filter = `theme:${themeReference(theme.theme)}`
  return line(sayTheme(theme), {
    detail: against(figures, now, before).join() || null,
    tone: toneOf(theme),
    open: now === 0 ? saidIn(figures, figures.stretch.before, filter) : said(figures, filter),
    subject: sentence(theme.name),
    about: theme.theme,
    quotes: voiceOf(figures, theme),
  })
}

function begun(figures: Figures, theme: Movement): Line {
  const first = figures.themes.find((one) => one.theme === theme.theme)?.firstAt ?? figures.now
  const day = DateTime.fromMillis(first, { zone: figures.stretch.zone }).setLocale('en').toFormat('ccc d LLL')
  return line(`New: ${sayTheme(theme)}`, {
    detail: `first said on ${day}`,
    tone: mostlyBad(theme) ? 'bad' : 'neutral',
    open: said(figures, `theme:${themeReference(theme.theme)}`),
    subject: sentence(theme.name),
    about: theme.theme,
    quotes: voiceOf(figures, theme),
  })
}

/** `Late delivery (T-12): 41` */
function sayTheme({ theme, name, now }: Movement): string {
  return `${sentence(name)} (${themeReference(theme)}): ${number(now)}`
}

function voiceOf({ themeVoices }: Figures, { theme }: Movement) {
  return best(themeVoices.get(theme) ?? [])
    .slice(0, 1)
    .map((row) => quoteOf(row))
}

function toneOf(theme: Movement): Tone {
  if (!mostlyBad(theme)) return 'neutral'
  return theme.change === 'more' ? 'bad' : theme.change === 'fewer' ? 'good' : 'neutral'
}

function mostlyBad({ negative, now, change }: Movement): boolean {
  // Of a theme that nobody speaks of any more it is not asked how it sounded.
  return 2 * negative > now && change !== 'too few'
}

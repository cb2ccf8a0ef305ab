import type { Link, Tone } from '../core/card.ts'
import type { Chart } from '../core/chart.ts'
import type { Intent } from '../core/intent.ts'
import type { MentionId } from '../core/mention.ts'
import type { ThemeId } from '../core/theme.ts'
import { chartsOf } from './charts.ts'
import type { Figures } from './figures.ts'
import { headline } from './headline.ts'
import { SECTIONS } from './sections/index.ts'
import { type Total, totalOf } from './sums.ts'

/** A report, before it is drawn: what is said, in order, and what opens behind it. */
export interface Digest {
  readonly title: string
  /** One sentence. */
  readonly headline: string
  readonly tone: Tone
  /** Nothing was said, nothing was done, and nothing waits. */
  readonly empty: boolean
  readonly total: Total
  readonly charts: readonly Chart[]
  readonly sections: readonly Section[]
  /** The model whose words stand in it, and the mentions that these rest on. */
  readonly phrasedBy: string | null
  readonly restsOn: readonly MentionId[]
}

export interface Section {
  readonly name: string
  readonly lines: readonly Line[]
}

export interface Line {
  readonly text: string
  readonly detail: string | null
  readonly tone: Tone
  /** Shows the mentions behind it. */
  readonly open: Intent | null
  /** What its quotes are about, said where they stand apart from it; null where they say so themselves. */
  readonly subject: string | null
  /** The theme that it is about. */
  readonly about: ThemeId | null
  readonly quotes: readonly Quote[]
}

/** A customer's own words. */
export interface Quote {
  readonly mention: MentionId
  readonly text: string
  readonly by: string
  readonly link: Link | null
}

/** Written by rules from the figures alone. */
export function write(figures: Figures): Digest {
  const sections = SECTIONS.map(({ name, write: lines }) => ({ name, lines: lines(figures) })).filter(
    ({ lines }) => lines.length > 0,
  )
  const { department, stretch } = figures
  const late = figures.waiting.reduce((sum, { overdue }) => sum + overdue, 0)
  return {
    title: `Digest${department === null ? '' : ` for ${department}`}, ${stretch.said.replace(/^in /, '')}`,
    headline: headline(figures),
    tone: late > 0 ? 'bad' : 'neutral',
    empty: sections.length === 0,
    total: totalOf(figures.tallies),
    charts: chartsOf(figures),
    sections,
    phrasedBy: null,
    restsOn: [],
  }
}

/** Who speaks, where a model does; for the foot of a report. */
export function sayPhrasedBy({ phrasedBy }: Pick<Digest, 'phrasedBy'>): string | null {
  return phrasedBy === null ? null : `Put into words by ${phrasedBy}, from these figures and mentions.`
}

import type { Tone } from '../../core/card.ts'
import type { Row } from '../../core/ledger.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { number } from '../noise.ts'
import { changes, sayTopic, type Topic } from '../topics.ts'
import { against, line, quoteOf, said, saidIn, sentence } from './line.ts'

const TOPICS_TOLD = 4

/** What rose and fell beyond chance. */
export function topicsChanged(figures: Figures): readonly Line[] {
  const changed = changes(figures).filter(({ change }) => change === 'more' || change === 'fewer')
  return changed.slice(0, TOPICS_TOLD).map((topic) => topicLine(figures, topic))
}

/** What was said most. */
export function topicsMost(figures: Figures): readonly Line[] {
  const most = changes(figures).filter(({ now, kind }) => now > 1 && kind !== 'praise')
  return most.slice(0, TOPICS_TOLD).map((topic) => topicLine(figures, topic))
}

function topicLine(figures: Figures, topic: Topic): Line {
  const { kind, now, before, department } = topic
  const named = sentence(sayTopic(topic))
  const filters = [...(figures.department === null ? [`dept:${department}`] : []), `kind:${kind}`]
  return line(`${named}: ${number(now)}`, {
    subject: named,
    detail: against(figures, now, before).join() || null,
    tone: toneOf(topic),
    open: now === 0 ? saidIn(figures, figures.stretch.before, ...filters) : said(figures, ...filters),
    quotes:
      now === 0
        ? []
        : voicesOf(figures, topic)
            .slice(0, 1)
            .map((row) => quoteOf(row)),
  })
}

function toneOf({ kind, change }: Topic): Tone {
  if (change !== 'more' && change !== 'fewer') return 'neutral'
  if (kind !== 'complaint' && kind !== 'praise') return 'neutral'
  return (kind === 'praise') === (change === 'more') ? 'good' : 'bad'
}

function voicesOf({ voices }: Figures, { kind, department }: Topic): readonly Row[] {
  const ours = voices.filter((one) => one.department === department && one.row.analysis.kind === kind)
  return best(ours.map(({ row }) => row))
}

/** The ones before the team first, then those that others repeated, and those worth most. */
export function best(rows: readonly Row[]): readonly Row[] {
  const weight = ({ mention, analysis, engagement }: Row) =>
    (engagement === null ? 0 : 1) + analysis.worth + Math.min(1, mention.copies / 10)
  return rows.toSorted((a, b) => weight(b) - weight(a) || b.mention.id - a.mention.id)
}

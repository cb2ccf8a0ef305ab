import type { Tone } from '../../core/card.ts'
import type { Row } from '../../core/ledger.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { number } from '../noise.ts'
import { changes, sayTopic, type Topic } from '../topics.ts'
import { against, line, quoteOf, said, sentence } from './line.ts'

const TOPICS_TOLD = 4

/** What rose and fell beyond chance; else what was said most. */
export function topics(figures: Figures): readonly Line[] {
  const all = changes(figures)
  const changed = all.filter(({ change }) => change === 'more' || change === 'fewer')
  const told = changed.length > 0 ? changed : all.filter(({ now, kind }) => now > 1 && kind !== 'praise')
  return told.slice(0, TOPICS_TOLD).map((topic) => {
    const { kind, now, before } = topic
    return line(`${sentence(sayTopic(topic))}: ${number(now)}`, {
      detail: against(figures, now, before).join() || null,
      tone: toneOf(topic),
      open:
        now === 0
          ? null
          : said(
              figures,
              ...(figures.department === null ? [`dept:${topic.department}`] : []),
              `kind:${kind}`,
            ),
      quotes:
        now === 0
          ? []
          : voicesOf(figures, topic)
              .slice(0, 1)
              .map((row) => quoteOf(row)),
    })
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

import { mood } from '../../core/analysis.ts'
import { reference } from '../../core/mention.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { number } from '../noise.ts'
import { line, quoteOf, said } from './line.ts'
import { best } from './topics.ts'

const PEOPLE_TOLD = 5
const PRAISE_QUOTED = 2
/** What is shared as praise had better be praise. */
const SURE = 0.65

function often(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${number(count)} times`
}

/** Praise worth sharing, and the people praised. */
export function praise(figures: Figures): readonly Line[] {
  const shared = best(figures.voices.map(({ row }) => row))
    .filter(
      ({ analysis: { kind, sentiment, confidence } }) =>
        kind === 'praise' && mood(sentiment) === 'positive' && confidence.kind >= SURE,
    )
    .slice(0, PRAISE_QUOTED)
    .map((row) => {
      const of = row.engagement?.department ?? row.analysis.department
      return line(`${reference(row.mention.id)}${of === null ? '' : `, for ${of}`}`, {
        tone: 'good',
        open: { verb: 'show', mention: row.mention.id },
        quotes: [quoteOf(row)],
      })
    })
  const people = figures.praised.slice(0, PEOPLE_TOLD).map(({ person, count, latest }) =>
    line(`${person} was praised ${often(count)}`, {
      tone: 'good',
      open:
        count === 1
          ? { verb: 'show', mention: latest }
          : said(figures, `praises:"${person.replaceAll('"', '')}"`),
    }),
  )
  return [...shared, ...people]
}

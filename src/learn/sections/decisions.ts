import { reference } from '../../core/mention.ts'
import { sayAgo } from '../../core/wording.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { line, quoteOf } from './line.ts'

/** What goes on waiting unless a manager says something. */
export function decisions(figures: Figures): readonly Line[] {
  const { overdue, now } = figures
  return overdue.map((row) =>
    line(
      `${reference(row.mention.id)} waits for an answer${row.engagement?.department ? ` from ${row.engagement.department}` : ''}`,
      {
        detail: `${row.analysis.urgency === 'high' ? 'urgent · ' : ''}the team was told ${sayAgo(row.engagement?.openedAt ?? row.mention.storedAt, now)}`,
        tone: row.analysis.urgency === 'high' ? 'urgent' : 'bad',
        open: { verb: 'show', mention: row.mention.id },
        quotes: row.mention.text === '' && row.mention.title === null ? [] : [quoteOf(row, 140)],
      },
    ),
  )
}

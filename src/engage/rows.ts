import { overdueMs } from '../config/overdue.ts'
import type { Item } from '../core/card.ts'
import type { Row } from '../core/ledger.ts'
import { reference } from '../core/mention.ts'
import { isOverdue } from '../core/overdue.ts'
import { sayCommand } from '../core/saycommand.ts'
import type { Instant } from '../core/time.ts'
import { excerpt, kindIcon, kindTone, oneLine, quoted, sayAgo, sayKind, sayStatus } from '../core/wording.ts'
import type { DeskNeeds } from './needs.ts'

export const ROWS_PER_PAGE = 10

/** Mentions as rows that open their story. */
export async function itemsOf(
  rows: readonly Row[],
  { directory, config }: Pick<DeskNeeds, 'directory' | 'config'>,
  now: Instant,
): Promise<readonly Item[]> {
  const late = overdueMs(config)
  return Promise.all(
    rows.map(async (row) => itemOf(row, await holder(row, directory), isOverdue(row, late, now), now)),
  )
}

async function holder({ engagement }: Row, directory: DeskNeeds['directory']): Promise<string | null> {
  if (!engagement?.assignee) return null
  return (await directory.byId(engagement.assignee))?.name ?? 'a colleague'
}

function itemOf(row: Row, holder: string | null, overdue: boolean, now: Instant): Item {
  const { mention, analysis, engagement } = row
  const department = engagement?.department ?? analysis.department
  return {
    text: `${reference(mention.id)} ${kindIcon(analysis.kind)} ${gist(row, 120)}`,
    detail: [
      sayKind(analysis.kind),
      ...(analysis.urgency === 'high' ? ['urgent'] : []),
      ...(overdue ? ['overdue'] : []),
      sayStatus(engagement, holder),
      ...(department === null ? [] : [department]),
      mention.source,
      sayAgo(mention.at, now),
    ].join(' · '),
    tone: kindTone(analysis.kind, analysis.urgency),
    open: sayCommand({ verb: 'show', mention: mention.id }),
  }
}

/** In one line, from the customer's own words. */
export function gist(
  { mention, analysis }: Pick<Row, 'mention' | 'analysis'>,
  maxCodePoints: number,
): string {
  const line = analysis.summary === '' ? quoted(mention, maxCodePoints) : analysis.summary
  return excerpt(oneLine(line), maxCodePoints) || 'The words were erased.'
}

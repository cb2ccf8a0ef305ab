import type { Card, Item } from '../core/card.ts'
import type { HeldRow } from '../core/ledger.ts'
import { reference } from '../core/mention.ts'
import { kindTone, sayKind, sayStatus } from '../core/wording.ts'
import { gist } from './card.ts'

/** How many mentions a roundup shows. */
const SHOWN = 15

/** One card for the mentions that waited: beyond the channel's budget, or for the end of its quiet hours. */
export function roundupCard(rows: readonly HeldRow[], channel: string): Card {
  const heading = `${rows.length} more for ${channel}`
  const kinds = sayKinds(rows)
  const [top] = rows
  const rest = rows.length - SHOWN
  return {
    summary: `${heading}: ${kinds}.${top ? ` First: ${gist(top, 160)}` : ''}`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      {
        part: 'text',
        text: `${kinds}. They waited so that this channel stays calm. The most notable first:`,
      },
      { part: 'list', items: rows.slice(0, SHOWN).map(item) },
      ...(rest > 0 ? [{ part: 'note' as const, text: `And ${rest} more: “list” shows them all.` }] : []),
    ],
  }
}

function item(row: HeldRow): Item {
  const { mention, analysis, engagement, holder } = row
  const id = reference(mention.id)
  const urgent = analysis.urgency === 'high' ? ', urgent' : ''
  const touched = engagement === null || engagement.status === 'open' ? [] : [sayStatus(engagement, holder)]
  return {
    text: `${sayKind(analysis.kind)}${urgent}: ${gist(row, 140)}`,
    detail: [id, mention.source, ...touched].join(' · '),
    tone: kindTone(analysis.kind, analysis.urgency),
    open: `show ${id}`,
  }
}

/** `2 complaints, 1 question` */
function sayKinds(rows: readonly HeldRow[]): string {
  const counts = new Map<string, number>()
  for (const { analysis } of rows) {
    const kind = sayKind(analysis.kind).toLowerCase()
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, n]) => `${n} ${kind}${n === 1 || kind === 'praise' ? '' : 's'}`)
    .join(', ')
}

import type { Button, Card, Item, Part } from '../../core/card.ts'
import type { Doubt, Page, QueueFault, Row } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import { type MentionId, reference } from '../../core/mention.ts'
import { isOverdue } from '../../core/overdue.ts'
import { type Instant, sayDuration } from '../../core/time.ts'
import {
  excerpt,
  kindIcon,
  kindTone,
  oneLine,
  sayAgo,
  sayKind,
  sayStatus,
  sayTime,
} from '../../core/wording.ts'

/** Of each list. */
export const ROWS = 10

export interface HomeContent {
  readonly mine: Page
  readonly departments: readonly { readonly name: string; readonly page: Page }[]
  /** Of the departments' lists, from 1. */
  readonly page: number
  /** A complaint unanswered for longer is overdue, in milliseconds. */
  readonly overdueMs: number
  /** What only administrators see. */
  readonly admin: Admin | null
}

export interface Admin {
  readonly doubts: readonly (Doubt & { readonly mention: MentionId | null })[]
  readonly moreDoubts: number
  readonly queues: readonly QueueFault[]
  readonly sources: readonly { readonly name: string; readonly fault: string }[]
  readonly troubles: readonly string[]
}

/** What waits for this member, the most pressing first. */
export function homeCard(member: Member, content: HomeContent, now: Instant): Card {
  const { mine, departments, admin } = content
  return {
    summary: `${mine.total} of yours are open.`,
    parts: [
      ...next(content, now),
      ...(admin === null ? [] : [...faultParts(admin), ...doubtParts(admin, member, now)]),
      { part: 'heading', text: `Yours · ${mine.total}`, tone: 'neutral' },
      ...listed(
        mine.rows,
        member,
        content.overdueMs,
        now,
        'Nothing waits for you. Claim what you can take on.',
      ),
      ...more(mine, 'list mine'),
      ...departments.flatMap(({ name, page }): Part[] => [
        {
          part: 'heading',
          text: `${capital(name)} · ${page.total} open${overdueIn(page.rows, content.overdueMs, now)}`,
          tone: 'neutral',
        },
        ...listed(
          page.rows,
          member,
          content.overdueMs,
          now,
          content.page > 1 ? 'No more of them.' : 'Nothing is open.',
        ),
      ]),
      ...pager(content),
      {
        part: 'note',
        text: `As of ${sayTime(now, member.zone, now)}. Open this tab again to see the present state.`,
      },
    ],
  }
}

/** The one thing to do now, and where to go from here. */
function next({ mine, departments }: HomeContent, now: Instant): Part[] {
  const unclaimed = departments
    .flatMap(({ page }) => page.rows)
    .find(({ engagement }) => !engagement?.assignee)
  const held = mine.rows[0]
  const row = held ?? unclaimed
  const actions: Button[] = [
    ...(row === held || row === undefined
      ? []
      : [run(`Claim ${reference(row.mention.id)}`, `claim ${reference(row.mention.id)}`, 'primary')]),
    run('All open', 'list open', 'plain'),
    run('Sources', 'sources', 'plain'),
    run('Help', 'help', 'plain'),
  ]
  const text =
    row === undefined
      ? 'All is quiet.'
      : `Next: ${row === held ? 'yours, ' : ''}${itemText(row)} (waiting ${sayDuration(Math.max(0, now - (row.engagement?.openedAt ?? now)))})`
  return [
    { part: 'text', text },
    { part: 'actions', actions },
  ]
}

function faultParts({ queues, sources, troubles }: Admin): Part[] {
  const faults = [
    ...troubles,
    ...queues.map(({ queue, fault, waiting }) => `${sayQueue(queue)}: ${fault} ${waiting} wait.`),
    ...sources.map(({ name, fault }) => `Source ${name}: ${fault}`),
  ]
  if (faults.length === 0) return []
  return [
    { part: 'heading', text: `⚠ To be mended · ${faults.length}`, tone: 'bad' },
    { part: 'list', items: faults.map((text) => ({ text, detail: null, tone: 'bad', open: null })) },
  ]
}

function doubtParts({ doubts, moreDoubts }: Admin, member: Member, now: Instant): Part[] {
  if (doubts.length === 0) return []
  return [
    { part: 'heading', text: `Posts in doubt · ${doubts.length + moreDoubts}`, tone: 'bad' },
    {
      part: 'text',
      text: 'Slack’s answer was lost: they may be in the channel or not. Look there, and say which.',
    },
    ...doubts.flatMap(({ debt, queue, mention, reason, at }): Part[] => [
      {
        part: 'text',
        text: `${mention === null ? 'A post' : `The card of ${reference(mention)}`} in ${sayQueue(queue)}, ${sayTime(at, member.zone, now)}. ${reason}`,
      },
      {
        part: 'actions',
        actions: [
          run('It is there', `doubt ${debt} there`, 'plain'),
          run('Post it again', `doubt ${debt} again`, 'danger'),
        ],
      },
    ]),
    ...(moreDoubts > 0
      ? [{ part: 'note' as const, text: `… and ${moreDoubts} more, once these are settled.` }]
      : []),
  ]
}

function listed(rows: readonly Row[], member: Member, overdueMs: number, now: Instant, none: string): Part[] {
  if (rows.length === 0) return [{ part: 'text', text: none }]
  return [{ part: 'list', items: rows.map((row) => item(row, member, overdueMs, now)) }]
}

function item(row: Row, member: Member, overdueMs: number, now: Instant): Item {
  const { mention, analysis, engagement } = row
  const holder = engagement?.assignee ? (engagement.assignee === member.id ? 'you' : 'a colleague') : null
  return {
    text: itemText(row),
    detail: [
      sayKind(analysis.kind),
      ...(analysis.urgency === 'high' ? ['urgent'] : []),
      ...(isOverdue(row, overdueMs, now) ? ['overdue'] : []),
      sayStatus(engagement, holder),
      mention.source,
      sayAgo(mention.at, now),
    ].join(' · '),
    tone: kindTone(analysis.kind, analysis.urgency),
    open: `show ${reference(mention.id)}`,
  }
}

function itemText({ mention, analysis }: Row): string {
  const gist = oneLine(analysis.summary || mention.title || mention.text.slice(0, 2_000))
  return `${reference(mention.id)} ${kindIcon(analysis.kind)} ${excerpt(gist, 120) || 'The words were erased.'}`
}

function overdueIn(rows: readonly Row[], overdueMs: number, now: Instant): string {
  const count = rows.filter((row) => isOverdue(row, overdueMs, now)).length
  return count === 0 ? '' : `, ${count} overdue`
}

function more({ total, rows }: Page, command: string): Part[] {
  return total > rows.length ? [{ part: 'actions', actions: [run(`All ${total}`, command, 'plain')] }] : []
}

function pager({ departments, page }: HomeContent): Part[] {
  const most = Math.max(0, ...departments.map(({ page: { total } }) => total))
  const actions = [
    ...(page > 1 ? [run('Previous page', `home ${page - 1}`, 'plain')] : []),
    ...(most > page * ROWS ? [run('Next page', `home ${page + 1}`, 'plain')] : []),
  ]
  return actions.length === 0 ? [] : [{ part: 'actions', actions }]
}

function run(label: string, command: string, style: Button['style']): Button {
  return { label, style, does: 'run', command }
}

function sayQueue(queue: string): string {
  return queue.startsWith('@') ? 'direct messages' : `#${queue}`
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

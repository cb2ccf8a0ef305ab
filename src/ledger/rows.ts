import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Analysis, Confidence } from '../core/analysis.ts'
import type { Engagement } from '../core/engagement.ts'
import type { Row } from '../core/ledger.ts'
import type { Mention, MentionId } from '../core/mention.ts'
import { listed, type Store } from './engine.ts'
import type { EngagementTable, Tables } from './schema.ts'

const MENTION = [
  'mention.id',
  'mention.source',
  'mention.external_id',
  'mention.author_key',
  'mention.author_name',
  'mention.author_url',
  'mention.title',
  'mention.text',
  'mention.url',
  'mention.published_at',
  'mention.at',
  'mention.stored_at',
  'mention.reach',
  'mention.language',
  'mention.copy_of',
  'mention.copies',
] as const

export function selectMentions(db: Kysely<Tables>) {
  return db.selectFrom('mention').select(MENTION)
}
type MentionRow = Awaited<ReturnType<ReturnType<typeof selectMentions>['execute']>>[number]

export function toMention(row: MentionRow): Mention {
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    author:
      row.author_key === null
        ? null
        : { key: row.author_key, name: row.author_name ?? '', url: row.author_url },
    title: row.title,
    text: row.text,
    url: row.url,
    publishedAt: row.published_at,
    at: row.at,
    storedAt: row.stored_at,
    reach: row.reach,
    language: row.language,
    copyOf: row.copy_of,
    copies: row.copies,
  }
}

export const ENGAGEMENT = [
  'engagement.status',
  'engagement.before',
  'engagement.department as engaged_department',
  'engagement.assignee',
  'engagement.snoozed_until',
  'engagement.opened_at',
  'engagement.responded_at',
  'engagement.closed_at',
] as const

/** Mentions with what is known of them; those not yet understood are not among them. */
export function selectRows(db: Kysely<Tables>) {
  return db
    .selectFrom('mention')
    .innerJoin('analysis', 'analysis.mention', 'mention.id')
    .leftJoin('engagement', 'engagement.mention', 'mention.id')
    .leftJoin('theme', 'theme.id', 'analysis.theme')
    .select(MENTION)
    .select([
      'analysis.kind',
      'analysis.sentiment',
      'analysis.urgency',
      'analysis.department',
      'analysis.language as understood_language',
      'analysis.summary',
      'analysis.worth',
      'analysis.analyst',
      'analysis.themes',
      'analysis.promises',
      'analysis.people',
      'analysis.confidence',
      'analysis.because',
      'analysis.taught',
      'theme.id as theme',
      'theme.name as theme_name',
    ])
    .select(ENGAGEMENT)
}
type EngagementColumn =
  | 'id'
  | 'status'
  | 'before'
  | 'engaged_department'
  | 'assignee'
  | 'snoozed_until'
  | 'opened_at'
  | 'responded_at'
  | 'closed_at'
type KnownRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]

export function toRow(row: KnownRow): Row {
  return {
    mention: toMention(row),
    analysis: toAnalysis(row),
    engagement: engagementIn(row),
    ...(row.theme === null ? {} : { theme: { id: row.theme, name: row.theme_name } }),
  }
}

function toAnalysis(row: KnownRow): Analysis {
  const confidence: Confidence = JSON.parse(row.confidence)
  return {
    kind: row.kind,
    sentiment: row.sentiment,
    urgency: row.urgency,
    department: row.department,
    themes: strings(row.themes),
    promises: strings(row.promises),
    people: strings(row.people),
    language: row.understood_language,
    summary: row.summary,
    worth: row.worth,
    confidence,
    analyst: row.analyst,
    because: strings(row.because),
    ...(row.taught !== '[]' && { taught: taughtIn(row.taught) }),
  }
}

function taughtIn(json: string): NonNullable<Analysis['taught']> {
  return JSON.parse(json)
}

function strings(json: string): readonly string[] {
  return json === '[]' ? [] : JSON.parse(json)
}

export function engagementIn(row: Pick<KnownRow, EngagementColumn>): Engagement | null {
  if (row.status === null || row.opened_at === null) return null
  return {
    mention: row.id,
    status: row.status,
    before: row.before,
    department: row.engaged_department,
    assignee: row.assignee,
    snoozedUntil: row.snoozed_until,
    openedAt: row.opened_at,
    respondedAt: row.responded_at,
    closedAt: row.closed_at,
  }
}

export function fromEngagement(engagement: Engagement): Omit<Selectable<EngagementTable>, 'kind'> {
  return {
    mention: engagement.mention,
    status: engagement.status,
    before: engagement.before,
    department: engagement.department,
    assignee: engagement.assignee,
    snoozed_until: engagement.snoozedUntil,
    opened_at: engagement.openedAt,
    responded_at: engagement.respondedAt,
    closed_at: engagement.closedAt,
  }
}

/** A mention itself, or the one that leads its copies. */
export function leadOf(mention: RawBuilder<MentionId>): RawBuilder<MentionId> {
  return sql`(select coalesce(named.copy_of, named.id) from mention as named where named.id = ${mention})`
}

/** In the order of the ids. */
export async function rowsOf({ db, engine }: Store, ids: readonly MentionId[]): Promise<readonly Row[]> {
  const rows = await selectRows(db).where('mention.id', 'in', listed(engine, ids)).execute()
  const byId = new Map(rows.map((row) => [row.id, toRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

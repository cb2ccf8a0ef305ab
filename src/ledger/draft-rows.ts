import type { Selectable } from 'kysely'
import type { DraftId } from '../core/draftwords.ts'
import type { Draft, Person, Reply } from '../core/ledger.ts'
import type { Store, Writing } from './engine.ts'
import type { DraftTable, ReplyTable } from './schema.ts'

/** A draft with its reply, where it has been approved. */
export function selectDrafts(db: Store['db'] | Writing) {
  return db
    .selectFrom('draft')
    .leftJoin('reply', 'reply.draft', 'draft.id')
    .selectAll('draft')
    .select([
      'reply.through',
      'reply.approver_id',
      'reply.approver_name',
      'reply.approved_at',
      'reply.sent_at',
      'reply.link',
    ])
}

type Approval = Pick<
  Selectable<ReplyTable>,
  'through' | 'approver_id' | 'approver_name' | 'approved_at' | 'sent_at' | 'link'
>
export type DraftRow = Selectable<DraftTable> & { [Column in keyof Approval]: Approval[Column] | null }

export function toDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    mention: row.mention,
    state: row.state,
    version: row.version,
    writer: { id: row.writer_id, name: row.writer_name },
    editor: { id: row.editor_id, name: row.editor_name },
    text: row.text,
    own: row.own === 1,
    tone: row.tone,
    by: row.made_by,
    note: row.note,
    alternatives: JSON.parse(row.alternatives),
    concerns: JSON.parse(row.concerns),
    confirmations: JSON.parse(row.confirmations),
    asked: person(row.asked_id, row.asked_name),
    fault: row.fault,
    beganAt: row.began_at,
    changedAt: row.changed_at,
    reply: replyIn(row),
  }
}

function person(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name: name ?? '' }
}

function replyIn(row: DraftRow): Reply | null {
  const approver = person(row.approver_id, row.approver_name)
  if (approver === null || row.approved_at === null) return null
  return {
    through: row.through,
    approver,
    approvedAt: row.approved_at,
    sentAt: row.sent_at,
    link: row.link,
  }
}

export async function draftAt(db: Store['db'] | Writing, id: DraftId): Promise<Draft | null> {
  const row = await selectDrafts(db).where('draft.id', '=', id).executeTakeFirst()
  return row ? toDraft(row) : null
}

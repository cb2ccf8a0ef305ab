import { Refusal } from '../core/engagement.ts'
import type {
  Changed,
  Draft,
  DraftChange,
  DraftLedger,
  DraftState,
  DraftStep,
  Person,
} from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { oweDirect, oweUpdates } from './debts.ts'
import { draftAt, selectDrafts, toDraft } from './draft-rows.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { approve, areRepliesOwed, claimReplies, conclude, settleReply } from './replies.ts'
import { storable, storableJson } from './storable.ts'

export function drafting(store: Store): DraftLedger {
  const { db, write } = store
  return {
    beginDraft: (mention, writer, at) => write((trx) => begin(store, trx, mention, writer, at)),

    draft: (id) => draftAt(db, id),

    async draftsOf(mention) {
      const rows = await selectDrafts(db)
        .where('draft.mention', '=', mention)
        .where('draft.state', '<>', 'given up')
        .orderBy('draft.id')
        .execute()
      return rows.map(toDraft)
    },

    async draftsIn(states, limit, offset) {
      const { total } = await db
        .selectFrom('draft')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where('state', 'in', states)
        .executeTakeFirstOrThrow()
      const rows = await selectDrafts(db)
        .where('draft.state', 'in', states)
        .orderBy('draft.changed_at')
        .orderBy('draft.id')
        .limit(limit)
        .offset(offset)
        .execute()
      return { drafts: rows.map(toDraft), total }
    },

    changeDraft: (change) => write((trx) => apply(store, trx, change)),

    async claimReplies(now, leaseMs, limit) {
      // Most of the time nothing is owed: looking costs less than a transaction.
      if (!(await areRepliesOwed(store, now))) return []
      return write((trx) => claimReplies(store, trx, now, leaseMs, limit))
    },

    settleReply: (owed, settlement, now) => write((trx) => settleReply(store, trx, owed, settlement, now)),
  }
}

async function begin(
  store: Store,
  trx: Writing,
  mention: MentionId,
  writer: Person,
  at: Instant,
): Promise<Draft | null> {
  const lead = await lockMention(store, trx, mention)
  if (lead === null) return null
  if (lead.erased) throw new Refusal(ERASED)
  const own = await selectDrafts(trx)
    .where('draft.mention', '=', lead.id)
    .where('draft.writer_id', '=', writer.id)
    .where('draft.state', '=', 'being written')
    .executeTakeFirst()
  if (own) return toDraft(own)
  const { id } = await trx
    .insertInto('draft')
    .values({
      mention: lead.id,
      state: 'being written',
      version: 1,
      writer_id: writer.id,
      writer_name: writer.name,
      editor_id: writer.id,
      editor_name: writer.name,
      text: '',
      alternatives: '[]',
      concerns: '[]',
      confirmations: '[]',
      began_at: at,
      changed_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await oweUpdates(store, trx, [lead.id], at)
  return draftAt(trx, id)
}

const ERASED =
  'The customer’s words were erased, by their wish or because their time was over. It cannot be answered.'

/** Whoever changes a draft holds its mention first, as forgetting and acting do. */
async function lockMention(
  { engine }: Store,
  trx: Writing,
  mention: MentionId,
): Promise<{ readonly id: MentionId; readonly erased: boolean } | null> {
  const row = await trx
    .selectFrom('mention')
    .innerJoin('analysis', 'analysis.mention', 'mention.id')
    .select(['mention.id', 'mention.erased_at'])
    .where('mention.id', '=', (eb) =>
      eb
        .selectFrom('mention as named')
        .select((lead) => lead.fn.coalesce('named.copy_of', 'named.id').as('id'))
        .where('named.id', '=', mention),
    )
    .$if(engine.concurrent, (query) => query.forUpdate('mention'))
    .executeTakeFirst()
  return row ? { id: row.id, erased: row.erased_at !== null } : null
}

const OPEN: readonly DraftState[] = ['being written', 'waiting for approval']

/** From where each step can be made. */
const FROM: Readonly<Record<DraftStep['to'], readonly DraftState[]>> = {
  keep: OPEN,
  'hand over': OPEN,
  approve: OPEN,
  'give up': [...OPEN, 'approved', 'in doubt'],
  'mark as sent': ['approved', 'in doubt'],
  'send again': ['in doubt'],
}

async function apply(store: Store, trx: Writing, change: DraftChange): Promise<Changed | null> {
  const named = await draftAt(trx, change.draft)
  const mention = named && (await lockMention(store, trx, named.mention))
  const draft = mention && (await draftAt(trx, change.draft))
  if (mention === null || draft === null) return null
  if (draft.version !== change.version) return { overtaken: draft }
  const { step, at, by } = change
  const automatic = draft.state === 'approved' && draft.reply?.through !== null
  if (!FROM[step.to].includes(draft.state) || (step.to === 'mark as sent' && automatic))
    throw new Refusal(STANDS[draft.state])
  if (mention.erased && step.to !== 'give up' && step.to !== 'mark as sent') throw new Refusal(ERASED)
  if (step.to === 'approve') await refuseSecond(trx, draft)

  await trx
    .updateTable('draft')
    .set({ ...rewritten(draft, change), ...moved(step), version: draft.version + 1, changed_at: at })
    .where('id', '=', draft.id)
    .execute()
  if (step.to === 'hand over') await oweDirect(trx, step.asked.id, step.tell, at)
  if (step.to === 'approve') await approve(trx, draft, by, step.through, at)
  if (step.to === 'give up') await trx.deleteFrom('reply').where('draft', '=', draft.id).execute()
  if (step.to === 'send again')
    await trx.updateTable('reply').set({ not_before: at }).where('draft', '=', draft.id).execute()
  if (step.to === 'mark as sent') await conclude(store, trx, draft, { by, link: null, say: step.say }, at)
  else if (step.to !== 'keep') await oweUpdates(store, trx, [draft.mention], at)
  const changed = await draftAt(trx, draft.id)
  return changed && { changed }
}

/** Why nothing can be changed about it any more. */
const STANDS: Readonly<Record<DraftState, string>> = {
  'being written': 'It is still being written.',
  'waiting for approval': 'It waits for approval.',
  approved: 'It is approved and on its way.',
  sending: 'It is being sent at this moment.',
  sent: 'It is sent.',
  'in doubt': 'It may be sent: its answer was lost. Look there first.',
  'given up': 'It was given up. Begin a new one.',
}

async function refuseSecond(trx: Writing, draft: Draft): Promise<void> {
  const other = await trx
    .selectFrom('draft')
    .select(['id', 'state'])
    .where('mention', '=', draft.mention)
    .where('state', 'in', ['approved', 'sending', 'in doubt'])
    .executeTakeFirst()
  if (other)
    throw new Refusal(`Another reply to this mention, D-${other.id}, is on its way. Wait for how it ends.`)
}

function rewritten(draft: Draft, { set, confirms, by, at }: DraftChange) {
  const marked = new Set((set.concerns ?? draft.concerns).map(({ sentence }) => sentence))
  const confirmations = [
    ...draft.confirmations.filter(({ sentence }) => !confirms.includes(sentence)),
    ...confirms.map((sentence) => ({ sentence, by, at })),
  ].filter(({ sentence }) => marked.has(sentence))
  const edited = set.text !== undefined && set.text !== draft.text
  return {
    ...(set.text === undefined ? {} : { text: storable(set.text) }),
    ...(edited ? { editor_id: by.id, editor_name: by.name, fault: null } : {}),
    ...(set.own === undefined ? {} : { own: set.own ? 1 : 0 }),
    ...(set.tone === undefined ? {} : { tone: set.tone }),
    ...(set.note === undefined ? {} : { note: set.note }),
    ...(set.madeBy === undefined ? {} : { made_by: set.madeBy }),
    ...(set.alternatives === undefined ? {} : { alternatives: storableJson(set.alternatives) }),
    ...(set.concerns === undefined ? {} : { concerns: storableJson(set.concerns) }),
    confirmations: storableJson(confirmations),
  }
}

function moved(step: DraftStep) {
  switch (step.to) {
    case 'keep':
      return {}
    case 'hand over':
      return {
        state: 'waiting for approval',
        asked_id: step.asked.id,
        asked_name: step.asked.name,
        fault: null,
      } as const
    case 'approve':
    case 'send again':
      return { state: 'approved', fault: null } as const
    case 'give up':
      return { state: 'given up' } as const
    case 'mark as sent':
      return { state: 'sent', fault: null } as const
  }
}

/** Drafts hold a customer's words too. What is not sent by now never will be. */
export async function forgetDrafts(
  { engine }: Store,
  trx: Writing,
  mentions: readonly MentionId[],
): Promise<void> {
  const these = trx.selectFrom('draft').select('id').where('mention', 'in', listed(engine, mentions))
  await trx
    .updateTable('draft')
    .set({ text: '', alternatives: '[]', concerns: '[]', confirmations: '[]' })
    .where('id', 'in', these)
    .execute()
  await trx
    .updateTable('draft')
    .set({ state: 'given up', fault: ERASED })
    .where('id', 'in', these)
    .where('state', 'in', [...OPEN, 'approved'])
    .execute()
  await trx
    .deleteFrom('reply')
    .where('draft', 'in', these)
    .where('draft', 'in', trx.selectFrom('draft').select('id').where('state', '=', 'given up'))
    .execute()
}

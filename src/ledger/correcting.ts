import { sql } from 'kysely'
import { z } from 'zod'
import { type Confidence, KINDS, type Kind, URGENCIES, type Urgency } from '../core/analysis.ts'
import type { Correctable, Said } from '../core/correction.ts'
import type { MemberId } from '../core/member.ts'
import type { MentionId } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { listed, type Store, type Writing } from './engine.ts'

/** Beyond these a kind and its sentiment would contradict each other. */
const DELIGHTED = 0.4
const DISPLEASED = -0.4
const NEUTRAL = 0.2

/** What was understood before a correction; of a department or worth nothing is changed, and nothing kept. */
const beforeSchema = z.object({ sentiment: z.number().optional(), confidence: z.number().optional() })
type Before = z.infer<typeof beforeSchema>

interface Understood {
  readonly kind: Kind
  readonly urgency: Urgency
  readonly department: string | null
  readonly sentiment: number
  readonly confidence: Confidence
}

/**
 * A member's word on a mention: it replaces what was said of the field before. One that says what was
 * understood anyway only takes back. The caller holds the mention's lock, and counts it anew.
 */
export async function correct(
  store: Store,
  trx: Writing,
  mention: MentionId,
  said: Said,
  by: { readonly id: MemberId; readonly name: string },
  at: Instant,
): Promise<void> {
  const standing = await standingOn(trx, mention, said.field)
  const now = await understoodOf(trx, mention)
  const was = standing?.was ?? said.was ?? answerOf(now, said.field)
  const before = standing ? beforeSchema.parse(JSON.parse(standing.before)) : beforeOf(now, said.field)
  if (standing) await end(store, trx, [standing.id], at)
  const right = said.right ?? was
  if (right !== was)
    await trx
      .insertInto('correction')
      .values({
        mention,
        field: said.field,
        was,
        said: right,
        before: JSON.stringify(before),
        member_id: by.id,
        member_name: by.name,
        role: said.role,
        at,
      })
      .execute()
  await setAnswer(trx, mention, said.field, right, right === was ? before : null, now)
  await countEdit(trx)
}

/** Takes back a correction that stands. */
export async function uncorrect(
  store: Store,
  trx: Writing,
  { id, mention, field, was, before }: Standing,
  at: Instant,
): Promise<void> {
  const now = await understoodOf(trx, mention)
  await end(store, trx, [id], at)
  await setAnswer(trx, mention, field, was, beforeSchema.parse(JSON.parse(before)), now)
}

/** What was understood anew is still what people said it is. */
export async function correctAgain(
  { engine }: Store,
  trx: Writing,
  mentions: readonly MentionId[],
): Promise<void> {
  const standing = await trx
    .selectFrom('correction')
    .select(['id', 'mention', 'field', 'said'])
    .where('mention', 'in', listed(engine, mentions))
    .where('ended_at', 'is', null)
    .where('field', 'in', ['kind', 'urgency'])
    .execute()
  for (const { id, mention, field, said } of standing) {
    const now = await understoodOf(trx, mention)
    await trx
      .updateTable('correction')
      .set({ was: answerOf(now, field), before: JSON.stringify(beforeOf(now, field)) })
      .where('id', '=', id)
      .execute()
    await setAnswer(trx, mention, field, said, null, now)
  }
}

/** Whoever has learnt from corrections sees that they changed. */
export async function countEdit(trx: Writing): Promise<void> {
  await sql`update correction_clock set edits = edits + 1`.execute(trx)
}

export interface Standing {
  readonly id: number
  readonly mention: MentionId
  readonly field: Correctable
  readonly was: string
  readonly before: string
}

async function standingOn(
  trx: Writing,
  mention: MentionId,
  field: Correctable,
): Promise<Standing | undefined> {
  return trx
    .selectFrom('correction')
    .select(['id', 'mention', 'field', 'was', 'before'])
    .where('mention', '=', mention)
    .where('field', '=', field)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

async function end({ engine }: Store, trx: Writing, ids: readonly number[], at: Instant): Promise<void> {
  await trx.updateTable('correction').set({ ended_at: at }).where('id', 'in', listed(engine, ids)).execute()
}

async function understoodOf(trx: Writing, mention: MentionId): Promise<Understood> {
  const { confidence, ...row } = await trx
    .selectFrom('analysis')
    .select(['kind', 'urgency', 'department', 'sentiment', 'confidence'])
    .where('mention', '=', mention)
    .executeTakeFirstOrThrow()
  const sure: Confidence = JSON.parse(confidence)
  return { ...row, confidence: sure }
}

function answerOf(now: Understood, field: Correctable): string {
  switch (field) {
    case 'kind':
    case 'urgency':
      return now[field]
    case 'department':
      return now.department ?? 'none'
    case 'worth':
      return 'yes'
  }
}

function beforeOf(now: Understood, field: Correctable): Before {
  if (field === 'kind') return { sentiment: now.sentiment, confidence: now.confidence.kind }
  return field === 'urgency' ? { confidence: now.confidence.urgency } : {}
}

/** Where a department's mention stands is the engagement's to say, and whether it is shown the cards'. */
async function setAnswer(
  trx: Writing,
  mention: MentionId,
  field: Correctable,
  answer: string,
  before: Before | null,
  now: Understood,
): Promise<void> {
  const kind = field === 'kind' ? KINDS.find((one) => one === answer) : undefined
  const urgency = field === 'urgency' ? URGENCIES.find((one) => one === answer) : undefined
  if (kind === undefined && urgency === undefined) return
  // People are sure of what they say.
  const sure = before?.confidence ?? 1
  await trx
    .updateTable('analysis')
    .set({
      ...(urgency && { urgency }),
      ...(kind && { kind, sentiment: before?.sentiment ?? sentimentOf(kind, now.sentiment) }),
      confidence: JSON.stringify({ ...now.confidence, [field]: sure } satisfies Confidence),
    })
    .where('mention', '=', mention)
    .execute()
}

function sentimentOf(kind: Kind, sentiment: number): number {
  if (kind === 'praise' && sentiment < NEUTRAL) return DELIGHTED
  return kind === 'complaint' && sentiment > -NEUTRAL ? DISPLEASED : sentiment
}

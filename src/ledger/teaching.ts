import { type Selectable, sql } from 'kysely'
import type { Correction, Lesson } from '../core/correction.ts'
import type { TeachLedger } from '../core/ledger.ts'
import { countEdit, uncorrect } from './correcting.ts'
import { oweUpdates } from './debts.ts'
import { listed, type Store } from './engine.ts'
import { keepKinds } from './kinds.ts'
import { keepPraised } from './praised.ts'
import { selectRows, toRow } from './rows.ts'
import type { CorrectionTable } from './schema.ts'
import { recount } from './tally.ts'

/** Of a member's corrections of one field the newest teach, and of all. */
const EACH = 200
const ALL = 2_000
/** So many mentions that nobody corrected tell what is usual here. */
const USUAL = 400

export function teaching(store: Store): TeachLedger {
  const { db, engine, write } = store
  const standing = db.selectFrom('correction').where('ended_at', 'is', null)
  return {
    async teaching() {
      // The count of edits first: one that comes between is seen as a change at the next look.
      const { edits } = await db.selectFrom('correction_clock').selectAll().executeTakeFirstOrThrow()
      const { rows: lessons } = await sql<LessonRow>`
        select newest.id, newest.field, newest.said, newest.member_id as member, newest.role,
          mention.title, mention.text, analysis.language
        from (select id, mention, field, said, member_id, role,
            row_number() over (partition by member_id, field order by id desc) as place
          from correction where ended_at is null) as newest
        join mention on mention.id = newest.mention
        join analysis on analysis.mention = newest.mention
        where place <= ${EACH} and mention.erased_at is null
        order by newest.id desc limit ${ALL}`.execute(db)
      return { lessons: lessons.map(toLesson), usual: lessons.length === 0 ? [] : await usual(), edits }
    },

    async teachingEdits() {
      const { edits } = await db.selectFrom('correction_clock').select('edits').executeTakeFirstOrThrow()
      return edits
    },

    async corrections({ member, limit, offset }) {
      const asked = standing.$if(member !== null, (query) => query.where('member_id', '=', member ?? ''))
      const { total } = await asked
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await asked.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute()
      return { corrections: rows.map(toCorrection), total }
    },

    async correctionsOf(mention) {
      const rows = await standing.selectAll().where('mention', '=', mention).orderBy('id').execute()
      return rows.map(toCorrection)
    },

    async correctionsNamed(ids) {
      const rows = await standing.selectAll().where('id', 'in', listed(engine, ids)).execute()
      const byId = new Map(rows.map((row) => [row.id, toCorrection(row)]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    forgetCorrections: (which, at) =>
      write(async (trx) => {
        const asked = await trx
          .selectFrom('correction')
          .select(['id', 'mention'])
          .where('ended_at', 'is', null)
          .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : 0))
          .$if(which.member !== null, (query) => query.where('member_id', '=', which.member ?? ''))
          .execute()
        const mentions = [...new Set(asked.map(({ mention }) => mention))]
        if (mentions.length === 0) return 0
        const locked = await trx
          .selectFrom('mention')
          .select('id')
          .where('id', 'in', listed(engine, mentions))
          .orderBy('id')
          .$if(engine.concurrent, (query) => query.forUpdate())
          .execute()
        // Those that a colleague replaced meanwhile stand no more.
        const gone = await trx
          .selectFrom('correction')
          .select(['id', 'mention', 'field', 'was', 'before'])
          .where(
            'id',
            'in',
            listed(
              engine,
              asked.map(({ id }) => id),
            ),
          )
          .where('ended_at', 'is', null)
          .execute()
        const ids = locked.map(({ id }) => id)
        await recount(store, trx, ids, async () => {
          for (const one of gone) await uncorrect(store, trx, one, at)
        })
        await keepKinds(store, trx, ids)
        await keepPraised(store, trx, ids)
        await countEdit(trx)
        await oweUpdates(store, trx, ids, at)
        return gone.length
      }),

    async folded({ since, department, limit, offset }) {
      const folded = sql<boolean>`mention.copy_of is null and mention.erased_at is null
        and not exists (select 1 from engagement as told where told.mention = mention.id)
        and not exists (select 1 from card where card.mention = mention.id)`
      const asked = selectRows(db)
        .where('mention.routed_at', '>=', since)
        .where(folded)
        .$if(department !== undefined, (query) => query.where('analysis.department', '=', department ?? ''))
      const { total } = await asked
        .clearSelect()
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await asked
        .select('mention.routed')
        .orderBy('mention.notability', 'desc')
        .orderBy('mention.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map((row) => ({ ...toRow(row), routed: row.routed })), total }
    },
  }

  async function usual() {
    return db
      .selectFrom('mention')
      .innerJoin('analysis', 'analysis.mention', 'mention.id')
      .select(['mention.title', 'mention.text', 'analysis.language'])
      .where('mention.copy_of', 'is', null)
      .where('mention.erased_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('correction')
              .select('correction.id')
              .whereRef('correction.mention', '=', 'mention.id')
              .where('correction.ended_at', 'is', null),
          ),
        ),
      )
      .orderBy('mention.id', 'desc')
      .limit(USUAL)
      .execute()
  }
}

type LessonRow = Omit<Lesson, 'right'> & { readonly said: string }

function toLesson({ said, ...row }: LessonRow): Lesson {
  return { ...row, right: said }
}

function toCorrection(row: Omit<Selectable<CorrectionTable>, 'before'>): Correction {
  const { id, mention, field, was, said, member_id, member_name, at } = row
  return { id, mention, field, was, right: said, member: { id: member_id, name: member_name }, at }
}

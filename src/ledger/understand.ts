import { sql } from 'kysely'
import type { UnderstandLedger, Understood } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { correctAgain } from './correcting.ts'
import { batch, inserting, listed, type Store, type Writing } from './engine.ts'
import { foldCopies } from './fold-copies.ts'
import { keepKinds } from './kinds.ts'
import { keepPraised } from './praised.ts'
import { selectMentions, toMention } from './rows.ts'
import { fence } from './sharing.ts'
import { recount } from './tally.ts'
import { keepThemes, keepThemesOf, theming } from './themes.ts'

export function understanding(store: Store): UnderstandLedger {
  const { db, engine, write } = store
  return {
    async unread(limit) {
      const rows = await selectMentions(db)
        .where('awaits', '=', 'understanding')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(toMention)
    },

    async understood(lease, understood, at, themes) {
      await write(async (trx) => {
        await fence(store, trx, lease)
        const mentions = understood.map((one) => one.mention)
        const waiting = new Map((await lock(store, trx, mentions)).map((row) => [row.id, row]))
        // Erased, or understood already: nothing is left to say of it.
        const read = understood.filter((one) => waiting.has(one.mention))
        if (read.length === 0) return
        const ids = read.map((one) => one.mention)
        await recount(store, trx, ids, async () => {
          await keepAnalyses(store, trx, read)
          await correctAgain(store, trx, ids)
        })
        await keepPraised(store, trx, ids)
        await keepKinds(store, trx, ids)
        await keepSketches(store, trx, read)
        if (themes) await keepThemes(store, trx, themes)
        if (read.some((one) => one.copyOf !== null || waiting.get(one.mention)?.copy_of !== null))
          await foldCopies(store, trx, read, at)
        await keepThemesOf(store, trx, read)
        await trx
          .updateTable('mention')
          .set((eb) => ({
            awaits: eb
              .case()
              .when(eb.and([eb('quiet', '=', 0), eb('copy_of', 'is', null), eb('routed_at', 'is', null)]))
              .then('routing' as const)
              .else(null)
              .end(),
          }))
          .where('id', 'in', listed(engine, ids))
          .execute()
      })
    },

    ...theming(store),

    async sketches(since, limit) {
      const rows = await db
        .selectFrom('sketch')
        .innerJoin('mention', 'mention.id', 'sketch.mention')
        .select(['sketch.mention', 'mention.copy_of', 'sketch.sketch', 'sketch.standing'])
        .where('sketch.stored_at', '>=', since)
        .orderBy('sketch.stored_at', 'desc')
        .orderBy('sketch.mention', 'desc')
        .limit(limit)
        .execute()
      return rows
        .reverse()
        .map(({ mention, copy_of, sketch, standing }) => ({ mention, copyOf: copy_of, sketch, standing }))
    },
  }
}

function lock({ engine }: Store, trx: Writing, mentions: readonly MentionId[]) {
  return trx
    .selectFrom('mention')
    .select(['id', 'copy_of'])
    .where('id', 'in', listed(engine, mentions))
    .where('awaits', '=', 'understanding')
    .$if(engine.concurrent, (query) => query.forUpdate())
    .execute()
}

const ANALYSIS = {
  mention: 'bigint',
  kind: 'text',
  sentiment: 'double precision',
  urgency: 'text',
  department: 'text',
  language: 'text',
  summary: 'text',
  worth: 'double precision',
  analyst: 'text',
  themes: 'text',
  promises: 'text',
  people: 'text',
  confidence: 'text',
  because: 'text',
  taught: 'text',
} as const

async function keepAnalyses({ engine }: Store, trx: Writing, read: readonly Understood[]): Promise<void> {
  const rows = read.map(({ mention, analysis }) => ({
    mention,
    kind: analysis.kind,
    sentiment: analysis.sentiment,
    urgency: analysis.urgency,
    department: analysis.department,
    language: analysis.language,
    summary: analysis.summary,
    worth: analysis.worth,
    analyst: analysis.analyst,
    themes: JSON.stringify(analysis.themes),
    promises: JSON.stringify(analysis.promises),
    people: JSON.stringify(analysis.people),
    confidence: JSON.stringify(analysis.confidence),
    because: JSON.stringify(analysis.because),
    taught: JSON.stringify(analysis.taught ?? []),
  }))
  await sql`${inserting(engine, 'analysis', ANALYSIS, rows)} on conflict (mention) do update set
    kind = excluded.kind, sentiment = excluded.sentiment, urgency = excluded.urgency,
    department = excluded.department, language = excluded.language, summary = excluded.summary,
    worth = excluded.worth, analyst = excluded.analyst, themes = excluded.themes,
    promises = excluded.promises, people = excluded.people, confidence = excluded.confidence,
    because = excluded.because, taught = excluded.taught`.execute(trx)
}

async function keepSketches({ engine }: Store, trx: Writing, read: readonly Understood[]): Promise<void> {
  const rows = read.flatMap(({ mention, sketch, standing }) =>
    sketch === null ? [] : [{ mention, sketch, standing }],
  )
  const sketches = batch(engine, { mention: 'bigint', sketch: 'text', standing: 'double precision' }, rows)
  await sql`insert into sketch (mention, stored_at, sketch, standing)
    select mention.id, mention.stored_at, batch.sketch, batch.standing
    from ${sketches} join mention on mention.id = batch.mention where true
    on conflict (mention) do update set sketch = excluded.sketch, standing = excluded.standing`.execute(trx)
}

import type { Selectable } from 'kysely'
import type { ListenLedger, SourceState } from '../core/ledger.ts'
import type { Store } from './engine.ts'
import type { Tables } from './schema.ts'
import { identityOf, keep } from './storing.ts'

export function listening(store: Store): ListenLedger {
  const { db, write } = store
  return {
    async sourceState(name) {
      const row = await db.selectFrom('source').selectAll().where('name', '=', name).executeTakeFirst()
      return state(row ?? { ...NEVER_PULLED, name })
    },

    async sourceStates() {
      return (await db.selectFrom('source').selectAll().orderBy('name').execute()).map(state)
    },

    store: (pulled) => write((trx) => keep(store, trx, pulled)),

    async referenceOf(source, externalId) {
      const row = await db
        .selectFrom('mention')
        .select('id')
        .where('source', '=', source)
        .where('identity', '=', identityOf(externalId))
        .executeTakeFirst()
      return row?.id ?? null
    },

    async pullFailed(source, reason, notBefore, at) {
      await db
        .insertInto('source')
        .values({ name: source, failures: 1, fault: reason, not_before: notBefore, last_pull_at: at })
        .onConflict((known) =>
          known.column('name').doUpdateSet((eb) => ({
            failures: eb('source.failures', '+', 1),
            fault: reason,
            not_before: notBefore,
            last_pull_at: at,
          })),
        )
        .execute()
    },
  }
}

const NEVER_PULLED = {
  fingerprint: null,
  cursor: null,
  failures: 0,
  not_before: 0,
  last_pull_at: null,
  last_success_at: null,
  fault: null,
  stored: 0,
  skipped: 0,
  last_mention_at: null,
}

function state(row: Selectable<Tables['source']>): SourceState {
  return {
    name: row.name,
    fingerprint: row.fingerprint,
    cursor: row.cursor,
    failures: row.failures,
    notBefore: row.not_before,
    lastPullAt: row.last_pull_at,
    lastSuccessAt: row.last_success_at,
    fault: row.fault,
    stored: row.stored,
    skipped: row.skipped,
    lastMentionAt: row.last_mention_at,
  }
}

import { sql } from 'kysely'
import type { MentionId } from '../core/mention.ts'
import { listed, type Store, type Writing } from './engine.ts'

/** An engagement is of its mention's kind. */
export async function keepKinds(
  { engine }: Store,
  trx: Writing,
  mentions: readonly MentionId[],
): Promise<void> {
  await sql`update engagement set kind = analysis.kind from analysis
    where engagement.mention in ${listed(engine, mentions)}
      and analysis.mention = engagement.mention and engagement.kind <> analysis.kind`.execute(trx)
}

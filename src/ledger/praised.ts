import type { MentionId } from '../core/mention.ts'
import { batch, listed, type Store, type Writing } from './engine.ts'

/** Staff whom these mentions name in praise, as they are understood now. */
export async function keepPraised(
  { engine }: Store,
  trx: Writing,
  mentions: readonly MentionId[],
): Promise<void> {
  const these = listed(engine, mentions)
  await trx.deleteFrom('praised').where('mention', 'in', these).execute()
  const praise = await trx
    .selectFrom('analysis')
    .innerJoin('mention', 'mention.id', 'analysis.mention')
    .select(['analysis.mention', 'analysis.people', 'mention.at'])
    .where('analysis.mention', 'in', these)
    .where('analysis.kind', '=', 'praise')
    .where('analysis.people', '<>', '[]')
    .execute()
  const rows = praise.flatMap(({ mention, people, at }) => {
    const named: readonly string[] = JSON.parse(people)
    return [...new Set(named)].map((person) => ({ mention, person, at }))
  })
  if (rows.length === 0) return
  await trx
    .insertInto('praised')
    .columns(['mention', 'person', 'at'])
    .expression(
      trx
        .selectFrom(batch(engine, { mention: 'bigint', person: 'text', at: 'bigint' }, rows))
        .select(['mention', 'person', 'at']),
    )
    .execute()
}

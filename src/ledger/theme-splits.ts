import { sql } from 'kysely'
import { holding } from '../core/holding.ts'
import type { Split } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import { phrases } from '../core/terms.ts'
import type { ThemeId } from '../core/theme.ts'
import type { Instant } from '../core/time.ts'
import { listed, type Store, type Writing } from './engine.ts'
import { oweSurgeUpdates } from './surge-cards.ts'
import { recountThemes } from './tally.ts'
import { countHours } from './themes.ts'

/** How many mentions are read at once. */
const PAGE = 2_000

export async function split(
  store: Store,
  trx: Writing,
  from: ThemeId,
  words: string,
  at: Instant,
): Promise<Split> {
  const known = await splitOff(trx, from, words)
  if (known !== null) return { theme: known, mentions: await countOf(trx, known) }
  const mentions = await holdingIn(store, trx, from, words)
  const leads = await leadsAmong(store, trx, mentions)
  if (leads === 0 || leads === (await countOf(trx, from))) return { theme: null, mentions: leads }
  const theme = await open(trx, from, words)
  await countHours(store, trx, mentions, '-1')
  await recountThemes(store, trx, mentions, async () => {
    await sql`update analysis set theme = ${theme}
      where mention in ${listed(store.engine, mentions)}`.execute(trx)
  })
  await countHours(store, trx, mentions, '1')
  await measure(trx, from)
  await measure(trx, theme)
  const { rows } = await sql<{ id: number }>`
    select id from surge where theme = ${from} and closed_at is null`.execute(trx)
  await oweSurgeUpdates(
    store,
    trx,
    rows.map(({ id }) => id),
    at,
  )
  return { theme, mentions: leads }
}

/**
 * Before one theme goes into another: what was split from it is split from the other, and where the other is
 * itself of what was split from it, that one takes its place.
 */
export async function rejoin(trx: Writing, from: ThemeId, into: ThemeId): Promise<void> {
  await sql`update theme set (split_from, split_words) =
      (select gone.split_from, gone.split_words from theme as gone where gone.id = ${from})
    where id = ${into} and id in (
      with recursive off (id) as (
        select id from theme where split_from = ${from} and merged_into is null
        union select theme.id from theme join off on theme.split_from = off.id where theme.merged_into is null)
      select id from off)`.execute(trx)
  await sql`update theme set split_from = ${into}
    where split_from = ${from} and id <> ${into} and merged_into is null`.execute(trx)
}

/** What was split from the theme by the same words, in whichever order. */
async function splitOff(trx: Writing, from: ThemeId, words: string): Promise<ThemeId | null> {
  const rows = await trx
    .selectFrom('theme')
    .select(['id', 'split_words'])
    .where('split_from', '=', from)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute()
  const same = rows.find((row) => inOrder(row.split_words ?? '') === inOrder(words))
  return same?.id ?? null
}

function inOrder(words: string): string {
  return phrases(words.split(/\s+/))
    .map((phrase) => phrase.join('-'))
    .sort()
    .join(' ')
}

/** The full-text index has the authors' names too: what it finds is read. */
async function holdingIn(
  { engine }: Store,
  trx: Writing,
  theme: ThemeId,
  words: string,
): Promise<readonly MentionId[]> {
  const must = phrases(words.split(/\s+/))
  if (must.length === 0) return []
  const holds = holding(words)
  const found: MentionId[] = []
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; title: string | null; text: string }>`
      select mention.id, mention.title, mention.text from mention
      join analysis on analysis.mention = mention.id
      where analysis.theme = ${theme} and mention.id > ${after}
        and mention.id in (select rowid from mention_words where ${engine.finds({ must, any: [], not: [] })})
      order by mention.id limit ${PAGE} ${engine.concurrent ? sql`for update of mention` : sql``}`.execute(
      trx,
    )
    found.push(...rows.filter(holds).map(({ id }) => id))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return found
    after = last.id
  }
}

async function leadsAmong({ engine }: Store, trx: Writing, mentions: readonly MentionId[]): Promise<number> {
  const { total } = await trx
    .selectFrom('mention')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('id', 'in', listed(engine, mentions))
    .where('copy_of', 'is', null)
    .executeTakeFirstOrThrow()
  return total
}

async function countOf(trx: Writing, theme: ThemeId): Promise<number> {
  const { total } = await trx
    .selectFrom('analysis')
    .innerJoin('mention', 'mention.id', 'analysis.mention')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('analysis.theme', '=', theme)
    .where('mention.copy_of', 'is', null)
    .executeTakeFirstOrThrow()
  return total
}

/** It begins as like other texts as the theme that it is of; only the words tell the two apart. */
async function open(trx: Writing, from: ThemeId, words: string): Promise<ThemeId> {
  const { rows } = await sql<{ id: number }>`
    update theme_clock set next = next + 1 returning next - 1 as id`.execute(trx)
  const id = rows[0]?.id ?? 0
  await sql`insert into theme (id, name, state, count, first_at, last_at, split_from, split_words)
    select cast(${id} as bigint), cast(${words} as text), state, 0, first_at, last_at, id, cast(${words} as text)
    from theme where id = ${from}`.execute(trx)
  return id
}

async function measure(trx: Writing, theme: ThemeId): Promise<void> {
  await sql`update theme set (count, first_at, last_at) =
      (select count(*), coalesce(min(mention.at), theme.first_at), coalesce(max(mention.at), theme.last_at)
      from analysis join mention on mention.id = analysis.mention
      where analysis.theme = ${theme} and mention.copy_of is null)
    where id = ${theme}`.execute(trx)
}

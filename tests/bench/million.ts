import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { DAY, MINUTE } from '../../src/core/time.ts'

export const MENTIONS = Number(process.env['MENTIONS'] ?? 1_000_000)
export const NOON = Date.UTC(2026, 10, 14, 12)
const YEAR = 365 * DAY
const EACH = Math.floor(YEAR / MENTIONS)
const THEMES = 400

/** What a plain script would ask for, in milliseconds. */
export interface Bare {
  /** Volume and mood by department and kind: now, and the time before. */
  digest(days: number): Promise<number>
  search(word: string): Promise<number>
  close(): Promise<void>
}

interface Dialect {
  readonly numbers: string
  readonly words: string
  readonly settle: readonly string[]
}

const SQLITE: Dialect = {
  numbers: `with recursive number (n) as (select 1 union all select n + 1 from number where n < ${MENTIONS})`,
  words: 'text',
  settle: ['analyze', 'pragma wal_checkpoint(truncate)'],
}
const POSTGRESQL: Dialect = {
  numbers: `with number (n) as (select generate_series(1::bigint, ${MENTIONS}))`,
  words: `to_tsvector('simple', text)`,
  settle: ['vacuum analyze'],
}

/** Straight into the tables: what is measured is the reading. */
function statements({ numbers, words }: Dialect): readonly string[] {
  return [
    `insert into mention (id, source, identity, external_id, author_key, author_name, text, url, at, stored_at,
      reach, language, digest, quiet, copy_of, copies, notability, routed, routed_at)
    ${numbers} select n, 'source ' || (n % 12), 'i' || n, 'e' || n, 'a' || (n % 5000), 'Author ' || (n % 5000),
      'The parcel number ' || n || ' came late again, and nobody answers my messages about it for days now.'
        || case when n % 40000 = 0 then ' That is seldom.' else '' end,
      'https://reviews.example/' || n,
      ${NOON - YEAR} + n * ${EACH} - ${MINUTE}, ${NOON - YEAR} + n * ${EACH}, n % 1000, 'en', '', 0,
      case when n % 9 = 0 then n - 1 end, 0, (n * 7919 % 1000) / 1000.0, 'notable', ${NOON} from number`,
    `insert into analysis (mention, kind, sentiment, urgency, department, language, summary, worth, analyst, themes,
      promises, people, confidence, because, theme)
    select id, case id * 31 % 5 when 0 then 'praise' when 1 then 'complaint' when 2 then 'question'
        when 3 then 'suggestion' else 'other' end,
      (id * 7877 % 200 - 100) / 100.0, 'normal',
      case id * 17 % 7 when 0 then 'billing' when 1 then 'product' when 2 then 'people' when 3 then 'support'
        when 4 then 'operations' when 5 then 'marketing' end,
      'en', 'late again', 0.5, 'bench', '[]', '[]', case when id % 40 = 0 then '["Mira"]' else '[]' end,
      '{"kind":0.9,"sentiment":0.9,"department":0.9,"urgency":0.9}', '[]',
      case when id % 4 > 0 then 1 + (id * 7919 % ${THEMES}) end from mention`,
    `insert into theme (id, name, state, count, first_at, last_at)
    select theme, 'theme ' || theme, 's', count(*), min(at), max(at)
    from analysis join mention on id = mention where theme is not null group by theme`,
    `insert into theme_tally (theme, hour, department, mentions, negative, positive)
    select theme, at - at % 3600000, coalesce(department, ''), count(*),
      sum(case when sentiment <= -0.2 then 1 else 0 end), sum(case when sentiment >= 0.2 then 1 else 0 end)
    from mention join analysis on mention = id
    where copy_of is null and theme is not null group by 1, 2, 3`,
    `insert into engagement (mention, status, department, opened_at, responded_at, closed_at, kind)
    select mention.id, case mention.id % 10 when 0 then 'open' when 1 then 'claimed' when 2 then 'acted' else 'closed' end,
      department, stored_at, case when mention.id % 10 > 0 then stored_at + id % 90000000 end,
      case when mention.id % 10 > 2 then stored_at + 2 * (id % 90000000) end, kind
    from mention join analysis on analysis.mention = mention.id
    where id % 3 = 0 and copy_of is null and department is not null`,
    `insert into act (mention, verb, member_id, member_name, via, key, at, detail, action)
    select mention, 'log', 'workspace:m' || (mention % 20), 'Member ' || (mention % 20), 'workspace',
      cast(mention as text), responded_at, '{"action":"refund"}', 'refund'
    from engagement where responded_at is not null`,
    `insert into praised (mention, person, at) select id, 'Mira', at from mention join analysis on mention = id
      where kind = 'praise' and people <> '[]'`,
    `insert into tally (hour, department, kind, mentions, copies, negative, positive)
    select at - at % 3600000, coalesce(department, ''), kind,
      sum(case when copy_of is null then 1 else 0 end), sum(case when copy_of is null then 0 else 1 end),
      sum(case when copy_of is null and sentiment <= -0.2 then 1 else 0 end),
      sum(case when copy_of is null and sentiment >= 0.2 then 1 else 0 end)
    from mention join analysis on mention = id group by 1, 2, 3`,
    `insert into mention_words (rowid, words) select id, ${words} from mention`,
  ]
}

const BARE_DIGEST = `select department, kind, count(*), avg(sentiment) from mention
  join analysis on analysis.mention = mention.id where at >= $1 and at < $2 and copy_of is null group by 1, 2`

function periodsOf(days: number): readonly (readonly [number, number])[] {
  return [
    [NOON - days * DAY, NOON],
    [NOON - 2 * days * DAY, NOON - days * DAY],
  ]
}

export function fillSqlite(file: string): Bare {
  const database = new DatabaseSync(file)
  database.exec('pragma synchronous = off; begin')
  for (const statement of statements(SQLITE)) database.exec(statement)
  database.exec('commit')
  for (const statement of SQLITE.settle) database.exec(statement)
  const digest = database.prepare(BARE_DIGEST.replace(/\$\d/g, '?'))
  const search = database.prepare(
    `select id, text from mention join mention_words on mention_words.rowid = id
     where mention_words match ? order by mention_words.rowid desc limit 20`,
  )
  return {
    digest: async (days) => {
      for (const period of periodsOf(days)) digest.all(...period)
      return timeOf(() => {
        for (const period of periodsOf(days)) digest.all(...period)
      })
    },
    search: async (word) => {
      search.all(word)
      return timeOf(() => search.all(word))
    },
    close: async () => database.close(),
  }
}

export async function fillPostgres(url: string): Promise<Bare> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of [...statements(POSTGRESQL), ...POSTGRESQL.settle]) await client.query(statement)
  return {
    digest: async (days) =>
      timeOf(async () => {
        for (const period of periodsOf(days)) await client.query(BARE_DIGEST, [...period])
      }),
    search: async (word) =>
      timeOf(() =>
        client.query(
          `select id, text from mention join mention_words on rowid = id
           where words @@ to_tsquery('simple', $1) order by id desc limit 20`,
          [word],
        ),
      ),
    close: () => client.end(),
  }
}

async function timeOf(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

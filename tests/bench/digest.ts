/**
 * `node tests/bench/digest.ts`: a digest over a million mentions of one year on embedded SQLite, against
 * the bare query that somebody would write for it. `LEDGER=file` keeps the ledger for the next run.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { LearnLedger } from '../../src/core/ledger.ts'
import type { Span } from '../../src/core/span.ts'
import { DAY, MINUTE, systemClock } from '../../src/core/time.ts'
import { write } from '../../src/learn/digest.ts'
import { gather } from '../../src/learn/figures.ts'
import { digestCard } from '../../src/learn/render/card.ts'
import { stretchOf } from '../../src/learn/stretch.ts'
import { openLedger } from '../../src/ledger/open.ts'

const MENTIONS = Number(process.env['MENTIONS'] ?? 1_000_000)
const ROUNDS = 5
const NOON = Date.UTC(2026, 10, 14, 12)
const YEAR = 365 * DAY

const kept = process.env['LEDGER']
const folder = mkdtempSync(join(tmpdir(), 'earshot-digest-'))
const file = kept ?? join(folder, 'ledger.db')
const fresh = !existsSync(file)
const { ledger } = await openLedger({ file }, systemClock)
if (fresh) fill()

/** Straight into the tables: what is measured is the reading. */
function fill(): void {
  const database = new DatabaseSync(file)
  database.exec(`
    pragma synchronous = off;
    begin;
    with recursive number (n) as (select 1 union all select n + 1 from number where n < ${MENTIONS})
    insert into mention (id, source, identity, external_id, author_key, author_name, text, url, at, stored_at,
      reach, language, digest, quiet, copy_of, copies, notability, routed, routed_at)
    select n, 'source ' || (n % 12), 'i' || n, 'e' || n, 'a' || (n % 5000), 'Author ' || (n % 5000),
      'The parcel number ' || n || ' came late again, and nobody answers my messages about it for days now.',
      'https://reviews.example/' || n,
      ${NOON - YEAR} + n * ${YEAR / MENTIONS} - ${MINUTE}, ${NOON - YEAR} + n * ${YEAR / MENTIONS}, n % 1000, 'en', '', 0,
      case when n % 9 = 0 then n - 1 end, 0, (n * 7919 % 1000) / 1000.0, 'notable', ${NOON} from number;
    insert into analysis (mention, kind, sentiment, urgency, department, language, summary, worth, analyst, themes,
      promises, people, confidence, because)
    select id, case id * 31 % 5 when 0 then 'praise' when 1 then 'complaint' when 2 then 'question'
        when 3 then 'suggestion' else 'other' end,
      (id * 7877 % 200 - 100) / 100.0, 'normal',
      case id * 17 % 7 when 0 then 'billing' when 1 then 'product' when 2 then 'people' when 3 then 'support'
        when 4 then 'operations' when 5 then 'marketing' end,
      'en', 'late again', 0.5, 'bench', '[]', '[]', case when id % 40 = 0 then '["Mira"]' else '[]' end,
      '{"kind":0.9,"sentiment":0.9,"department":0.9,"urgency":0.9}', '[]' from mention;
    insert into engagement (mention, status, department, opened_at, responded_at, closed_at, kind)
    select mention.id, case mention.id % 10 when 0 then 'open' when 1 then 'claimed' when 2 then 'acted' else 'closed' end,
      department, stored_at, case when mention.id % 10 > 0 then stored_at + id % 90000000 end,
      case when mention.id % 10 > 2 then stored_at + 2 * (id % 90000000) end, kind
    from mention join analysis on analysis.mention = mention.id
    where id % 3 = 0 and copy_of is null and department is not null;
    insert into act (mention, verb, member_id, member_name, via, key, at, detail, action)
    select mention, 'log', 'workspace:m' || mention % 20, 'Member ' || mention % 20, 'workspace', mention,
      responded_at, '{"action":"refund"}', 'refund' from engagement where responded_at is not null;
    insert into praised (mention, person, at) select id, 'Mira', at from mention join analysis on mention = id
      where kind = 'praise' and people <> '[]';
    insert into tally (hour, department, kind, mentions, copies, negative, positive)
    select at - at % 3600000, coalesce(department, ''), kind, sum(copy_of is null), sum(copy_of is not null),
      sum(copy_of is null and sentiment <= -0.2), sum(copy_of is null and sentiment >= 0.2)
    from mention join analysis on mention = id group by 1, 2, 3;
    commit;
    pragma wal_checkpoint(truncate);
  `)
  database.close()
}

/** Counts what the database takes, and its longest single answer. */
function timed(inner: LearnLedger) {
  const spent = { total: 0, longest: 0, slowest: '', calls: 0 }
  const time =
    <A extends readonly unknown[], R>(name: string, ask: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const began = performance.now()
      const answer = await ask(...given)
      const took = performance.now() - began
      spent.total += took
      spent.calls += 1
      if (took > spent.longest) Object.assign(spent, { longest: took, slowest: name })
      return answer
    }
  const ledger: LearnLedger = {
    heardSince: time('heardSince', inner.heardSince),
    tally: time('tally', inner.tally),
    tallyThemes: time('themes', inner.tallyThemes),
    themeVoices: time('theme voices', inner.themeVoices),
    deeds: time('deeds', inner.deeds),
    pace: time('pace', inner.pace),
    waiting: time('waiting', inner.waiting),
    overdue: time('overdue', inner.overdue),
    praised: time('praised', inner.praised),
    voices: time('voices', inner.voices),
    lastDigest: inner.lastDigest,
    oweDigest: inner.oweDigest,
  }
  return { ledger, spent }
}

async function measure(span: Span, department: string | null) {
  const stretch = stretchOf(span, 'Europe/Berlin', NOON)
  if ('problem' in stretch) throw new Error(stretch.problem)
  const { ledger: asked, spent } = timed(ledger)
  const question = { stretch, department, compare: true, now: NOON, overdueMs: DAY }
  digestCard(write(await gather(asked, question, [])), stretch)
  return spent
}

/** Volume and mood by department and kind, as a plain script would ask for them: now, and the time before. */
function bare(days: number): number {
  const database = new DatabaseSync(file, { readOnly: true })
  const query = database.prepare(`select department, kind, count(*), avg(sentiment) from mention
    join analysis on analysis.mention = mention.id where at >= ? and at < ? and copy_of is null group by 1, 2`)
  query.all(NOON - days * DAY, NOON)
  const began = performance.now()
  query.all(NOON - days * DAY, NOON)
  query.all(NOON - 2 * days * DAY, NOON - days * DAY)
  const took = performance.now() - began
  database.close()
  return took
}

console.log(`${MENTIONS} mentions of a year; medians of ${ROUNDS}`)
for (const [days, department] of [
  [1, null],
  [7, null],
  [7, 'billing'],
  [30, null],
  [365, null],
] as const) {
  const runs = []
  for (let round = 0; round < ROUNDS; round++) runs.push(await measure({ of: 'days', days }, department))
  const middle = runs.toSorted((a, b) => a.total - b.total)[Math.floor(ROUNDS / 2)]
  if (!middle) break
  const plain = bare(days)
  console.log(
    `${String(days).padStart(3)} days ${(department ?? 'all').padEnd(8)} ${middle.total.toFixed(0).padStart(5)} ms in ${String(middle.calls).padStart(3)} calls, the longest ${middle.longest.toFixed(1)} ms (${middle.slowest}); the bare query ${plain.toFixed(0)} ms, ratio ${(middle.total / plain).toFixed(2)}`,
  )
}
await ledger.close()
rmSync(folder, { recursive: true })

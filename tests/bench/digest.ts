/**
 * `node tests/bench/digest.ts`: digests and searches over a million mentions of one year, on embedded
 * SQLite and on a PostgreSQL of its own, against the bare query that somebody would write for it.
 * `MENTIONS` makes it smaller, `ENGINES=sqlite` leaves the other out.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { LearnLedger, Ledger } from '../../src/core/ledger.ts'
import { parseSearch } from '../../src/core/search.ts'
import { midnightUtc } from '../../src/core/searchfilters.ts'
import type { Span } from '../../src/core/span.ts'
import { DAY, systemClock } from '../../src/core/time.ts'
import { write } from '../../src/learn/digest.ts'
import { gather } from '../../src/learn/figures.ts'
import { digestCard } from '../../src/learn/render/card.ts'
import { stretchOf } from '../../src/learn/stretch.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { type Bare, fillPostgres, fillSqlite, MENTIONS, NOON } from './million.ts'

const ROUNDS = 5
const ENGINES = (process.env['ENGINES'] ?? 'sqlite,postgresql').split(',')

interface Spent {
  total: number
  longest: number
  slowest: string
  calls: number
  /** The longest that nothing else could run, in milliseconds. */
  blocked: number
}

/** Counts what the database takes, and its longest single answer. */
function timed(inner: LearnLedger): { readonly ledger: LearnLedger; readonly spent: Spent } {
  const spent: Spent = { total: 0, longest: 0, slowest: '', calls: 0, blocked: 0 }
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
    atOnce: inner.atOnce,
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

async function digestOf(ledger: Ledger, span: Span, department: string | null): Promise<Spent> {
  const stretch = stretchOf(span, 'Europe/Berlin', NOON)
  if ('problem' in stretch) throw new Error(stretch.problem)
  const { ledger: asked, spent } = timed(ledger)
  const question = { stretch, department, compare: true, now: NOON, overdueMs: DAY }
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const figures = await gather(asked, question, [])
  digestCard(write(figures))
  // What held the loop up is seen when it goes round.
  await setTimeout(5)
  delay.disable()
  return { ...spent, blocked: delay.max / 1e6 }
}

function middle<T>(runs: readonly T[], of: (run: T) => number): T {
  const found = runs.toSorted((a, b) => of(a) - of(b))[Math.floor(runs.length / 2)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

const DIGESTS = [
  [1, null],
  [7, null],
  [7, 'billing'],
  [30, null],
  [365, null],
] as const

async function digests(ledger: Ledger, bare: Bare): Promise<void> {
  for (const [days, department] of DIGESTS) {
    const runs: Spent[] = []
    const plain: number[] = []
    for (let round = 0; round < (days > 30 ? 1 : ROUNDS); round++) {
      runs.push(await digestOf(ledger, { of: 'days', days }, department))
      plain.push(await bare.digest(days))
    }
    const { total, calls, longest, slowest, blocked } = middle(runs, (run) => run.total)
    const control = middle(plain, (ms) => ms)
    console.log(
      `  ${String(days).padStart(3)} days ${(department ?? 'all').padEnd(8)} ${total.toFixed(0).padStart(5)} ms in ${String(calls).padStart(4)} calls, the longest ${longest.toFixed(1)} ms (${slowest}), blocked ${blocked.toFixed(0)} ms at most; the bare query ${control.toFixed(0)} ms, ratio ${(total / control).toFixed(2)}`,
    )
  }
}

const SEARCHES = [
  'parcel',
  'parcel late -refund',
  'seldom',
  'seldom OR nowhere',
  '"nobody answers my messages" dept:billing kind:complaint',
  'dept:people mood:positive',
  'since:7d until:3d kind:praise',
  'since:2026-02-01 until:2026-02-08',
  'parcel since:2026-02-01 until:2026-02-08',
  'theme:T-7',
  'theme:T-7 since:7d mood:negative',
  'status:claimed',
  'has:action',
  'has:action status:closed',
  'has:action action:fix',
  'lang:fi',
  'acted:2d by:"Member 3"',
  'closed:2d dept:billing',
  'is:overdue',
  'praises:Mira since:7d',
]

async function searches(ledger: Ledger, bare: Bare): Promise<void> {
  const known = {
    departments: ['billing', 'people'],
    sources: [],
    themes: [],
    members: [{ handle: 'm3', name: 'Member 3' }],
    now: NOON,
    midnight: midnightUtc(NOON),
    overdueMs: DAY,
  }
  for (const words of SEARCHES) {
    const read = parseSearch(words, known)
    if ('problem' in read) throw new Error(read.problem)
    const runs: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now()
      await ledger.search({ ...read.terms, limit: 20, offset: 0 })
      runs.push(performance.now() - began)
    }
    const plain = read.terms.must[0] === words ? await bare.search(words) : null
    const ratio = plain === null ? '' : `; the bare query ${plain.toFixed(1)} ms`
    console.log(
      `  ${words.padEnd(58)} ${middle(runs, (ms) => ms)
        .toFixed(1)
        .padStart(6)} ms${ratio}`,
    )
  }
}

async function measure(name: string, ledger: Ledger, bare: Bare): Promise<void> {
  console.log(`${name}, ${MENTIONS} mentions of a year; medians of ${ROUNDS}`)
  await digests(ledger, bare)
  console.log(' the newest 20 of')
  await searches(ledger, bare)
  await ledger.close()
  await bare.close()
}

if (ENGINES.includes('sqlite')) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-digest-'))
  const file = join(folder, 'ledger.db')
  const { ledger } = await openLedger({ file }, systemClock)
  await measure('SQLite', ledger, fillSqlite(file))
  rmSync(folder, { recursive: true })
}
if (ENGINES.includes('postgresql')) {
  const { startPostgres } = await import('../postgres-server.ts')
  const server = await startPostgres()
  const url = await server.database()
  const { ledger } = await openLedger({ url }, systemClock)
  await measure('PostgreSQL', ledger, await fillPostgres(url))
  await server.stop()
}

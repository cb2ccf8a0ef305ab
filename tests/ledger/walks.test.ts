import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ledger, Row, SearchTerms } from '../../src/core/ledger.ts'
import { DAY, systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { postgresUrl } from '../postgres.ts'

// More than a search looks through that is told no time.
process.env['MENTIONS'] = '12000'
const { fillPostgres, fillSqlite, NOON } = await import('../bench/million.ts')
const EVER = NOON - 400 * DAY

async function filled(engine: string): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-walks-'))
  const options = engine === 'SQLite' ? { file: join(folder, 'w.db') } : { url: await postgresUrl() }
  const { ledger } = await openLedger(options, systemClock)
  const bare = await ('file' in options ? fillSqlite(options.file) : fillPostgres(options.url))
  await bare.close()
  onTestFinished(async () => {
    await ledger.close()
    rmSync(folder, { recursive: true })
  })
  return ledger
}

it.each(['SQLite', 'PostgreSQL'])(
  'what is rare is found however far back, in pieces, on %s',
  async (engine) => {
    const ledger = await filled(engine)
    const search = (terms: Partial<SearchTerms>, limit = 20, offset = 0) =>
      ledger.search({ must: [], any: [], not: [], ...terms, limit, offset })
    const all = await search({ since: EVER }, 20_000)
    expect(all.rows.length).toBeGreaterThan(10_000)
    const byTime = (a: Row, b: Row) => b.mention.at - a.mention.at || b.mention.id - a.mention.id
    expect(all.rows).toEqual(all.rows.toSorted(byTime))

    const slowly = (is: (row: Row) => boolean) => all.rows.filter(is).map(({ mention }) => mention.id)
    const page = async (terms: Partial<SearchTerms>, offset: number) =>
      (await search({ ...terms, since: EVER }, 15, offset)).rows.map(({ mention }) => mention.id)
    const cases: readonly (readonly [Partial<SearchTerms>, readonly number[]])[] = [
      [{ kind: 'praise' }, slowly(({ analysis }) => analysis.kind === 'praise')],
      [{ not: ['seldom'] }, slowly(({ mention }) => !mention.text.includes('seldom'))],
      [{ source: 'source 3', mood: 'negative' }, slowly(isNegativeOfThree)],
      [
        { status: 'claimed' },
        all.rows
          .filter(({ engagement }) => engagement?.status === 'claimed')
          .toSorted((a, b) => (b.engagement?.openedAt ?? 0) - (a.engagement?.openedAt ?? 0))
          .map(({ mention }) => mention.id),
      ],
      [{ theme: 7 }, slowly(({ theme }) => theme?.id === 7).toSorted((a, b) => b - a)],
    ]
    for (const [terms, expected] of cases)
      for (const offset of [0, 5, 600, 4_000].filter((one) => one < expected.length))
        expect(await page(terms, offset), JSON.stringify(terms)).toEqual(expected.slice(offset, offset + 15))

    const seldom = { language: 'fi' }
    const short = await search(seldom)
    expect(short).toMatchObject({ rows: [], more: false })
    expect(short.lookedBackTo).toBeGreaterThan(NOON - 365 * DAY)
    const newer = all.rows.filter(({ mention }) => mention.at >= (short.lookedBackTo ?? 0)).length
    expect(newer).toBeGreaterThan(8_000)
    expect(await search({ ...seldom, since: EVER })).toEqual({ rows: [], more: false, lookedBackTo: null })
    expect(await search({ kind: 'praise' })).toMatchObject({ more: true, lookedBackTo: null })
  },
)

function isNegativeOfThree({ mention, analysis }: Row): boolean {
  return mention.source === 'source 3' && analysis.sentiment <= -0.2
}

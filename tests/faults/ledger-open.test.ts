import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LedgerFault } from '../../src/core/ledger.ts'
import { systemClock } from '../../src/core/time.ts'
import { listening } from '../../src/ledger/listen.ts'
import { type LedgerOptions, openLedger } from '../../src/ledger/open.ts'
import { openSqlite } from '../../src/ledger/sqlite.ts'
import { found, pulled } from '../contracts/ledger/words.ts'
import { postgresUrl } from '../postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'earshot-open-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The fault, with where it happened taken out. */
async function faultOf(options: LedgerOptions): Promise<string> {
  const { ledger } = await openLedger(options, systemClock).catch((error: unknown) => {
    if (error instanceof LedgerFault) return { ledger: error }
    throw error
  })
  if (ledger instanceof LedgerFault) return ledger.message
  await ledger.close()
  throw new Error('It opened.')
}

async function made(file: string): Promise<string> {
  const { ledger } = await openLedger({ file }, systemClock)
  await ledger.store(pulled(Array.from({ length: 200 }, () => found())))
  await ledger.close()
  return file
}

describe('a SQLite file', () => {
  it('is made with its folder', async () => {
    const file = join(folder, 'new/deep/earshot.db')
    const open = await openLedger({ file, exclusive: true }, systemClock)
    expect(open.describe).toBe(`SQLite ${file}`)
    await open.ledger.close()
    await made(file)
  })

  it('that is no database is left alone', async () => {
    const file = join(folder, 'notes.db')
    writeFileSync(file, 'Dear diary, '.repeat(100))
    expect(await faultOf({ file })).toMatch(/notes\.db is no database\. Name another file under ledger\.file/)
    expect(readFileSync(file, 'utf8')).toMatch(/^Dear diary/)
  })

  it('of another program is left alone', async () => {
    const file = join(folder, 'bookmarks.db')
    const other = new DatabaseSync(file)
    other.exec('create table bookmark (url text)')
    other.close()
    expect(await faultOf({ file })).toMatch(/is the database of another program/)
  })

  it('of a newer version is not touched', async () => {
    const file = await made(join(folder, 'newer.db'))
    const newer = new DatabaseSync(file)
    newer.exec("insert into migration values ('9999-later', 0)")
    newer.close()
    expect(await faultOf({ file })).toMatch(/was written by a newer Earshot \(9999-later\)\. Update this one/)
  })

  it('that is damaged says so, and how to save what is left', async () => {
    const file = await made(join(folder, 'damaged.db'))
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 4096)
    writeFileSync(file, bytes)
    expect(await faultOf({ file })).toMatch(/is damaged\. Stop Earshot and put back a backup/)
  })

  it('that cannot be made or opened says whose right is missing', async () => {
    const inTheWay = join(folder, 'file')
    writeFileSync(inTheWay, '')
    expect(await faultOf({ file: join(inTheWay, 'earshot.db') })).toMatch(/folder for .* could not be made/)
    const directory = join(folder, 'directory.db')
    mkdirSync(directory)
    expect(await faultOf({ file: directory })).toMatch(/could not be opened/)
    expect(await faultOf({ file: directory, exclusive: true })).toMatch(/could not be opened/)
  })

  it('on a full disk says so, keeps what it has, and goes on when there is room', async () => {
    const file = await made(join(folder, 'full.db'))
    const store = openSqlite(file)
    const { store: keep, sourceState } = listening(store)
    const limit = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(store.db)
    const batch = pulled(Array.from({ length: 500 }, () => found({ text: 'x'.repeat(2_000) })))
    await limit(1)
    await expect(keep(batch)).rejects.toThrow(/The disk that holds .*full\.db is full\. Free some space/)
    expect(await sourceState('reviews')).toMatchObject({ stored: 200 })
    await limit(1_000_000)
    expect(await keep(batch)).toEqual({ stored: 500, known: 0 })
    await store.db.destroy()
  })
})

describe('a PostgreSQL', () => {
  let url: URL
  beforeAll(async () => {
    url = new URL(await postgresUrl())
  })
  const but = (change: Partial<URL>) => ({ url: Object.assign(new URL(url), change).href })

  it('is described without its user and password', async () => {
    const open = await openLedger({ url: url.href }, systemClock)
    expect(open.describe).toBe(`PostgreSQL ${url.host}${url.pathname}`)
    await open.ledger.close()
  })

  it('that cannot be reached or entered says what to mend, and never the password', async () => {
    const faults = {
      'http://localhost/': 'DATABASE_URL is no address of a PostgreSQL',
      [but({ port: '1' }).url]: `PostgreSQL 127.0.0.1:1${url.pathname} refuses connections. See that it runs`,
      [but({ password: 'sesame' }).url]: 'refuses the password. Put the right user and password',
      [but({ pathname: '/nowhere' }).url]: 'there is no such database. Create it',
      [but({ hostname: 'nowhere.invalid' }).url]: 'is not known. See that DATABASE_URL names the right one',
    }
    for (const [address, words] of Object.entries(faults)) {
      const fault = await faultOf({ url: address })
      expect(fault).toContain(words)
      expect(fault).not.toMatch(/secret|sesame/)
    }
  })

  it('of a newer version, or full of another program’s tables, is not touched', async () => {
    const client = new pg.Client(url.href)
    await client.connect()
    await client.query("insert into migration values ('9999-later', 0)")
    await client.end()
    expect(await faultOf({ url: url.href })).toMatch(/was written by a newer Earshot \(9999-later\)/)

    const other = await postgresUrl()
    const another = new pg.Client(other)
    await another.connect()
    await another.query('create table card (suit text)')
    expect(await faultOf({ url: other })).toMatch(/holds another program’s tables/)
    const { rows } = await another.query("select tablename from pg_tables where schemaname = 'public'")
    await another.end()
    expect(rows).toEqual([{ tablename: 'card' }])
  })

  it('that cuts the connection fails what was under way, and works again after', async () => {
    const address = await postgresUrl()
    const { ledger } = await openLedger({ url: address }, systemClock)
    const client = new pg.Client(address)
    await client.connect()
    await client.query('begin; lock table mention')
    const failed = expect(ledger.store(pulled([found()]))).rejects.toThrow(/was shut down|terminat/)
    const blocked = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await client.query(`select 1 ${blocked}`)).rowCount === 0);
    await client.query(`select pg_terminate_backend(pid) ${blocked}`)
    await failed
    await client.query('commit')
    await client.end()
    expect((await ledger.store(pulled([found()]))).stored).toBe(1)
    await ledger.close()
  })
})

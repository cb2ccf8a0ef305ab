import pg from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../src/core/time.ts'
import { openLedger } from '../src/ledger/open.ts'

/** The address of a fresh, empty database on a real PostgreSQL. */
export async function postgresUrl(): Promise<string> {
  const response = await fetch(inject('postgresServer'))
  if (!response.ok) throw new Error(await response.text())
  return response.text()
}

/**
 * One database for many tests, brought back to what it was after it was made: ten times as quick as a fresh
 * one for each.
 */
export function reusedPostgres(): () => Promise<string> {
  let made: Promise<{ readonly url: string; readonly restore: string }> | null = null
  return async () => {
    made ??= make()
    const { url, restore } = await made
    await withClient(url, (client) => client.query(restore))
    return url
  }
}

async function make() {
  const url = await postgresUrl()
  const { ledger } = await openLedger({ url }, systemClock)
  await ledger.close()
  return { url, restore: await withClient(url, restoring) }
}

/** Empties every table, puts back the rows that migrations wrote, and begins to count anew. */
async function restoring(client: pg.Client): Promise<string> {
  const listed = async (query: string) =>
    namesSchema.parse((await client.query(query)).rows).map(({ name }) => name)
  const tables = await listed(`select tablename as name from pg_tables where schemaname = 'public'`)
  const sequences = await listed(`select sequencename as name from pg_sequences where schemaname = 'public'`)
  const refilled: string[] = []
  for (const table of tables) {
    const { rows } = await client.query(`select * from ${table}`)
    if (rows.length === 0) continue
    const json = client.escapeLiteral(JSON.stringify(rows))
    refilled.push(`insert into ${table} select * from json_populate_recordset(null::${table}, ${json})`)
  }
  return [
    'begin',
    `set local session_replication_role = replica`,
    ...tables.map((table) => `delete from ${table}`),
    ...refilled,
    ...sequences.map((sequence) => `alter sequence ${sequence} restart`),
    'commit',
  ].join(';')
}

const namesSchema = z.array(z.object({ name: z.string() }))

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

import { basename } from 'node:path'
import { z } from 'zod'
import type { ListenLedger } from '../core/ledger.ts'
import type { Found } from '../core/mention.ts'
import type { Clock } from '../core/time.ts'
import { parseDate } from './dates.ts'
import { digest } from './digest.ts'
import { toFound } from './found.ts'
import { type Columns, checkColumns, createColumnReader } from './import/columns.ts'
import { csvRows } from './import/csv.ts'
import { openText, type Place } from './import/file.ts'
import { jsonlRows } from './import/jsonl.ts'
import type { Cells, Row } from './import/row.ts'
import { readCursor } from './sources/cursor.ts'

export interface ImportOptions {
  readonly ledger: ListenLedger
  readonly clock: Clock
  /** What stands after `import:` as the mentions' source; the file's name unless given. */
  readonly source?: string
  /** Which column means what, where its name does not say: `{ text: 'Comment' }`. */
  readonly map?: Readonly<Record<string, string>>
  /** Nobody is told of the mentions, as they are old; true unless given. */
  readonly quiet?: boolean
  readonly onProgress?: (progress: ImportProgress) => void
  /** Ends the import after the batch under way; the next one goes on from there. */
  readonly signal?: AbortSignal
}

export interface ImportProgress {
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  readonly stored: number
  readonly known: number
  readonly bad: number
}

export interface ImportResult extends Omit<ImportProgress, 'bad'> {
  /** Rows that could not be read. */
  readonly bad: readonly BadRow[]
  /** The line where it went on after an interruption; null when it began at the beginning. */
  readonly resumedAtLine: number | null
}

export interface BadRow {
  readonly line: number
  readonly problem: string
}

const BATCH = 500

const cursorSchema = z.object({ v: z.literal(1), offset: z.int(), line: z.int() })

/**
 * Stores the mentions of a CSV or JSONL file. Given again after an interruption it goes on where it was;
 * given again after it was done it finds all of them known.
 * @throws {ImportFault} when the file as a whole cannot be read.
 * @throws {LedgerFault}
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportResult> {
  const { ledger, clock, quiet = true, map = {} } = options
  const source = `import:${options.source ?? basename(path)}`
  const columnsOf = createColumnReader(map)
  const file = await openText(path)
  const fingerprint = digest(file.fingerprint, JSON.stringify(map))
  const before = await ledger.sourceState(source)
  const resumed = before.fingerprint === fingerprint ? readCursor(cursorSchema, before.cursor) : null

  const bad: BadRow[] = []
  const counts = { rows: 0, stored: 0, known: 0 }
  let batch: Found[] = []
  let badBefore = 0

  async function keep(next: Place | null) {
    const cursor = next === null ? null : JSON.stringify({ v: 1, offset: next.offset, line: next.line })
    const { stored, known } = await ledger.store({
      source,
      fingerprint,
      cursor,
      found: batch,
      skipped: bad.length - badBefore,
      quiet,
      at: clock.now(),
    })
    batch = []
    badBefore = bad.length
    counts.stored += stored
    counts.known += known
    const bytes = next === null ? file.bytes : Math.min(next.offset, file.bytes)
    options.onProgress?.({ ...counts, bytes, totalBytes: file.bytes, bad: bad.length })
  }

  const rows =
    file.format === 'csv' ? csvRows(file, resumed) : jsonlRows(file, resumed ?? { offset: 0, line: 1 })
  let checked = file.format === 'jsonl'
  for await (const row of rows) {
    if (!checked && row.cells) checkColumns(columnsOf(row.cells), row.cells.columns)
    checked ||= row.cells !== null
    const read = toMention(row, columnsOf)
    if ('problem' in read) bad.push({ line: row.line, problem: read.problem })
    else batch.push(read)
    counts.rows += 1
    if (counts.rows % BATCH !== 0) continue
    await keep(row.next)
    if (options.signal?.aborted) return result()
  }
  await keep(null)
  return result()

  function result(): ImportResult {
    return { ...counts, bytes: file.bytes, totalBytes: file.bytes, bad, resumedAtLine: resumed?.line ?? null }
  }
}

function toMention(row: Row, columnsOf: (cells: Cells) => Columns): Found | { readonly problem: string } {
  if (row.cells === null) return { problem: row.problem }
  const { cells } = row
  const columns = columnsOf(cells)
  const cell = (column: string | undefined) =>
    column === undefined ? null : cells.get(column)?.trim() || null
  if (columns.text === undefined && columns.title === undefined)
    return { problem: `has no text; it has: ${cells.columns.slice(0, 10).join(', ')}` }
  const author = cell(columns.author)
  const authorKey = cell(columns.authorKey)
  const found = toFound({
    id: cell(columns.id) ?? cells.digest,
    title: cell(columns.title),
    text: cell(columns.text) ?? '',
    author:
      author === null && authorKey === null ? null : { key: authorKey, name: author ?? authorKey ?? '' },
    url: cell(columns.url),
    publishedAt: parseDate(cell(columns.publishedAt)),
    reach: Number(cell(columns.reach)?.replace(/[\s,_']/g, '') ?? 0),
    language: cell(columns.language),
  })
  return found ?? { problem: 'has no text' }
}

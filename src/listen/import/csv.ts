import { type InfoRecord, type Parser, parse } from 'csv-parse'
import { decodePlain } from '../charset.ts'
import { digest } from '../digest.ts'
import { ImportFault, type Place, type TextFile } from './file.ts'
import { type Line, readLines } from './lines.ts'
import { type Cells, LONGEST_ROW, type Row } from './row.ts'

const DELIMITERS = [',', ';', '\t', '|']
/** A file with so many broken rows, and more of them than good ones, is not what it seems. */
const MANY_BROKEN = 100
const BEGINNING: Place = { offset: 0, line: 1 }

/**
 * Rows with the names of the header's columns. A row that has no end, because a quote in it is never
 * closed, costs that row alone: reading goes on at the line after the one where it began.
 * @throws {ImportFault}
 */
export async function* csvRows(file: TextFile, start: Place | null): AsyncGenerator<Row> {
  const delimiter = await delimiterOf(file)
  let columns: readonly string[] | null = null
  let place = BEGINNING
  let good = 0
  for (let broken = 0; ; broken++) {
    let again: Place | null = null
    for await (const record of records(file, place, delimiter)) {
      if (columns === null) {
        const first: Header = header(record)
        columns = first.columns
        place = first.next
        if (start !== null && start.offset > place.offset) {
          again = start
          break
        }
        continue
      }
      const problem = record.fields === null ? record.problem : sayWidth(record.fields, columns)
      if (record.fields === null || (problem !== null && record.next.line > record.line + 1)) {
        const { number: line, next } = await firstLine(file, place)
        yield { line, next, cells: null, problem: problem ?? '' }
        again = next
        break
      }
      const { line, next, fields } = record
      place = next
      if (problem === null) {
        good += 1
        yield { line, next, cells: cells(columns, fields), problem }
      } else yield { line, next, cells: null, problem }
    }
    if (again === null) return
    if (broken >= MANY_BROKEN && broken > good)
      throw new ImportFault(`Most rows have no end. Check the file’s quotes around line ${again.line}.`)
    place = again
  }
}

type CsvRecord =
  | { readonly fields: readonly string[]; readonly line: number; readonly next: Place }
  /** No end was found to it. */
  | { readonly fields: null; readonly problem: string }

/** Bytes stand for themselves here (latin1), so that offsets are those of the file. */
async function* records(file: TextFile, start: Place, delimiter: string): AsyncGenerator<CsvRecord> {
  let { line } = start
  let emptyBefore = 0
  const read: CsvRecord[] = []
  const parser = parse({
    encoding: 'latin1',
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record(fields: string[], { bytes, empty_lines }: InfoRecord) {
      line += empty_lines - emptyBefore
      emptyBefore = empty_lines
      const began = line
      line += 1 + fields.reduce((lines, field) => lines + (field.match(/\n|\r(?!\n)/g)?.length ?? 0), 0)
      read.push({ line: began, next: { offset: start.offset + bytes, line }, fields })
      return null
    },
  })
  // What is wrong is told by each write.
  parser.on('error', () => undefined)

  for await (const chunk of file.from(start.offset)) {
    const problem = await written(parser, chunk)
    yield* read.splice(0)
    if (problem !== null) return yield { fields: null, problem }
  }
  const problem = await ended(parser)
  yield* read.splice(0)
  if (problem !== null) yield { fields: null, problem }
}

/** What stops the parser; null when it can go on. */
function written(parser: Parser, chunk: Buffer): Promise<string | null> {
  return new Promise((resolve) => parser.write(chunk, (error) => resolve(error ? sayEndless(error) : null)))
}

function ended(parser: Parser): Promise<string | null> {
  return new Promise((resolve) => {
    parser.once('error', (error) => resolve(sayEndless(error)))
    parser.once('end', () => resolve(null))
    parser.resume().end()
  })
}

function sayEndless(error: Error): string {
  const tooLong = 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE'
  return tooLong
    ? 'is longer than 1 MB, or opens a quote that is never closed'
    : 'opens a quote that is never closed'
}

/** The first line from there on that is not empty. */
async function firstLine(file: TextFile, place: Place): Promise<Line> {
  for await (const line of readLines(file.from(place.offset), place, LONGEST_ROW))
    if (line.bytes === null || line.bytes.toString('latin1').trim() !== '') return line
  return { number: place.line, next: place, bytes: null }
}

async function delimiterOf(file: TextFile): Promise<string> {
  for await (const { bytes } of readLines(file.from(0), BEGINNING, LONGEST_ROW)) {
    const line = bytes?.toString('latin1').replace(/"[^"]*"/g, '') ?? ''
    if (line.trim() === '') continue
    const counts = DELIMITERS.map((each) => line.split(each).length)
    return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
  }
  return ','
}

interface Header {
  readonly columns: readonly string[]
  readonly next: Place
}

function header(record: CsvRecord): Header {
  if (record.fields === null)
    throw new ImportFault(`The first line, with the columns’ names, ${record.problem}.`)
  return { columns: record.fields.map((field) => toText(field).trim()), next: record.next }
}

/** Null when it is right. Empty cells at the end are what spreadsheets leave behind. */
function sayWidth(fields: readonly string[], columns: readonly string[]): string | null {
  const over = fields.slice(columns.length).some((field) => field.trim() !== '')
  if (fields.length >= columns.length && !over) return null
  return `has ${fields.length} cells where the first line names ${columns.length} columns`
}

function cells(columns: readonly string[], fields: readonly string[]): Cells {
  return {
    columns,
    get(column) {
      const field = fields[columns.indexOf(column)]
      return field === undefined ? null : toText(field)
    },
    digest: digest(...fields),
  }
}

function toText(field: string): string {
  return /^[\n\r\t -~]*$/.test(field) ? field : decodePlain(Buffer.from(field, 'latin1'))
}

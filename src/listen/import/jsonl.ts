import { decodePlain } from '../charset.ts'
import { digest } from '../digest.ts'
import { textAt } from '../pointer.ts'
import type { Place, TextFile } from './file.ts'
import { readLines } from './lines.ts'
import { LONGEST_ROW, type Row } from './row.ts'

/** A JSON object on each line. Columns are its keys; a name that begins with `/` is a JSON Pointer. */
export async function* jsonlRows(file: TextFile, start: Place): AsyncGenerator<Row> {
  for await (const { number: line, next, bytes } of readLines(file.from(start.offset), start, LONGEST_ROW)) {
    if (bytes === null) {
      yield { line, next, cells: null, problem: 'is longer than 1 MB' }
      continue
    }
    const text = decodePlain(bytes).trim()
    if (text !== '') yield { line, next, ...read(text) }
  }
}

function read(
  text: string,
): Pick<Extract<Row, { problem: null }>, 'cells' | 'problem'> | { cells: null; problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { cells: null, problem: 'is no JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { cells: null, problem: 'is no JSON object' }
  const get = (column: string) => {
    const pointer = column.startsWith('/') ? column : `/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`
    // An author is often an object of its own.
    return textAt(value, pointer) ?? textAt(value, `${pointer}/name`)
  }
  return { cells: { columns: Object.keys(value), get, digest: digest(text) }, problem: null }
}

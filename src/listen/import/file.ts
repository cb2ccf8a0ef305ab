import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Fault } from '../../core/fault.ts'
import { digest } from '../digest.ts'

/** Why a file cannot be imported at all, and what to do. */
export class ImportFault extends Fault {
  override readonly name = 'ImportFault'
}

/** A place in a file: just before a row. */
export interface Place {
  /** Bytes of the text, after the byte order mark. */
  readonly offset: number
  /** From 1. */
  readonly line: number
}

export interface TextFile {
  readonly bytes: number
  readonly format: 'csv' | 'jsonl'
  /** Changes when the file does. */
  readonly fingerprint: string
  /** The bytes of the text from there on, in UTF-8 or windows-1252. */
  from(offset: number): AsyncIterable<Buffer>
}

const SAMPLE_BYTES = 64 * 1024
/** What is read ahead is read again after a broken row. */
const CHUNK_BYTES = 16 * 1024

/** @throws {ImportFault} */
export async function openText(path: string): Promise<TextFile> {
  let handle: FileHandle
  try {
    handle = await open(path)
  } catch (error) {
    throw new ImportFault(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  try {
    const file = await handle.stat()
    if (!file.isFile()) throw new ImportFault(`${path} is no file. Name a CSV or JSONL file.`)
    const { size } = file
    const head = await sample(handle, 0)
    const tail = await sample(handle, Math.max(0, size - SAMPLE_BYTES))
    const mark = markOf(head)
    const start = head.subarray(mark.bytes).toString('latin1').trimStart()
    if (start === '') throw new ImportFault(`${path} is empty.`)
    if (start.startsWith('PK\x03\x04'))
      throw new ImportFault(`${path} is a spreadsheet. Save it as CSV (UTF-8) and import that.`)
    if (mark.encoding === null && start.includes('\0'))
      throw new ImportFault(`${path} is no text. Save it as CSV or as JSON, an object a line.`)
    return {
      bytes: size,
      format: /^\{/.test(mark.encoding === null ? start : decodeWide(head, mark.encoding)) ? 'jsonl' : 'csv',
      fingerprint: digest(String(size), head, tail),
      from: (offset) =>
        mark.encoding === null
          ? createReadStream(path, { start: mark.bytes + offset, highWaterMark: CHUNK_BYTES })
          : skip(transcode(createReadStream(path), mark.encoding), offset),
    }
  } finally {
    await handle.close()
  }
}

async function sample(handle: FileHandle, position: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, position)
  return buffer.subarray(0, bytesRead)
}

type Wide = 'utf-16le' | 'utf-16be'

function markOf([a, b, c]: Buffer): { readonly bytes: number; readonly encoding: Wide | null } {
  if (a === 0xff && b === 0xfe) return { bytes: 2, encoding: 'utf-16le' }
  if (a === 0xfe && b === 0xff) return { bytes: 2, encoding: 'utf-16be' }
  return { bytes: a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0, encoding: null }
}

function decodeWide(bytes: Buffer, encoding: Wide): string {
  return new TextDecoder(encoding).decode(bytes).trimStart()
}

/** What spreadsheets call Unicode text, as UTF-8. */
async function* transcode(chunks: AsyncIterable<Buffer>, encoding: Wide): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

async function* skip(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes
  for await (const chunk of chunks) {
    if (chunk.length > left) yield chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}

import type { Place } from './file.ts'

export interface Line {
  readonly number: number
  readonly next: Place
  /** Without its end; null when it is longer than `longest`. */
  readonly bytes: Buffer | null
}

/** The lines of a text, in memory one at a time and never more than `longest` bytes of it. */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  start: Place,
  longest: number,
): AsyncGenerator<Line> {
  let { offset, line } = start
  let pieces: Buffer[] = []
  let length = 0

  function finish(end: number): Line {
    offset += length + end
    const whole = length > longest ? null : withoutReturn(Buffer.concat(pieces, length))
    const done = { number: line, next: { offset, line: line + 1 }, bytes: whole }
    pieces = []
    length = 0
    line += 1
    return done
  }

  function add(piece: Buffer) {
    length += piece.length
    if (length <= longest) pieces.push(piece)
    else pieces = []
  }

  for await (const chunk of chunks) {
    let from = 0
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, to))
      yield finish(1)
      from = to + 1
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield finish(0)
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes
}

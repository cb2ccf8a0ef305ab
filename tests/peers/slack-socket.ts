import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of a WebSocket (RFC 6455), as much of it as Slack uses. */
export interface SocketEnd {
  send(value: unknown): void
  /** Ends it politely. */
  close(): void
  /** Ends it as a broken network does. */
  cut(): void
}

/** Answers the upgrade; `heard` gets every message, `ended` the end. */
export function acceptSocket(
  request: IncomingMessage,
  socket: Duplex,
  heard: (message: unknown) => void,
  ended: () => void,
): SocketEnd {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
      '\r\n',
    ].join('\r\n'),
  )
  let pending = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (let frame = takeFrame(pending); frame !== null; frame = takeFrame(pending)) {
      pending = pending.subarray(frame.size)
      if (frame.opcode === TEXT) heard(JSON.parse(frame.payload.toString('utf8')))
      else if (frame.opcode === PING) write(PONG, frame.payload)
      else if (frame.opcode === CLOSE) {
        write(CLOSE, frame.payload)
        socket.end()
      }
    }
  })
  socket.on('close', ended)
  socket.on('error', () => socket.destroy())

  function write(opcode: number, payload: Buffer): void {
    if (socket.writable) socket.write(Buffer.concat([head(opcode, payload.length), payload]))
  }

  return {
    send: (value) => write(TEXT, Buffer.from(JSON.stringify(value))),
    close: () => write(CLOSE, Buffer.from([0x03, 0xe8])),
    cut: () => socket.destroy(),
  }
}

const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

function head(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, length])
  const large = length > 0xffff
  const bytes = Buffer.alloc(large ? 10 : 4)
  bytes[0] = 0x80 | opcode
  bytes[1] = large ? 127 : 126
  if (large) bytes.writeBigUInt64BE(BigInt(length), 2)
  else bytes.writeUInt16BE(length, 2)
  return bytes
}

/** The first whole frame, unmasked; null while it has not all come. */
function takeFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null
  const opcode = (bytes[0] ?? 0) & 0x0f
  const masked = ((bytes[1] ?? 0) & 0x80) !== 0
  const short = (bytes[1] ?? 0) & 0x7f
  const lengthSize = short === 127 ? 8 : short === 126 ? 2 : 0
  const start = 2 + lengthSize + (masked ? 4 : 0)
  if (bytes.length < start) return null
  const length =
    lengthSize === 8 ? Number(bytes.readBigUInt64BE(2)) : lengthSize === 2 ? bytes.readUInt16BE(2) : short
  if (bytes.length < start + length) return null
  const payload = Buffer.from(bytes.subarray(start, start + length))
  if (masked)
    for (let at = 0; at < length; at++) payload[at] = (payload[at] ?? 0) ^ (bytes[start - 4 + (at % 4)] ?? 0)
  return { opcode, payload, size: start + length }
}

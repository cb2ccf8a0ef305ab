import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Fault } from '../core/fault.ts'

// Imported, `node:http` would load the whole of Node's own fetch, which Earshot has no use for.
const { createServer } = process.getBuiltinModule('node:http')

/** Why the server could not start, and what to do. */
export class ServerFault extends Fault {
  override readonly name = 'ServerFault'
}

export interface Listening {
  /** `http://127.0.0.1:8737` */
  readonly address: string
  close(): Promise<void>
}

/** @throws {ServerFault} when the port is taken or may not be used. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(app)
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ServerFault(explain(error, host, port))),
    )
    server.listen(port, host, resolve)
  })
  return { address: addressOf(server, host), close: () => close(server) }
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop that one, or set server.port in earshot.yaml (or PORT in the environment) to another.`
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set server.port to one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Set server.host to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`
    default:
      return `The server cannot listen on ${host}:${port}: ${error.message}`
  }
}

function addressOf(server: Server, host: string): string {
  const address: AddressInfo | string | null = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name}:${port}`
}

/** Lets answers under way finish; streams that stay open are cut. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), 1_000)
  await closed
  clearTimeout(cut)
}

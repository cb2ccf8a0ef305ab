import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Keyv } from 'keyv'
import { createApp } from '../../src/app.ts'
import { createReferences } from '../../src/chat/teams/references.ts'
import { loadConfig } from '../../src/config/load.ts'
import type { Config } from '../../src/config/schema.ts'
import { systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { createLog } from '../../src/server/log.ts'
import { CHANNEL, openPlayground, teamOf } from '../peers/teams-playground.ts'

export interface TeamsDemo {
  /** The page of Microsoft's playground. */
  readonly address: string
  close(): Promise<void>
}

/** The sample brand in Teams mode, beside Microsoft's agents playground; both on loopback, without an account. */
export async function openTeamsDemo({
  port = 0,
  log = 'warn',
  sources,
}: {
  readonly port?: number
  readonly log?: string
  /** Those of the sample brand that are heard; all unless given. */
  readonly sources?: readonly string[]
} = {}): Promise<TeamsDemo> {
  const sample = loadConfig(fileURLToPath(new URL('../../src/sample/earshot.yaml', import.meta.url)), {})
  const folder = mkdtempSync(join(tmpdir(), 'earshot-teams-'))
  const config: Config = {
    ...sample,
    chat: { teams: { auth: 'secret', development: true } },
    // Whoever opens the page is the first: somebody who may do everything.
    members: sample.members
      .toSorted((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'))
      .map((member) => ({ ...member, teams: `${member.handle}@example.com` })),
    // The playground's team has General and one more.
    channels: Object.fromEntries(
      Object.entries(sample.channels).map(([name, channel]) => [
        name,
        { ...channel, address: name === 'urgent' ? 'General' : CHANNEL },
      ]),
    ),
    server: { ...sample.server, host: '127.0.0.1', port: await freePort() },
    ledger: { file: join(folder, 'teams.db') },
    sources: sample.sources.filter(({ name }) => sources?.includes(name) ?? true),
    log: 'warn',
  }
  const own = port === 0 ? await freePort() : port
  await addToTeam(config, own)
  const endpoint = `http://127.0.0.1:${config.server.port}/teams/messages`
  const playground = await openPlayground(config, endpoint, own)
  const app = await createApp(config, { log: createLog(log) })
  await app.start()
  return {
    address: playground.address,
    async close() {
      await playground.close()
      await app.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addToTeam(config: Config, port: number): Promise<void> {
  const { ledger, keyv } = await openLedger({ file: config.ledger.file }, systemClock)
  await createReferences(new Keyv({ store: keyv }), systemClock).keepTeam(teamOf(config, port))
  await ledger.close()
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return address !== null && typeof address === 'object' ? address.port : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const demo = await openTeamsDemo({ port: 56_150 })
  process.stdout.write(`Earshot and Microsoft’s agents playground are up. Open ${demo.address}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void demo.close().then(() => process.exit(0)))
}

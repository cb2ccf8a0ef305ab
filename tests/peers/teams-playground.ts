import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import type { TeamReference } from '../../src/chat/teams/references.ts'
import type { Config } from '../../src/config/schema.ts'

export interface Playground {
  readonly address: string
  close(): Promise<void>
}

/**
 * Microsoft's own local client, on loopback, with the configuration's people in a team of two channels:
 * it knows no more, General and one other.
 */
export async function openPlayground(config: Config, endpoint: string, port: number): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-playground-'))
  const file = join(folder, 'playground.yml')
  writeFileSync(file, stringify(playgroundOf(config)))
  const cli = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'))
  const loopback = new URL('teams-loopback.js', import.meta.url).href
  const child = spawn(
    process.execPath,
    [
      '--import',
      loopback,
      cli,
      'start',
      '-e',
      endpoint,
      '-c',
      'msteams',
      '-p',
      `${port}`,
      '--disable-telemetry',
    ],
    {
      cwd: folder,
      stdio: 'ignore',
      env: {
        ...process.env,
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: file,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
        TEAMSAPPTESTER_BROWSER: 'none',
      },
    },
  )
  const address = `http://localhost:${port}`
  const ended = new AbortController()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => ended.abort())
  const close = async () => {
    child.kill()
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  if (await answers(address, ended.signal)) return { address, close }
  await close()
  throw new Error('Microsoft’s playground did not start.')
}

/** Whether it answers before `ended`. */
async function answers(address: string, ended: AbortSignal): Promise<boolean> {
  while (!ended.aborted) {
    const response = await fetch(address).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok) return true
    await setTimeout(100)
  }
  return false
}

/** The channel beside General. */
export const CHANNEL = 'Customers'

const TENANT = '00000000-0000-0000-0000-000000000001'
const BOT = { id: '00000000-0000-0000-0000-000000000011', name: 'Earshot' }
const TEAM = 'team'

/** What Teams tells once, at installation; the playground tells it only when somebody opens its page. */
export function teamOf(config: Config, port: number): TeamReference {
  return {
    id: TEAM,
    name: config.brand.name,
    serviceUrl: `http://localhost:${port}/_connector`,
    tenantId: TENANT,
    channels: [
      { id: TEAM, name: 'General', was: [] },
      { id: 'customers', name: CHANNEL, was: [] },
    ],
  }
}

/** A company in the playground's own words. Whoever opens the page is the first of the configuration's members. */
function playgroundOf(config: Config) {
  const users = config.members.map(({ name, handle }, index) => ({
    id: `user-${handle}`,
    name,
    userPrincipleName: `${handle}@example.com`,
    aadObjectId: `00000000-0000-0000-0000-0000000001${String(index).padStart(2, '0')}`,
    givenName: name,
    surname: name,
    email: `${handle}@example.com`,
  }))
  const [me, ...others] = users
  return {
    version: '0.1.0',
    tenantId: TENANT,
    bot: BOT,
    currentUser: me,
    users: others,
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Managers' },
    team: {
      id: TEAM,
      name: config.brand.name,
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: 'customers', name: CHANNEL }],
    },
  }
}

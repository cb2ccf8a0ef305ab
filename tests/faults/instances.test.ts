import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { joinedEarshot } from '../bench/program.ts'
import { openWorld, type World } from '../bench/world.ts'
import { postgresUrl } from '../postgres.ts'

const FEEDS = 4
const ITEMS = 100
/** Leases run out in seconds instead of a minute. */
const SPEED = '10'

describe('several instances on one PostgreSQL', () => {
  let world: World
  let url: string
  let program: string

  beforeAll(async () => {
    world = await openWorld(FEEDS, ITEMS)
    program = await joinedEarshot('instances')
    url = await postgresUrl()
  })
  afterAll(() => world.close())

  function run(): ChildProcess {
    const args = [program, `${world.address}/feeds`, String(FEEDS), `${world.address}/sink`, url, SPEED]
    return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  }

  const exited = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()))

  it('share the work, and when one is killed the others finish it: nothing lost, nothing twice', async () => {
    const [one, two, three] = [run(), run(), run()]
    const gone = Promise.all([one, two, three].map(exited))
    await new Promise<void>((resolve) => world.onPost(() => world.posted.size >= 30 && resolve()))
    one.kill('SIGKILL')

    const { ledger } = await openLedger({ url }, systemClock)
    await expect
      .poll(() => ledger.backlog(Date.now()), { timeout: 80_000, interval: 250 })
      .toMatchObject({ mentions: FEEDS * ITEMS, unread: 0, unrouted: 0, owed: 0, inDoubt: 0 })
    await ledger.close()
    for (const child of [two, three]) child.kill('SIGTERM')
    await gone

    expect([...world.posted].filter(([, times]) => times > 1)).toEqual([])
    expect(world.posted.size).toBeGreaterThan(FEEDS * ITEMS * 0.95)
  }, 120_000)
})

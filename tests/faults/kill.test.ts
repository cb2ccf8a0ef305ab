import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { joinedEarshot } from '../bench/program.ts'
import { openWorld, type World } from '../bench/world.ts'

const FEEDS = 6
const ITEMS = 150
const KILLS = 20

describe('killed at any instant', () => {
  let world: World
  let folder: string
  let program: string

  beforeAll(async () => {
    world = await openWorld(FEEDS, ITEMS)
    program = await joinedEarshot('kill')
    folder = mkdtempSync(join(tmpdir(), 'earshot-kill-'))
  })
  afterAll(async () => {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function run(): ChildProcess {
    return spawn(
      process.execPath,
      [program, `${world.address}/feeds`, String(FEEDS), `${world.address}/sink`, join(folder, 'ledger.db')],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    )
  }

  const exited = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()))

  /** Some are killed before they have begun, some after so many posts. */
  async function killAfter(posts: number): Promise<void> {
    const child = run()
    const gone = exited(child)
    const before = world.posted.size
    await new Promise<void>((resolve) => {
      const kill = () => {
        child.kill('SIGKILL')
        resolve()
      }
      if (posts === 0) child.once('message', kill)
      else world.onPost(() => world.posted.size - before >= posts && kill())
      setTimeout(kill, 5_000).unref()
    })
    await gone
  }

  it('loses nothing, posts nothing twice, and needs no hand', async () => {
    for (let kill = 0; kill < KILLS; kill++) await killAfter(kill % 5 === 0 ? 0 : 1 + ((kill * 17) % 40))

    const child = run()
    const gone = exited(child)
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, 15_000)
      world.onPost(() => {
        clearTimeout(timer)
        timer = setTimeout(resolve, 2_000)
      })
    })
    child.kill('SIGTERM')
    await gone

    const { ledger } = await openLedger({ file: join(folder, 'ledger.db') }, systemClock)
    const backlog = await ledger.backlog(Date.now())
    await ledger.close()
    expect(backlog).toMatchObject({ mentions: FEEDS * ITEMS, unread: 0, unrouted: 0, owed: 0, inDoubt: 0 })
    const twice = [...world.posted].filter(([, times]) => times > 1)
    expect(twice).toEqual([])
    expect(world.posted.size).toBeGreaterThan(FEEDS * ITEMS * 0.95)
  }, 120_000)
})

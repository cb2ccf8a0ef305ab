import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { joinedEarshot } from './program.ts'
import { openWorld, type World } from './world.ts'

export const FEEDS = 20
export const ITEMS = 500

/** What was compiled once is kept, as it is for those who start Earshot: for both programs alike. */
const compiled = mkdtempSync(join(tmpdir(), 'earshot-compiled-'))
process.on('exit', () => rmSync(compiled, { recursive: true, force: true }))

export const CONTROL = resolve('tests/bench/control.ts')
export const EARSHOT = await joinedEarshot('bench')

export interface Throughput {
  readonly itemsPerSecond: number
  readonly peakMb: number
  readonly posted: number
}

/** All feeds, from the start of the program to the last post. */
export async function runAll(script: string): Promise<Throughput> {
  return inWorld(async (world, start) => {
    const began = performance.now()
    const child = start(script)
    const output = collect(child)
    const ended = exit(child)
    await Promise.race([ended, settled(world)])
    child.kill('SIGTERM')
    await ended
    const { peakKb } = z.object({ peakKb: z.number() }).parse(JSON.parse(output()))
    const last = world.lastPostAt() ?? Number.NaN
    return {
      itemsPerSecond: (FEEDS * ITEMS) / ((last - began) / 1000),
      peakMb: peakKb / 1024,
      posted: world.posted.size,
    }
  })
}

/** Milliseconds from the start of the program to its first post. */
export async function runToFirstPost(script: string): Promise<number> {
  return inWorld(async (world, start) => {
    const began = performance.now()
    const child = start(script)
    await posts(world, 1)
    await stop(child)
    return (world.firstPostAt() ?? Number.NaN) - began
  })
}

/** Milliseconds from the start after a kill -9, half of the work done, to the next post. */
export async function runAfterKill(script: string): Promise<number> {
  return inWorld(async (world, start) => {
    const first = start(script)
    await posts(world, (FEEDS * ITEMS) / 2)
    first.kill('SIGKILL')
    await exit(first)
    const before = world.posted.size
    const began = performance.now()
    const second = start(script)
    await posts(world, before + 1)
    const took = (world.lastPostAt() ?? Number.NaN) - began
    await stop(second)
    return took
  })
}

async function inWorld<T>(
  run: (world: World, start: (script: string) => ChildProcess) => Promise<T>,
): Promise<T> {
  const world = await openWorld(FEEDS, ITEMS)
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const start = (script: string) =>
    spawn(
      process.execPath,
      [script, `${world.address}/feeds`, String(FEEDS), `${world.address}/sink`, join(folder, 'ledger.db')],
      {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: { ...process.env, NODE_COMPILE_CACHE: compiled },
      },
    )
  try {
    return await run(world, start)
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function posts(world: World, count: number): Promise<void> {
  return new Promise((resolve) => {
    world.onPost(() => {
      if (world.posted.size >= count) resolve()
    })
  })
}

/** All that will be posted is posted: every item, or none for two seconds (near copies are folded). */
function settled(world: World): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, 60_000)
    world.onPost(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, world.posted.size === FEEDS * ITEMS ? 50 : 2_000)
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = exit(child)
  child.kill('SIGTERM')
  await ended
}

function exit(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
  })
  return () => text
}

/**
 * `npm run bench`: Earshot against the plain script of `control.ts`, by turns in one run, so that the
 * ratios hold on any machine. Medians of several rounds.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { openWorld } from './world.ts'

const FEEDS = 20
const ITEMS = 500
const ROUNDS = Number(process.env['ROUNDS'] ?? 3)

interface Result {
  readonly itemsPerSecond: number
  readonly firstPostMs: number
  readonly peakMb: number
  readonly posted: number
}

async function run(script: string): Promise<Result> {
  const world = await openWorld(FEEDS, ITEMS)
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [
      new URL(script, import.meta.url).pathname,
      `${world.address}/feeds`,
      String(FEEDS),
      `${world.address}/sink`,
      join(folder, 'ledger.db'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  const output = collect(child)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([exited, settled(world)])
  child.kill('SIGTERM')
  await exited
  await world.close()
  rmSync(folder, { recursive: true, force: true })
  const { peakKb } = z.object({ peakKb: z.number() }).parse(JSON.parse(output()))
  const last = world.lastPostAt() ?? Number.NaN
  return {
    itemsPerSecond: (FEEDS * ITEMS) / ((last - began) / 1000),
    firstPostMs: (world.firstPostAt() ?? Number.NaN) - began,
    peakMb: peakKb / 1024,
    posted: world.posted.size,
  }
}

/** All that will be posted is posted: every item, or none for two seconds (near copies are folded). */
function settled(world: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, 60_000)
    world.onPost(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, world.posted.size === FEEDS * ITEMS ? 50 : 2_000)
    })
  })
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
  })
  return () => text
}

function median(results: readonly Result[], of: (result: Result) => number): number {
  const sorted = results.map(of).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const control: Result[] = []
const earshot: Result[] = []
for (let round = 0; round < ROUNDS; round++) {
  control.push(await run('./control.ts'))
  earshot.push(await run('./earshot.ts'))
}

const rows = [
  { what: 'items a second, pull to posted', of: (r: Result) => r.itemsPerSecond, goal: 'at least 0.5' },
  { what: 'peak memory, MB', of: (r: Result) => r.peakMb, goal: 'at most 2' },
  { what: 'cold start to first post, ms', of: (r: Result) => r.firstPostMs, goal: 'at most 3' },
  { what: 'posted', of: (r: Result) => r.posted, goal: '1, less near copies' },
]
console.log(`${FEEDS} feeds x ${ITEMS} items, medians of ${ROUNDS} rounds`)
for (const { what, of, goal } of rows) {
  const [plain, ours] = [median(control, of), median(earshot, of)]
  console.log(
    `${what.padEnd(32)} control ${plain.toFixed(0).padStart(6)}  earshot ${ours.toFixed(0).padStart(6)}  ratio ${(ours / plain).toFixed(2)}  (${goal})`,
  )
}

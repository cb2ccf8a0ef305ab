import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { systemClock } from '../../../src/core/time.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { type SlackPeer, startSlackPeer } from '../../peers/slack.ts'
import { BOT } from '../../peers/slack-world.ts'
import { MANIFEST, storeMany, understandAll } from './stage.ts'

export interface FaultRun {
  readonly cards: number
  readonly channels: number
  readonly kills: number
  /** Whether the history may be read. */
  readonly history: boolean
  readonly seed: number
}

export interface Outcome {
  /** How often each card was posted, by its metadata. */
  readonly posts: readonly number[]
  readonly inDoubt: number
  readonly owed: number
  readonly kills: number
  /** What Slack did, by kind. */
  readonly answers: Readonly<Record<string, number>>
}

/**
 * Posts cards while Slack fails in every way and the process is killed again and again. The worker's time
 * runs faster than the wall's, so that pauses cost little.
 */
export async function faultRun(
  run: FaultRun,
  say: (line: string) => void = () => undefined,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-faults-'))
  const file = join(folder, 'ledger.db')
  const peer = await startSlackPeer({ manifest: MANIFEST, history: run.history, seed: run.seed })
  const channels = Array.from(
    { length: run.channels },
    (_, index) => peer.world.channel(`billing-${index}`).id,
  )
  try {
    const { ledger } = await openLedger({ file }, systemClock)
    await storeMany(ledger, run.cards)
    await understandAll(
      ledger,
      {},
      systemClock,
      channels.map((_, index) => `billing-${index}`),
    )
    peer.faults.rates = { serverError: 0.1, rateLimited: 0.1, lost: 0.05 }
    const epoch = Date.now()
    let kills = 0
    for (let done = false; !done; ) {
      const worker = spawn(process.execPath, [WORKER, file, peer.api, String(epoch), channels.join()], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      done = await (kills < run.kills ? killed(worker, peer, kills) : finished(worker))
      if (!done) kills += 1
      say(`${peer.world.messages.length} messages, ${kills} kills`)
    }
    const { inDoubt, owed } = await ledger.backlog(Date.now())
    await ledger.close()
    return { posts: countPosts(peer), inDoubt, owed, kills, answers: countAnswers(peer) }
  } finally {
    await peer.close()
    rmSync(folder, { recursive: true })
  }
}

const WORKER = join(import.meta.dirname, 'faultworker.ts')

/** Kills it once some more calls have come, in the middle of whatever it does. True: it was done before. */
async function killed(worker: ChildProcess, peer: SlackPeer, round: number): Promise<boolean> {
  const after = peer.calls.length + 5 + ((round * 7) % 31)
  const ended = once(worker, 'exit')
  const enough = peer.world.until(() => peer.calls.length >= after)
  const finishedFirst = await Promise.race([ended.then(() => true), enough.then(() => false)])
  worker.kill('SIGKILL')
  await ended
  return finishedFirst
}

async function finished(worker: ChildProcess): Promise<boolean> {
  if (worker.stdout === null) throw new Error('The worker says nothing.')
  for await (const line of createInterface({ input: worker.stdout })) if (line === 'done') break
  const ended = once(worker, 'exit')
  worker.kill('SIGTERM')
  await ended
  return true
}

function countPosts({ world }: SlackPeer): number[] {
  const posts = world.messages
    .filter(({ user }) => user === BOT)
    .map(({ metadata }) => JSON.stringify(metadata))
  return [...Map.groupBy(posts, (key) => key).values()].map((same) => same.length)
}

function countAnswers({ calls }: SlackPeer): Record<string, number> {
  const outcomes = calls.filter(({ method }) => method === 'chat.postMessage').map(({ outcome }) => outcome)
  return Object.fromEntries([...Map.groupBy(outcomes, (one) => one)].map(([one, all]) => [one, all.length]))
}

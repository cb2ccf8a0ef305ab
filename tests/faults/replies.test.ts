import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { hear } from '../amplify/ledger.ts'
import { PEERS, type ReplyPeer } from '../peers/replies.ts'

const PROGRAM = join(import.meta.dirname, 'replies-child.ts')
const REPLIES = 20
const KILLS = 5
const JUNE = { id: 'workspace:june', name: 'June' }

/** The same luck in every run. */
let seed = 7
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

let folder: string
let file: string
let github: ReplyPeer
let child: ChildProcess | null = null

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-replies-'))
  file = join(folder, 'earshot.db')
  github = await PEERS.github()
})
afterEach(async () => {
  if (child) await kill(child)
  await github.close()
  rmSync(folder, { recursive: true })
})

async function kill(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const gone = once(process, 'exit')
  process.kill('SIGKILL')
  await gone
}

async function approveAll(): Promise<void> {
  const { ledger } = await openLedger({ file }, systemClock)
  await hear(
    ledger,
    systemClock,
    Array.from({ length: REPLIES }, (_, n) => ({
      found: { externalId: `e${n}`, text: `It leaks (${n}).`, url: github.mention.url ?? null },
    })),
  )
  for (let mention = 1; mention <= REPLIES; mention++) {
    const draft = await ledger.beginDraft(mention, JUNE, Date.now())
    await ledger.changeDraft({
      draft: draft?.id ?? 0,
      version: draft?.version ?? 0,
      by: JUNE,
      at: Date.now(),
      set: { text: `Reply ${mention}.` },
      confirms: [],
      step: { to: 'approve', through: 'GitHub' },
    })
  }
  await ledger.close()
}

it('every approved reply is there once, under faults, lost answers and kill -9', {
  timeout: 90_000,
}, async () => {
  await approveAll()
  const api = github.config.by === 'github' ? github.config.api : ''
  const start = String(Date.now())
  const live = () => fork(PROGRAM, [file, api, start], { execArgv: [] })

  for (let kills = 0; kills < KILLS; kills++) {
    child = live()
    const until = github.posted.length + 1 + Math.floor(random() * 4)
    for (let waited = 0; github.posted.length < until && waited < 400; waited++) {
      const luck = random()
      github.fault = luck < 0.15 ? 'lost' : luck < 0.25 ? 'broken' : 'none'
      await systemClock.after(5)
    }
    await kill(child)
  }
  github.fault = 'none'
  child = live()
  await once(child, 'message')
  await kill(child)

  const { ledger } = await openLedger({ file }, systemClock)
  const { total } = await ledger.draftsIn(['sent'], 1, 0)
  await ledger.close()
  expect(total).toBe(REPLIES)
  const texts = github.posted.map(({ text }) => text)
  expect(texts.filter((text, index) => texts.indexOf(text) < index)).toEqual([])
  expect(texts).toHaveLength(REPLIES)
})

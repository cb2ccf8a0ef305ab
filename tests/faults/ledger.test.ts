import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { HOUR, systemClock } from '../../src/core/time.ts'
import { type LedgerOptions, openLedger } from '../../src/ledger/open.ts'
import { postgresUrl } from '../postgres.ts'

const PROGRAM = join(import.meta.dirname, 'ledger-child.ts')

const folder = mkdtempSync(join(tmpdir(), 'earshot-faults-'))
let files = 0
afterAll(() => rmSync(folder, { recursive: true }))

const ENGINES: readonly (readonly [string, () => Promise<string>])[] = [
  ['SQLite', async () => join(folder, `${++files}.db`)],
  ['PostgreSQL', postgresUrl],
]

describe.each(ENGINES)('on %s', (name, fresh) => {
  it('four instances that start at once on an empty database all start', async () => {
    const where = await fresh()
    const instances = Array.from({ length: 4 }, () => start('open', where))
    const outcomes = await Promise.all(instances.map(outcome))
    expect(outcomes).toEqual(instances.map(() => 'open\n'))
  })

  it('killed at any moment, nothing acknowledged is lost and nothing is doubled', async () => {
    const where = await fresh()
    const acknowledged: Acknowledged = { stored: 0, settled: new Set() }
    const lives = name === 'SQLite' ? [3, 8, 14, 25, 31] : [5, 12, 23]
    for (const [life, lines] of lives.entries())
      await workAndDie(where, { lines, ahead: life * HOUR }, acknowledged)

    const { ledger } = await openLedger(optionsOf(where), systemClock)
    try {
      const { mentions, owed } = await ledger.backlog(Date.now())
      const state = await ledger.sourceState('reviews')
      expect(mentions).toBeGreaterThanOrEqual(acknowledged.stored)
      expect(state).toMatchObject({ stored: mentions, cursor: String(mentions) })

      const stories = await Promise.all(Array.from({ length: mentions }, (_, n) => ledger.story(n + 1)))
      const known = stories.flatMap((story) => story ?? [])
      expect(known.map((story) => story.mention.externalId)).toEqual(known.map((_, n) => `entry ${n}`))
      const cards = known.flatMap((story) => story.cards)
      expect(cards).toHaveLength(known.filter((story) => story.routed !== null).length)
      const posted = cards.filter((card) => card.state === 'posted')
      expect(owed).toBeGreaterThanOrEqual(cards.length - posted.length)
      const ids = new Set(posted.map((card) => card.id))
      expect([...acknowledged.settled].filter((card) => !ids.has(card))).toEqual([])
    } finally {
      await ledger.close()
    }
  })
})

it('a second running instance on one SQLite file is told so, until the first one is dead', async () => {
  const file = join(folder, 'one.db')
  const first = start('work', file)
  await firstLine(first)
  await expect(openLedger({ file, exclusive: true }, systemClock)).rejects.toThrow(
    `Another Earshot is running on ${file}. Stop it first`,
  )
  const beside = await openLedger({ file }, systemClock)
  expect(await beside.ledger.takeSlot('task', 'slot', 1)).toBe(true)
  await beside.ledger.close()

  first.kill('SIGKILL')
  await once(first, 'close')
  const second = await openLedger({ file, exclusive: true }, systemClock)
  // Its leases died with it, and what it was sending is to be looked for.
  expect(await second.ledger.lease('work', 'second', Date.now(), 1_000)).not.toBeNull()
  const { owed } = await second.ledger.backlog(Date.now())
  expect(await second.ledger.claimDebts(Date.now(), 1_000, () => 0, 999)).toHaveLength(owed)
  await expect(openLedger({ file, exclusive: true }, systemClock)).rejects.toThrow('Another Earshot')
  await second.ledger.close()
  const third = await openLedger({ file, exclusive: true }, systemClock)
  await third.ledger.close()
})

interface Acknowledged {
  stored: number
  readonly settled: Set<number>
}

/** Works until it has said so many lines, and is killed in whatever it does then. */
async function workAndDie(
  where: string,
  { lines, ahead }: { readonly lines: number; readonly ahead: number },
  acknowledged: Acknowledged,
): Promise<void> {
  const { ledger } = await openLedger(optionsOf(where), systemClock)
  const { cursor } = await ledger.sourceState('reviews')
  await ledger.close()
  const child = start('work', where, cursor ?? '0', ahead)
  if (!child.stdout) throw new Error('no output')
  let said = 0
  for await (const line of createInterface(child.stdout)) {
    const [word, number] = line.split(' ')
    if (word === 'stored') acknowledged.stored = Number(number)
    if (word === 'settled') acknowledged.settled.add(Number(number))
    said += 1
    if (said === lines) child.kill('SIGKILL')
  }
  if (said < lines) throw new Error(`it ended by itself: ${await outcome(child)}`)
}

function optionsOf(where: string): LedgerOptions {
  return where.startsWith('postgres') ? { url: where } : { file: where }
}

function start(mode: 'open' | 'work', where: string, from = '0', ahead = 0): ChildProcess {
  return fork(PROGRAM, [mode, where, from, String(ahead)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
}

async function firstLine(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('no output')
  await once(child.stdout, 'data')
}

/** All that it said, faults too. */
async function outcome(child: ChildProcess): Promise<string> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk
    })
  await once(child, 'close')
  return said
}

import { describe, expect, it } from 'vitest'
import { LeaseLost, type Ledger } from '../../src/core/ledger.ts'
import type { Found } from '../../src/core/mention.ts'
import { DAY, MINUTE } from '../../src/core/time.ts'
import { createUnderstanding } from '../../src/understand/step.ts'
import { ManualClock } from '../amplify/clock.ts'
import { freshLedger, leaseOf } from '../amplify/ledger.ts'
import { silentLog } from '../amplify/silent-log.ts'
import { analyst } from './local/analyst.ts'
import { author } from './mentions.ts'

const STORY =
  'Outer box was torn along one side and two of the four bags had split. The courier shrugged and left before I could open it.'

const never = new AbortController().signal

async function scene() {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const open = () => createUnderstanding({ ledger, clock, log: silentLog, analyst: analyst() })
  return { clock, ledger, open, lease: () => leaseOf(ledger, clock, 'understand') }
}

let entries = 0
async function hear(
  ledger: Ledger,
  clock: ManualClock,
  source: string,
  ...words: (Partial<Found> & { text: string })[]
) {
  const found = words.map((given) => ({
    externalId: `e${++entries}`,
    author: author(`author ${entries}`),
    title: null,
    url: null,
    publishedAt: clock.now(),
    reach: 0,
    language: null,
    ...given,
  }))
  await ledger.store({
    source,
    fingerprint: 'f',
    cursor: null,
    quiet: false,
    skipped: 0,
    at: clock.now(),
    found,
  })
}

const leads = async (ledger: Ledger) => {
  const { rows } = await ledger.search({ must: [], any: [], not: [], limit: 50, offset: 0 })
  return rows
    .filter(({ mention }) => mention.copyOf === null)
    .map(({ mention }) => ({ id: mention.id, copies: mention.copies }))
    .sort((a, b) => a.id - b.id)
}

describe('understanding a batch', () => {
  it('understands what waits, oldest first, and then has nothing to do', async () => {
    const { clock, ledger, open, lease } = await scene()
    await hear(
      ledger,
      clock,
      'reviews',
      { text: 'My parcel is late again, where is it?' },
      { text: 'Lovely coffee, thank you!' },
    )
    const understanding = open()
    expect(await understanding.step(await lease(), never)).toBe(2)
    expect(await understanding.step(await lease(), never)).toBe(0)
    expect((await ledger.story(2))?.analysis.kind).toBe('praise')
  })

  it('folds copies, and the better one leads', async () => {
    const { clock, ledger, open, lease } = await scene()
    await hear(ledger, clock, 'social', { text: `${STORY} RT` })
    await hear(
      ledger,
      clock,
      'reviews',
      { text: STORY, url: 'https://reviews.example/1', reach: 900 },
      { text: 'Quite another matter: the grinder is loud and the lid does not close.' },
    )
    await open().step(await lease(), never)
    expect(await leads(ledger)).toEqual([
      { id: 2, copies: 1 },
      { id: 3, copies: 0 },
    ])
  })

  it('finds the copies of yesterday, after a restart and from another instance', async () => {
    const { clock, ledger, open, lease } = await scene()
    const mine = open()
    await hear(ledger, clock, 'reviews', { text: STORY, url: 'https://reviews.example/1' })
    await mine.step(await lease(), never)
    await clock.advance(DAY)
    await hear(ledger, clock, 'social', { text: STORY })
    await open().step(await lease(), never)
    await clock.advance(MINUTE)
    await hear(ledger, clock, 'forum', { text: `Copied: ${STORY}` })
    await mine.step(await lease(), never)
    expect(await leads(ledger)).toEqual([{ id: 1, copies: 2 }])
  })

  it('understands by what was corrected meanwhile, on whichever instance', async () => {
    const { clock, ledger, open, lease } = await scene()
    const [mine, other] = [open(), open()]
    // So few words are copies only of one author.
    const again = 'Lid wobbles, feet crooked, box torn'
    await hear(ledger, clock, 'reviews', { text: again, url: 'https://reviews.example/1' })
    await mine.step(await lease(), never)
    await hear(ledger, clock, 'forum', { text: again, url: 'https://forum.example/2' })
    await other.step(await lease(), never)
    const before = (await ledger.story(1))?.analysis.kind
    expect(before).not.toBe('suggestion')
    const noor = { id: 'workspace:noor', name: 'Noor' }
    await ledger.act({
      mention: 1,
      act: { verb: 'mark', member: noor, detail: { kind: 'suggestion' } },
      via: 'workspace',
      key: 'k',
      at: clock.now(),
      cards: [],
      tell: [],
      corrects: [{ field: 'kind', right: 'suggestion', role: 'staff' }],
    })
    for (const understanding of [mine, other]) {
      await hear(ledger, clock, 'social', { text: again })
      await understanding.step(await lease(), never)
    }
    const { rows } = await ledger.search({
      must: [],
      any: [],
      not: [],
      source: 'social',
      limit: 9,
      offset: 0,
    })
    for (const { analysis } of rows)
      expect(analysis).toMatchObject({ kind: 'suggestion', taught: [{ instead: before, corrections: [1] }] })
    expect(rows).toHaveLength(2)
  })

  it('does not take words for a copy that were last heard long ago', async () => {
    const { clock, ledger, open, lease } = await scene()
    await hear(ledger, clock, 'reviews', { text: STORY })
    await open().step(await lease(), never)
    await clock.advance(20 * DAY)
    await hear(ledger, clock, 'social', { text: STORY })
    await open().step(await lease(), never)
    expect(await leads(ledger)).toHaveLength(2)
  })

  it('writes nothing under a lease that another holds, and does not believe what it would have written', async () => {
    const { clock, ledger, open, lease } = await scene()
    const mine = open()
    await hear(ledger, clock, 'reviews', { text: STORY })
    const lost = { ...(await lease()), token: 'of another' }
    await expect(mine.step(lost, never)).rejects.toBeInstanceOf(LeaseLost)
    expect(await mine.step(await lease(), never)).toBe(1)
    expect(await leads(ledger)).toEqual([{ id: 1, copies: 0 }])
  })

  it('stops when it is told to', async () => {
    const { clock, ledger, open, lease } = await scene()
    await hear(ledger, clock, 'reviews', { text: STORY })
    expect(await open().step(await lease(), AbortSignal.abort())).toBe(0)
    expect(await ledger.unread(10)).toHaveLength(1)
  })

  it('lets others work meanwhile', async () => {
    const { clock, ledger, open, lease } = await scene()
    const many = Array.from({ length: 200 }, (_, at) => ({
      text: `${STORY} ${'and so on '.repeat(200)} ${at}`,
    }))
    await hear(ledger, clock, 'reviews', ...many)
    const held = await lease()
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await open().step(held, never)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(1)
  })
})

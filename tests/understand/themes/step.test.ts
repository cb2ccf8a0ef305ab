import { describe, expect, it } from 'vitest'
import type { Lease, Ledger } from '../../../src/core/ledger.ts'
import { HOUR } from '../../../src/core/time.ts'
import { createUnderstanding } from '../../../src/understand/step.ts'
import { ManualClock } from '../../amplify/clock.ts'
import { freshLedger, leaseOf } from '../../amplify/ledger.ts'
import { NOON } from '../../amplify/rows.ts'
import { silentLog } from '../../amplify/silent-log.ts'
import { analysis } from '../../analysis.ts'

const LATE = [
  'Late delivery again, the courier never came.',
  'My delivery is late and the courier does not answer.',
  'Courier and late delivery, every week the same.',
  'The courier brought a late delivery to the wrong door.',
]

async function scene() {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const open = () =>
    createUnderstanding({
      ledger,
      clock,
      log: silentLog,
      names: ['Larkbean'],
      analyst: {
        name: 'double 1',
        analyse: async (mentions) => mentions.map(({ text }) => analysis({ summary: text })),
      },
    })
  return { clock, ledger, open, lease: () => leaseOf(ledger, clock, 'understand') }
}

let entries = 0
async function hear(ledger: Ledger, ...texts: string[]): Promise<void> {
  const found = texts.map((text) => ({
    externalId: `e${++entries}`,
    author: null,
    title: null,
    text,
    url: null,
    publishedAt: NOON,
    reach: 0,
    language: 'en',
  }))
  await ledger.store({
    source: 'reviews',
    fingerprint: 'f',
    cursor: null,
    quiet: false,
    skipped: 0,
    at: NOON,
    found,
  })
}

const step = (understanding: ReturnType<typeof createUnderstanding>, lease: Lease) =>
  understanding.step(lease, new AbortController().signal)

describe('understanding', () => {
  it('names a theme at its third mention, and keeps number and name over restarts', async () => {
    const { ledger, open, lease } = await scene()
    for (const [at, text] of LATE.entries()) {
      await hear(ledger, text)
      // Every mention is read by an instance that has only just started.
      await step(open(), await lease())
      const { themes } = await ledger.listThemes(NOON, 9, 0)
      expect(themes.map(({ name, count }) => ({ name, count }))).toEqual(
        at < 2 ? [] : [{ name: 'late delivery', count: at + 1 }],
      )
    }
  })

  it('follows what people changed of themes meanwhile', async () => {
    const { ledger, open, lease } = await scene()
    const understanding = open()
    await hear(ledger, ...LATE.slice(0, 3))
    await step(understanding, await lease())
    const [theme] = (await ledger.listThemes(NOON, 9, 0)).themes
    if (!theme) throw new Error('no theme')
    await ledger.renameTheme(theme.id, 'Parcels too late')
    await hear(ledger, LATE[3] ?? '')
    await step(understanding, await lease())
    expect((await ledger.listThemes(NOON, 9, 0)).themes).toMatchObject([
      { id: theme.id, name: 'Parcels too late', count: 4 },
    ])
  })

  it('divides what is said from now on as people split themes, on every instance', async () => {
    const { ledger, open, lease } = await scene()
    const first = open()
    await hear(ledger, ...LATE.slice(0, 3))
    await step(first, await lease())
    await ledger.splitTheme(1, 'courier week', NOON)
    const counts = async () =>
      (await ledger.listThemes(NOON, 9, 0)).themes.map(({ name, count }) => [name, count]).sort()
    expect(await counts()).toEqual([
      ['courier week', 1],
      ['late delivery', 2],
    ])
    const more = [
      'Late delivery by courier, third week.',
      'Late delivery again, no courier.',
      'Week, courier!',
    ]
    await hear(ledger, ...more)
    await step(first, await lease())
    expect(await counts()).toEqual([
      ['courier week', 3],
      ['late delivery', 3],
    ])
    await hear(ledger, ...more.map((text) => `${text} Sigh!`))
    await step(open(), await lease())
    expect(await counts()).toEqual([
      ['courier week', 5],
      ['late delivery', 4],
    ])
    const [theme] = (await ledger.themes()).themes.filter(({ split }) => split)
    await ledger.mergeThemes(theme?.id ?? 0, 1, NOON)
    await hear(ledger, 'Courier with a late delivery, every week.')
    await step(first, await lease())
    expect(await counts()).toEqual([['late delivery', 10]])
  })

  it('gathers again what was gathered while people changed themes', async () => {
    const { ledger, open, lease } = await scene()
    await hear(ledger, ...LATE.slice(0, 3))
    const understanding = open()
    await step(understanding, await lease())
    await hear(ledger, 'Late delivery by courier, third week.')
    const understood = ledger.understood.bind(ledger)
    ledger.understood = async (...all) => {
      ledger.understood = understood
      await ledger.splitTheme(1, 'courier week', NOON)
      return understood(...all)
    }
    expect(await step(understanding, await lease())).toBe(1)
    expect(await ledger.theme(2, NOON)).toMatchObject({ name: 'courier week', count: 2 })
  })

  it('knows nothing of a batch that another instance took over', async () => {
    const { clock, ledger, open, lease } = await scene()
    const understanding = open()
    await hear(ledger, ...LATE)
    const lost = await lease()
    await clock.advance(25 * HOUR)
    const other = await leaseOf(ledger, clock, 'understand', 'another')
    await expect(step(understanding, lost)).rejects.toThrow('taken over')
    expect((await ledger.themes()).themes).toEqual([])
    await ledger.release(other)
    await step(understanding, await lease())
    expect((await ledger.listThemes(NOON, 9, 0)).themes).toMatchObject([{ id: 1, count: 4 }])
  })
})

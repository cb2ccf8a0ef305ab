import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it, onTestFinished } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'
import type { SourceHealth } from '../../src/core/health.ts'
import type { Ledger } from '../../src/core/ledger.ts'
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { createDirectory } from '../../src/engage/directory.ts'
import { oweDue } from '../../src/learn/schedule/step.ts'
import { timesUpTo } from '../../src/learn/schedule/times.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { postgresUrl } from '../postgres.ts'
import { NOON, openWorld, spread } from './world.ts'

const daily = { every: 'daily', at: '02:30', on: 'monday' } as const
const local = (zone: string, iso: string) => DateTime.fromISO(iso, { zone }).toMillis()
const said = (zone: string, times: readonly number[]) =>
  times.map((at) => DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true }))

describe('the times of a digest', () => {
  it('are by the reader’s clock, the newest first', () => {
    const at = local('America/New_York', '2026-11-14T08:00')
    const morning = { ...daily, at: '08:00' }
    expect(timesUpTo(at, morning, 'America/New_York', 2)).toEqual([at, at - DAY])
    expect(timesUpTo(at - 1, morning, 'America/New_York', 1)).toEqual([at - DAY])
    const weekly = { ...morning, every: 'weekly', on: 'sunday' } as const
    expect(said('UTC', timesUpTo(NOON, weekly, 'UTC', 2))).toEqual([
      '2026-11-08T08:00:00Z',
      '2026-11-01T08:00:00Z',
    ])
  })

  it('that the clocks jump over come just after the jump', () => {
    const zone = 'America/New_York'
    expect(said(zone, timesUpTo(local(zone, '2026-03-09T12:00'), daily, zone, 3))).toEqual([
      '2026-03-09T02:30:00-04:00',
      '2026-03-08T03:30:00-04:00',
      '2026-03-07T02:30:00-05:00',
    ])
  })

  it('that the clocks show twice come once', () => {
    const zone = 'Europe/Berlin'
    expect(said(zone, timesUpTo(local(zone, '2026-10-26T12:00'), daily, zone, 3))).toEqual([
      '2026-10-26T02:30:00+01:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-24T02:30:00+02:00',
    ])
  })

  it('by the hour come every hour, also while the clocks change', () => {
    const zone = 'Asia/Kolkata'
    const at = local(zone, '2026-11-14T08:20')
    expect(said(zone, timesUpTo(at, { ...daily, every: 'hourly' }, zone, 2))).toEqual([
      '2026-11-14T08:00:00+05:30',
      '2026-11-14T07:00:00+05:30',
    ])
    const berlin = local('Europe/Berlin', '2026-10-25T05:00')
    const times = timesUpTo(berlin, { ...daily, every: 'hourly' }, 'Europe/Berlin', 6)
    expect(times.map((time) => (berlin - time) / HOUR)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it.each([
    ['0 8 * * 1-5', ['2026-11-13T08:00', '2026-11-12T08:00']],
    ['30 17 1,15 * *', ['2026-11-01T17:30', '2026-10-15T17:30']],
    ['0 9 13 * fri', ['2026-11-13T09:00', '2026-11-06T09:00']],
    ['*/30 11-12 * nov *', ['2026-11-14T12:00', '2026-11-14T11:30']],
    ['0 0 29 feb *', ['2024-02-29T00:00']],
    ['0 7 * * 7', ['2026-11-08T07:00', '2026-11-01T07:00']],
  ])('of %s', (every, expected) => {
    expect(timesUpTo(NOON, { ...daily, every }, 'UTC', 2)).toEqual(
      expected.map((iso) => Date.parse(`${iso}Z`)),
    )
  })

  it('fall on each day once, in any zone and year', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Europe/Berlin',
          'America/New_York',
          'Australia/Lord_Howe',
          'America/Santiago',
          'UTC',
        ),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, now, minute) => {
          const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
          const times = timesUpTo(now, { ...daily, at: clock }, zone, 10)
          const days = times.map((at) => DateTime.fromMillis(at, { zone }).toISODate())
          expect(new Set(days).size).toBe(10)
          for (const at of times) expect(at).toBeLessThanOrEqual(now)
          expect(now - (times[0] ?? 0)).toBeLessThan(25 * HOUR + HOUR)
        },
      ),
      { numRuns: 300 },
    )
  })
})

const config = configSchema.parse({
  brand: { name: 'Larkbean' },
  zone: 'Europe/Berlin',
  members: [{ handle: 'june', name: 'June', role: 'manager', zone: 'America/New_York' }],
  digests: [
    { to: 'billing', at: '08:00' },
    { to: '@june', department: 'billing', every: 'weekly' },
  ],
})

function needs(ledger: Ledger, clock: { now(): number }) {
  const after = () => Promise.resolve()
  const directory = createDirectory(config, 'workspace')
  const sources = async (): Promise<readonly SourceHealth[]> => []
  return { ledger, config, directory, clock: { ...clock, after }, sources }
}

describe('digests that come by themselves', () => {
  it('wait for their first time, then come at each, and after a time without power once', async () => {
    const world = await openWorld()
    const step = () => oweDue(needs(world.ledger, world.clock))
    await world.hear([{ at: NOON - HOUR }])
    expect(await step()).toBe(0)
    world.clock.set(local('Europe/Berlin', '2026-11-15T07:59'))
    expect(await step()).toBe(0)
    world.clock.move(MINUTE)
    expect(await step()).toBe(1)
    expect(await step()).toBe(0)
    world.clock.set(local('Europe/Berlin', '2026-11-20T11:00'))
    expect(await step()).toBe(2)
    expect(await step()).toBe(0)
    const debts = await world.ledger.claimDebts(world.clock.now(), MINUTE, () => 0, 100)
    const digests = debts.filter(({ owed }) => owed.owe === 'post' && owed.card > 1)
    expect(digests.map(({ queue }) => queue)).toEqual(['billing', 'billing', '@workspace:june'])
    const [first] = digests
    const card = first?.owed.owe === 'post' ? await world.ledger.card(first.owed.card) : null
    expect(card?.subject).toMatchObject({
      about: 'digest',
      say: { summary: expect.stringContaining('1 mention from Sat 14 Nov 08:00 to Sun 15 Nov 08:00') },
    })
  })

  it('come by count when so many were said, and after a time without power all in one', async () => {
    const world = await openWorld()
    const counted = configSchema.parse({
      brand: { name: 'Larkbean' },
      digests: [
        { to: 'billing', every: '5 mentions', department: 'billing' },
        { to: 'people', every: 'instant' },
      ],
    })
    const step = () => oweDue({ ...needs(world.ledger, world.clock), config: counted })
    const billing = { department: 'billing' }
    expect(await step()).toBe(0)
    const said = async (count: number, analysis: object, hours: number) => {
      const now = world.clock.now()
      await world.hear(
        spread(count, now + MINUTE, now + hours * HOUR, analysis).map((one) => ({ ...one, unseen: true })),
      )
      world.clock.move(hours * HOUR + MINUTE)
    }
    await said(4, billing, 1)
    await said(9, { department: 'people' }, 1)
    expect(await step()).toBe(0)
    await said(1, billing, 1)
    expect(await step()).toBe(1)
    expect(await step()).toBe(0)
    await said(17, billing, 70)
    expect(await step()).toBe(1)
    await said(4, billing, 1)
    expect(await step()).toBe(0)
    const cards = await Promise.all([1, 2].map((id) => world.ledger.card(id)))
    const summaries = cards.map((card) => (card?.subject.about === 'digest' ? card.subject.say.summary : ''))
    expect(summaries[0]).toContain('5 mentions for billing from Sat 14 Nov 12:00 to Sat 14 Nov 15:03')
    expect(summaries[1]).toContain('17 mentions for billing')
  })

  it('of a saved search come where it is sent, when something was found', async () => {
    const world = await openWorld()
    const step = () => oweDue(needs(world.ledger, world.clock))
    const at = world.clock.now()
    await world.ledger.saveSearch({ name: 'late', words: 'late dept:billing', by: 'Ines', at })
    await world.ledger.sendSearch('late', { to: 'billing', every: 'daily', by: 'June', at })
    await world.ledger.sendSearch('late', { to: '@workspace:june', every: 'weekly', by: 'June', at })
    const saved = async () => {
      await step()
      const debts = await world.ledger.claimDebts(world.clock.now(), MINUTE, () => 0, 100)
      for (const debt of debts)
        await world.ledger.settle(debt, { state: 'done', message: 'm' }, world.clock.now())
      const cards = await Promise.all(
        debts.map(({ owed }) => (owed.owe === 'post' ? world.ledger.card(owed.card) : null)),
      )
      return cards.flatMap((card) =>
        card?.subject.about === 'digest' && card.subject.say.summary.includes('of late')
          ? [{ to: card.channel, say: card.subject.say }]
          : [],
      )
    }
    expect(await saved()).toEqual([])
    await world.hear([{ at: NOON + HOUR, found: { text: 'So late!' }, unseen: true }])
    await world.hear([{ at: NOON + 2 * HOUR, found: { text: 'Fine.' }, unseen: true }])
    world.clock.set(local('Europe/Berlin', '2026-11-15T08:00'))
    const [first, ...none] = await saved()
    expect(none).toEqual([])
    expect(first).toMatchObject({
      to: 'billing',
      say: { summary: '1 mention of late from Sat 14 Nov 08:00 to Sun 15 Nov 08:00.' },
    })
    expect(JSON.stringify(first?.say)).toContain('So late!')
    world.clock.set(local('Europe/Berlin', '2026-11-16T08:00'))
    expect(await saved()).toEqual([])
    world.clock.set(local('America/New_York', '2026-11-16T08:00'))
    expect(await saved()).toMatchObject([{ to: '@workspace:june' }])
    await world.ledger.forgetAuthor(null, 'ana', world.clock.now())
    expect(JSON.stringify(await world.ledger.card(1))).not.toContain('So late!')
  })

  it('of a saved search that can no longer be read tell those whom it concerns, once', async () => {
    const world = await openWorld()
    const step = () => oweDue(needs(world.ledger, world.clock))
    const at = world.clock.now()
    await world.ledger.saveSearch({ name: 'moon', words: 'late dept:moon', by: 'June', at })
    await step()
    await world.ledger.sendSearch('moon', { to: 'billing', every: 'instant', by: 'Nobody', at })
    for (let looks = 0; looks < 3; looks++) await step()
    const debts = await world.ledger.claimDebts(at, MINUTE, () => 0, 100)
    expect(debts.map(({ queue, owed }) => [queue, owed.owe === 'direct' && owed.say.summary])).toEqual([
      [
        '@workspace:june',
        expect.stringMatching(
          /^The saved search moon can no longer be read, .*“moon” is none of.*“search late dept:moon save as moon”.*“searches remove moon”/,
        ),
      ],
    ])
  })

  it.each(['SQLite', 'PostgreSQL'])(
    'come never twice, however many instances look at once, on %s',
    async (engine) => {
      const folder = mkdtempSync(join(tmpdir(), 'earshot-digests-'))
      const options = engine === 'SQLite' ? { file: join(folder, 'd.db') } : { url: await postgresUrl() }
      let now = NOON
      const clock = { now: () => now, after: () => Promise.resolve() }
      const opened = [await openLedger(options, clock), await openLedger(options, clock)]
      onTestFinished(async () => {
        for (const { ledger } of opened) await ledger.close()
        rmSync(folder, { recursive: true })
      })
      const look = () =>
        Promise.all([...opened, ...opened].map(({ ledger }) => oweDue(needs(ledger, clock)))).then((owed) =>
          owed.reduce((sum, count) => sum + count, 0),
        )
      expect(await look()).toBe(0)
      for (let day = 0; day < 3; day++) {
        now += DAY
        // The week's is due on Monday at 08:00 in New York, which is after noon in UTC.
        expect(await look()).toBe(new Date(now).getUTCDay() === 2 ? 2 : 1)
      }
    },
  )
})

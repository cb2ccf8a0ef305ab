import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { openBudget, roundupDue } from '../../src/amplify/budget.ts'
import type { Channel } from '../../src/config/channels.ts'
import { isQuiet } from '../../src/config/quiet.ts'
import { HOUR, MINUTE } from '../../src/core/time.ts'
import { NOON } from './rows.ts'

function channel(given: Partial<Channel> = {}): Channel {
  return {
    name: 'billing',
    chat: 'workspace',
    address: 'billing',
    budget: 3,
    quiet: null,
    zone: 'UTC',
    ...given,
  }
}

function local(iso: string, zone: string): number {
  return DateTime.fromISO(iso, { zone }).toMillis()
}

describe('quiet hours', () => {
  const night = { quiet: { from: '22:00', to: '07:00' }, zone: 'Europe/Berlin' }

  it.each([
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['06:59', true],
    ['07:00', false],
    ['12:00', false],
  ])('over midnight: %s in Berlin', (time, quiet) => {
    expect(isQuiet(night, local(`2026-11-14T${time}`, 'Europe/Berlin'))).toBe(quiet)
  })

  it('end by the wall clock on the days it is changed', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      expect(isQuiet(night, local(`${day}T06:59`, 'Europe/Berlin'))).toBe(true)
      expect(isQuiet(night, local(`${day}T07:00`, 'Europe/Berlin'))).toBe(false)
    }
  })

  it('are over when their end falls into the hour that is skipped', () => {
    const early = { quiet: { from: '01:00', to: '02:30' }, zone: 'Europe/Berlin' }
    const skipped = Date.UTC(2026, 2, 29, 1)
    expect(isQuiet(early, skipped - 1)).toBe(true)
    expect(isQuiet(early, skipped)).toBe(false)
  })

  it('last as long as the clock says, whichever zone, over a year', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
    const clock = (at: number) =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(
        fc.constantFrom(
          'UTC',
          'America/New_York',
          'Asia/Kathmandu',
          'Australia/Lord_Howe',
          'Africa/Casablanca',
        ),
        minutes,
        minutes,
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        (zone, from, to, after) => {
          const at = NOON + after * MINUTE
          const now = new Date(at).toLocaleTimeString('en-GB', {
            timeZone: zone,
            hour: '2-digit',
            minute: '2-digit',
          })
          const [hour = 0, minute = 0] = now.split(':').map(Number)
          const sinceFrom = (hour * 60 + minute - from + 1440) % 1440
          const length = (to - from + 1440) % 1440
          expect(isQuiet({ quiet: { from: clock(from), to: clock(to) }, zone }, at)).toBe(sinceFrom < length)
        },
      ),
    )
  })
})

describe('a channel’s budget', () => {
  it('lets as many cards pass as are left of the hour, then holds', () => {
    const budget = openBudget(channel(), 1, false, NOON)
    expect([budget.take(false), budget.take(false), budget.take(false)]).toEqual([null, null, 'budget'])
  })

  it('always lets urgent ones pass, and counts them', () => {
    const budget = openBudget(channel(), 2, false, NOON)
    expect([budget.take(true), budget.take(false), budget.take(true)]).toEqual([null, 'budget', null])
  })

  it('lets only urgent ones pass in quiet hours', () => {
    const budget = openBudget(channel({ quiet: { from: '11:00', to: '13:00' } }), 0, false, NOON)
    expect([budget.take(false), budget.take(true)]).toEqual(['quiet hours', null])
  })

  it('holds back what overflows, and no flow of mentions puts the roundup off for ever', () => {
    const flow = fc.array(fc.record({ after: fc.integer({ min: 0, max: 40 }), urgent: fc.boolean() }), {
      minLength: 50,
      maxLength: 300,
    })
    fc.assert(
      fc.property(flow, fc.integer({ min: 1, max: 4 }), (mentions, limit) => {
        const place = channel({ budget: limit })
        const urgents = mentions.some((one) => one.urgent)
        const sent: { at: number; urgent: boolean }[] = []
        let held: number[] = []
        let now = NOON
        const sentSince = () => sent.filter(({ at }) => at >= now - HOUR)
        const tick = () => {
          const [oldestAt] = held
          if (oldestAt === undefined) return
          const owed = { channel: 'billing', count: held.length, oldestAt }
          if (roundupDue(place, owed, sentSince().length, now)) {
            sent.push({ at: now, urgent: false })
            held = []
          } else expect(now - oldestAt).toBeLessThan(urgents ? 2 * HOUR : HOUR)
        }
        for (const { after, urgent } of mentions) {
          for (let minute = 0; minute < after; minute++) {
            now += MINUTE
            tick()
          }
          const hold = openBudget(place, sentSince().length, held.length > 0, now).take(urgent)
          if (urgent) expect(hold).toBeNull()
          if (hold === null) sent.push({ at: now, urgent })
          else held.push(now)
          const calm = sentSince().filter((card) => !card.urgent).length
          // One more only where urgent ones kept the channel full for two hours.
          expect(calm).toBeLessThanOrEqual(limit + (urgents ? 1 : 0))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a roundup', () => {
  const held = (oldestAt: number) => ({ channel: 'billing', count: 4, oldestAt })

  it('of what overflowed comes an hour after the oldest, when there is room', () => {
    expect(roundupDue(channel(), held(NOON), 0, NOON + HOUR - 1)).toBe(false)
    expect(roundupDue(channel(), held(NOON), 2, NOON + HOUR)).toBe(true)
    expect(roundupDue(channel(), held(NOON), 3, NOON + HOUR)).toBe(false)
  })

  it('comes after two hours even where urgent cards keep the channel full', () => {
    expect(roundupDue(channel(), held(NOON), 30, NOON + 2 * HOUR)).toBe(true)
  })

  it('of the quiet hours comes at their end', () => {
    const quiet = channel({ quiet: { from: '11:00', to: '13:00' } })
    expect(roundupDue(quiet, held(NOON), 0, NOON + HOUR - 1)).toBe(false)
    expect(roundupDue(quiet, held(NOON), 9, NOON + HOUR)).toBe(true)
  })
})

import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { isQuiet, quietUntil } from '../../src/config/quiet.ts'

const at = (time: string, zone = 'Europe/Berlin') => DateTime.fromISO(time, { zone }).toMillis()
const NIGHT = { from: '20:00', to: '07:30', zone: 'Europe/Berlin' }

describe('the end of quiet hours', () => {
  it.each([
    ['2026-11-14T19:59', null],
    ['2026-11-14T20:00', '2026-11-15T07:30'],
    ['2026-11-15T07:29', '2026-11-15T07:30'],
    ['2026-11-15T07:30', null],
    // The night on which clocks are set back has an hour more.
    ['2026-10-24T23:00', '2026-10-25T07:30'],
  ])('at %s is %s', (now, end) => {
    expect(quietUntil(NIGHT, at(now))).toBe(end === null ? null : at(end))
  })

  it('is when they are over, for any hours, zone and time', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata')
    fc.assert(
      fc.property(time, time, zone, fc.integer({ min: 1.6e12, max: 1.9e12 }), (from, to, zone, now) => {
        const quiet = { from, to, zone }
        const end = quietUntil(quiet, now)
        expect(end !== null).toBe(isQuiet({ quiet, zone }, now))
        if (end === null) return
        expect(end).toBeGreaterThan(now)
        expect(end - now).toBeLessThanOrEqual(25 * 3_600_000)
      }),
    )
  })
})

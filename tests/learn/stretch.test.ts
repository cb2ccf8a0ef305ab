import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../src/core/span.ts'
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { lengthOf, type Stretch, slices, stretchOf, unitOf } from '../../src/learn/stretch.ts'

const zone = 'Europe/Berlin'
const at = (iso: string) => DateTime.fromISO(iso, { zone }).toMillis()

function told(span: Span, now: number, inZone = zone): Stretch {
  const stretch = stretchOf(span, inZone, now)
  if ('problem' in stretch) throw new Error(stretch.problem)
  return stretch
}

describe('a stretch of time', () => {
  it.each<[Span, string, string, string, string]>([
    [{ of: 'today' }, '2026-11-14T13:00', '2026-11-14T00:00', '2026-11-13T00:00', '2026-11-13T13:00'],
    [{ of: 'week' }, '2026-11-11T13:00', '2026-11-09T00:00', '2026-11-02T00:00', '2026-11-04T13:00'],
    [{ of: 'month' }, '2026-03-31T13:00', '2026-03-01T00:00', '2026-02-01T00:00', '2026-02-28T13:00'],
    [{ of: 'days', days: 7 }, '2026-10-28T13:00', '2026-10-21T13:00', '2026-10-14T13:00', '2026-10-21T13:00'],
    [
      { of: 'since', date: '2026-11-12' },
      '2026-11-14T00:00',
      '2026-11-12T00:00',
      '2026-11-10T00:00',
      '2026-11-12T00:00',
    ],
  ])(
    '%o at %s begins at %s, and is held against the time from %s to %s',
    (span, now, since, earliest, earlier) => {
      expect(told(span, at(now) - 1)).toMatchObject({
        period: { since: at(since), until: at(now) },
        before: { since: at(earliest), until: at(earlier) },
      })
    },
  )

  it.each<[Span, string, string, string, string]>([
    [{ of: 'yesterday' }, '2026-11-14T13:00', '2026-11-13T00:00', '2026-11-14T00:00', '2026-11-12T00:00'],
    [{ of: 'last week' }, '2026-11-09T00:00', '2026-11-02T00:00', '2026-11-09T00:00', '2026-10-26T00:00'],
    // The week in which the clocks go back.
    [{ of: 'last week' }, '2026-10-28T13:00', '2026-10-19T00:00', '2026-10-26T00:00', '2026-10-12T00:00'],
    [{ of: 'last month' }, '2026-03-31T13:00', '2026-02-01T00:00', '2026-03-01T00:00', '2026-01-01T00:00'],
  ])(
    '%o at %s is the calendar’s from %s to %s, held against that from %s',
    (span, now, since, until, earliest) => {
      expect(told(span, at(now))).toMatchObject({
        period: { since: at(since), until: at(until) },
        before: { since: at(earliest), until: at(since) },
        said: span.of,
      })
    },
  )

  it('holds what was said this very minute', () => {
    const now = at('2026-11-14T13:00')
    for (const then of [now, now + 1, now + MINUTE - 1])
      expect(told({ of: 'days', days: 1 }, then).period.until).toBe(now + MINUTE)
  })

  it('does not look into the future, or farther back than a year', () => {
    const now = at('2026-11-14T13:00')
    expect(stretchOf({ of: 'since', date: '2026-11-15' }, zone, now)).toEqual({
      problem: '2026-11-15 is still to come.',
    })
    expect(stretchOf({ of: 'since', date: '2020-01-01' }, zone, now)).toHaveProperty('problem')
  })
})

describe('slices', () => {
  it('cover a period without gap or overlap, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata', 'UTC'),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) }),
        fc.integer({ min: 1, max: 366 * 24 }),
        (inZone, since, hours) => {
          const period = { since, until: since + hours * HOUR }
          const parts = slices(period, unitOf(period), inZone)
          expect(parts[0]?.since).toBe(since)
          expect(parts.at(-1)?.until).toBe(period.until)
          for (const [index, part] of parts.entries()) {
            expect(lengthOf(part)).toBeGreaterThan(0)
            if (index > 0) expect(part.since).toBe(parts[index - 1]?.until)
          }
          expect(parts.length).toBeLessThanOrEqual(65)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('begin at the readers’ midnight', () => {
    const parts = slices({ since: at('2026-10-24T08:00'), until: at('2026-10-27T08:00') }, 'day', zone)
    expect(parts.map(({ since }) => since)).toEqual(
      ['2026-10-24T08:00', '2026-10-25T00:00', '2026-10-26T00:00', '2026-10-27T00:00'].map(at),
    )
    expect(lengthOf(parts[1] ?? { since: 0, until: 0 })).toBe(DAY + HOUR)
  })
})

import { DateTime } from 'luxon'
import type { Period } from '../core/ledger.ts'
import { LONGEST_DAYS, type Span } from '../core/span.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../core/time.ts'

/** What a digest reports on, and what it is held against. */
export interface Stretch {
  readonly period: Period
  /** The time before that it is compared with. */
  readonly before: Period
  /** `in the last 7 days` */
  readonly said: string
  readonly zone: string
}

/** Begins and ends on whole minutes, so that searches can name it; what was said this very minute is in it. */
export function stretchOf(span: Span, zone: string, now: Instant): Stretch | { readonly problem: string } {
  const until = DateTime.fromMillis((Math.floor(now / MINUTE) + 1) * MINUTE, { zone })
  switch (span.of) {
    case 'today':
    case 'week':
    case 'month': {
      const unit = span.of === 'today' ? 'day' : span.of
      const since = until.minus(1).startOf(unit)
      const said = span.of === 'today' ? 'today' : `this ${span.of}`
      const earlier = DateTime.min(until.minus({ [unit]: 1 }), since)
      return stretch(since, until, since.minus({ [unit]: 1 }), earlier, said)
    }
    case 'yesterday':
    case 'last week':
    case 'last month': {
      const unit = span.of === 'yesterday' ? 'day' : span.of === 'last week' ? 'week' : 'month'
      const end = until.minus(1).startOf(unit)
      const since = end.minus({ [unit]: 1 })
      return stretch(since, end, since.minus({ [unit]: 1 }), since, span.of)
    }
    case 'days': {
      const since = until.minus({ days: span.days })
      const said = span.days === 1 ? 'in the last 24 hours' : `in the last ${span.days} days`
      return stretch(since, until, since.minus({ days: span.days }), since, said)
    }
    case 'since': {
      const since = DateTime.fromISO(span.date, { zone })
      if (since >= until) return { problem: `${span.date} is still to come.` }
      if (until.diff(since).toMillis() > LONGEST_DAYS * DAY)
        return { problem: `A digest looks back ${LONGEST_DAYS} days at the most.` }
      return stretch(
        since,
        until,
        since.minus(until.diff(since)),
        since,
        `since ${since.toFormat('d LLL yyyy')}`,
      )
    }
  }
}

/** From one time that a digest was due to the next. */
export function stretchBetween(earliest: Instant, since: Instant, until: Instant, zone: string): Stretch {
  const said = (at: Instant) => DateTime.fromMillis(at, { zone }).setLocale('en').toFormat('ccc d LLL HH:mm')
  return {
    period: { since, until },
    before: { since: earliest, until: since },
    said: `from ${said(since)} to ${said(until)}`,
    zone,
  }
}

function stretch(
  since: DateTime,
  until: DateTime,
  earliest: DateTime,
  earlier: DateTime,
  said: string,
): Stretch {
  return {
    period: { since: since.toMillis(), until: until.toMillis() },
    before: { since: earliest.toMillis(), until: earlier.toMillis() },
    said,
    zone: until.zoneName ?? 'UTC',
  }
}

export type Unit = 'hour' | 'day' | 'week'

/** Above this many days, a chart is of weeks. */
const DAYS_SHOWN = 62

export function unitOf({ since, until }: Period): Unit {
  const length = until - since
  return length <= 26 * HOUR ? 'hour' : length <= DAYS_SHOWN * DAY ? 'day' : 'week'
}

/** The hours, days or weeks of the readers' calendar; the first and the last may be cut. */
export function slices({ since, until }: Period, unit: Unit, zone: string): readonly Period[] {
  const found: Period[] = []
  for (let at = since; at < until; ) {
    const next = DateTime.fromMillis(at, { zone })
      .startOf(unit)
      .plus({ [unit]: 1 })
      .toMillis()
    // Where the clocks go back, an hour of the calendar can end before it began.
    const end = Math.min(until, next > at ? next : at + HOUR)
    found.push({ since: at, until: end })
    at = end
  }
  return found
}

export function lengthOf({ since, until }: Period): number {
  return until - since
}

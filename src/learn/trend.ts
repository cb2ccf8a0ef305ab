import { DateTime } from 'luxon'
import type { Chart } from '../core/chart.ts'
import type { Counted, LearnLedger, Period, SearchLedger, SearchTerms } from '../core/ledger.ts'
import { number, sayChange, sayShare } from './noise.ts'
import { each } from './portions.ts'
import { lengthOf, type Stretch, slices, type Unit, unitOf } from './stretch.ts'
import { plural } from './words.ts'

/** How often something was said over time, and in the time before. */
export interface Trend {
  readonly stretch: Stretch
  readonly unit: Unit
  readonly course: readonly (Counted & { readonly period: Period })[]
  readonly now: Counted
  /** Null when Earshot knows only a part of the time before. */
  readonly before: Counted | null
}

type Asked = Pick<SearchLedger, 'count'> & Pick<LearnLedger, 'heardSince' | 'tallyThemes'>

/** Counted day by day, so that a year holds up nothing else. */
export async function gatherTrend(ledger: Asked, terms: SearchTerms, stretch: Stretch): Promise<Trend> {
  const { period, before, zone } = stretch
  const unit = unitOf(period)
  const first = await ledger.heardSince()
  const days = (some: Period) => slices(some, unit === 'hour' ? 'hour' : 'day', zone)
  const count = countingOf(ledger, terms)
  const counted = await each(days(period), async (part) => ({ period: part, ...(await count(part)) }))
  const course = slices(period, unit, zone).map((slice) => ({
    period: slice,
    ...sum(counted.filter((one) => one.period.since >= slice.since && one.period.until <= slice.until)),
  }))
  return {
    stretch,
    unit,
    course,
    now: sum(counted),
    before: first !== null && first <= before.since ? sum(await each(days(before), count)) : null,
  }
}

/** A theme alone is counted already. */
function countingOf(ledger: Asked, terms: SearchTerms): (period: Period) => Promise<Counted> {
  const { theme, department = null, must, any, not, ...others } = terms
  const alone =
    theme !== undefined && must.length + any.length + not.length === 0 && Object.keys(others).length === 0
  if (!alone) return (period) => ledger.count(terms, period)
  return async (period) => {
    const found = (await ledger.tallyThemes(period, department)).find((one) => one.theme === theme)
    return { mentions: 0, negative: 0, positive: 0, ...found }
  }
}

function sum(counts: readonly Counted[]): Counted {
  return counts.reduce(
    (total, one) => ({
      mentions: total.mentions + one.mentions,
      negative: total.negative + one.negative,
      positive: total.positive + one.positive,
    }),
    { mentions: 0, negative: 0, positive: 0 },
  )
}

/** `41 mentions of late delivery in the last 30 days, clearly more than before (12); 61 % negative.` */
export function sayTrend({ now, before, stretch }: Trend, of: string): string {
  if (now.mentions === 0)
    return `Nobody spoke of ${of} ${stretch.said}${before === null ? '' : ` (before: ${number(before.mentions)})`}.`
  const ratio = lengthOf(stretch.period) / lengthOf(stretch.before)
  const change = before === null ? '' : `, ${sayChange(now.mentions, before.mentions, ratio)}`
  const negative =
    now.mentions < 2 || now.negative === 0 ? '' : `; ${sayShare(now.negative, now.mentions)} negative`
  return `${plural(now.mentions, 'mention')} of ${of} ${stretch.said}${change}${negative}.`
}

/** Null where there is no course to see. */
export function trendChart({ course, stretch, unit }: Trend, of: string): Chart | null {
  const most = course.reduce((top, one) => Math.max(top, one.mentions), 0)
  const peak = course.find(({ mentions }) => mentions === most)
  if (course.length < 2 || most === 0 || !peak) return null
  const sayTime = ({ since }: Period, format: string) =>
    DateTime.fromMillis(since, { zone: stretch.zone }).setLocale('en').toFormat(format)
  const named = (period: Period) =>
    sayTime(period, unit === 'hour' ? (course.length > 24 ? 'ccc HH:mm' : 'HH:mm') : 'd LLL')
  return {
    chart: 'lines',
    title: `Mentions of ${of} by the ${unit}`,
    // Of single mentions none is the peak.
    says:
      most < 2
        ? ''
        : `Most ${unit === 'hour' ? 'from' : unit === 'week' ? 'in the week from' : 'on'} ${named(peak.period)}: ${number(most)}.`,
    labels: course.map(({ period }) => named(period)),
    ...(unit === 'hour' ? {} : { days: course.map(({ period }) => sayTime(period, 'yyyy-MM-dd')) }),
    series: [
      { name: 'All', tone: 'neutral', values: course.map(({ mentions }) => mentions) },
      { name: 'Negative', tone: 'bad', values: course.map(({ negative }) => negative) },
    ],
  }
}

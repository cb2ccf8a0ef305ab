import { DateTime } from 'luxon'
import { HOUR } from '../../core/time.ts'
import type { Slice } from '../figures.ts'
import { number } from '../noise.ts'

const BARS = '▁▂▃▄▅▆▇█'

/** `▁▃█ from Sat 14 Nov to Mon 16 Nov, most on Mon 16 Nov (41)`; null when there is no course to see. */
export function bars(course: readonly Slice[], zone: string): string | null {
  const counts = course.map(({ total }) => total.mentions)
  const most = Math.max(0, ...counts)
  const [first, last] = [course[0], course.at(-1)]
  const peak = course.find(({ total }) => total.mentions === most)
  if (!first || !last || !peak || course.length < 2 || most === 0) return null
  const drawn = counts.map((count) => BARS[count === 0 ? 0 : Math.ceil((count / most) * (BARS.length - 1))])
  const hours = last.period.until - first.period.since < 27 * HOUR
  const said = (at: number) =>
    DateTime.fromMillis(at, { zone })
      .setLocale('en')
      .toFormat(hours ? 'HH:mm' : 'ccc d LLL')
  return `${drawn.join('')} ${said(first.period.since)} to ${said(last.period.until - (hours ? 0 : 1))}, most ${hours ? 'from' : 'on'} ${said(
    peak.period.since,
  )} (${number(most)})`
}

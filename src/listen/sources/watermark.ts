import type { Instant } from '../../core/time.ts'
import { parseDate } from '../dates.ts'

// The values of a field that grows from entry to entry: whole numbers, times, or text in its own order.

/** The highest of them; times are never taken to be later than `notAfter`, or they would hide what comes. */
export function highest(marks: readonly (string | null)[], notAfter: Instant | null): string | null {
  let top: string | null = null
  for (const mark of marks) if (mark !== null && (top === null || compare(mark, top) > 0)) top = mark
  const time = notAfter === null ? null : parseDate(top)
  return top !== null && time !== null && notAfter !== null && time > notAfter ? sameForm(top, notAfter) : top
}

/** Whether `later` is higher than `earlier`. */
export function grew(earlier: string | null, later: string | null): boolean {
  return earlier !== null && later !== null && compare(later, earlier) > 0
}

/** The mark, so many milliseconds earlier; as it is when it is no time. */
export function askAfter(mark: string, overlapMs: number): string {
  const time = parseDate(mark)
  return time === null ? mark : sameForm(mark, time - overlapMs)
}

function compare(a: string, b: string): number {
  if (WHOLE.test(a) && WHOLE.test(b)) return compareWhole(a, b)
  const [timeA, timeB] = [parseDate(a), parseDate(b)]
  if (timeA !== null && timeB !== null && timeA !== timeB) return sign(timeA, timeB)
  return sign(a, b)
}

const WHOLE = /^\d+$/

/** Ids outgrow what a number can hold. */
function compareWhole(a: string, b: string): number {
  const [longA, longB] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return sign(longA.length, longB.length) || sign(longA, longB)
}

function sign<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Written as the API writes its times: seconds, milliseconds, or ISO 8601. */
function sameForm(mark: string, time: Instant): string {
  if (!/^\d+(\.\d+)?$/.test(mark)) return new Date(time).toISOString()
  return Number(mark) < 100_000_000_000 ? String(Math.floor(time / 1000)) : String(time)
}

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { html } from './html.ts'

// Times as the person at the page reads them: in the browser's language and zone.

/** The time by which everything on the page is said; it moves on twice a minute. */
export const Now = createContext(Date.now())

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' })
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })

export function Time({ at }: { at: number }) {
  const now = useContext(Now)
  return html`<time datetime=${new Date(at).toISOString()} title=${full.format(at)}>${sayWhen(at, now)}</time>`
}

export function sayWhen(at: number, now: number): string {
  const past = now - at
  if (past < MINUTE) return 'just now'
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute')
  return sameDay(at, now) ? clock.format(at) : dayAndClock.format(at)
}

export function sayDay(at: number, now: number): string {
  if (sameDay(at, now)) return 'Today'
  if (sameDay(at, now - DAY)) return 'Yesterday'
  return weekday.format(at)
}

export function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}

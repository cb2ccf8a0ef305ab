/** Milliseconds since the epoch, UTC. All times inside Earshot are instants; zones appear only where people read. */
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Time as the program sees it. Tests hand in one they move by hand. */
export interface Clock {
  now(): Instant
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  after(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const timer = setTimeout(done, ms)
      function done() {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      signal?.addEventListener('abort', done, { once: true })
    }),
}

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  m: MINUTE,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  d: DAY,
  day: DAY,
  days: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
  weeks: 7 * DAY,
}

/** `90s`, `15m`, `2h`, `3d`, `1w`, also `2 hours`; null when it is no duration. */
export function parseDuration(words: string): number | null {
  const match = /^(\d{1,4})\s*([a-z]+)$/i.exec(words.trim())
  const name = match?.[2]?.toLowerCase() ?? ''
  const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined
  const amount = Number(match?.[1] ?? 0)
  return unit && amount > 0 ? amount * unit : null
}

/** The largest whole unit, in plain words: `2 hours`, `1 day`, `5 minutes`. */
export function sayDuration(ms: number): string {
  const [amount, unit] =
    ms >= 2 * DAY
      ? [Math.round(ms / DAY), 'day']
      : ms >= HOUR
        ? [Math.round(ms / HOUR), 'hour']
        : ms >= MINUTE
          ? [Math.round(ms / MINUTE), 'minute']
          : [Math.max(1, Math.round(ms / SECOND)), 'second']
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}

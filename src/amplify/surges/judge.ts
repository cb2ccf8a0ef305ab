import type { ThemeHeard } from '../../core/surge.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../core/time.ts'

/** The most sensitive last. */
export const SENSITIVITIES = ['off', 'low', 'normal', 'high'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]
export type Watchful = Exclude<Sensitivity, 'off'>

interface Bar {
  /** Voices within the hour, at the least. */
  readonly least: number
  /** Times the usual. */
  readonly times: number
  /** How improbable it must be by chance. */
  readonly chance: number
}

const BARS: Readonly<Record<Watchful, Bar>> = {
  low: { least: 14, times: 5, chance: 1e-8 },
  normal: { least: 8, times: 3, chance: 1e-4 },
  high: { least: 5, times: 2, chance: 1e-3 },
}

/** A surge goes on for this long at least, and while the hour has more than half of what opens one. */
const SHORTEST = 30 * MINUTE
/** One that comes back within this time is the same. */
export const SAME_WITHIN = 12 * HOUR

/**
 * What is expected of a theme before anything is known of it: about one mention in seven hours, with a wide
 * spread. Two hours of listening weigh as much.
 */
const PRIOR = { shape: 0.3, hours: 2 }

/** The spread never gets narrower than this: what people talk of comes in clusters. */
const WIDEST_SHAPE = 6

export interface Judgement {
  /** Voices within the hour. */
  readonly count: number
  /** Mentions an hour that would have been usual. */
  readonly usual: number
  readonly surges: boolean
  /** Back to what is usual, for a surge that is open. */
  readonly calm: boolean
}

/**
 * The last hour against the same hour of the days before, the same day of the week counting most. Counts are
 * taken as Poisson with a rate that is itself uncertain (gamma), so that little history makes for caution.
 * @param since when Earshot began to listen
 * @param busy mentions an hour of an average theme at present: what a new one may well have
 */
export function judge(
  heard: Pick<ThemeHeard, 'voices' | 'hours'>,
  { now, since, busy, sensitivity }: Moment,
): Judgement {
  const count = heard.voices.filter((at) => at > now - HOUR && at <= now).length
  const { shape, hours } = usualRate(heard.hours, now, since)
  const prior = Math.max(PRIOR.shape, busy * PRIOR.hours)
  const usual = Math.max((prior + shape) / (PRIOR.hours + hours), habit(heard.hours, now, since))
  const { least, times, chance } = BARS[sensitivity]
  const surges =
    count >= least &&
    count >= times * usual &&
    atLeast(count, Math.min(WIDEST_SHAPE, PRIOR.shape + shape), usual) <= chance
  return { count, usual, surges, calm: count <= Math.max(least / 4, Math.max(1.5, times / 2) * usual) }
}

export interface Moment {
  readonly now: Instant
  readonly since: Instant
  readonly busy: number
  readonly sensitivity: Watchful
}

/** Whether an open surge is over: calm, and not only just begun. */
export function isOver({ calm }: Judgement, openedAt: Instant, now: Instant): boolean {
  return calm && now - openedAt >= SHORTEST
}

const WEEK_HOURS = 7 * 24
const HISTORY_HOURS = 28 * 24

/** How much was heard, over how many hours; both weighed by how like the present the hour was. */
function usualRate(
  heard: ThemeHeard['hours'],
  now: Instant,
  since: Instant,
): { readonly shape: number; readonly hours: number } {
  const present = Math.floor(now / HOUR)
  const first = Math.max(Math.floor(since / HOUR), present - HISTORY_HOURS)
  // The hour before this one holds a part of the hour that is judged.
  const last = present - 2
  const counts = new Map(heard.map(({ hour, count }) => [hour, count]))
  let shape = 0
  let hours = 0
  for (let hour = first; hour <= last; hour++) {
    const weight = likeness(present - hour)
    hours += weight
    shape += weight * (counts.get(hour) ?? 0)
  }
  return { shape, hours }
}

/** What came at about this hour in most of the weeks before, however unusual it is for other hours. */
function habit(heard: ThemeHeard['hours'], now: Instant, since: Instant): number {
  const present = Math.floor(now / HOUR)
  const weeks = Math.min(4, Math.floor((present - Math.floor(since / HOUR)) / WEEK_HOURS))
  if (weeks < 2) return 0
  const most = new Array<number>(weeks).fill(0)
  for (const { hour, count } of heard) {
    const ago = present - hour
    const week = Math.round(ago / WEEK_HOURS)
    if (week < 1 || week > weeks || ringDistance(ago, WEEK_HOURS) > 1) continue
    most[week - 1] = Math.max(most[week - 1] ?? 0, count)
  }
  return most.sort((a, b) => a - b)[Math.floor((weeks - 1) / 2)] ?? 0
}

function likeness(ago: number): number {
  if (ringDistance(ago, WEEK_HOURS) <= 1) return 1
  if (ringDistance(ago, DAY / HOUR) <= 1) return 0.5
  return 0.1
}

function ringDistance(ago: number, ring: number): number {
  const rest = ago % ring
  return Math.min(rest, ring - rest)
}

/** The probability of `count` or more, where the mean is gamma distributed with this shape and mean. */
export function atLeast(count: number, shape: number, mean: number): number {
  const fail = shape / (shape + mean)
  let probability = fail ** shape
  let below = 0
  for (let n = 0; n < count; n++) {
    below += probability
    probability *= ((n + shape) / (n + 1)) * (1 - fail)
  }
  // Beyond what subtraction can tell, the rest is summed itself.
  if (below < 0.999) return 1 - below
  let rest = 0
  for (let n = count; n < count + 1_000 && probability > rest * 1e-6; n++) {
    rest += probability
    probability *= ((n + shape) / (n + 1)) * (1 - fail)
  }
  return rest
}

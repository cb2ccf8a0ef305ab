import { type Clock, HOUR, type Instant, SECOND } from '../../core/time.ts'

/** How often a bot may send into one thread. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const WINDOWS = [
  { sends: 7, ms: SECOND },
  { sends: 8, ms: 2 * SECOND },
  { sends: 60, ms: 30 * SECOND },
  { sends: 1_800, ms: HOUR },
] as const

const MOST = 1_800

/** Reactions are counted by themselves: two a second. */
const REACTIONS = { sends: 2, ms: SECOND } as const

export interface Budget {
  /** Null: it may be sent now, and counts. Otherwise when to ask again. */
  take(thread: string): Instant | null
  /** False: no reaction may be sent at present; it is left out. */
  takeReaction(): boolean
  /** Teams asked to be left alone in that thread until then. */
  rest(thread: string, until: Instant): void
}

/** Kept by this instance alone: what others send shows itself when Teams says that it was too much. */
export function createBudget(clock: Pick<Clock, 'now'>): Budget {
  const threads = new Map<string, { sent: Instant[]; restsUntil: Instant }>()
  let reacted: Instant[] = []

  function of(thread: string) {
    const known = threads.get(thread) ?? { sent: [], restsUntil: 0 }
    threads.delete(thread)
    threads.set(thread, known)
    if (threads.size > 1_000) forgetOldest()
    return known
  }

  function forgetOldest() {
    const [oldest] = threads.keys()
    if (oldest !== undefined) threads.delete(oldest)
  }

  return {
    take(thread) {
      const now = clock.now()
      const { sent, restsUntil } = of(thread)
      const frees = WINDOWS.map(({ sends, ms }) => {
        const first = sent[sent.length - sends]
        return first === undefined ? 0 : first + ms
      })
      const until = Math.max(restsUntil, ...frees)
      if (until > now) return until
      sent.push(now)
      if (sent.length > MOST) sent.shift()
      return null
    },
    takeReaction() {
      const now = clock.now()
      reacted = reacted.filter((at) => at > now - REACTIONS.ms)
      if (reacted.length >= REACTIONS.sends) return false
      reacted.push(now)
      return true
    },
    rest(thread, until) {
      const known = of(thread)
      known.restsUntil = Math.max(known.restsUntil, until)
    },
  }
}

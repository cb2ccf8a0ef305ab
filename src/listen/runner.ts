import { randomUUID } from 'node:crypto'
import type { SourceHealth } from '../core/health.ts'
import type { SourceState } from '../core/ledger.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../core/time.ts'
import { cursorOf, fingerprintOf, type Listening, type PullDeps, type PullOutcome, pull } from './pull.ts'
import { createSchedule, type Schedule } from './schedule.ts'
import { skippedBySummerTime } from './summer-time.ts'

/** Pulls every source when it is due, each on its own: a slow or broken one holds up no other. */
export interface Runner {
  start(): void
  /** Lets what is under way finish for a few seconds, then cuts it; what is cut comes again. */
  stop(): Promise<void>
  /** At once, whatever the schedule and the back-off say. Null when there is no source of that name. */
  pullNow(name: string): Promise<PullOutcome | null>
  /** Of every source, in the order of the configuration; then of every inlet. */
  health(): Promise<readonly SourceHealth[]>
}

export interface RunnerOptions extends Omit<PullDeps, 'holder' | 'random'> {
  readonly sources: readonly Listening[]
  /** Sources that are not pulled: only their health is told. */
  readonly inlets?: Iterable<{ readonly name: string }>
  /** The company's zone, for cron expressions. */
  readonly zone: string
  /** Names this instance. */
  readonly holder?: string
  readonly random?: () => number
}

/** At a time, over all sources. It begins with one: what that brings is with the staff before all else is read. */
const PULLS = { first: 1, most: 8 }
const TICK_MS = SECOND
const DRAIN_MS = 3 * SECOND
const CUT_MS = SECOND
/** Another instance is at it: its state is looked at again after this. */
const LOOK_AGAIN_MS = 2 * SECOND
/** After a fault of the ledger's. */
const LEDGER_REST_MS = 5 * SECOND
/** Clocks of instances differ by less; a pull later than that was made before the clock was set back. */
const CLOCK_DIFFERENCE = 5 * MINUTE
/** No back-off is longer; one that ends later was set before the clock was set back. */
const LONGEST_WAIT = DAY + HOUR

interface Seat {
  readonly listening: Listening
  readonly schedule: Schedule
  /** As it was after the last pull, or null before it was read. */
  state: SourceState | null
  holdUntil: Instant
  pulling: Promise<PullOutcome> | null
}

export function createRunner(options: RunnerOptions): Runner {
  const { ledger, clock, log, random = Math.random } = options
  const deps: PullDeps = { ...options, random, holder: options.holder ?? randomUUID() }
  const seats: Seat[] = options.sources.map((listening) => ({
    listening,
    schedule: createSchedule(listening.every, options.zone, random),
    state: null,
    holdUntil: 0,
    pulling: null,
  }))
  const stopping = new AbortController()
  const cutting = new AbortController()
  let ticking: Promise<void> | null = null
  let atOnce = PULLS.first

  function isDue(seat: Seat, state: SourceState): boolean {
    const now = clock.now()
    if (isFinished(seat, state)) return false
    if (state.failures > 0) return now >= state.notBefore || state.notBefore > now + LONGEST_WAIT
    if (state.lastPullAt === null || state.lastPullAt > now + CLOCK_DIFFERENCE) return true
    return state.fingerprint !== fingerprintOf(seat.listening) || seat.schedule.due(state.lastPullAt, now)
  }

  function begin(seat: Seat, wanted: (state: SourceState) => boolean): Promise<PullOutcome> {
    seat.pulling = pullSeat(seat, wanted)
    return seat.pulling
  }

  async function pullSeat(seat: Seat, wanted: (state: SourceState) => boolean): Promise<PullOutcome> {
    const { name } = seat.listening.source
    try {
      const signals = { signal: cutting.signal, stopping: stopping.signal }
      const outcome = await pull(seat.listening, deps, { wanted, ...signals })
      if (outcome.outcome === 'not ours') seat.holdUntil = clock.now() + LOOK_AGAIN_MS
      seat.state = await ledger.sourceState(name)
      return outcome
    } catch (error) {
      seat.holdUntil = clock.now() + LEDGER_REST_MS
      log.error({ source: name, err: error }, 'The ledger failed; the source is pulled again soon')
      throw error
    } finally {
      seat.pulling = null
      atOnce = Math.min(PULLS.most, atOnce + 1)
      pullDue()
    }
  }

  /** The ones that waited longest first. */
  function pullDue() {
    if (stopping.signal.aborted || ticking === null) return
    const now = clock.now()
    const free = atOnce - seats.filter((seat) => seat.pulling !== null).length
    const due = seats
      .filter(({ pulling, holdUntil }) => pulling === null && (holdUntil <= now || holdUntil > now + MINUTE))
      .filter((seat) => seat.state !== null && isDue(seat, seat.state))
      .sort((a, b) => (a.state?.lastPullAt ?? 0) - (b.state?.lastPullAt ?? 0))
    for (const seat of due.slice(0, free)) begin(seat, (state) => isDue(seat, state)).catch(() => undefined)
  }

  async function keepTime() {
    for (const { listening } of seats) {
      const warning = skippedBySummerTime(listening.every, options.zone, clock.now())
      if (warning !== null) log.warn({ source: listening.source.name }, warning)
    }
    while (!stopping.signal.aborted) {
      try {
        for (const seat of seats) seat.state ??= await ledger.sourceState(seat.listening.source.name)
        pullDue()
        // Nor shall a slow one hold up the others.
        atOnce = Math.min(PULLS.most, 2 * atOnce)
      } catch (error) {
        log.error({ err: error }, 'The state of the sources cannot be read; it is tried again')
      }
      await clock.after(TICK_MS, stopping.signal)
    }
  }

  async function within(done: Promise<unknown>, ms: number) {
    const enough = new AbortController()
    await Promise.race([done, clock.after(ms, enough.signal)])
    enough.abort()
  }

  return {
    start() {
      ticking ??= keepTime()
    },

    async stop() {
      stopping.abort()
      const all = Promise.allSettled([ticking, ...seats.map((seat) => seat.pulling)])
      await within(all, DRAIN_MS)
      cutting.abort(new Error('Earshot stops'))
      await within(all, CUT_MS)
    },

    async pullNow(name) {
      const seat = seats.find(({ listening }) => listening.source.name === name)
      if (!seat) return null
      return seat.pulling ?? begin(seat, () => true)
    },

    async health() {
      const health: SourceHealth[] = []
      for (const seat of seats) {
        const { name, kind } = seat.listening.source
        const { every } = seat.listening
        const state = await ledger.sourceState(name)
        health.push({
          name,
          kind,
          every,
          pulling: seat.pulling !== null,
          finished: isFinished(seat, state),
          state,
        })
      }
      for (const { name } of options.inlets ?? []) {
        const state = await ledger.sourceState(name)
        health.push({ name, kind: 'webhook', every: null, pulling: false, finished: false, state })
      }
      return health
    },
  }
}

function isFinished({ listening }: Seat, state: SourceState): boolean {
  return (
    state.fingerprint === fingerprintOf(listening) && (listening.source.finished?.(cursorOf(state)) ?? false)
  )
}

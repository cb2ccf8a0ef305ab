import type { Lease, Sharing } from './core/ledger.ts'
import { LeaseLost } from './core/ledger.ts'
import type { Log } from './core/log.ts'
import { type Clock, SECOND } from './core/time.ts'

/** One step of the data's way, done by one instance at a time. */
export interface Step {
  readonly name: string
  /** How much it did: it is called again at once until that is 0. */
  run(lease: Lease, signal: AbortSignal): Promise<number>
  /** How long it rests when nothing is left and nobody calls. */
  readonly restMs: number
}

export interface Rounds {
  /** There is something to do: do not wait for the rest to end. */
  nudge(step: string): void
  /** Finishes what is under way, then stops. */
  stop(): Promise<void>
  /** What each step stumbles over at present, in plain words. */
  faults(): Readonly<Record<string, string>>
}

const LEASE_MS = 15 * SECOND
const LONGEST_BACK_OFF_MS = 30 * SECOND

/** Does every step over and over, each on its own, until stopped. A step that fails is tried again, ever more slowly. */
export function startRounds(
  steps: readonly Step[],
  { ledger, holder, clock, log }: { ledger: Sharing; holder: string; clock: Clock; log: Log },
): Rounds {
  const stopping = new AbortController()
  const bells = new Map<string, AbortController>()
  const called = new Set<string>()
  const faults: Record<string, string> = {}

  async function rest(step: Step, ms: number) {
    if (called.delete(step.name)) return
    const bell = new AbortController()
    bells.set(step.name, bell)
    await clock.after(ms, AbortSignal.any([bell.signal, stopping.signal]))
    called.delete(step.name)
  }

  async function keepDoing(step: Step) {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        const lease = await ledger.lease(step.name, holder, clock.now(), LEASE_MS)
        const done = lease === null ? 0 : await step.run(lease, stopping.signal)
        failures = 0
        delete faults[step.name]
        if (done === 0) await rest(step, step.restMs)
      } catch (error) {
        if (error instanceof LeaseLost || stopping.signal.aborted) continue
        failures += 1
        const reason = error instanceof Error ? error.message : String(error)
        faults[step.name] = reason
        log.error(
          { step: step.name, failures, err: error },
          `The step ${step.name} failed; it is tried again`,
        )
        await rest(step, Math.min(LONGEST_BACK_OFF_MS, SECOND * 2 ** Math.min(failures - 1, 5)))
      }
    }
    const lease = await ledger.lease(step.name, holder, clock.now(), LEASE_MS).catch(() => null)
    if (lease !== null) await ledger.release(lease).catch(() => undefined)
  }

  const running = steps.map(keepDoing)
  return {
    nudge(name) {
      called.add(name)
      bells.get(name)?.abort()
    },
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
    faults: () => ({ ...faults }),
  }
}

import { type Clock, SECOND } from '../core/time.ts'
import { FAULTS, ModelFault } from './model.ts'

const TRIES = 3
const FIRST_WAIT = SECOND

/**
 * Tries again what may pass, a little later each time, or when the server says. Gives up when the wait
 * would outlast `until`: whoever waits is better served by what there is.
 * @throws {ModelFault} the last one.
 */
export async function patiently<T>(
  run: () => Promise<T>,
  { clock, until, signal }: { clock: Clock; until: number; signal: AbortSignal },
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof ModelFault) || !FAULTS[error.kind].retried || tried === TRIES) throw error
      const wait =
        error.notBefore === null ? FIRST_WAIT * 2 ** (tried - 1) : Math.max(0, error.notBefore - clock.now())
      if (signal.aborted || clock.now() + wait >= until) throw error
      await clock.after(wait, signal)
      if (signal.aborted) throw error
    }
  }
}

import type { Pace } from '../core/ledger.ts'
import { median } from './median.ts'
import { each } from './portions.ts'

/** How fast one department was, or all together. */
export interface Speed {
  /** Null: nobody was answered, or nothing was closed. */
  readonly responded: Took | null
  readonly closed: Took | null
}

export interface Took {
  readonly count: number
  /** The median, in milliseconds. */
  readonly ms: number
}

export interface Speeds {
  readonly all: Speed
  readonly departments: ReadonlyMap<string | null, Speed>
}

/** One department at a time: of a year there may be much to look through. */
export async function speedsOf(pace: readonly Pace[]): Promise<Speeds> {
  const groups = [...Map.groupBy(pace, ({ department }) => department)]
  const departments = await each(groups, async ([name, group]) => [name, speed(group)] as const)
  return { all: speed(pace), departments: new Map(departments) }
}

function speed(pace: readonly Pace[]): Speed {
  const took = (step: Pace['step']): Took | null => {
    const times = pace.filter((one) => one.step === step).map(({ ms }) => ms)
    const middle = median(times)
    return middle === null ? null : { count: times.reduce((sum, { length }) => sum + length, 0), ms: middle }
  }
  return { responded: took('responded'), closed: took('closed') }
}

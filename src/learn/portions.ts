import { setImmediate } from 'node:timers/promises'
import type { Period, Tally } from '../core/ledger.ts'
import { HOUR } from '../core/time.ts'
import { totalOf } from './sums.ts'

// Long times are asked in parts, so that nothing else waits meanwhile.

/** An embedded ledger answers without letting go of the thread: between two questions others get their turn. */
export async function each<P, T>(parts: readonly P[], ask: (part: P) => Promise<T>): Promise<readonly T[]> {
  const answers: T[] = []
  for (const part of parts) {
    answers.push(await ask(part))
    await setImmediate()
  }
  return answers
}

/** The same, put together as the answers come. */
export async function summed<P, T>(
  parts: readonly P[],
  ask: (part: P) => Promise<readonly T[]>,
  sum: (some: readonly T[]) => readonly T[],
): Promise<readonly T[]> {
  let all: readonly T[] = []
  await each(parts, async (part) => {
    all = sum([...all, ...(await ask(part))])
  })
  return all
}

/** A part of a longer time, and all that was said in it, whomever it was about. */
export interface Counted {
  readonly period: Period
  readonly tallies: readonly Tally[]
}

export interface Portion extends Period {
  /** About so many mentions and copies are in it. */
  readonly holds: number
}

/** Neighbouring parts together, and large ones cut, so that each can be looked through at once. */
export function portions(parts: readonly Counted[], atOnce: number): readonly Portion[] {
  const found: Portion[] = []
  for (const next of parts.flatMap((part) => pieces(part, atOnce))) {
    const last = found.at(-1)
    if (last && last.holds + next.holds <= atOnce)
      found.splice(-1, 1, { since: last.since, until: next.until, holds: last.holds + next.holds })
    else found.push(next)
  }
  return found
}

/** Of whole hours, as far as there is not too much in one: these are counted already. */
function pieces({ period: { since, until }, tallies }: Counted, atOnce: number): readonly Portion[] {
  const { mentions, copies } = totalOf(tallies)
  const count = Math.max(1, Math.ceil((mentions + copies) / atOnce))
  const length = (until - since) / count
  const grain = length > HOUR ? HOUR : 1
  const edge = (index: number) =>
    index === count ? until : index === 0 ? since : Math.round((since + length * index) / grain) * grain
  return Array.from({ length: count }, (_, index) => ({
    since: edge(index),
    until: edge(index + 1),
    holds: (mentions + copies) / count,
  }))
}

/** The newest of them, back to where so many mentions were looked through. */
export function newest(some: readonly Portion[], enough: number): readonly Portion[] {
  const found: Portion[] = []
  let looked = 0
  for (const next of some.toReversed()) {
    if (looked >= enough) break
    looked += next.holds
    if (next.holds > 0) found.push(next)
  }
  return found
}

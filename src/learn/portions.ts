import { setImmediate } from 'node:timers/promises'
import type { Period, Tally } from '../core/ledger.ts'
import type { Slice } from './figures.ts'
import { totalOf } from './sums.ts'

// Long times are asked in parts, so that nothing else waits meanwhile.

/** Mentions that one question to the ledger may look through. */
const AT_ONCE = 3_000
/** Whose words are looked through, in all. */
const LOOKED_THROUGH = 10_000

/** An embedded ledger answers without letting go of the thread: between two questions others get their turn. */
export async function each<P, T>(parts: readonly P[], ask: (part: P) => Promise<T>): Promise<readonly T[]> {
  const answers: T[] = []
  for (const part of parts) {
    answers.push(await ask(part))
    await setImmediate()
  }
  return answers
}

interface Window extends Period {
  readonly mentions: number
}

/** Neighbouring parts together, as long as what was said in them can be read at once. */
export function portions(
  parts: readonly Period[],
  tallies: readonly (readonly Tally[])[],
): readonly Period[] {
  const found: Window[] = []
  for (const [index, part] of parts.entries()) {
    const { mentions } = totalOf(tallies[index] ?? [])
    const last = found.at(-1)
    if (last && last.mentions + mentions <= AT_ONCE)
      found.splice(-1, 1, { since: last.since, until: part.until, mentions: last.mentions + mentions })
    else found.push({ ...part, mentions })
  }
  return found.map(({ since, until }) => ({ since, until }))
}

/** Where customers' words are looked for: from the newest back, in pieces that are read at once. */
export function windows(course: readonly Slice[]): readonly Period[] {
  const found: Window[] = []
  let looked = 0
  for (const next of course.toReversed().flatMap(pieces)) {
    if (looked >= LOOKED_THROUGH) break
    looked += next.mentions
    const last = found.at(-1)
    if (last?.since === next.until && last.mentions + next.mentions <= AT_ONCE)
      found.splice(-1, 1, {
        since: next.since,
        until: last.until,
        mentions: last.mentions + next.mentions,
      })
    else found.push(next)
  }
  return found.filter(({ mentions }) => mentions > 0)
}

/** The newest first. */
function pieces({ period: { since, until }, total: { mentions } }: Slice): readonly Window[] {
  const count = Math.max(1, Math.ceil(mentions / AT_ONCE))
  const edge = (index: number) => Math.round(until - ((until - since) * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    since: edge(index + 1),
    until: edge(index),
    mentions: mentions / count,
  }))
}

import type { Kind } from '../core/analysis.ts'
import type { Tally } from '../core/ledger.ts'
import type { Figures } from './figures.ts'
import { type Change, changeOf, strengthOf } from './noise.ts'
import { lengthOf } from './stretch.ts'
import { kinds } from './words.ts'

/** What mentions are about: a department's complaints, its praise, its questions. */
export interface Topic {
  readonly department: string
  readonly kind: Kind
  readonly now: number
  readonly before: number
  readonly change: Change
}

/** All topics, those that changed most beyond chance first. */
export function changes({ tallies, before, comparable, stretch }: Figures): readonly Topic[] {
  const ratio = lengthOf(stretch.period) / lengthOf(stretch.before)
  const earlier = new Map(before.map((tally) => [keyOf(tally), tally.mentions]))
  const gone = before
    .filter((tally) => !tallies.some((now) => keyOf(now) === keyOf(tally)))
    .map((tally) => ({ ...tally, mentions: 0 }))
  return [...tallies, ...gone]
    .flatMap((tally) => {
      const { department, kind, mentions: now } = tally
      const then = earlier.get(keyOf(tally)) ?? 0
      return department === null || kind === 'other'
        ? []
        : [
            {
              department,
              kind,
              now,
              before: then,
              change: comparable ? changeOf(now, then, ratio) : 'too few',
            },
          ]
    })
    .toSorted(
      (a, b) => strengthOf(b.now, b.before, ratio) - strengthOf(a.now, a.before, ratio) || b.now - a.now,
    )
}

function keyOf({ department, kind }: Pick<Tally, 'department' | 'kind'>): string {
  return `${kind} ${department ?? ''}`
}

/** `complaints about billing` */
export function sayTopic({ department, kind }: Pick<Topic, 'department' | 'kind'>): string {
  return `${kinds(kind)} ${kind === 'praise' ? 'for' : 'about'} ${department}`
}

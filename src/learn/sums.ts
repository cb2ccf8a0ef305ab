import type { Deeds, Praised, Tally, ThemeTally } from '../core/ledger.ts'
import type { ThemeId } from '../core/theme.ts'

// What was asked part by part, put together again.

export interface Total {
  readonly mentions: number
  readonly copies: number
  readonly negative: number
  readonly positive: number
}

export function totalOf(tallies: readonly Tally[]): Total {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0)
  return {
    mentions: sum((tally) => tally.mentions),
    copies: sum((tally) => tally.copies),
    negative: sum((tally) => tally.negative),
    positive: sum((tally) => tally.positive),
  }
}

export function sumTallies(tallies: readonly Tally[]): readonly Tally[] {
  const groups = Map.groupBy(tallies, ({ department, kind }) => `${department ?? ''} ${kind}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, ...totalOf(group) }] : []
  })
}

export function sumThemes(tallies: readonly ThemeTally[]): readonly ThemeTally[] {
  const sums = new Map<ThemeId, ThemeTally>()
  for (const one of tallies) {
    const sum = sums.get(one.theme) ?? { ...one, mentions: 0, negative: 0, positive: 0 }
    sums.set(one.theme, {
      ...sum,
      mentions: sum.mentions + one.mentions,
      negative: sum.negative + one.negative,
      positive: sum.positive + one.positive,
    })
  }
  return [...sums.values()].toSorted((a, b) => b.mentions - a.mentions || a.theme - b.theme)
}

/** What was done most first. */
export function sumDeeds(deeds: readonly Deeds[]): readonly Deeds[] {
  const groups = Map.groupBy(deeds, ({ department, verb, action, member }) =>
    JSON.stringify([department, verb, action, member]),
  )
  return [...groups]
    .flatMap(([key, group]) => {
      const [first] = group
      const count = group.reduce((sum, { count }) => sum + count, 0)
      return first ? [{ key, deed: { ...first, count } }] : []
    })
    .toSorted((a, b) => b.deed.count - a.deed.count || (a.key < b.key ? -1 : 1))
    .map(({ deed }) => deed)
}

export function sumPraised(praised: readonly Praised[]): readonly Praised[] {
  const groups = Map.groupBy(praised, ({ person }) => person)
  return [...groups]
    .map(([person, group]) => ({
      person,
      count: group.reduce((sum, { count }) => sum + count, 0),
      latest: Math.max(...group.map(({ latest }) => latest)),
    }))
    .toSorted((a, b) => b.count - a.count || a.person.localeCompare(b.person))
}

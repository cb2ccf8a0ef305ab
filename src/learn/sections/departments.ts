import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { totalOf } from '../sums.ts'
import { countOf, plural } from '../words.ts'
import { against, line, said } from './line.ts'

export function departments(figures: Figures): readonly Line[] {
  if (figures.department !== null) return []
  const groups = Map.groupBy(figures.tallies, ({ department }) => department)
  const rows = [...groups].flatMap(([department, tallies]) => {
    if (department === null) return []
    const { mentions } = totalOf(tallies)
    const before = totalOf(figures.before.filter((tally) => tally.department === department)).mentions
    const some = tallies
      .filter((tally) => tally.mentions > 0)
      .toSorted((a, b) => b.mentions - a.mentions)
      .map((tally) => countOf(tally.kind, tally.mentions))
    const change = figures.compare ? against(figures, mentions, before) : []
    return mentions + (figures.compare ? before : 0) === 0
      ? []
      : [
          {
            department,
            mentions,
            detail: [...(some.length === 0 ? [] : [some.join(', ')]), ...change].join(' · ') || null,
          },
        ]
  })
  if (rows.length < 2) return []
  return rows
    .toSorted((a, b) => b.mentions - a.mentions)
    .map(({ department, mentions, detail }) =>
      line(`${department}: ${plural(mentions, 'mention')}`, {
        detail,
        open: said(figures, `dept:${department}`),
      }),
    )
}

import type { Deeds } from '../../core/ledger.ts'
import { excerpt, oneLine } from '../../core/wording.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { number } from '../noise.ts'
import { plural } from '../words.ts'
import { against, duringFilter, line, search } from './line.ts'

const MEMBERS_TOLD = 4

/** What the team did about it, and who. */
export function done(figures: Figures): readonly Line[] {
  const { deeds, deedsBefore, compare, stretch } = figures
  const logged = deeds.filter(isAction)
  const total = sum(logged)
  if (total === 0) return []
  const change = compare ? against(figures, total, sum(deedsBefore.filter(isAction))) : []
  const acted = duringFilter('acted', stretch.period)
  const members = byCount(logged, ({ member }) => member ?? 'Earshot')
  // For one more there is a line as well.
  const told = members.slice(0, members.length === MEMBERS_TOLD + 1 ? undefined : MEMBERS_TOLD)
  const others = members.length - told.length
  return [
    line(plural(total, 'action'), {
      detail: [sayTypes(logged), ...change].join(' · '),
      tone: 'good',
      open: search(figures, acted),
    }),
    ...told.map(({ named, deeds, count }) =>
      line(`${excerpt(oneLine(named), 60)}: ${number(count)}`, {
        detail: sayTypes(deeds),
        open: search(figures, acted, `by:"${named.replaceAll('"', '')}"`),
      }),
    ),
    ...(others > 0 ? [line(`and ${number(others)} others`, { open: search(figures, acted) })] : []),
  ]
}

function isAction({ verb }: Deeds): boolean {
  return verb === 'log' || verb === 'thank'
}

/** `refund 3, thanks 1` */
function sayTypes(deeds: readonly Deeds[]): string {
  return byCount(deeds, ({ verb, action }) => (verb === 'thank' ? 'thanks' : (action ?? 'other')))
    .map(({ named, count }) => `${named} ${number(count)}`)
    .join(', ')
}

function byCount(deeds: readonly Deeds[], name: (deed: Deeds) => string) {
  return [...Map.groupBy(deeds, name)]
    .map(([named, group]) => ({ named, deeds: group, count: sum(group) }))
    .toSorted((a, b) => b.count - a.count || a.named.localeCompare(b.named))
}

function sum(deeds: readonly Deeds[]): number {
  return deeds.reduce((total, { count }) => total + count, 0)
}

import { DateTime } from 'luxon'
import { overdueMs } from '../config/overdue.ts'
import type { Member } from '../core/member.ts'
import { type Known, sourcesKnown } from '../core/searchfilters.ts'
import type { DeskNeeds } from './needs.ts'

/** The names that a search of this member may use; its days are those of the member's own calendar. */
export async function knownTo(
  { ledger, directory, config, clock }: Pick<DeskNeeds, 'ledger' | 'directory' | 'config' | 'clock'>,
  { zone }: Pick<Member, 'zone'>,
): Promise<Known> {
  const now = clock.now()
  return {
    departments: Object.keys(config.departments),
    sources: await sourcesKnown(config.sources, ledger),
    themes: await ledger.namedThemes(),
    members: await directory.all(),
    now,
    midnight: midnightIn(zone, now),
    overdueMs: overdueMs(config),
  }
}

export function midnightIn(zone: string, now: number): Known['midnight'] {
  return (date) => {
    const today = DateTime.fromMillis(now, { zone }).startOf('day')
    if (date === 'today') return today.toMillis()
    if (date === 'yesterday') return today.minus({ days: 1 }).toMillis()
    const day = DateTime.fromISO(date, { zone })
    return day.isValid ? day.toMillis() : null
  }
}

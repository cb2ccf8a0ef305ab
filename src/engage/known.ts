import { DateTime } from 'luxon'
import type { Member } from '../core/member.ts'
import type { Known } from '../core/searchfilters.ts'
import { knownAt } from '../learn/known.ts'
import type { DeskNeeds } from './needs.ts'

/** The names that a search of this member may use; its days are those of the member's own calendar. */
export async function knownTo(
  { ledger, directory, config, clock }: Pick<DeskNeeds, 'ledger' | 'directory' | 'config' | 'clock'>,
  { zone }: Pick<Member, 'zone'>,
): Promise<Known> {
  const now = clock.now()
  return knownAt({ ledger, directory, config }, now, midnightIn(zone, now))
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

import type { Part } from '../../core/card.ts'
import type { Draft } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import { sayDraft } from '../../core/replied.ts'
import { sayAgo } from '../../core/wording.ts'
import type { DeskNeeds } from '../needs.ts'

/** What colleagues do about the same mention, so that two do not answer one customer. */
export async function sayOthers(
  { ledger, clock }: Pick<DeskNeeds, 'ledger' | 'clock'>,
  member: Member,
  draft: Draft,
): Promise<readonly Part[]> {
  const others = (await ledger.draftsOf(draft.mention)).filter(({ id }) => id !== draft.id)
  return others.map((other) => ({ part: 'text', text: `👥 ${sayDraftNow(other, clock, member)}` }))
}

export function sayDraftNow(draft: Draft, clock: DeskNeeds['clock'], reader: Member): string {
  const now = clock.now()
  return sayDraft(draft, (at) => sayAgo(at, now), reader.id)
}

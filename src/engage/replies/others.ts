import type { Part } from '../../core/card.ts'
import { draftReference } from '../../core/draftwords.ts'
import type { Draft } from '../../core/ledger.ts'
import type { Member, MemberId } from '../../core/member.ts'
import { sayWay } from '../../core/replied.ts'
import type { Instant } from '../../core/time.ts'
import { sayAgo } from '../../core/wording.ts'
import type { DeskNeeds } from '../needs.ts'

/** What colleagues do about the same mention, so that two do not answer one customer. */
export async function sayOthers(
  { ledger, clock }: Pick<DeskNeeds, 'ledger' | 'clock'>,
  member: Member,
  draft: Draft,
): Promise<readonly Part[]> {
  const others = (await ledger.draftsOf(draft.mention)).filter(({ id }) => id !== draft.id)
  return others.map((other) => ({ part: 'text', text: `👥 ${sayDraft(other, clock.now(), member.id)}` }))
}

/** `Ines is writing a reply, since 2 minutes (D-7).` */
export function sayDraft(draft: Draft, now: Instant, reader: MemberId | null = null): string {
  const { state, writer, asked, reply, beganAt, changedAt } = draft
  const own = writer.id === reader
  const id = draftReference(draft.id)
  const approver = reply?.approver.name ?? ''
  switch (state) {
    case 'being written':
      return `${own ? 'You are' : `${writer.name} is`} writing a reply, since ${sayAgo(beganAt, now)} (${id}).`
    case 'waiting for approval':
      return asked === null
        ? `${own ? 'Your' : `${writer.name}’s`} reply waits for approval (${id}).`
        : `${own ? 'Your' : `${writer.name}’s`} reply waits for ${asked.name}’s approval, since ${sayAgo(changedAt, now)} (${id}).`
    case 'approved':
    case 'sending':
      return reply?.through === null
        ? `${approver} is sending a reply by hand (${id}).`
        : `A reply is on its way, approved by ${approver} (${id}).`
    case 'sent':
      return `${approver} answered ${sayWay(reply?.through ?? null)} ${sayAgo(reply?.sentAt ?? changedAt, now)} (${id}).`
    case 'in doubt':
      return `A reply may have been sent: its answer was lost. ${approver} was asked to look (${id}).`
    case 'given up':
      return `A draft was given up (${id}).`
  }
}

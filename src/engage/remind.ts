import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { done } from './answers.ts'
import type { DeskNeeds } from './needs.ts'

type Remind = Extract<Intent, { readonly verb: 'remind' }>

/** Whether a member is told directly of what they have and what waits too long. */
export async function remind({ ledger }: DeskNeeds, member: Member, { wanted }: Remind): Promise<Answer> {
  if (wanted !== null) await ledger.setReminders(member.id, wanted)
  return (await ledger.wantsReminders(member.id))
    ? done('You are told directly when a complaint that you have waits too long.', '“remind off” ends that.')
    : done('You are not reminded of what waits.', '“remind on” begins it again.')
}

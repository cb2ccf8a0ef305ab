import { buttonsFor } from '../core/buttons.ts'
import type { Answer, Door } from '../core/desk.ts'
import { Refusal } from '../core/engagement.ts'
import type { Member } from '../core/member.ts'
import { type MentionId, reference } from '../core/mention.ts'
import { done, noSuch, refuse } from './answers.ts'
import { type DeskNeeds, holderOf } from './needs.ts'
import { type ActIntent, planOf } from './plan.ts'

/**
 * Carries an act out: once for each key, however often a chat delivers it, and a repeated one is answered
 * as the first. An act on a copy is an act on the mention that leads it.
 */
export async function perform(
  needs: DeskNeeds,
  member: Member,
  intent: ActIntent,
  door: Door,
): Promise<Answer> {
  const { ledger, clock } = needs
  const row = await ledger.row(intent.mention)
  if (row === null) return noSuch(intent.mention)
  const now = clock.now()
  const plan = await planOf(needs, member, intent, row, now)
  if ('refused' in plan) return refuse(plan.refused)
  const { detail, tell, cards, corrects = [] } = plan
  const mention = row.mention.id
  try {
    const acted = await ledger.act({
      mention,
      act: { verb: intent.verb, member: { id: member.id, name: member.name }, detail },
      via: door.via,
      key: door.key,
      at: now,
      cards,
      tell,
      corrects,
    })
    if (acted === null) return noSuch(intent.mention)
    const { engagement } = acted
    const copied =
      mention === intent.mention ? '' : `${reference(intent.mention)} repeats ${reference(mention)}. `
    return done(`${copied}${plan.say(engagement)}`, plan.undo, buttonsFor({ ...row, engagement }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refuseFor(needs, member, mention, error)
  }
}

/** As it stands now: a colleague may have been quicker. */
async function refuseFor(
  { ledger, directory }: DeskNeeds,
  member: Member,
  mention: MentionId,
  refusal: Refusal,
): Promise<Answer> {
  const story = await ledger.story(mention)
  if (story === null) return noSuch(mention)
  const holder = await holderOf(directory, story)
  const theirs = holder !== null && story.engagement?.assignee !== member.id
  const text = `${reference(mention)}: ${refusal.message}${theirs ? ` It is with ${holder}.` : ''}`
  return refuse(text, buttonsFor(story))
}

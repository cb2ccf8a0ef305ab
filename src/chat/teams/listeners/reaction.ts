import type { ReactionActivity } from '../activity.ts'
import { reactionName } from '../emoji.ts'
import { doorOf, type Kit, messageOf, originOf, SORRY } from '../kit.ts'
import { readRef } from '../place.ts'

/** Reactions to cards. Teams tells of those on Earshot's own messages only. */
export async function onReaction(kit: Kit, activity: ReactionActivity): Promise<void> {
  const message = messageOf(activity)
  const spot = message === null ? null : readRef(message)
  if (message === null || spot === null) return
  const changes = [
    ...(activity.reactionsAdded ?? []).map(({ type }) => ({ type, added: true })),
    ...(activity.reactionsRemoved ?? []).map(({ type }) => ({ type, added: false })),
  ]
  if (changes.length === 0) return
  const card = await kit.whereabouts.cardAt(message)
  if (card === null) return
  const sender = await kit.people.sender(activity)
  const { member } = sender
  // Somebody from outside who likes a card is owed no answer.
  if (member === null) return
  for (const { type, added } of changes) {
    const door = doorOf(activity, card, ` ${added ? '+' : '-'}${type}`)
    const name = reactionName(type, kit.config.reactions)
    const reaction = { name, added, channel: card.channel, message }
    const answer = await kit.desk.react(member, reaction, door).catch((error: unknown) => {
      kit.log.error({ err: error }, 'a reaction could not be carried out')
      return SORRY
    })
    // The card itself shows what was done; only what was not is said.
    if (answer !== null && !answer.ok) kit.later(() => kit.reply(originOf(activity, sender), answer))
  }
}

import type { MessageActivity } from '../activity.ts'
import { readData } from '../data.ts'
import { DONE } from '../emoji.ts'
import { doorOf, type Kit, messageOf, originOf, PATIENCE_MS, runLine, WAITING } from '../kit.ts'
import { rootOf } from '../place.ts'
import { isAddressed, readTyped, withoutSlash } from '../typed.ts'
import { within } from '../within.ts'

/** Commands as people type them: by mention, by slash command, in the chat with Earshot. */
export async function onMessage(kit: Kit, activity: MessageActivity): Promise<void> {
  const pressed = readData(activity.value).run
  if (pressed === undefined && !isAddressed(activity)) return
  const sender = await kit.people.sender(activity)
  const line = pressed ?? (await lineOf(kit, activity))
  const at = pressed === undefined ? rootOf(activity.conversation.id) : messageOf(activity)
  const card = at === null ? null : await kit.whereabouts.cardAt(at)
  const working = runLine(kit, sender, line, doorOf(activity, card))
  const inTime = await within(working, PATIENCE_MS, kit.clock)
  kit.later(async () => {
    if (inTime === 'late') await kit.reply(originOf(activity, sender), WAITING)
    const answer = await working
    const origin = originOf(activity, sender)
    const seenByOthers = !origin.alone && activity.recipient.isTargeted !== true && pressed === undefined
    if (answer.ok && seenByOthers) await acknowledge(kit, activity)
    await kit.reply(origin, answer, { made: line })
  })
}

async function lineOf(kit: Kit, activity: MessageActivity): Promise<string> {
  const typed = await readTyped(activity, (account) => kit.people.mentioned(activity, account))
  return withoutSlash(typed, kit.config.command)
}

/** A sign for those who saw the wish and not its answer. Without it nothing is lost. */
async function acknowledge(kit: Kit, { id, serviceUrl, conversation }: MessageActivity): Promise<void> {
  if (!id || !kit.budget.takeReaction()) return
  const reacted = await kit.connector.react(serviceUrl, conversation.id, id, DONE)
  if (!reacted.ok) kit.log.debug({ fault: reacted.fault.fault }, 'Teams took no reaction')
}

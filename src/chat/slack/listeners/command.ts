import type { Answer, Door } from '../../../core/desk.ts'
import { verbNamed } from '../../../core/verbs.ts'
import { commandBody } from '../arrive/payloads.ts'
import { hasChart } from '../charts.ts'
import { callerOf, type Kit, type Listening, OUTSIDER, WAITING } from '../kit.ts'
import { meetMentioned } from '../mentioned.ts'
import { type Origin, responseOf } from '../reply.ts'
import { readTyped } from '../typed.ts'

/** `/gap ...`, typed anywhere but in a thread, where Slack takes no slash commands. */
export function listenToCommands(bolt: Listening, kit: Kit): void {
  bolt.command(`/${kit.command}`, async ({ body, ack }) => {
    const typed = commandBody.parse(body)
    const caller = await callerOf(kit, {
      team: typed.team_id ?? null,
      enterprise: typed.enterprise_id ?? null,
      person: { id: typed.user_id, name: typed.user_name ?? null, team: typed.team_id ?? null },
    })
    if (caller === null) return ack(responseOf(OUTSIDER))

    const door: Door = { via: 'slack', key: `slack:${typed.trigger_id}`, about: null }
    const working = kit.answers(door.key, async () => {
      await meetMentioned(typed.text, caller.workspace, kit.people)
      return kit.desk.run(caller.member, readTyped(typed.text), door)
    })
    const inTime = await kit.patience(working)
    const drawn = inTime !== 'late' && inTime.value !== null && hasChart(inTime.value.card)
    if (inTime !== 'late' && !drawn)
      return ack(responseOf(withDoors(inTime.value ?? OUTSIDER, typed.text, kit.command)))

    const origin: Origin = {
      workspace: caller.workspace,
      user: caller.user,
      channel: typed.channel_id,
      thread: null,
      inThread: false,
      respond: typed.response_url,
      replaces: false,
      view: null,
      trigger: null,
    }
    kit.later(async () => kit.reply(origin, withDoors((await working) ?? OUTSIDER, typed.text, kit.command)))
    await (drawn ? ack() : ack(responseOf(WAITING)))
  })
}

/** Says which doors there are where this one does not open: in threads. */
function withDoors(answer: Answer, line: string, command: string): Answer {
  const [word = ''] = line.trim().toLowerCase().split(/\s+/)
  const asksForHelp = word === '' || verbNamed(word) === 'help'
  const lacksMention = !answer.ok && !/\d/.test(line)
  if (!asksForHelp && !lacksMention) return answer
  const note = `In a thread Slack takes no /${command}: there, press the card’s buttons, add a reaction, or say @Earshot log … below the card.`
  return { ...answer, card: { ...answer.card, parts: [...answer.card.parts, { part: 'note', text: note }] } }
}

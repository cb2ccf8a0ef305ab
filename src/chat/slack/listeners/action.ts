import type { Answer, Door } from '../../../core/desk.ts'
import { FORMS, type FormRequest } from '../../../core/form.ts'
import { parseReference } from '../../../core/mention.ts'
import { refOf } from '../addresses.ts'
import { type ActionBody, actionBody } from '../arrive/payloads.ts'
import { openForm } from '../forms.ts'
import { readHomeLine } from '../home.ts'
import {
  type Caller,
  callerOf,
  type Kit,
  type Listening,
  OUTSIDER,
  SORRY,
  senderOf,
  WAITING,
} from '../kit.ts'
import { ACTION } from '../render/card.ts'
import type { Origin } from '../reply.ts'

/** Buttons: on cards, in answers that only the asker sees, in windows and in the Home tab. */
export function listenToActions(bolt: Listening, kit: Kit): void {
  bolt.action(idOf(ACTION.run), async ({ body, ack }) => {
    const pressed = actionBody.parse(body)
    const line = pressed.actions[0]?.value ?? ''
    const caller = await callerOf(kit, senderOf(pressed))
    const home = readHomeLine(line)
    if (caller !== null && home !== null) {
      await kit.home.act(caller, home)
      return ack()
    }
    const door: Door = { via: 'slack', key: `slack:${pressed.trigger_id}`, about: null }
    const working = caller === null ? Promise.resolve(OUTSIDER) : answerOf(kit, caller, line, door)
    const inTime = await kit.patience(working)
    await ack()
    kit.later(async () => {
      const origin = await originOf(kit, pressed, line)
      if (caller !== null && origin !== null) await adopt(kit, pressed, origin)
      if (origin !== null && inTime === 'late') await kit.reply({ ...origin, replaces: false }, WAITING)
      const answer = await working
      if (origin !== null) await kit.reply(origin, answer)
      if (caller !== null && pressed.view) await kit.home.show(caller, 1)
    })
  })

  bolt.action(idOf(ACTION.ask), async ({ body, ack }) => {
    const pressed = actionBody.parse(body)
    await ack()
    const request = readRequest(pressed.actions[0]?.value ?? '')
    if (request === null) return
    kit.later(async () => {
      const [caller, origin] = await Promise.all([
        callerOf(kit, senderOf(pressed)),
        originOf(kit, pressed, ''),
      ])
      if (origin === null) return
      if (caller === null) return kit.reply(origin, OUTSIDER)
      await adopt(kit, pressed, origin)
      await openForm(kit, caller, request, origin)
    })
  })

  // Slack tells of a pressed link too, and shows a warning when nobody listens.
  bolt.action(idOf(ACTION.link), async ({ ack }) => ack())
}

function idOf(action: string): RegExp {
  return new RegExp(`^${action}:\\d+$`)
}

/** The act is durable when this returns; a fault is said to the person, and changed nothing. */
async function answerOf(kit: Kit, caller: Caller, line: string, door: Door): Promise<Answer> {
  try {
    return (await kit.answers(door.key, () => kit.desk.run(caller.member, line, door))) ?? SORRY
  } catch (error) {
    kit.log.error({ err: error }, 'a button could not be carried out')
    return SORRY
  }
}

function readRequest(value: string): FormRequest | null {
  const [name, number = '', ...carries] = value.split(' ')
  const form = FORMS.find((one) => one === name)
  const mention = parseReference(number)
  if (form === undefined || mention === null) return null
  return { form, mention, ...(carries.length === 0 ? {} : { carries: carries.join(' ') }) }
}

/**
 * A button that acts on a mention, on a message of a channel and not on an answer: it shows the mention's
 * card, should nobody know where that is. Rows of other cards open mentions, and act on none.
 */
async function adopt(kit: Kit, pressed: ActionBody, { workspace, channel, inThread }: Origin): Promise<void> {
  const { message, container, actions } = pressed
  const [verb = '', id = ''] = (actions[0]?.value ?? '').split(' ')
  const mention = parseReference(id)
  if (!message || channel === null || mention === null) return
  if (verb === 'show' || inThread || container?.is_ephemeral) return
  for (const name of await kit.addresses.namesOf(workspace, channel))
    await kit.ledger.adopt(name, mention, refOf({ workspace, channel }, message.ts), kit.clock.now())
}

/** Paging and the like belongs in the place of what it pages. */
const TURNS_PAGES = /^(?:list|search|help)\b/

/** Null when the app is not installed there any more. */
async function originOf(kit: Kit, pressed: ActionBody, line: string): Promise<Origin | null> {
  const { team, enterprise } = senderOf(pressed)
  const workspace = await kit.workspaces.of(team, enterprise)
  if (workspace === null) return null
  const { message, container, view } = pressed
  const card = message?.ts ?? container?.message_ts ?? null
  const ephemeral = container?.is_ephemeral ?? false
  const inThread = message?.thread_ts !== undefined && message.thread_ts !== message.ts
  return {
    workspace,
    user: pressed.user.id,
    channel: pressed.channel?.id ?? null,
    thread: message?.thread_ts ?? (ephemeral ? null : card),
    inThread,
    respond: pressed.response_url ?? null,
    replaces: ephemeral && TURNS_PAGES.test(line),
    view: view ? { id: view.id, type: view.type } : null,
    trigger: pressed.trigger_id,
  }
}

import { say } from '../../../core/card.ts'
import type { Answer, Door, FieldFaults } from '../../../core/desk.ts'
import type { Form } from '../../../core/form.ts'
import { submissionBody } from '../arrive/payloads.ts'
import { changeWindow, FORM, readBack, viewOf } from '../forms.ts'
import { storeByHand, TRACK } from '../hand.ts'
import {
  type Caller,
  callerOf,
  type Kit,
  type Listening,
  OUTSIDER,
  only,
  SORRY,
  senderOf,
  WAITING,
} from '../kit.ts'
import { blockOf, readValues, renderWindow } from '../render/form.ts'
import { fit } from '../render/text.ts'
import { type Origin, TITLE } from '../reply.ts'

/** Forms that were filled in. */
export function listenToViews(bolt: Listening, kit: Kit): void {
  bolt.view({ callback_id: FORM, type: 'view_submission' }, async ({ body, ack }) => {
    const { view, ...sender } = submissionBody.parse(body)
    const caller = await callerOf(kit, senderOf(sender))
    const back = readBack(view.private_metadata)
    if (caller === null || back === null) return ack(replacedBy(OUTSIDER))

    const door: Door = { via: 'slack', key: keyOf(view.id), about: back.request.mention }
    const working = kit.submissions(door.key, () =>
      kit.desk.submit(caller.member, back.request, readValues(view.state.values), door),
    )
    const inTime = await kit.patience(working)
    if (inTime === 'late') {
      kit.later(() => showLate(kit, caller, view.id, back, working))
      return ack(replacedBy(WAITING))
    }
    const outcome = inTime.value
    if (!('answer' in outcome)) return ack({ response_action: 'update', view: viewOf(outcome, back) })
    if (outcome.answer === 'faults')
      return ack({ response_action: 'errors', errors: faultsOf(outcome, back.request.carries) })
    // Where there is no channel to answer in, and where nothing was done, the window itself says so.
    if (!outcome.ok || back.channel === null) return ack(replacedBy(outcome))
    const { channel, thread, inThread, respond } = back
    const origin: Origin = {
      workspace: caller.workspace,
      user: caller.user,
      channel,
      thread,
      inThread,
      respond,
      replaces: false,
      view: null,
      trigger: null,
    }
    kit.later(() => kit.reply(origin, outcome))
    await ack({ response_action: 'clear' })
  })

  bolt.view({ callback_id: TRACK, type: 'view_submission' }, async ({ body, ack }) => {
    const { view, ...sender } = submissionBody.parse(body)
    const caller = await callerOf(kit, senderOf(sender))
    if (caller === null) return ack(replacedBy(OUTSIDER))
    const values = readValues(view.state.values)
    const outcome = await kit.submissions(keyOf(view.id), () =>
      storeByHand(kit, values, { metadata: view.private_metadata, window: view.id }),
    )
    if ('faults' in outcome) return ack({ response_action: 'errors', errors: faultsOf(outcome, undefined) })
    if ('card' in outcome) await ack(replacedBy(outcome))
  })
}

/** One window, one act: pressing its button again after a lost answer changes nothing. */
function keyOf(view: string): string {
  return `slack:view:${view}`
}

/** The window waits, and is told when it is done. */
async function showLate(
  kit: Kit,
  caller: Caller,
  view: string,
  back: NonNullable<ReturnType<typeof readBack>>,
  working: Promise<Answer | FieldFaults | Form>,
): Promise<void> {
  const outcome = await working.catch(() => SORRY)
  const shown =
    'faults' in outcome ? only(say(Object.values(outcome.faults).join(' '), 'bad'), false) : outcome
  await changeWindow(kit, caller, view, viewOf(shown, back))
}

/** Slack shows at most 150 characters well beside a field. */
function faultsOf({ faults }: FieldFaults, carries: string | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [blockOf(field, carries), fit(fault, 150)]),
  )
}

function replacedBy(answer: Answer) {
  return { response_action: 'update' as const, view: renderWindow(answer.card, TITLE) }
}

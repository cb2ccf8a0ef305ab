import { z } from 'zod'
import type { Answer, FieldFaults } from '../../core/desk.ts'
import type { Form, FormRequest } from '../../core/form.ts'
import type { InvokeActivity } from './activity.ts'
import { readData } from './data.ts'
import { doorOf, type Kit, OUTSIDER, originOf, PATIENCE_MS, SORRY } from './kit.ts'
import type { Sender } from './people.ts'
import { CARD_TYPE } from './render/card.ts'
import { type FormState, readValues, renderForm } from './render/form.ts'
import { LIMITS } from './render/limits.ts'
import { shownInLine } from './render/text.ts'
import { within } from './within.ts'

// Dialogs ask for what an act needs. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots

const submitted = z.object({ data: z.unknown().optional() })

export async function openDialog(kit: Kit, activity: InvokeActivity, sender: Sender): Promise<object> {
  const { ask } = readData(submitted.safeParse(activity.value).data?.data)
  return ask === undefined ? ended(OLD) : openForm(kit, sender, ask)
}

export async function openForm(
  kit: Kit,
  { member }: Sender,
  request: FormRequest,
  state: FormState = {},
): Promise<object> {
  if (member === null) return ended(OUTSIDER.card.summary)
  const inTime = await within(kit.desk.open(member, request), PATIENCE_MS, kit.clock)
  return inTime === 'late' ? waiting(request) : dialogOf(inTime.value, state)
}

function dialogOf(opened: Form | Answer, state: FormState = {}): object {
  if ('answer' in opened) return ended(opened.card.summary)
  const { form, mention, carries } = opened
  const submit: FormRequest = { form, mention, ...(carries === undefined ? {} : { carries }) }
  return dialog(opened, { submit }, state)
}

/** A dialog cannot be changed from outside: the person looks again. */
function waiting(ask: FormRequest): object {
  const form = {
    title: 'One moment',
    submit: 'Look again',
    intro: 'Earshot is at work. This takes a little longer, at most 20 seconds.',
    fields: [],
  }
  return dialog(form, { ask })
}

export async function submitDialog(kit: Kit, activity: InvokeActivity, sender: Sender): Promise<object> {
  const data = submitted.safeParse(activity.value).data?.data
  const { submit, ask } = readData(data)
  const { member } = sender
  if (submit === undefined) return ask === undefined ? ended(OLD) : openForm(kit, sender, ask)
  if (member === null) return ended(OUTSIDER.card.summary)
  const values = readValues(data)
  const door = { ...doorOf(activity, null), about: submit.mention }
  const working = kit.desk
    .submit(member, submit, values, door)
    .catch((error: unknown): Answer | FieldFaults => {
      kit.log.error({ err: error }, 'a form from Teams could not be carried out')
      return SORRY
    })
  const inTime = await within(working, PATIENCE_MS, kit.clock)
  if (inTime === 'late') return waiting(submit)
  const outcome = inTime.value
  // A dialog ends with a line: what has more to it, and buttons, goes to the person as a card.
  if ('card' in outcome && outcome.card.parts.some(({ part }) => part === 'heading'))
    kit.later(() => kit.reply(originOf(activity, sender), outcome))
  return 'faults' in outcome
    ? openForm(kit, sender, submit, { values, faults: outcome.faults })
    : dialogOf(outcome)
}

export function dialog(form: Omit<Form, 'form' | 'mention'>, data: object, state: FormState = {}): object {
  return {
    task: {
      type: 'continue',
      value: {
        title: shownInLine(form.title, LIMITS.dialogTitle) || 'Earshot',
        width: 'medium',
        height: 'medium',
        card: { contentType: CARD_TYPE, content: renderForm(form, data, state) },
      },
    },
  }
}

/** The dialog closes with a sentence. */
export function ended(text: string): object {
  return { task: { type: 'message', value: shownInLine(text, LIMITS.summary) } }
}

const OLD = 'This button is of another version of Earshot. Use the newest card.'

import { z } from 'zod'
import type { Answer, FieldFaults } from '../../core/desk.ts'
import type { Form, FormRequest } from '../../core/form.ts'
import type { InvokeActivity } from './activity.ts'
import { readData } from './data.ts'
import { doorOf, type Kit, OUTSIDER, SORRY } from './kit.ts'
import type { Sender } from './people.ts'
import { CARD_TYPE } from './render/card.ts'
import { type FormState, readValues, renderForm } from './render/form.ts'
import { LIMITS } from './render/limits.ts'
import { shownInLine } from './render/text.ts'

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
  const opened = await kit.desk.open(member, request)
  return 'answer' in opened ? ended(opened.card.summary) : dialog(opened, { submit: request }, state)
}

export async function submitDialog(kit: Kit, activity: InvokeActivity, sender: Sender): Promise<object> {
  const data = submitted.safeParse(activity.value).data?.data
  const { submit } = readData(data)
  const { member } = sender
  if (submit === undefined) return ended(OLD)
  if (member === null) return ended(OUTSIDER.card.summary)
  const values = readValues(data)
  const door = { ...doorOf(activity, null), about: submit.mention }
  const outcome = await kit.desk
    .submit(member, submit, values, door)
    .catch((error: unknown): Answer | FieldFaults => {
      kit.log.error({ err: error }, 'a form from Teams could not be carried out')
      return SORRY
    })
  return outcome.answer === 'faults'
    ? openForm(kit, sender, submit, { values, faults: outcome.faults })
    : ended(outcome.card.summary)
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

import { z } from 'zod'
import { say } from '../../core/card.ts'
import { FORMS, type Form, type FormRequest } from '../../core/form.ts'
import { type Caller, type Kit, only } from './kit.ts'
import { renderForm } from './render/form.ts'
import { LIMITS } from './render/limits.ts'
import type { Origin } from './reply.ts'

// Modals, and what they carry so that their answer finds its way back.

export const FORM = 'form'

/** What a form's submission brings back. */
const back = z.object({
  request: z.object({ form: z.enum(FORMS), mention: z.int().positive() }),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  inThread: z.boolean(),
  respond: z.string().nullable(),
})

/** Shows a form, or says why there is none. */
export async function openForm(
  kit: Kit,
  caller: Caller,
  request: FormRequest,
  origin: Origin,
): Promise<void> {
  const opened = await kit.desk.open(caller.member, request)
  if ('answer' in opened) return kit.reply(origin, opened)
  const { channel, thread, inThread, respond } = origin
  const metadata = JSON.stringify({ request, channel, thread, inThread, respond })
  const fits = metadata.length <= LIMITS.viewMetadata
  await openWindow(
    kit,
    origin,
    opened,
    fits ? metadata : JSON.stringify({ request, channel, thread, inThread, respond: null }),
    FORM,
  )
}

/** Opens a window, on top of the one that the person is in. */
export async function openWindow(
  kit: Pick<Kit, 'web' | 'reply' | 'log'>,
  origin: Origin,
  form: Omit<Form, 'form' | 'mention'>,
  metadata: string,
  callback: string,
): Promise<void> {
  const method = origin.view?.type === 'modal' ? 'views.push' : 'views.open'
  const called = await kit.web.call(origin.workspace.token, method, {
    trigger_id: origin.trigger,
    view: renderForm(form, callback, metadata),
  })
  if (!('failure' in called)) return
  kit.log.info({ failure: called.failure }, 'a window could not be opened')
  await kit.reply(
    origin,
    only(say('Slack closed the door before the form could open. Press it once more.', 'bad'), false),
  )
}

/** Null when it is none of ours. */
export function readBack(metadata: string): z.infer<typeof back> | null {
  try {
    return back.parse(JSON.parse(metadata))
  } catch {
    return null
  }
}

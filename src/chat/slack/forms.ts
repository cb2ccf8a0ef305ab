import { z } from 'zod'
import { say } from '../../core/card.ts'
import type { Answer } from '../../core/desk.ts'
import { FORMS, type Form, type FormRequest } from '../../core/form.ts'
import { type Caller, type Kit, only, WAITING } from './kit.ts'
import { renderForm, renderWindow } from './render/form.ts'
import { LIMITS } from './render/limits.ts'
import { type Origin, TITLE } from './reply.ts'

// Modals, and what they carry so that their answer finds its way back.

export const FORM = 'form'

/** What a form's submission brings back. */
const back = z.object({
  request: z.object({
    form: z.enum(FORMS),
    mention: z.int().positive(),
    carries: z.string().max(100).exactOptional(),
  }),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  inThread: z.boolean(),
  respond: z.string().nullable(),
})

/** Shows a form, or says why there is none. One that takes its time is waited for in its window. */
export async function openForm(
  kit: Kit,
  caller: Caller,
  request: FormRequest,
  origin: Origin,
): Promise<void> {
  const opening = kit.desk.open(caller.member, request)
  const inTime = await kit.patience(opening)
  if (inTime === 'late') {
    const view = await openView(kit, origin, renderWindow(WAITING.card, TITLE))
    const opened = await opening
    return view === null
      ? kit.reply(origin, 'answer' in opened ? opened : CLOSED)
      : changeWindow(kit, caller, view, viewOf(opened, origin))
  }
  const opened = inTime.value
  if ('answer' in opened) return kit.reply(origin, opened)
  if ((await openView(kit, origin, viewOf(opened, origin))) === null) await kit.reply(origin, CLOSED)
}

/** What a window shows: a form that finds its way back, or an answer. */
export function viewOf(
  shown: Form | Answer,
  from: Pick<Origin, 'channel' | 'thread' | 'inThread' | 'respond'>,
) {
  if ('answer' in shown) return renderWindow(shown.card, TITLE)
  const { form, mention, carries } = shown
  const request = { form, mention, ...(carries === undefined ? {} : { carries }) }
  const { channel, thread, inThread, respond } = from
  const metadata = JSON.stringify({ request, channel, thread, inThread, respond })
  const fits = metadata.length <= LIMITS.viewMetadata
  const shorter = JSON.stringify({ request, channel, thread, inThread, respond: null })
  return renderForm(shown, FORM, fits ? metadata : shorter)
}

export async function changeWindow(
  kit: Pick<Kit, 'web' | 'log'>,
  { workspace }: Pick<Caller, 'workspace'>,
  view_id: string,
  view: object,
): Promise<void> {
  const called = await kit.web.call(workspace.token, 'views.update', { view_id, view })
  // Whoever closed the window opens it once more: what was written is kept.
  if ('failure' in called) kit.log.info({ failure: called.failure }, 'a window could not be changed')
}

/** Opens a window, on top of the one that the person is in. */
export async function openWindow(
  kit: Pick<Kit, 'web' | 'reply' | 'log'>,
  origin: Origin,
  form: Omit<Form, 'form' | 'mention'>,
  metadata: string,
  callback: string,
): Promise<void> {
  if ((await openView(kit, origin, renderForm(form, callback, metadata))) === null)
    await kit.reply(origin, CLOSED)
}

const CLOSED: Answer = only(
  say('Slack closed the door before the form could open. Press it once more.', 'bad'),
  false,
)

const opened = z.object({ view: z.object({ id: z.string() }) })

/** The window's id; null when Slack did not open it. */
async function openView(kit: Pick<Kit, 'web' | 'log'>, origin: Origin, view: object): Promise<string | null> {
  const method = origin.view?.type === 'modal' ? 'views.push' : 'views.open'
  const called = await kit.web.call(origin.workspace.token, method, { trigger_id: origin.trigger, view })
  if ('failure' in called) {
    kit.log.info({ failure: called.failure }, 'a window could not be opened')
    return null
  }
  return opened.safeParse(called.data).data?.view.id ?? ''
}

/** Null when it is none of ours. */
export function readBack(metadata: string): z.infer<typeof back> | null {
  try {
    return back.parse(JSON.parse(metadata))
  } catch {
    return null
  }
}

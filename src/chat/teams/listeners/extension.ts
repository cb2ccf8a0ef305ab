import { z } from 'zod'
import type { Field, FormName } from '../../../core/form.ts'
import { parseReference } from '../../../core/mention.ts'
import type { InvokeActivity } from '../activity.ts'
import { dialog, ended, openForm, submitDialog } from '../dialog.ts'
import { EXTENSION } from '../extension-commands.ts'
import { messagePayload, readMessage, trackByHand, trackForm } from '../hand.ts'
import { doorOf, type Kit, OUTSIDER, runLine } from '../kit.ts'
import type { Sender } from '../people.ts'
import { refOf } from '../place.ts'
import { CARD_TYPE, renderCard } from '../render/card.ts'
import { readValues } from '../render/form.ts'
import { LIMITS } from '../render/limits.ts'
import { shownInLine } from '../render/text.ts'

const command = z.object({
  commandId: z.string(),
  data: z.unknown().optional(),
  messagePayload: messagePayload.nullish().catch(null),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).nullish(),
  queryOptions: z
    .object({ skip: z.int().min(0), count: z.int().min(1) })
    .nullish()
    .catch(null),
})
type Command = z.infer<typeof command>

/** Null when there is no such thing. */
export async function onExtension(
  kit: Kit,
  activity: InvokeActivity,
  sender: Sender,
  what: string,
): Promise<object | null> {
  if (what === 'selectItem') return insert(kit, activity, sender)
  const { data: asked } = command.safeParse(activity.value)
  if (asked === undefined) return null
  switch (`${what} ${asked.commandId}`) {
    case `query ${EXTENSION.search}`:
      return search(kit, activity, sender, asked)
    case `fetchTask ${EXTENSION.track}`:
      if (sender.member === null) return ended(OUTSIDER.card.summary)
      return dialog(trackForm(asked.messagePayload ?? null), {
        track: readMessage(asked.messagePayload ?? null),
      })
    case `submitAction ${EXTENSION.track}`:
      if (sender.member === null) return ended(OUTSIDER.card.summary)
      return trackByHand(kit, activity, asked)
    case `fetchTask ${EXTENSION.log}`:
    case `fetchTask ${EXTENSION.draft}`:
      return openAbout(kit, activity, sender, asked)
    case `submitAction ${EXTENSION.log}`:
    case `submitAction ${EXTENSION.draft}`:
      return submitAbout(kit, activity, sender, asked)
    default:
      return null
  }
}

/** What each command of the extension asks for. */
function formOf({ commandId }: Command): FormName {
  return commandId === EXTENSION.draft ? 'draft' : 'log'
}

/** The form for the mention whose card or thread the message is in; else first the question which one. */
async function openAbout(
  kit: Kit,
  activity: InvokeActivity,
  sender: Sender,
  asked: Command,
): Promise<object> {
  if (sender.member === null) return ended(OUTSIDER.card.summary)
  const form = formOf(asked)
  for (const id of [asked.messagePayload?.id, asked.messagePayload?.replyToId]) {
    const card = id ? await kit.whereabouts.cardAt(refOf(activity.conversation.id, id)) : null
    if (card?.subject.about === 'mention')
      return openForm(kit, sender, { form, mention: card.subject.mention })
  }
  return whichMention(form)
}

async function submitAbout(
  kit: Kit,
  activity: InvokeActivity,
  sender: Sender,
  asked: Command,
): Promise<object> {
  const { reference } = readValues(asked.data)
  if (reference === undefined) return submitDialog(kit, activity, sender)
  const mention = parseReference(reference)
  const form = formOf(asked)
  return mention === null
    ? whichMention(form, reference, 'A reference looks like M-142; it stands on the card.')
    : openForm(kit, sender, { form, mention })
}

function whichMention(form: FormName, typed = '', fault = ''): object {
  const field: Field = {
    name: 'reference',
    label: 'Which mention?',
    required: true,
    hint: 'Its reference, such as M-142; `list` and `search` show it.',
    kind: 'line',
    max: 20,
    initial: typed,
  }
  return dialog(
    {
      title: form === 'draft' ? 'Draft a reply' : 'Log an action',
      submit: 'Next',
      intro: '',
      fields: [field],
    },
    {},
    { faults: { reference: fault } },
  )
}

async function search(kit: Kit, activity: InvokeActivity, sender: Sender, asked: Command): Promise<object> {
  const given = asked.parameters?.find(({ name }) => name === 'words')?.value
  const words = typeof given === 'string' ? given.trim().slice(0, 500) : ''
  const page = asked.queryOptions ? Math.floor(asked.queryOptions.skip / asked.queryOptions.count) + 1 : 1
  const line = `${words === '' ? 'list' : `search ${words}`}${page > 1 ? ` page ${page}` : ''}`
  const { card, ok } = await runLine(kit, sender, line, doorOf(activity, null))
  const items = card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))
  if (!ok || items.length === 0) {
    return page > 1 ? results([]) : { composeExtension: { type: 'message', text: plain(card.summary) } }
  }
  return results(
    items.map(({ text, detail, open }) =>
      thumbnail(text, detail ?? '', open === null ? {} : { tap: { type: 'invoke', value: { open } } }),
    ),
  )
}

const chosen = z.object({ open: z.string().regex(/^show M-\d{1,12}$/) })

/** What was picked, as a card to insert: it shows, and leaves acting to the cards of the channels. */
async function insert(kit: Kit, activity: InvokeActivity, sender: Sender): Promise<object | null> {
  const { data } = chosen.safeParse(activity.value)
  if (data === undefined) return null
  const { card } = await runLine(kit, sender, data.open, doorOf(activity, null))
  return results([
    {
      contentType: CARD_TYPE,
      content: renderCard(card, { acts: false }),
      preview: thumbnail(card.summary, ''),
    },
  ])
}

function results(attachments: readonly object[]): object {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } }
}

function thumbnail(title: string, text: string, more: object = {}): object {
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: plain(title), text: plain(text), ...more },
  }
}

/** These older cards read some HTML: angles that look alike take its place. */
function plain(text: string): string {
  return shownInLine(text, LIMITS.item).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆')
}

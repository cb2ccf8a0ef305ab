import { Parser } from 'htmlparser2'
import { z } from 'zod'
import type { Form } from '../../core/form.ts'
import { reference } from '../../core/mention.ts'
import { clean, excerpt, linkTo, oneLine } from '../../core/wording.ts'
import type { InvokeActivity } from './activity.ts'
import { dialog, ended } from './dialog.ts'
import type { Kit } from './kit.ts'
import { baseOf } from './place.ts'
import { readValues } from './render/form.ts'

/** A message as the message extension gets it. */
export const messagePayload = z.object({
  id: z.string().min(1),
  replyToId: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  linkToMessage: z.string().nullish(),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
})
export type MessagePayload = z.infer<typeof messagePayload>

/** What is kept of the message while the dialog is open. */
const tracked = z.object({
  id: z.string().min(1).max(200),
  at: z.number().nullable(),
  url: z.string().max(2_000).nullable(),
})

/** The source under which mentions that staff bring in from Teams are stored. */
const SOURCE = 'teams'

const LONGEST = 8_000

export function trackForm(payload: MessagePayload | null): Omit<Form, 'form' | 'mention'> {
  return {
    title: 'Track as mention',
    submit: 'Track',
    intro:
      'Earshot takes up these words as a customer’s: it reads them, and brings them to the department that can act.',
    fields: [
      {
        name: 'text',
        label: 'What the customer said',
        required: true,
        hint: 'Leave out what colleagues added.',
        kind: 'paragraph',
        max: LONGEST,
        initial: excerpt(wordsOf(payload), LONGEST),
      },
      {
        name: 'author',
        label: 'Who said it',
        required: false,
        hint: 'A name or a handle, if it is known.',
        kind: 'line',
        max: 200,
        initial: '',
      },
    ],
  }
}

export function readMessage(payload: MessagePayload | null): z.infer<typeof tracked> | null {
  if (payload === null) return null
  const at = Date.parse(payload.createdDateTime ?? '')
  return {
    id: payload.id,
    at: Number.isNaN(at) ? null : at,
    url: linkTo(payload.linkToMessage ?? null)?.url ?? null,
  }
}

/** Stores it like any source's mention; the same message is stored once, whoever tracks it. */
export async function trackByHand(
  kit: Kit,
  activity: InvokeActivity,
  asked: { readonly data?: unknown; readonly messagePayload?: MessagePayload | null | undefined },
): Promise<object> {
  const message = dataOf(asked.data) ?? readMessage(asked.messagePayload ?? null)
  const values = readValues(asked.data)
  const text = clean(values['text'] ?? '')
  const author = oneLine(values['author'] ?? '')
  if (text === '')
    return dialog(
      trackForm(asked.messagePayload ?? null),
      { track: message },
      { values, faults: { text: 'Say what the customer said.' } },
    )
  const now = kit.clock.now()
  const id = message?.id ?? activity.id ?? String(now)
  const externalId = `${baseOf(activity.conversation.id)}/${id}`
  const { stored } = await kit.ledger.store({
    source: SOURCE,
    fingerprint: SOURCE,
    cursor: null,
    found: [
      {
        externalId,
        author: author === '' ? null : { key: author.toLowerCase(), name: author, url: null },
        title: null,
        text,
        url: message?.url ?? null,
        publishedAt: message?.at ?? now,
        reach: 0,
        language: null,
      },
    ],
    skipped: 0,
    quiet: false,
    at: now,
  })
  if (stored > 0) kit.stored()
  const mention = await kit.ledger.referenceOf(SOURCE, externalId)
  const named = mention === null ? 'a mention' : reference(mention)
  return ended(
    stored > 0
      ? `It is ${named} now. Its department is told if it should know.`
      : `This message is ${named} already.`,
  )
}

function dataOf(data: unknown): z.infer<typeof tracked> | null {
  return z.object({ track: tracked }).safeParse(data).data?.track ?? null
}

/** Elements that begin a new line. */
const BREAKS = new Set(['p', 'br', 'div', 'li', 'blockquote', 'tr', 'h1', 'h2', 'h3'])

const UNREAD = new Set(['script', 'style'])

function wordsOf(payload: MessagePayload | null): string {
  const content = payload?.body?.content ?? ''
  if (payload?.body?.contentType !== 'html') return clean(content)
  let text = ''
  let unread = 0
  const parser = new Parser({
    ontext: (words) => {
      if (unread === 0) text += words
    },
    onopentag: (name) => {
      if (BREAKS.has(name)) text += '\n'
      if (UNREAD.has(name)) unread += 1
    },
    onclosetag: (name) => {
      if (UNREAD.has(name)) unread -= 1
    },
  })
  parser.end(content)
  return clean(text.replaceAll('\u00A0', ' '))
}

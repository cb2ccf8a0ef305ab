import { z } from 'zod'
import { say } from '../../core/card.ts'
import type { Answer, FieldFaults } from '../../core/desk.ts'
import type { Field, FormValues } from '../../core/form.ts'
import { readAddress } from '../../core/lexer.ts'
import { reference } from '../../core/mention.ts'
import { clean, oneLine } from '../../core/wording.ts'
import { type Kit, only } from './kit.ts'

// Mentions that staff bring: a message in Slack about a customer, or words heard elsewhere.

export const TRACK = 'track'

/** The name under which they are stored, as if a source had brought them. */
const SOURCE = 'slack'

const MOST_WORDS = 3_000

/** Where in Slack the words stand; absent when they were heard elsewhere. */
const origin = z.object({ channel: z.string(), ts: z.string(), url: z.string().nullable() }).nullable()
export type TrackOrigin = z.infer<typeof origin>

/** The form, filled in as far as the message tells. */
export function trackForm(words: string, link: string | null) {
  const fields: readonly Field[] = [
    {
      name: 'words',
      label: 'The customer’s words',
      kind: 'paragraph',
      required: true,
      hint: 'Theirs alone, as they said them.',
      max: MOST_WORDS,
      initial: words,
    },
    {
      name: 'author',
      label: 'Who said it',
      kind: 'line',
      required: false,
      hint: 'A name or a handle.',
      max: 200,
      initial: '',
    },
    {
      name: 'link',
      label: 'Link',
      kind: 'line',
      required: false,
      hint: 'Where it can be seen: https://…',
      max: 2_000,
      initial: link ?? '',
    },
  ]
  return {
    title: link === null ? 'Add a mention' : 'Track as mention',
    submit: 'Add',
    intro: 'It is understood, routed and shown like every other mention.',
    fields,
  }
}

/** Stored once, however often it arrives: by the message's place in Slack, else by the window. */
export async function storeByHand(
  { ledger, clock, stored }: Pick<Kit, 'ledger' | 'clock' | 'stored'>,
  values: FormValues,
  from: { readonly metadata: string; readonly window: string },
): Promise<Answer | FieldFaults> {
  const words = clean(values['words'] ?? '')
  const name = oneLine(values['author'] ?? '')
  const typed = (values['link'] ?? '').trim()
  const url = typed === '' ? null : readAddress(typed)
  const faults: Record<string, string> = {}
  if (words === '') faults['words'] = 'Write what the customer said.'
  if (typed !== '' && url === null)
    faults['link'] = 'An address that begins with https:// or http://, without spaces.'
  if (Object.keys(faults).length > 0) return { answer: 'faults', faults }

  const message = readOrigin(from.metadata)
  const now = clock.now()
  const externalId = message === null ? `window ${from.window}` : `${message.channel} ${message.ts}`
  const outcome = await ledger.store({
    source: SOURCE,
    fingerprint: '',
    cursor: null,
    found: [
      {
        externalId,
        author: name === '' ? null : { key: name.toLowerCase(), name, url: null },
        title: null,
        text: words,
        url,
        publishedAt: message === null ? now : Math.round(Number(message.ts) * 1_000),
        reach: 0,
        language: null,
      },
    ],
    skipped: 0,
    quiet: false,
    at: now,
  })
  stored()
  const mention = await ledger.referenceOf(SOURCE, externalId)
  const it = mention === null ? 'a mention' : reference(mention)
  return only(
    say(
      outcome.stored > 0
        ? `It is ${it} now. Its card comes to the channel of the department that can act.`
        : `It is ${it} already.`,
      'good',
    ),
  )
}

function readOrigin(metadata: string): TrackOrigin {
  try {
    return origin.parse(JSON.parse(metadata))
  } catch {
    return null
  }
}

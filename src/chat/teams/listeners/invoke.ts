import { z } from 'zod'
import { parseCommand } from '../../../core/command.ts'
import type { Verb } from '../../../core/intent.ts'
import type { CardRecord } from '../../../core/ledger.ts'
import type { InvokeActivity } from '../activity.ts'
import { readData } from '../data.ts'
import { openDialog, submitDialog } from '../dialog.ts'
import { doorOf, type Kit, messageOf, OUTSIDER, originOf, PATIENCE_MS, runLine, WAITING } from '../kit.ts'
import type { Sender } from '../people.ts'
import { readRef } from '../place.ts'
import { type AdaptiveCard, CARD_TYPE, renderCard } from '../render/card.ts'
import { within } from '../within.ts'
import { onExtension } from './extension.ts'

/** What an invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number
  readonly body?: object
}

/** What waits for an answer: buttons that act in place, dialogs, the message extension. */
export async function onInvoke(kit: Kit, activity: InvokeActivity): Promise<InvokeAnswer> {
  const name = activity.name ?? ''
  const sender = await kit.people.sender(activity)
  if (name === 'adaptiveCard/action') return { status: 200, body: await onAction(kit, activity, sender) }
  if (name === 'task/fetch') return { status: 200, body: await openDialog(kit, activity, sender) }
  if (name === 'task/submit') return { status: 200, body: await submitDialog(kit, activity, sender) }
  if (name.startsWith('composeExtension/')) {
    const body = await onExtension(kit, activity, sender, name.slice('composeExtension/'.length))
    return body === null ? { status: 501 } : { status: 200, body }
  }
  return { status: 501 }
}

const actionValue = z.object({ action: z.object({ data: z.unknown().optional() }) })

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
async function onAction(kit: Kit, activity: InvokeActivity, sender: Sender): Promise<object> {
  const data = readData(actionValue.safeParse(activity.value).data?.action.data)
  const at = messageOf(activity)
  const card = at === null ? null : await kit.whereabouts.cardAt(at)
  if (data.refresh !== undefined) return refresh(kit, sender, data.refresh, card, at)
  if (data.run === undefined)
    return failure('This button is of another version of Earshot. Use the newest card.')

  const { run } = data
  const working = runLine(kit, sender, run, doorOf(activity, card))
  const inTime = await within(working, PATIENCE_MS, kit.clock)
  if (inTime === 'late') {
    kit.later(async () => kit.reply(originOf(activity, sender), await working, { made: run }))
    return said(WAITING.card.summary)
  }
  const answer = inTime.value
  if (card === null)
    return shown(
      renderCard(answer.card, { made: data.run, ...(data.from === undefined ? {} : { back: data.from }) }),
    )
  // The card belongs to all: what was done stands on it, what one person asked goes to them.
  if (!answer.ok) return said(answer.card.summary)
  if (!isAct(kit, data.run, card)) {
    kit.later(() => kit.reply(originOf(activity, sender), answer, { made: data.run ?? '' }))
    return said('The answer is below, for you alone.')
  }
  const now = await kit.present(card.id)
  return now === null ? said(answer.card.summary) : shown(renderCard(now, { key: at ?? '' }))
}

/** Commands about a mention whose answer is for the asker. */
const READING: ReadonlySet<Verb> = new Set<Verb>(['show', 'draft'])

/** Whether a command changes a mention, so that its card shows what came of it. */
function isAct(kit: Kit, line: string, card: CardRecord): boolean {
  const about = card.subject.about === 'mention' ? card.subject.mention : null
  const read = parseCommand(line, { about, departments: Object.keys(kit.config.departments) })
  return about !== null && 'parsed' in read && 'mention' in read.parsed && !READING.has(read.parsed.verb)
}

/** Whoever looks at a card asks for its present state; and so a post whose answer was lost is found. */
async function refresh(
  kit: Kit,
  { member }: Sender,
  key: string,
  record: CardRecord | null,
  at: string | null,
): Promise<object> {
  if (member === null) return failure(OUTSIDER.card.summary)
  const own = /^card:(\d{1,15})$/.exec(key)?.[1]
  if (record === null && own !== undefined && at !== null && readRef(at) !== null)
    await kit.references.keepSeen(key, at)
  const id = record?.id ?? (own === undefined ? null : Number(own))
  const now = id === null ? null : await kit.present(id)
  return now === null ? failure('This card is no more.') : shown(renderCard(now, { key }))
}

function shown(value: AdaptiveCard): object {
  return { statusCode: 200, type: CARD_TYPE, value }
}

/** A line that Teams shows for a moment. */
function said(value: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value }
}

function failure(message: string): object {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } }
}

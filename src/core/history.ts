import type { Act, ActionType } from './engagement.ts'
import type { Instant } from './time.ts'
import { excerpt, linkTo, oneLine, sayKind, sayTime, sayUrgency } from './wording.ts'

/** `Ines logged a refund: “sent 12 €” (tickets.example)` */
export function sayAct(act: Act, zone: string, now: Instant): string {
  const note = act.detail.note ? `: “${excerpt(oneLine(act.detail.note), 200)}”` : ''
  const host = URL.parse(linkTo(act.detail.link ?? null)?.url ?? '')?.host
  return `${act.member?.name ?? 'Earshot'} ${deed(act, zone, now)}${note}${host ? ` (${host})` : ''}`
}

function deed({ verb, detail, member }: Act, zone: string, now: Instant): string {
  switch (verb) {
    case 'claim':
      return 'claimed it'
    case 'release':
      return 'released it'
    case 'assign':
      return detail.to?.id === member?.id ? 'took it over' : `gave it to ${detail.to?.name ?? 'a colleague'}`
    case 'log':
      return `logged ${sayAction(detail.action ?? 'other')}`
    case 'close':
      return 'closed it'
    case 'reopen':
      return 'reopened it'
    case 'snooze':
      return detail.until === undefined
        ? 'put it off'
        : `put it off until ${sayTime(detail.until, zone, now)}`
    case 'wake':
      return 'brought it back'
    case 'dismiss':
      return detail.reason && detail.reason !== 'other' ? `dismissed it as ${detail.reason}` : 'dismissed it'
    case 'move': {
      const from = detail.from ? ` from ${detail.from}` : ''
      return `moved it${from} to ${detail.department ?? 'another department'}`
    }
    case 'mark': {
      const urgency = detail.urgency === undefined ? [] : [sayUrgency(detail.urgency)]
      const kind = detail.kind === undefined ? [] : [sayKind(detail.kind).toLowerCase()]
      return `marked it as ${[...kind, ...urgency].join(', ') || 'something else'}`
    }
    case 'raise':
      return 'brought it before the team'
    case 'thank':
      return detail.person ? `thanked ${excerpt(oneLine(detail.person), 60)}` : 'gave thanks'
  }
}

const ACTIONS: Readonly<Record<ActionType, string>> = {
  reply: 'a reply',
  fix: 'a fix',
  refund: 'a refund',
  'policy change': 'a policy change',
  'product change': 'a product change',
  recognise: 'recognition of a colleague',
  replicate: 'that others now do the same',
  other: 'an action',
}

export function sayAction(action: ActionType): string {
  return ACTIONS[action]
}

import type { Delivery } from '../../core/ports.ts'
import { type Instant, SECOND } from '../../core/time.ts'
import type { ConnectorFault } from './connector.ts'

/** How long to wait where Teams says that it was too much and not for how long. */
const REST_MS = 5 * SECOND

/** A failed call; null where only a shorter message has a chance. */
export type Failed = Exclude<Delivery, { outcome: 'delivered' }> | null

/**
 * What a failed call means for what was to be delivered.
 * @param repeatable doing it twice is doing it once: an update
 */
export function failed(fault: ConnectorFault, repeatable: boolean, now: Instant): Failed {
  switch (fault.fault) {
    case 'unreachable':
      return { outcome: 'unavailable', reason: fault.reason }
    case 'lost':
      return repeatable
        ? { outcome: 'unavailable', reason: fault.reason }
        : { outcome: 'in doubt', reason: fault.reason }
    case 'no token':
      return { outcome: 'blocked', reason: `${REGISTRATION} Microsoft says: ${fault.reason}` }
    case 'answered':
      return failedBy(fault, repeatable, now)
  }
}

const REGISTRATION =
  'Microsoft does not accept the bot’s credentials. Check appId, tenantId and secret under chat.teams; a client secret ends after its term.'

function failedBy(
  { status, code, notBefore }: Extract<ConnectorFault, { fault: 'answered' }>,
  repeatable: boolean,
  now: Instant,
): Failed {
  const said = code === '' ? `${status}` : `${status} ${code}`
  if (status === 412 || status === 429) return { outcome: 'throttled', until: notBefore ?? now + REST_MS }
  // Turned away at the door: nothing was done.
  if (status === 408) return { outcome: 'unavailable', reason: 'Teams did not wait for the message (408).' }
  if (status === 503)
    return notBefore === null
      ? { outcome: 'unavailable', reason: 'Teams is overloaded (503).' }
      : { outcome: 'throttled', until: notBefore }
  if (status >= 500)
    return repeatable
      ? notBefore === null
        ? { outcome: 'unavailable', reason: `Teams failed (${said}).` }
        : { outcome: 'throttled', until: notBefore }
      : { outcome: 'in doubt', reason: `Teams failed while it was being sent (${said}).` }
  if (status === 413 || code === 'MessageSizeTooBig') return null
  if (status === 401) return { outcome: 'blocked', reason: REGISTRATION }
  const fix = FIXES[code]
  if (fix !== undefined) return { outcome: 'blocked', reason: fix }
  if (GONE.has(code)) return { outcome: 'refused', reason: 'Its message was deleted in Teams.' }
  if (status === 403) return { outcome: 'blocked', reason: `${NOT_THERE} (${said})` }
  if (status === 404)
    return repeatable
      ? { outcome: 'refused', reason: `Its message is not in Teams any more (${said}).` }
      : { outcome: 'blocked', reason: `${NO_CHANNEL} (${said})` }
  return { outcome: 'refused', reason: `Teams does not take this message (${said}).` }
}

export const NOT_THERE =
  'Earshot is not installed there. In Teams, open the team, Manage team, Apps, and add Earshot; for a private channel add it to the channel too.'
export const NOT_INSTALLED_FOR =
  'This person cannot be written to: they have to add Earshot in Teams first, or be in a team that has it.'
const NO_CHANNEL =
  'There is no such channel in Teams any more. Set channels.<name>.address to the link of another.'

/** Teams' words for what only a person can mend. */
const FIXES: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: NOT_THERE,
  BotDisabledByAdmin:
    'An administrator has blocked Earshot. In the Teams admin center, under Manage apps, allow it.',
  ConversationNotFound: NO_CHANNEL,
  ConversationBlockedByUser: 'This person has blocked Earshot in Teams.',
  ForbiddenOperationException: NOT_THERE,
  TeamArchived:
    'The team is archived. Restore it in Teams, or set channels.<name>.address to another channel.',
}

const GONE = new Set(['ActivityNotFoundInConversation', 'MessageNotFound', 'ActivityNotFound'])

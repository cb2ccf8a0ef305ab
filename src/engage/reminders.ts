import { channelsOf } from '../config/channels.ts'
import { overdueMs } from '../config/overdue.ts'
import { isQuiet } from '../config/quiet.ts'
import type { Config } from '../config/schema.ts'
import type { Button, Card } from '../core/card.ts'
import type { Late, Reminder, RemindLedger } from '../core/ledger.ts'
import { reference } from '../core/mention.ts'
import { type Clock, DAY, type Instant, sayDuration } from '../core/time.ts'
import { run } from './answers.ts'

const AT_ONCE = 500

/** What was overdue for longer when Earshot came to it is left to the lists: nobody wants a flood. */
const LONGEST_MS = 7 * DAY

/**
 * Reminds of complaints that wait too long, once: whoever has it directly, and of one that nobody has the
 * channel, in the thread of its card. In a channel's quiet hours it waits. How many.
 */
export async function remindDue({
  ledger,
  config,
  clock,
}: {
  ledger: RemindLedger
  config: Config
  clock: Clock
}): Promise<number> {
  const now = clock.now()
  const until = now - overdueMs(config)
  const channels = channelsOf(config)
  let reminded = 0
  for (const late of await ledger.dueToRemind(until - LONGEST_MS, until, AT_ONCE)) {
    const channel = late.channel === null ? undefined : channels.get(late.channel)
    if (late.assignee === null && (channel === undefined || isQuiet(channel, now))) continue
    const { mention, assignee, since } = late
    const tell = await told(ledger, late, now)
    if (await ledger.remind({ mention, assignee, since, tell, at: now })) reminded += 1
  }
  return reminded
}

async function told(
  ledger: RemindLedger,
  { mention, assignee, since, card }: Late,
  now: Instant,
): Promise<Reminder['tell']> {
  const id = reference(mention)
  const waited = sayDuration(now - since)
  const log: Button = { label: 'Log action…', style: 'primary', does: 'ask', form: { form: 'log', mention } }
  if (assignee !== null) {
    if (!(await ledger.wantsReminders(assignee))) return null
    const text = `${id}, a complaint, has been yours for ${waited}, and nothing is logged on it yet.`
    const actions = [
      log,
      run('Show', { verb: 'show', mention }),
      run('Release', { verb: 'release', mention }),
    ]
    return { member: assignee, say: reminder(text, actions, '“remind off” ends these messages.') }
  }
  if (card === null) return null
  const text = `Nobody has taken on ${id}, a complaint, for ${waited}.`
  const claim: Button = { ...run('Claim', { verb: 'claim', mention }), style: 'primary' }
  const assign: Button = { label: 'Assign…', style: 'plain', does: 'ask', form: { form: 'assign', mention } }
  return { card, say: reminder(text, [claim, assign], null) }
}

/** Without the customer's words: what is said directly or in a thread stays there when they are erased. */
function reminder(text: string, actions: readonly Button[], note: string | null): Card {
  return {
    summary: text,
    parts: [
      { part: 'text', text },
      { part: 'actions', actions },
      ...(note === null ? [] : [{ part: 'note' as const, text: note }]),
    ],
  }
}

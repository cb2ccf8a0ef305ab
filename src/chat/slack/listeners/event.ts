import type { Answer, Door } from '../../../core/desk.ts'
import { refOf } from '../addresses.ts'
import { eventBody, homeEvent, messageEvent, reactionEvent, revokedEvent } from '../arrive/payloads.ts'
import { type Caller, callerOf, type Kit, type Listening, OUTSIDER, SORRY, WAITING } from '../kit.ts'
import { meetMentioned } from '../mentioned.ts'
import type { Origin } from '../reply.ts'
import { readTyped, withoutMention } from '../typed.ts'

/** The last time that Slack delivers an event. */
const LAST_RETRY = 3

/** What people say to the bot and how they react, and what becomes of the installation. */
export function listenToEvents(bolt: Listening, kit: Kit): void {
  bolt.event('app_mention', ({ body, event, context }) => hear(kit, body, event, context.retryNum))
  bolt.event('message', async ({ body, event, context }) => {
    if (event.channel_type === 'im') await hear(kit, body, event, context.retryNum)
  })
  bolt.event('reaction_added', ({ body, event, context }) => react(kit, body, event, true, context.retryNum))
  bolt.event('reaction_removed', ({ body, event, context }) =>
    react(kit, body, event, false, context.retryNum),
  )

  bolt.event('app_home_opened', async ({ body, event }) => {
    const { user, tab } = homeEvent.parse(event)
    if (tab !== 'home') return
    kit.later(async () => {
      const caller = await callerOf(kit, { ...placeOf(body), person: { id: user, name: null, team: null } })
      if (caller !== null) await kit.home.show(caller, 1)
    })
  })

  bolt.event('member_joined_channel', async ({ body, event }) => {
    const bot = eventBody.parse(body).authorizations?.[0]?.user_id
    if (bot != null && event.user === bot) await kit.mended()
  })

  bolt.event('app_uninstalled', async ({ body }) => {
    const { team, enterprise } = placeOf(body)
    await kit.workspaces.left(team, enterprise)
  })
  bolt.event('tokens_revoked', async ({ body, event }) => {
    const { team, enterprise } = placeOf(body)
    if (revokedEvent.parse(event).tokens.bot?.length) await kit.workspaces.left(team, enterprise)
  })
}

function placeOf(body: unknown): { readonly team: string | null; readonly enterprise: string | null } {
  const { team_id, enterprise_id } = eventBody.parse(body)
  return { team: team_id ?? null, enterprise: enterprise_id ?? null }
}

/** `@earshot log …`, in a thread or not, and all that is said to the bot alone. */
async function hear(kit: Kit, body: unknown, event: unknown, retry: number | undefined): Promise<void> {
  const { event_id, authorizations } = eventBody.parse(body)
  const said = messageEvent.parse(event)
  // Edits, joins and what bots say are no wishes.
  if (said.subtype !== undefined || said.bot_id || said.user === undefined) return
  const place = placeOf(body)
  const workspace = await kit.workspaces.of(place.team, place.enterprise)
  if (workspace === null) return
  const { user } = said
  const origin: Origin = {
    workspace,
    user,
    channel: said.channel,
    thread: said.thread_ts ?? said.ts,
    inThread: said.thread_ts !== undefined,
    respond: null,
    replaces: false,
    view: null,
    trigger: null,
  }
  await once(kit, event_id, origin, retry, async (key) => {
    const person = { id: user, name: null, team: said.user_team ?? null }
    const caller = await callerOf(kit, { ...place, person })
    if (caller === null) return OUTSIDER
    const about =
      said.thread_ts === undefined
        ? null
        : await kit.addresses.mentionAt(workspace, said.channel, said.thread_ts)
    const bot = authorizations?.[0]?.user_id
    const text = bot ? withoutMention(said.text, bot) : said.text
    await meetMentioned(text, workspace, kit.people)
    const door: Door = { via: 'slack', key, about }
    return kit.desk.run(caller.member, readTyped(text), door)
  })
}

async function react(
  kit: Kit,
  body: unknown,
  event: unknown,
  added: boolean,
  retry: number | undefined,
): Promise<void> {
  const { event_id, authorizations } = eventBody.parse(body)
  const { user, reaction, item, item_user } = reactionEvent.parse(event)
  const { channel, ts } = item
  if (item.type !== 'message' || channel === undefined || ts === undefined) return
  const bot = authorizations?.[0]?.user_id
  // Most reactions in a busy channel are not on cards.
  if (bot && item_user !== undefined && item_user !== bot) return
  const place = placeOf(body)
  const workspace = await kit.workspaces.of(place.team, place.enterprise)
  if (workspace === null) return
  const names = await kit.addresses.namesOf(workspace, channel)
  const origin: Origin = {
    workspace,
    user,
    channel,
    thread: ts,
    inThread: false,
    respond: null,
    replaces: false,
    view: null,
    trigger: null,
  }
  await once(kit, event_id, origin, retry, async (key) => {
    const caller: Caller | null = await callerOf(kit, {
      ...place,
      person: { id: user, name: null, team: null },
    })
    if (caller === null) return null
    for (const name of names) {
      const message = refOf({ workspace, channel }, ts)
      const answer = await kit.desk.react(
        caller.member,
        { name: reaction, added, channel: name, message },
        { via: 'slack', key, about: null },
      )
      if (answer !== null) return answer
    }
    return null
  })
}

/**
 * Carries out what an event wishes for; its answer is posted once, however often Slack delivers it.
 * A fault makes Slack deliver it again, and the last time the person is told.
 */
async function once(
  kit: Kit,
  event: string,
  origin: Origin,
  retry: number | undefined,
  work: (key: string) => Promise<Answer | null>,
): Promise<void> {
  const key = `slack:${event}`
  let first = false
  try {
    const working = kit.answers(key, () => {
      first = true
      return work(key)
    })
    const inTime = await kit.patience(working)
    if (!first || (inTime !== 'late' && inTime.value === null)) return
    if (!(await kit.ledger.takeSlot('slack answer', event, kit.clock.now()))) return
    kit.later(async () => {
      if (inTime === 'late') await kit.reply(origin, WAITING)
      const answer = await working.catch(() => SORRY)
      if (answer !== null) await kit.reply(origin, answer)
    })
  } catch (error) {
    if ((retry ?? 0) < LAST_RETRY) throw error
    kit.log.error({ err: error }, 'an event could not be carried out')
    kit.later(() => kit.reply(origin, SORRY))
  }
}

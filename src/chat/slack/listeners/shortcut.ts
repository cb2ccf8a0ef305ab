import { say } from '../../../core/card.ts'
import type { FormName } from '../../../core/form.ts'
import { shortcutBody } from '../arrive/payloads.ts'
import { openForm, openWindow } from '../forms.ts'
import { TRACK, type TrackOrigin, trackForm } from '../hand.ts'
import { type Caller, callerOf, type Kit, type Listening, OUTSIDER, only, senderOf } from '../kit.ts'
import type { Origin } from '../reply.ts'
import type { ShortcutId } from '../scopes.ts'
import { readTyped } from '../typed.ts'

/** Behind the dots of any message, and in the shortcuts menu. */
export function listenToShortcuts(bolt: Listening, kit: Kit): void {
  on('log_action', (asked) => openAbout('log', asked))
  on('draft_reply', (asked) => openAbout('draft', asked))
  on('track_mention', trackMention)
  on('add_mention', ({ kit, origin }) => openWindow(kit, origin, trackForm('', null), 'null', TRACK))

  function on(id: ShortcutId, open: (asked: Asked) => Promise<void>): void {
    bolt.shortcut(id, async ({ body, ack }) => {
      const used = shortcutBody.parse(body)
      await ack()
      kit.later(async () => {
        const sender = senderOf(used)
        const workspace = await kit.workspaces.of(sender.team, sender.enterprise)
        if (workspace === null) return
        const { message, channel, user, response_url, trigger_id } = used
        const inThread = message?.thread_ts !== undefined && message.thread_ts !== message.ts
        const origin: Origin = {
          workspace,
          user: user.id,
          channel: channel?.id ?? null,
          thread: message?.thread_ts ?? null,
          inThread,
          respond: response_url ?? null,
          replaces: false,
          view: null,
          trigger: trigger_id,
        }
        const caller = await callerOf(kit, sender)
        if (caller === null) return kit.reply(origin, OUTSIDER)
        await open({ kit, caller, origin, used })
      })
    })
  }
}

interface Asked {
  readonly kit: Kit
  readonly caller: Caller
  readonly origin: Origin
  readonly used: ReturnType<typeof shortcutBody.parse>
}

/** On a card, or on any message in its thread. */
async function openAbout(form: FormName, { kit, caller, origin, used }: Asked): Promise<void> {
  const { message, channel } = used
  const card = message?.thread_ts ?? message?.ts
  const mention =
    card === undefined || channel === undefined
      ? null
      : await kit.addresses.mentionAt(origin.workspace, channel.id, card)
  if (mention === null)
    return kit.reply(
      origin,
      only(
        say('This message is no mention’s card. Choose “Track as mention” to make one of it first.', 'bad'),
        false,
      ),
    )
  await openForm(kit, caller, { form, mention }, origin)
}

async function trackMention({ kit, origin, used }: Asked): Promise<void> {
  const { message, channel, team } = used
  if (message === undefined || channel === undefined) return
  const url = team?.domain
    ? `https://${team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`
    : null
  const from: TrackOrigin = { channel: channel.id, ts: message.ts, url }
  await openWindow(kit, origin, trackForm(readTyped(message.text ?? ''), url), JSON.stringify(from), TRACK)
}

import { channelsOf } from '../config/channels.ts'
import type { Config } from '../config/schema.ts'
import { CHATS, type ChatName } from '../core/ports.ts'
import { SECOND } from '../core/time.ts'
import type { Place } from './courier.ts'

/** The least time between two posts to one place: Slack takes about one a second in a channel. */
const PACE_MS: Readonly<Record<ChatName, number>> = { workspace: 0, slack: SECOND, teams: SECOND }

/** Where each queue's posts go: a channel of the config, or `@` and a member's id. */
export function createPlaces(config: Config): (queue: string) => Place | null {
  const channels = channelsOf(config)
  return (queue) => {
    const channel = channels.get(queue)
    if (channel) return { chat: channel.chat, address: channel.address, paceMs: PACE_MS[channel.chat] }
    const [, chatName, id = ''] = /^@([a-z]+):(.+)$/.exec(queue) ?? []
    const chat = CHATS.find((name) => name === chatName)
    return chat === undefined ? null : { chat, address: id, paceMs: PACE_MS[chat] }
  }
}

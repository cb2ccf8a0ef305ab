import { channelsOf, departmentChannel } from '../../config/channels.ts'
import type { Config, ReactionAct } from '../../config/schema.ts'
import type { Directory } from '../../core/desk.ts'
import type { Room } from '../../core/workspace.ts'
import type { Chat, ChatParts } from '../chat.ts'
import { live } from './live.ts'
import { createWorkspaceMessenger } from './messenger.ts'
import { workspaceRouter } from './routes.ts'
import type { WorkspaceChannel } from './wire.ts'

const MEANS: Readonly<Record<ReactionAct, string>> = {
  claim: 'I take it',
  close: 'It is done',
  thank: 'Thank whoever earned it',
  dismiss: 'Not for us',
}

/** The local page, as a chat like the others. */
export async function createWorkspace(
  config: Config,
  parts: ChatParts & { readonly room: Room; readonly directory: Directory },
): Promise<Chat> {
  const room = live(parts.room)
  const members = await parts.directory.all()
  const router = workspaceRouter({
    room,
    desk: parts.desk,
    members,
    channels: channelsIn(config),
    brand: config.brand.name,
    command: config.command,
    reactions: Object.entries(config.reactions).map(([emoji, act]) => ({ emoji, means: MEANS[act] })),
    async mentionOf(channel, message) {
      const card = await parts.ledger.cardByMessage(channel, message)
      return card?.subject.about === 'mention' ? card.subject.mention : null
    },
    clock: parts.clock,
    log: parts.log,
    acked: (seconds) => parts.acked('workspace', seconds),
  })
  return {
    messenger: createWorkspaceMessenger(room, parts.clock),
    router,
    start: async () => undefined,
    stop: async () => undefined,
    troubles: () =>
      members.length === 0 ? ['Nobody can use the workspace: add members to earshot.yaml.'] : [],
  }
}

function channelsIn(config: Config): WorkspaceChannel[] {
  const abouts = new Map<string, string>()
  for (const route of config.routes) for (const name of route.to) abouts.set(name, route.name)
  for (const [name, { about }] of Object.entries(config.departments)) {
    abouts.set(departmentChannel(config, name), about)
  }
  return [...channelsOf(config).values()]
    .filter(({ chat }) => chat === 'workspace')
    .map(({ name }) => ({ name, about: abouts.get(name) ?? '' }))
}

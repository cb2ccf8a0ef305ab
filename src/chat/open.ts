import type { KeyvStorageAdapter } from 'keyv'
import { hasWorkspace } from '../config/channels.ts'
import type { Config } from '../config/schema.ts'
import type { Card } from '../core/card.ts'
import type { Directory } from '../core/desk.ts'
import type { CardId, Sharing } from '../core/ledger.ts'
import type { Room } from '../core/workspace.ts'
import type { Chat, ChatParts } from './chat.ts'
import type { Staff as SlackStaff } from './slack/people.ts'
import type { Staff as TeamsStaff } from './teams/people.ts'

/** The chats that the config names. Each is loaded only when it is used: an SDK is a lot of memory. */
export async function openChats(
  config: Config,
  parts: ChatParts & {
    readonly ledger: Sharing
    readonly room: Room
    readonly keyv: Pick<KeyvStorageAdapter, 'get' | 'set' | 'delete'>
    readonly directory: Directory & SlackStaff & TeamsStaff
    /** A card as things stand now; null when it is no more. */
    readonly present: (card: CardId) => Promise<Card | null>
    /** A mention was stored by hand. */
    readonly stored: () => void
  },
): Promise<readonly Chat[]> {
  const chats: Chat[] = []
  if (hasWorkspace(config)) {
    const { createWorkspace } = await import('./workspace/index.ts')
    chats.push(await createWorkspace(config, parts))
  }
  if (config.chat.slack) {
    const { createSlack } = await import('./slack/index.ts')
    chats.push(await createSlack(config, parts))
  }
  if (config.chat.teams) {
    const { createTeams } = await import('./teams/index.ts')
    chats.push(await createTeams(config, parts))
  }
  return chats
}

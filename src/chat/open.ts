import { hasWorkspace } from '../config/channels.ts'
import type { Config } from '../config/schema.ts'
import type { Directory } from '../core/desk.ts'
import type { Room } from '../core/workspace.ts'
import type { Chat, ChatParts } from './chat.ts'

/** The chats that the config names. Each is loaded only when it is used: an SDK is a lot of memory. */
export async function openChats(
  config: Config,
  parts: ChatParts & { readonly room: Room; readonly directory: Directory },
): Promise<readonly Chat[]> {
  const chats: Chat[] = []
  if (hasWorkspace(config)) {
    const { createWorkspace } = await import('./workspace/index.ts')
    chats.push(await createWorkspace(config, parts))
  }
  return chats
}

import type { Workspace } from './install/workspaces.ts'
import type { People } from './people.ts'

/** A command can name this many people; the rest are not looked up. */
const MOST = 5

/** Makes those known whom a text mentions, so that it can be understood: `assign M-142 <@U2|ines>`. */
export async function meetMentioned(text: string, workspace: Workspace, people: People): Promise<void> {
  const mentions = [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|([^>]*))?>/g)].slice(0, MOST)
  await Promise.all(
    mentions.map(([, id = '', name]) => people.meet({ id, name: name || null, team: null }, workspace)),
  )
}

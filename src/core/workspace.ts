import type { Card } from './card.ts'
import type { MemberId } from './member.ts'
import type { Instant } from './time.ts'

/**
 * What the workspace's page shows, kept in the ledger so that it survives a restart and is the same on
 * every instance. Channel names are those of the config; `@<member id>` is a member's direct messages.
 */
export interface Room {
  /** Idempotent on `key`: the second call answers what the first one made. */
  post(message: NewPost): Promise<Post>
  /** False when there is no such post. */
  edit(post: number, card: Card, at: Instant): Promise<boolean>
  byKey(key: string): Promise<Post | null>
  byId(post: number): Promise<Post | null>
  /** Adds or takes away one member's emoji; false when that changed nothing. */
  react(post: number, emoji: string, member: MemberId, added: boolean, at: Instant): Promise<boolean>
  /** Posts changed after `version`, in the order of their changes; none is ever skipped. */
  changed(version: number, limit: number): Promise<readonly Post[]>
  /** The newest of a channel outside threads, oldest of them first; `before` pages back by id. */
  latest(channel: string, before: number | null, limit: number): Promise<readonly Post[]>
  /** In order. */
  thread(root: number): Promise<readonly Post[]>
  /** The highest version so far; 0 when there is none. */
  version(): Promise<number>
  markRead(member: MemberId, channel: string, post: number): Promise<void>
  /** Posts in each channel newer than what the member has read. */
  unread(member: MemberId): Promise<Readonly<Record<string, number>>>
}

export interface NewPost {
  readonly key: string
  readonly channel: string
  /** The post whose thread this is in. */
  readonly thread: number | null
  /** Null: Earshot itself. */
  readonly author: MemberId | null
  readonly card: Card
  readonly at: Instant
}

export interface Post extends NewPost {
  readonly id: number
  /** Grows with every change to any post. */
  readonly version: number
  readonly editedAt: Instant | null
  readonly reactions: readonly { readonly emoji: string; readonly members: readonly MemberId[] }[]
  readonly replies: number
}

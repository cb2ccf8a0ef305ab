import type { MemberId } from '../../core/member.ts'
import type { Delivery, MessageRef, Messenger } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import type { NewPost, Post, Room } from '../../core/workspace.ts'

/**
 * The workspace as a chat. Its posts are rows of the ledger, kept by key: nothing is ever in doubt, and a
 * repeated post is the same post.
 */
export function createWorkspaceMessenger(room: Room, clock: Clock): Messenger {
  return {
    chat: 'workspace',
    post: (address, card, key) =>
      put(room, { key, channel: address, thread: null, author: null, card, at: clock.now() }),
    async update(message, card) {
      const edited = await attempt(async () => {
        const id = readRef(message)
        return id !== null && (await room.edit(id, card, clock.now()))
      })
      if (typeof edited !== 'boolean') return edited
      return edited ? { outcome: 'delivered', message } : gone(message)
    },
    async reply(message, card, key) {
      const root = await attempt(() => findPost(room, message))
      if (root === null) return gone(message)
      if ('outcome' in root) return root
      return put(room, {
        key,
        channel: root.channel,
        thread: root.thread ?? root.id,
        author: null,
        card,
        at: clock.now(),
      })
    },
    direct: (member, card, key) =>
      put(room, { key, channel: directChannel(member), thread: null, author: null, card, at: clock.now() }),
    async find(_address, key) {
      const post = await attempt(() => room.byKey(key))
      if (post === null) return { found: 'absent' }
      if ('outcome' in post) return { found: 'unknown' }
      return { found: 'there', message: refOf(post) }
    },
    probe: async () => null,
  }
}

/** Where a member is written to alone. Takes the id with or without the chat's name before it. */
export function directChannel(member: MemberId): string {
  return `@${member.startsWith('workspace:') ? member : `workspace:${member}`}`
}

export function refOf(post: Pick<Post, 'id'>): MessageRef {
  return String(post.id)
}

/** The post that a reference names; null when it names none. */
async function findPost(room: Room, message: MessageRef): Promise<Post | null> {
  const id = readRef(message)
  return id === null ? null : room.byId(id)
}

function readRef(message: MessageRef): number | null {
  return /^\d{1,15}$/.test(message) ? Number(message) : null
}

async function put(room: Room, message: NewPost): Promise<Delivery> {
  const post = await attempt(() => room.post(message))
  return 'outcome' in post ? post : { outcome: 'delivered', message: refOf(post) }
}

/** A ledger that does not answer may have kept the post, but the key makes it safe to try again. */
async function attempt<T>(step: () => Promise<T>): Promise<T | Unavailable> {
  try {
    return await step()
  } catch (error) {
    return { outcome: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
  }
}

type Unavailable = Extract<Delivery, { outcome: 'unavailable' }>

function gone(message: MessageRef): Delivery {
  return { outcome: 'refused', reason: `The workspace has no post ${message}.` }
}

import type { Room } from '../../core/workspace.ts'

/** A room that says at once when this instance changes it; other instances' changes are found by looking. */
export interface LiveRoom extends Room {
  /** Answers the function that ends it. */
  onChange(heard: () => void): () => void
}

export function live(room: Room): LiveRoom {
  const listeners = new Set<() => void>()
  async function told<T>(change: Promise<T>): Promise<T> {
    const result = await change
    for (const heard of listeners) heard()
    return result
  }
  return {
    onChange(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    post: (message) => told(room.post(message)),
    edit: (post, card, at) => told(room.edit(post, card, at)),
    react: (post, emoji, member, added, at) => told(room.react(post, emoji, member, added, at)),
    markRead: (member, channel, post) => told(room.markRead(member, channel, post)),
    byKey: (key) => room.byKey(key),
    byId: (post) => room.byId(post),
    changed: (version, limit) => room.changed(version, limit),
    latest: (channel, before, limit) => room.latest(channel, before, limit),
    thread: (root) => room.thread(root),
    version: () => room.version(),
    unread: (member) => room.unread(member),
  }
}

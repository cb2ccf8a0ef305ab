import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/card.ts'
import type { NewPost } from '../../../src/core/workspace.ts'
import { BOB, type Fresh, INES, onStage, stage } from './stage.ts'
import { NOON } from './words.ts'

let keys = 0
const post = (over: Partial<NewPost> = {}): NewPost => ({
  key: `post ${++keys}`,
  channel: 'billing',
  thread: null,
  author: null,
  card: say('Hello <b>.'),
  at: NOON,
  ...over,
})

export function roomContract(fresh: Fresh): void {
  describe('the room', () => {
    it('keeps posts as they were made, once for each key', async () => {
      const { room } = await stage(fresh)
      const given = post({ author: INES.id })
      const made = await room.post(given)
      expect(made).toEqual({ ...given, id: 1, version: 1, editedAt: null, reactions: [], replies: 0 })
      expect(await room.post({ ...given, card: say('Other') })).toEqual(made)
      expect(await room.byKey(given.key)).toEqual(made)
      expect(await room.byId(1)).toEqual(made)
      expect(await room.byKey('none')).toBeNull()
      expect(await room.byId(9)).toBeNull()
      expect(await room.changed(0, 9)).toHaveLength(1)
    })

    it('shows edits, reactions and replies, each a change of its own', async () => {
      const { room } = await stage(fresh)
      const { id } = await room.post(post())
      expect(await room.edit(id, say('Edited'), NOON + 1)).toBe(true)
      expect(await room.edit(99, say('Edited'), NOON + 1)).toBe(false)
      expect(await room.react(id, 'eyes', INES.id, true, NOON)).toBe(true)
      expect(await room.react(id, 'eyes', INES.id, true, NOON)).toBe(false)
      expect(await room.react(id, 'eyes', BOB.id, true, NOON + 1)).toBe(true)
      expect(await room.react(id, 'clap', BOB.id, true, NOON + 2)).toBe(true)
      expect(await room.react(id, 'clap', BOB.id, false, NOON + 3)).toBe(true)
      expect(await room.react(id, 'clap', BOB.id, false, NOON + 3)).toBe(false)
      expect(await room.react(99, 'eyes', INES.id, true, NOON)).toBe(false)
      const reply = await room.post(post({ thread: id }))
      const now = await room.byId(id)
      expect(now).toMatchObject({
        card: say('Edited'),
        editedAt: NOON + 1,
        reactions: [{ emoji: 'eyes', members: [INES.id, BOB.id] }],
        replies: 1,
      })
      expect(now?.version).toBeGreaterThan(reply.version)
      expect(await room.thread(id)).toEqual([reply])
      expect(await room.version()).toBe(now?.version)
      expect((await room.changed(reply.version - 1, 9)).map((one) => one.id)).toEqual([reply.id, id])
      expect((await room.changed(reply.version - 1, 1)).map((one) => one.id)).toEqual([reply.id])
      expect(await room.changed(await room.version(), 9)).toEqual([])
    })

    it('pages through a channel from the newest, threads left out', async () => {
      const { room } = await stage(fresh)
      expect(await room.version()).toBe(0)
      for (let n = 0; n < 4; n++) await room.post(post())
      await room.post(post({ thread: 1 }))
      await room.post(post({ channel: 'people' }))
      const ids = async (before: number | null, limit: number) =>
        (await room.latest('billing', before, limit)).map((one) => one.id)
      expect(await ids(null, 3)).toEqual([2, 3, 4])
      expect(await ids(2, 3)).toEqual([1])
      expect(await ids(1, 3)).toEqual([])
    })

    it('counts what a member has not read: not their own, not others’ direct messages', async () => {
      const { room } = await stage(fresh)
      await room.post(post())
      await room.post(post())
      await room.post(post({ author: INES.id }))
      await room.post(post({ channel: 'people' }))
      await room.post(post({ channel: `@${INES.id}` }))
      await room.post(post({ channel: `@${BOB.id}` }))
      await room.post(post({ thread: 1 }))
      expect(await room.unread(INES.id)).toEqual({ billing: 2, people: 1, [`@${INES.id}`]: 1 })
      await room.markRead(INES.id, 'billing', 2)
      await room.markRead(INES.id, 'billing', 1)
      expect(await room.unread(INES.id)).toEqual({ people: 1, [`@${INES.id}`]: 1 })
      expect(await room.unread(BOB.id)).toMatchObject({ billing: 3 })
    })

    it('never hides a change from one who has seen a later one', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      const seen: number[] = []
      let version = 0
      let writing = true
      const follow = async () => {
        while (writing || version < (await one.room.version())) {
          for (const changed of await one.room.changed(version, 5)) {
            version = changed.version
            seen.push(changed.id)
          }
          // Others have their turn: a read of SQLite's never leaves this one.
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      const write = async () => {
        const rooms = [one.room, two.room]
        await Promise.all(
          Array.from({ length: 60 }, (_, n) => rooms[n % 2]?.post(post({ channel: `c${n % 3}` }))),
        )
        writing = false
      }
      await Promise.all([follow(), write()])
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    })
  })
}

import { type Selectable, sql } from 'kysely'
import type { Card } from '../core/card.ts'
import type { MemberId } from '../core/member.ts'
import type { NewPost, Post, Room } from '../core/workspace.ts'
import { listed, type Store, type Writing } from './engine.ts'
import type { Tables } from './schema.ts'

export function room(store: Store): Room {
  const { db, write } = store
  const posts = () => db.selectFrom('room_post').selectAll()
  return {
    async post(message) {
      const id = await write((trx) => put(trx, message))
      const [post] = await withReactions(store, await posts().where('id', '=', id).execute())
      if (!post) throw new Error(`Post ${id} is gone.`)
      return post
    },

    async edit(post, card, at) {
      return write(async (trx) => {
        const version = await nextVersion(trx)
        const edited = await trx
          .updateTable('room_post')
          .set({ card: JSON.stringify(card), edited_at: at, version })
          .where('id', '=', post)
          .returning('id')
          .executeTakeFirst()
        return edited !== undefined
      })
    },

    async byKey(key) {
      const [post] = await withReactions(store, await posts().where('key', '=', key).execute())
      return post ?? null
    },

    async byId(id) {
      const [post] = await withReactions(store, await posts().where('id', '=', id).execute())
      return post ?? null
    },

    react: (post, emoji, member, added, at) =>
      write(async (trx) => {
        const version = await nextVersion(trx)
        const changed = added
          ? await addReaction(trx, { post, emoji, member, at })
          : await takeReaction(trx, { post, emoji, member })
        if (changed) await trx.updateTable('room_post').set({ version }).where('id', '=', post).execute()
        return changed
      }),

    async changed(version, limit) {
      const rows = await posts().where('version', '>', version).orderBy('version').limit(limit).execute()
      return withReactions(store, rows)
    },

    async latest(channel, before, limit) {
      let newest = posts().where('channel', '=', channel).where('thread', 'is', null)
      if (before !== null) newest = newest.where('id', '<', before)
      const rows = await newest.orderBy('id', 'desc').limit(limit).execute()
      return withReactions(store, rows.reverse())
    },

    async thread(root) {
      return withReactions(store, await posts().where('thread', '=', root).orderBy('id').execute())
    },

    async version() {
      const { version } = await db.selectFrom('room_version').select('version').executeTakeFirstOrThrow()
      return version
    },

    async markRead(member, channel, post) {
      await db
        .insertInto('room_read')
        .values({ member, channel, post })
        .onConflict((known) =>
          known.columns(['member', 'channel']).doUpdateSet({ post }).where('room_read.post', '<', post),
        )
        .execute()
    },

    unread: (member) => countUnread(store, member),
  }
}

/**
 * Every change takes the next version and holds the counter until it is committed: a version that can be
 * seen has none before it that cannot be seen yet.
 */
async function nextVersion(trx: Writing): Promise<number> {
  const { version } = await trx
    .updateTable('room_version')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

async function put(trx: Writing, message: NewPost): Promise<number> {
  const version = await nextVersion(trx)
  const there = await trx
    .selectFrom('room_post')
    .select('id')
    .where('key', '=', message.key)
    .executeTakeFirst()
  if (there) return there.id
  const { id } = await trx
    .insertInto('room_post')
    .values({
      key: message.key,
      channel: message.channel,
      thread: message.thread,
      author: message.author,
      card: JSON.stringify(message.card),
      at: message.at,
      version,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (message.thread !== null)
    await trx
      .updateTable('room_post')
      .set((eb) => ({ replies: eb('replies', '+', 1) }))
      .set({ version: await nextVersion(trx) })
      .where('id', '=', message.thread)
      .execute()
  return id
}

async function addReaction(trx: Writing, reaction: Tables['room_reaction']): Promise<boolean> {
  const post = await trx
    .selectFrom('room_post')
    .select('id')
    .where('id', '=', reaction.post)
    .executeTakeFirst()
  if (!post) return false
  const added = await trx
    .insertInto('room_reaction')
    .values(reaction)
    .onConflict((known) => known.doNothing())
    .returning('post')
    .executeTakeFirst()
  return added !== undefined
}

async function takeReaction(trx: Writing, { post, emoji, member }: Omit<Tables['room_reaction'], 'at'>) {
  const taken = await trx
    .deleteFrom('room_reaction')
    .where('post', '=', post)
    .where('emoji', '=', emoji)
    .where('member', '=', member)
    .returning('post')
    .executeTakeFirst()
  return taken !== undefined
}

async function withReactions(
  { db, engine }: Store,
  rows: readonly Selectable<Tables['room_post']>[],
): Promise<readonly Post[]> {
  if (rows.length === 0) return []
  const reactions = await db
    .selectFrom('room_reaction')
    .select(['post', 'emoji', 'member'])
    .where(
      'post',
      'in',
      listed(
        engine,
        rows.map((row) => row.id),
      ),
    )
    .orderBy('at')
    .orderBy('member')
    .execute()
  const byPost = Map.groupBy(reactions, (reaction) => reaction.post)
  return rows.map((row) => {
    const card: Card = JSON.parse(row.card)
    const byEmoji = Map.groupBy(byPost.get(row.id) ?? [], (reaction) => reaction.emoji)
    return {
      id: row.id,
      key: row.key,
      channel: row.channel,
      thread: row.thread,
      author: row.author,
      card,
      at: row.at,
      version: row.version,
      editedAt: row.edited_at,
      reactions: [...byEmoji].map(([emoji, given]) => ({
        emoji,
        members: given.map(({ member }) => member),
      })),
      replies: row.replies,
    }
  })
}

/** What others wrote outside threads; of the direct messages only the member's own. */
async function countUnread({ db }: Store, member: MemberId): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ channel: string; unread: number }>`
    select post.channel, count(*) as unread from room_post as post
    left join room_read as seen on seen.member = ${member} and seen.channel = post.channel
    where post.thread is null and post.id > coalesce(seen.post, 0)
      and (post.author is null or post.author <> ${member})
      and (post.channel not like '@%' or post.channel = ${`@${member}`})
    group by post.channel order by post.channel`.execute(db)
  return Object.fromEntries(rows.map(({ channel, unread }) => [channel, unread]))
}

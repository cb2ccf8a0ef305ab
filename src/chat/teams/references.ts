import type { Keyv } from 'keyv'
import { z } from 'zod'
import { type Clock, DAY, type Instant, SECOND } from '../../core/time.ts'

// Where Earshot is installed and how to speak there, as Teams told it: kept in Keyv, since Teams tells it
// once and a bot cannot ask. Whatever is lost comes back with the next activity from there.

const channel = z.object({
  id: z.string(),
  name: z.string(),
  /** Names it had before. */ was: z.array(z.string()),
})
export type ChannelReference = z.infer<typeof channel>

const team = z.object({
  id: z.string(),
  name: z.string(),
  serviceUrl: z.string(),
  tenantId: z.string(),
  channels: z.array(channel),
})
export type TeamReference = z.infer<typeof team>

const person = z.object({
  /** The account's id for this bot: `29:...`. */
  account: z.string(),
  name: z.string(),
  serviceUrl: z.string(),
  tenantId: z.string(),
  /** The chat with the bot, where there is one. */
  chat: z.string().nullable(),
  /** Teams was asked who they are, and said the rest. */
  asked: z.boolean(),
  aad: z.string().nullable(),
  principal: z.string().nullable(),
  /** Of another company, or a guest. */
  outside: z.boolean(),
})
export type PersonReference = z.infer<typeof person>

export interface References {
  teams(): Promise<readonly TeamReference[]>
  keepTeam(team: TeamReference): Promise<void>
  forgetTeam(id: string): Promise<void>
  /** By the member's id within Teams. */
  person(id: string): Promise<PersonReference | null>
  keepPerson(id: string, person: PersonReference): Promise<void>
  /** The member's id within Teams of an account. */
  memberBehind(account: string): Promise<string | null>
  /** Where calls for a conversation go; null when Teams has told of none yet. */
  serviceUrl(conversation: string): Promise<string | null>
  keepChat(conversation: string, serviceUrl: string): Promise<void>
  forgetChat(conversation: string): Promise<void>
  /** A post that somebody has seen, by its key. */
  seen(key: string): Promise<string | null>
  keepSeen(key: string, ref: string): Promise<void>
  /** True the first time that it is asked of a word, until that is forgotten. */
  isNew(word: string): Promise<boolean>
  forget(word: string): Promise<void>
}

const ids = z.array(z.string())

/** How long a sighting of a post is of use: nobody looks for it longer. */
const SEEN_MS = 7 * DAY

/** Another instance may hear of a team first. */
const FRESH_MS = 10 * SECOND

export function createReferences(keyv: Keyv, clock: Pick<Clock, 'now'>): References {
  /** What was read or written lately: most activities tell nothing new. */
  const recent = new Map<string, string>()
  let lately: { readonly teams: readonly TeamReference[]; readonly until: Instant } | null = null

  async function read<T>(key: string, schema: z.ZodType<T>): Promise<T | null> {
    return schema.safeParse(await keyv.get(`teams:${key}`)).data ?? null
  }

  async function write(key: string, value: unknown, ttl?: number): Promise<void> {
    const text = JSON.stringify(value)
    if (recent.get(key) === text) return
    await keyv.set(`teams:${key}`, value, ttl)
    if (recent.size > 5_000) recent.clear()
    recent.set(key, text)
  }

  async function remove(key: string): Promise<void> {
    recent.delete(key)
    await keyv.delete(`teams:${key}`)
  }

  const teamIds = async () => (await read('teams', ids)) ?? []

  async function teams(): Promise<readonly TeamReference[]> {
    if (lately !== null && clock.now() < lately.until) return lately.teams
    const found = await Promise.all((await teamIds()).map((id) => read(`team:${id}`, team)))
    lately = { teams: found.filter((one) => one !== null), until: clock.now() + FRESH_MS }
    return lately.teams
  }

  return {
    teams,
    async keepTeam(kept) {
      lately = null
      await write(`team:${kept.id}`, kept)
      const known = await teamIds()
      if (!known.includes(kept.id)) await write('teams', [...known, kept.id])
    },
    async forgetTeam(id) {
      lately = null
      await remove(`team:${id}`)
      await write(
        'teams',
        (await teamIds()).filter((one) => one !== id),
      )
    },
    person: (id) => read(`person:${id}`, person),
    async keepPerson(id, kept) {
      await write(`person:${id}`, kept)
      await write(`account:${kept.account}`, id)
    },
    memberBehind: (account) => read(`account:${account}`, z.string()),
    async serviceUrl(conversation) {
      const chat = await read(`chat:${conversation}`, z.string())
      if (chat !== null) return chat
      const of = (await teams()).find(({ channels }) => channels.some(({ id }) => id === conversation))
      return of?.serviceUrl ?? null
    },
    keepChat: (conversation, serviceUrl) => write(`chat:${conversation}`, serviceUrl),
    forgetChat: (conversation) => remove(`chat:${conversation}`),
    seen: (key) => read(`seen:${key}`, z.string()),
    keepSeen: (key, ref) => write(`seen:${key}`, ref, SEEN_MS),
    async isNew(word) {
      if ((await read(`word:${word}`, z.literal(true))) === true) return false
      await write(`word:${word}`, true)
      return true
    },
    forget: (word) => remove(`word:${word}`),
  }
}

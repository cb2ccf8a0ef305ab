import type { Keyv } from 'keyv'
import { z } from 'zod'
import type { Member } from '../../core/member.ts'
import { type Clock, DAY, type Instant, MINUTE } from '../../core/time.ts'
import type { Workspace } from './install/workspaces.ts'
import type { Web } from './web/web.ts'

/** The part of the directory that turns a chat's user into a member. */
export interface Staff {
  memberOf(chat: 'slack', id: string, name: string, zone: string | null): Member
}

/** Someone in Slack, as a request names them. */
export interface Person {
  readonly id: string
  /** What the request calls them; null when it does not. */
  readonly name: string | null
  /** The workspace that they belong to; null when the request does not say. */
  readonly team: string | null
}

export interface People {
  /**
   * The member; null for somebody of another company, who shares a channel with the staff. Asks Slack
   * only where that cannot be told otherwise.
   */
  meet(person: Person, workspace: Workspace): Promise<Member | null>
  /** Why nothing can be sent to them, or null. */
  departed(id: string, workspace: Workspace): Promise<boolean>
}

const profile = z.object({
  name: z.string(),
  zone: z.string().nullable(),
  team: z.string().nullable(),
  enterprise: z.string().nullable(),
  deleted: z.boolean(),
  at: z.number(),
})
type Profile = z.infer<typeof profile>

const userInfo = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().nullish(),
    tz: z.string().nullish(),
    team_id: z.string().nullish(),
    deleted: z.boolean().optional(),
    enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
    profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).optional(),
  }),
})

const FRESH_MS = DAY
/** Where Slack does not tell, it is asked again after this. */
const ASK_AGAIN_MS = 5 * MINUTE

/** @param later runs what nobody waits for */
export function createPeople(parts: {
  staff: Staff
  web: Web
  keyv: Pick<Keyv, 'get' | 'set'>
  clock: Clock
  later: (work: () => Promise<unknown>) => void
}): People {
  const { staff, web, keyv, clock, later } = parts
  const profiles = new Map<string, Profile>()
  const askedAt = new Map<string, Instant>()

  async function cached(id: string): Promise<Profile | null> {
    const known = profiles.get(id)
    if (known || askedLately(id)) return known ?? null
    const kept = profile.safeParse(await keyv.get(`slack:user:${id}`)).data ?? null
    if (kept) remember(id, kept)
    return kept
  }

  function remember(id: string, known: Profile): void {
    if (profiles.size > 10_000) profiles.clear()
    profiles.set(id, known)
  }

  function askedLately(id: string): boolean {
    return clock.now() - (askedAt.get(id) ?? 0) <= ASK_AGAIN_MS
  }

  async function ask(id: string, workspace: Workspace): Promise<Profile | null> {
    if (askedAt.size > 10_000) askedAt.clear()
    askedAt.set(id, clock.now())
    const called = await web.call(workspace.token, 'users.info', { user: id })
    const read = 'data' in called ? userInfo.safeParse(called.data).data : undefined
    if (read === undefined) return null
    const { user } = read
    const asked: Profile = {
      name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || id,
      zone: user.tz ?? null,
      team: user.team_id ?? null,
      enterprise: user.enterprise_user?.enterprise_id ?? null,
      deleted: user.deleted ?? false,
      at: clock.now(),
    }
    remember(id, asked)
    await keyv.set(`slack:user:${id}`, asked, 30 * DAY)
    return asked
  }

  return {
    async meet(person, workspace) {
      let known = await cached(person.id)
      const doubtful = known === null && (person.name === null || !isOwn(person.team, null, workspace))
      if (doubtful) known = await ask(person.id, workspace)
      else if ((known === null || clock.now() - known.at > FRESH_MS) && !askedLately(person.id))
        later(() => ask(person.id, workspace))
      if (!isOwn(known?.team ?? person.team, known?.enterprise ?? null, workspace)) return null
      return staff.memberOf('slack', person.id, known?.name ?? person.name ?? person.id, known?.zone ?? null)
    },
    async departed(id, workspace) {
      return (await ask(id, workspace))?.deleted ?? false
    },
  }
}

/** Whether a person belongs to the company that installed the app. */
function isOwn(team: string | null, enterprise: string | null, workspace: Workspace): boolean {
  if (team === null || workspace.team === null || team === workspace.team) return true
  return (
    workspace.enterprise !== null && (enterprise === workspace.enterprise || team === workspace.enterprise)
  )
}

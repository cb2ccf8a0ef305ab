import type { Config } from '../../config/schema.ts'
import type { Member } from '../../core/member.ts'
import { type Account, type Activity, isPersonal, tenantOf } from './activity.ts'
import type { Connector, Profile } from './connector.ts'
import type { PersonReference, References } from './references.ts'

/** The part of the directory that turns a chat's user into a member. */
export interface Staff {
  memberOf(chat: 'teams', id: string, name: string, zone: string | null): Member
}

export interface Sender {
  /** Their id as a member, within Teams. */
  readonly id: string
  /** Null for somebody of another company, whom the configuration does not name. */
  readonly member: Member | null
}

export interface People {
  sender(activity: Activity): Promise<Sender>
  /** The member's own id in Teams of somebody who is mentioned; they are known from now on. */
  mentioned(activity: Activity, account: Account): Promise<string>
}

export function createPeople(parts: {
  readonly config: Pick<Config, 'members'>
  /** The staff's tenant; null on a development machine. */
  readonly tenant: string | null
  readonly staff: Staff
  readonly references: References
  readonly connector: Connector
}): People {
  const { config, tenant, staff, references, connector } = parts
  const named = config.members.flatMap(({ teams }) => (teams === undefined ? [] : [teams]))

  /** What the configuration calls them, as it is written there. */
  function namedAs(own: string, principal: string | null): string | undefined {
    return named.find((one) => same(one, own) || (principal !== null && same(one, principal)))
  }

  async function meet(activity: Activity, account: Account, zone: string | null): Promise<Sender> {
    const before = await references.memberBehind(account.id)
    const known = before === null ? null : await references.person(before)
    const told = await profileOf(activity, account, known)
    const own = account.aadObjectId ?? told.aad ?? account.id
    const id = namedAs(own, told.principal) ?? own
    const name = account.name || told.name || 'A colleague'
    await references.keepPerson(id, {
      ...told,
      account: account.id,
      name,
      serviceUrl: activity.serviceUrl,
      tenantId: tenantOf(activity) ?? tenant ?? '',
      chat: isPersonal(activity) ? activity.conversation.id : (known?.chat ?? null),
    })
    const outsider = told.outside && namedAs(own, told.principal) === undefined
    return { id, member: outsider ? null : staff.memberOf('teams', id, name, zone) }
  }

  /** Asked once of each person: Teams names neither guests nor principal names in what it sends. */
  async function profileOf(
    activity: Activity,
    account: Account,
    known: PersonReference | null,
  ): Promise<Told> {
    if (known?.asked) return known
    const asked = await connector.member(activity.serviceUrl, activity.conversation.id, account.id)
    if (!asked.ok) return { asked: false, aad: null, name: '', principal: null, outside: false }
    const { value } = asked
    return {
      asked: true,
      aad: value.aadObjectId ?? value.objectId ?? null,
      name: value.name ?? '',
      principal: value.userPrincipalName ?? null,
      outside: isOutside(value),
    }
  }

  function isOutside({ userRole, tenantId }: Profile): boolean {
    const elsewhere = tenant !== null && tenantId != null && !same(tenantId, tenant)
    return elsewhere || userRole === 'guest' || userRole === 'anonymous'
  }

  return {
    sender: (activity) => meet(activity, activity.from, zoneOf(activity.localTimezone)),
    async mentioned(activity, account) {
      return (await meet(activity, account, null)).id
    },
  }
}

type Told = Pick<PersonReference, 'asked' | 'aad' | 'name' | 'principal' | 'outside'>

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Null for what is no zone that this machine knows. */
function zoneOf(zone: string | null | undefined): string | null {
  if (!zone) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

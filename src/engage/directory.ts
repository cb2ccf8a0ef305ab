import { idsOf, memberId } from '../config/members.ts'
import type { Config } from '../config/schema.ts'
import type { Directory } from '../core/desk.ts'
import type { Member, MemberId } from '../core/member.ts'
import type { ChatName } from '../core/ports.ts'

export interface StaffDirectory extends Directory {
  /**
   * The member behind a chat's user: the one whom the config names, or else a new member of the staff.
   * @param zone as the chat says; the config's own word comes first
   */
  memberOf(chat: ChatName, id: string, name: string, zone: string | null): Member
}

/**
 * Who is who, whichever chat they speak in: a member of the config is the same person behind every door.
 * @param main where members are told things: their id is that chat's, when the config knows it
 */
export function createDirectory(config: Pick<Config, 'members' | 'zone'>, main: ChatName): StaffDirectory {
  const members = new Map<MemberId, Member>()
  const idOf = new Map<string, MemberId>()

  for (const member of config.members) {
    const { handle, name, role, departments, zone = config.zone, quiet } = member
    const id = memberId(member, main)
    members.set(id, {
      id,
      name,
      handle,
      role,
      departments,
      zone,
      ...(quiet === undefined ? {} : { quiet: { ...quiet, zone: quiet.zone ?? zone } }),
    })
    for (const [chat, own] of Object.entries(idsOf(member))) if (own) idOf.set(`${chat}:${own}`, id)
  }
  const configured = new Set(members.keys())

  function memberOf(chat: ChatName, own: string, name: string, zone: string | null): Member {
    const id = idOf.get(`${chat}:${own}`) ?? `${chat}:${own}`
    const known = members.get(id)
    if (known && (configured.has(id) || (known.name === name && (zone === null || known.zone === zone))))
      return known
    const member: Member = {
      id,
      name,
      handle: known?.handle ?? freeHandle(name),
      role: 'staff',
      departments: [],
      zone: zone ?? known?.zone ?? config.zone,
    }
    members.set(id, member)
    return member
  }

  function freeHandle(name: string): string {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
    const wish = plain.slice(0, 36) || 'colleague'
    const taken = new Set([...members.values()].map(({ handle }) => handle))
    let handle = wish
    for (let next = 2; taken.has(handle); next++) handle = `${wish}-${next}`
    return handle
  }

  function find(word: string): Member | null {
    const mentioned = /^<@([^<>|\s]+)(?:\|[^<>]*)?>$/.exec(word.trim())?.[1]
    if (mentioned !== undefined) return byChatId(mentioned)
    const wanted = plainly(word.replace(/^<at>([^<]*)<\/at>$/i, '$1').replace(/^\s*@/, ''))
    if (wanted === '') return null
    const all = [...members.values()]
    const exact = all.find(({ handle, id }) => handle === wanted || plainly(id) === wanted)
    return (
      exact ??
      only(all.filter(({ name }) => plainly(name) === wanted)) ??
      only(all.filter(({ name }) => plainly(name).split(' ')[0] === wanted))
    )
  }

  function byChatId(own: string): Member | null {
    for (const chat of ['slack', 'teams'] as const) {
      const id = idOf.get(`${chat}:${own}`) ?? `${chat}:${own}`
      const member = members.get(id)
      if (member) return member
    }
    return null
  }

  return {
    memberOf,
    find: async (word) => find(word),
    byId: async (id) => members.get(idOf.get(id) ?? id) ?? null,
    all: async () => [...members.values()],
  }
}

function plainly(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** The one there is; null when it is not clear which is meant. */
function only(found: readonly Member[]): Member | null {
  return found.length === 1 ? (found[0] ?? null) : null
}

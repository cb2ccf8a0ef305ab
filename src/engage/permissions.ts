import type { Config } from '../config/schema.ts'
import type { Directory } from '../core/desk.ts'
import type { Verb } from '../core/intent.ts'
import { atLeast, type Member, type MemberId, type Role } from '../core/member.ts'
import { entryOf } from '../core/verbs.ts'
import { count } from './answers.ts'

// Who may do what: the role of each command stands in the table of commands; here are the finer rules.

/** From here on: anyone's mentions to anyone, and what exactly is wrong with a source. */
const LEADING: Role = 'manager'

/** Why the member may not use the command, or null. */
export async function forbidden(member: Member, verb: Verb, directory: Directory): Promise<string | null> {
  const { role } = entryOf(verb)
  if (atLeast(member.role, role)) return null
  return `“${verb}” needs the role ${role}, and yours is ${member.role}. ${await whoHas(role, directory)}`
}

export function mayAssign(member: Member, to: Member): boolean {
  return (
    member.id === to.id ||
    atLeast(member.role, LEADING) ||
    to.departments.some((department) => member.departments.includes(department))
  )
}

/** Why the member may not hand a mention to that colleague, or null. */
export async function cannotAssign(member: Member, to: Member, directory: Directory): Promise<string | null> {
  if (mayAssign(member, to)) return null
  const theirs = member.departments.length > 0 ? ` (${member.departments.join(', ')})` : ''
  return (
    `You can assign to yourself and to colleagues of your own departments${theirs}; ${to.name} is in none of them. ` +
    `For anyone else it needs the role ${LEADING}. ${await whoHas(LEADING, directory)}`
  )
}

export function mayLead(member: Member): boolean {
  return atLeast(member.role, LEADING)
}

/** What to tell a member who may not. */
export async function leadingNeeds(what: string, member: Member, directory: Directory): Promise<string> {
  return `${what} needs the role ${LEADING}, and yours is ${member.role}. ${await whoHas(LEADING, directory)}`
}

export function mayShapeThemes(member: Member): boolean {
  return mayLead(member)
}

export async function shapingNeeds(member: Member, directory: Directory): Promise<string> {
  return leadingNeeds('To change themes', member, directory)
}

/** Others' corrections: to see them is to see who was wrong, and to take them back changes what all are shown. */
export function seesCorrections(member: Member): boolean {
  return atLeast(member.role, 'admin')
}

export async function correctionsOfOthersNeed(member: Member, directory: Directory): Promise<string> {
  return `Others’ corrections need the role admin, and yours is ${member.role}. ${await whoHas('admin', directory)}`
}

export function seesFaults(member: Member): boolean {
  return atLeast(member.role, LEADING)
}

/** How many names a refusal lists. */
const NAMED = 5

type RepliesConfig = Pick<Config, 'replies'>

/** Why the member may not draft replies, or null. */
export async function cannotDraft(
  member: Member,
  { replies }: RepliesConfig,
  directory: Directory,
): Promise<string | null> {
  if (atLeast(member.role, replies.draft)) return null
  return `To draft replies needs the role ${replies.draft}, and yours is ${member.role}. ${await whoHas(replies.draft, directory)}`
}

/** Who may have this draft sent as it stands. */
export function maySend(
  member: Member,
  { replies }: RepliesConfig,
  { editor }: { readonly editor: { readonly id: MemberId } },
): boolean {
  return atLeast(member.role, replies.send) && !(replies.twoPairs && editor.id === member.id)
}

/** Why the member may not send it, or null. */
export async function cannotSend(
  member: Member,
  config: RepliesConfig,
  draft: Parameters<typeof maySend>[2],
  directory: Directory,
): Promise<string | null> {
  if (maySend(member, config, draft)) return null
  return (
    (await mayNeverSend(member, config, directory)) ??
    'Two pairs of eyes look at every reply: a colleague approves what you wrote. Ask one for approval.'
  )
}

/** Why the member's role sends no replies, whoever wrote them; null when it does. */
export async function mayNeverSend(
  { role }: Pick<Member, 'role'>,
  { replies: { send } }: RepliesConfig,
  directory: Directory,
): Promise<string | null> {
  if (atLeast(role, send)) return null
  return `To send replies needs the role ${send}, and yours is ${role}. ${await whoHas(send, directory)}`
}

async function whoHas(role: Role, directory: Directory): Promise<string> {
  const able = (await directory.all()).filter((member) => atLeast(member.role, role))
  if (able.length === 0) return 'Nobody has it yet: the configuration gives roles to members.'
  const names = able.slice(0, NAMED).map(({ name }) => name)
  const more = able.length > NAMED ? ` and ${count(able.length - NAMED, 'other')}` : ''
  return `Ask ${names.join(', ')}${more}.`
}

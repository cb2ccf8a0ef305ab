import type { App } from '@slack/bolt'
import { type Card, say } from '../../core/card.ts'
import type { Answer, FieldFaults } from '../../core/desk.ts'
import type { Form } from '../../core/form.ts'
import type { Sharing } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import type { ChatParts } from '../chat.ts'
import type { Once } from '../once.ts'
import type { Addresses } from './addresses.ts'
import type { HomeTab } from './home.ts'
import type { Workspace, Workspaces } from './install/workspaces.ts'
import type { Patience } from './patience.ts'
import type { People, Person } from './people.ts'
import type { Reply } from './reply.ts'
import type { Web } from './web/web.ts'

/** The part of Bolt that listeners are registered with. */
export type Listening = Pick<App, 'command' | 'action' | 'view' | 'shortcut' | 'event'>

/** What the listeners work with. */
export interface Kit extends Pick<ChatParts, 'desk' | 'clock' | 'log'> {
  readonly ledger: ChatParts['ledger'] & Sharing
  /** The slash command's name, without the slash. */
  readonly command: string
  readonly web: Web
  readonly workspaces: Workspaces
  readonly people: People
  readonly addresses: Addresses
  readonly home: HomeTab
  readonly reply: Reply
  readonly answers: Once<Answer | null>
  readonly submissions: Once<Answer | FieldFaults | Form>
  /** People are answered in time, and told the rest later. */
  readonly patience: Patience
  /** Does what nobody waits for; it is finished before Earshot stops. */
  later(work: () => Promise<unknown>): void
  /** A mention was stored by hand. */
  stored(): void
  /** Earshot was let in somewhere: what could not be posted there is tried at once. */
  mended(): Promise<void>
}

/** Who asks, and from which workspace. */
export interface Caller {
  readonly workspace: Workspace
  readonly member: Member
  readonly user: string
}

/** Null for somebody who is not of the staff. */
export async function callerOf(
  { workspaces, people }: Pick<Kit, 'workspaces' | 'people'>,
  from: { readonly team: string | null; readonly enterprise: string | null; readonly person: Person },
): Promise<Caller | null> {
  const workspace = await workspaces.of(from.team, from.enterprise)
  if (workspace === null) return null
  const member = await people.meet(from.person, workspace)
  return member === null ? null : { workspace, member, user: from.person.id }
}

/** Interactions name people and workspaces in one way. */
export function senderOf(body: {
  readonly user: {
    readonly id: string
    readonly name?: string | undefined
    readonly username?: string | undefined
    readonly team_id?: string | null | undefined
  }
  readonly team?: { readonly id: string } | null | undefined
  readonly enterprise?: { readonly id: string } | null | undefined
}): Parameters<typeof callerOf>[1] {
  const { user, team, enterprise } = body
  return {
    team: team?.id ?? user.team_id ?? null,
    enterprise: enterprise?.id ?? null,
    person: { id: user.id, name: user.name ?? user.username ?? null, team: user.team_id ?? null },
  }
}

export function only(card: Card, ok = true): Answer {
  return { answer: 'answer', audience: 'only you', card, ok }
}

/** Customers' words are the company's own: nobody from outside is shown any. */
export const OUTSIDER: Answer = only(say('Earshot answers the staff of its own company only.', 'bad'), false)

export const SORRY: Answer = only(
  say('Something went wrong in Earshot. Look in a minute whether it was done, then try again.', 'bad'),
  false,
)

export const WAITING: Answer = only(say('One moment, this takes a little longer …'))

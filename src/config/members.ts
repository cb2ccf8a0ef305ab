import type { MemberId } from '../core/member.ts'
import type { ChatName } from '../core/ports.ts'
import type { Config } from './schema.ts'

type MemberConfig = Config['members'][number]

/** Their id in each chat that they are known in. */
export function idsOf({
  handle,
  slack,
  teams,
}: MemberConfig): Readonly<Record<ChatName, string | undefined>> {
  return { workspace: handle, slack, teams }
}

/** @param main where members are told things: their id is that chat's, when the config knows it */
export function memberId(member: MemberConfig, main: ChatName): MemberId {
  const own = idsOf(member)[main]
  return own === undefined ? `workspace:${member.handle}` : `${main}:${own}`
}

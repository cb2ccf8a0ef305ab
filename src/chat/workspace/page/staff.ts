import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { MemberId } from '../../../core/member.ts'
import type { Person, ReactionHint, WorkspaceState } from '../wire.ts'

/** Who is who, and what their reactions mean. */
export interface Staff {
  readonly me: MemberId
  byId(member: MemberId): Person | null
  /** A member's number in the configuration; 0 for one who is not in it. */
  rank(member: MemberId): number
  readonly reactions: readonly ReactionHint[]
  /** What reacting with an emoji does; null when it does nothing. */
  meaning(emoji: string): string | null
}

export const StaffContext = createContext<Staff | null>(null)

export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (staff === null) throw new Error('Nothing is drawn outside <StaffContext.Provider>.')
  return staff
}

export function staffOf({ me, members, reactions }: WorkspaceState): Staff {
  const people = new Map(members.map((member) => [member.id, member]))
  const meanings = new Map(reactions.map(({ emoji, means }) => [emoji, means]))
  return {
    me,
    byId: (member) => people.get(member) ?? null,
    rank: (member) =>
      Math.max(
        0,
        members.findIndex(({ id }) => id === member),
      ),
    reactions,
    meaning: (emoji) => meanings.get(emoji) ?? null,
  }
}

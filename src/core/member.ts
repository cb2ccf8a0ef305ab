/** `workspace:ines`, `slack:T1:U2`, `teams:...`: the chat, then its own id. */
export type MemberId = string

export const ROLES = ['staff', 'community manager', 'manager', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A daily stretch of the wall clock, over midnight too. */
export interface QuietHours {
  /** `22:00`; it is in. */
  readonly from: string
  /** It is out. */
  readonly to: string
  readonly zone: string
}

/** A person on the staff. */
export interface Member {
  readonly id: MemberId
  /** As the chat shows it. */
  readonly name: string
  /** The word that mentions them in a command, without the `@`. */
  readonly handle: string
  readonly role: Role
  /** Names from the config. */
  readonly departments: readonly string[]
  /** IANA zone, for times this person reads. */
  readonly zone: string
  /** When nothing is said to them directly: it waits. Absent: never. */
  readonly quiet?: QuietHours
}

/** Whether `role` carries at least the rights of `needed`: each role has those of the ones before it. */
export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

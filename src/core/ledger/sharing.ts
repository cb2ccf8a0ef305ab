import type { Instant } from '../time.ts'

/** A step of the work, held until a time. The token fences every write made under it. */
export interface Lease {
  readonly name: string
  readonly token: string
  readonly until: Instant
}

export interface Sharing {
  /** Takes the step when it is free, expired or `holder`'s own; null when another instance has it. */
  lease(name: string, holder: string, now: Instant, forMs: number): Promise<Lease | null>
  release(lease: Lease): Promise<void>
  /** True for exactly one caller per (task, slot), over all instances and restarts. */
  takeSlot(task: string, slot: string, now: Instant): Promise<boolean>
  /**
   * Forgets which slots were taken before, but for the latest of each task, and by what names chats called
   * the requests of that time: nobody asks for either any more. How many, at most about `limit`.
   */
  forgetRequests(before: Instant, limit: number): Promise<number>
}

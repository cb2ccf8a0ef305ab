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
}

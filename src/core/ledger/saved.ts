import type { Instant } from '../time.ts'

export const RHYTHMS = ['instant', 'hourly', 'daily', 'weekly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** Where what a saved search finds is sent, and how often. */
export interface Send {
  /** A channel’s name, or `@<member id>`. */
  readonly to: string
  readonly every: Rhythm
  /** The name of who wanted it so. */
  readonly by: string
  readonly at: Instant
}

/** A search that the team keeps under a name. */
export interface SavedSearch {
  readonly name: string
  readonly words: string
  readonly by: string
  readonly at: Instant
  readonly sends: readonly Send[]
}

export interface SavedLedger {
  /** By name. */
  savedSearches(): Promise<readonly SavedSearch[]>
  /** Of one that is there the words change; where it is sent stays. */
  saveSearch(search: Omit<SavedSearch, 'sends'>): Promise<void>
  /** False when there is none of that name. */
  removeSearch(name: string): Promise<boolean>
  /** Instead of how it was sent to the same place before. False when there is none of that name. */
  sendSearch(name: string, send: Send): Promise<boolean>
  /** `to` null: nowhere. False when it was not sent there. */
  stopSending(name: string, to: string | null): Promise<boolean>
}

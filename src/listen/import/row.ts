import type { Place } from './file.ts'

/** One row of a file, or why it is none. */
export type Row = {
  /** Where it begins. */
  readonly line: number
  /** Where the next one begins. */
  readonly next: Place
} & ({ readonly cells: Cells; readonly problem: null } | { readonly cells: null; readonly problem: string })

export interface Cells {
  /** Column names, as written. */
  readonly columns: readonly string[]
  /** Null when it is absent or neither text nor a number. */
  get(column: string): string | null
  /** The same for the same row, whatever the others are. */
  readonly digest: string
}

/** No row is longer, in bytes: what is was not meant as one. */
export const LONGEST_ROW = 1_000_000

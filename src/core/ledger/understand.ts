import type { Analysis } from '../analysis.ts'
import type { Mention, MentionId } from '../mention.ts'
import type { ThemeId } from '../theme.ts'
import type { Instant } from '../time.ts'
import type { Lease } from './sharing.ts'

/** A compact sketch of a text's words, for finding near copies. Opaque to the ledger. */
export interface Sketch {
  readonly mention: MentionId
  readonly copyOf: MentionId | null
  readonly sketch: string
  /** How good a lead these words make; the highest leads. */
  readonly standing: number
}

export interface Understood {
  readonly mention: MentionId
  readonly analysis: Analysis
  /** Null when the text is too short to tell copies by. */
  readonly sketch: string | null
  readonly standing: number
  /** The mention that these words repeat, or null. */
  readonly copyOf: MentionId | null
  /**
   * When true and `copyOf` has no engagement yet, this mention becomes the lead of `copyOf` and of all
   * its copies; once a lead is before the staff it stays the lead.
   */
  readonly leads: boolean
  /** What it is about; absent or null: nothing that others are about too. */
  readonly theme?: ThemeId | null
}

/** A theme as it is gathered further. `state` is opaque to the ledger. */
export interface KeptTheme {
  readonly id: ThemeId
  readonly name: string | null
  readonly state: string
  readonly count: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly pinned: boolean
  /** What of that theme holds all of these words is of this one. */
  readonly split?: { readonly from: ThemeId; readonly words: string }
}

/** What a batch changed of the themes. */
export interface ThemesMoved {
  readonly changed: readonly KeptTheme[]
  /** Made room for others. One without a name is forgotten; one with a name rests, and nothing more comes to it. */
  readonly gone: readonly ThemeId[]
  /** The number of the next new theme. */
  readonly next: ThemeId
  /** The edits that were known of when it was gathered; absent: it holds whatever people changed since. */
  readonly edits?: number
}

export interface UnderstandLedger {
  /** Stored and not yet understood, oldest reference first. */
  unread(limit: number): Promise<readonly Mention[]>
  /**
   * Keeps the analyses, folds the copies, and owes an update to the cards of leads whose count grew.
   * All or nothing, fenced by the lease.
   * @throws {LeaseLost}
   * @throws {ThemesEdited}
   */
  understood(
    lease: Lease,
    understood: readonly Understood[],
    at: Instant,
    themes?: ThemesMoved,
  ): Promise<void>
  /** Sketches of mentions stored since, oldest first, at most `limit` (the newest ones). */
  sketches(since: Instant, limit: number): Promise<readonly Sketch[]>
  /** Those that gather further. `edits` counts what people changed of themes. */
  themes(): Promise<{
    readonly themes: readonly KeptTheme[]
    readonly next: ThemeId
    readonly edits: number
  }>
  themeEdits(): Promise<number>
  /** The last ones that were understood and are no copies, oldest first. */
  recentlyGathered(limit: number): Promise<readonly RecentlyGathered[]>
  /** The first mentions of each of these themes. */
  gatheredIn(
    themes: readonly ThemeId[],
    each: number,
  ): Promise<readonly { readonly theme: ThemeId; readonly mention: MentionId }[]>
  wordsOf(mentions: readonly MentionId[]): Promise<readonly Pick<Mention, 'id' | 'title' | 'text'>[]>
}

export interface RecentlyGathered {
  readonly theme: ThemeId | null
  readonly mention: Pick<Mention, 'title' | 'text' | 'at' | 'storedAt'>
  readonly language: string
}

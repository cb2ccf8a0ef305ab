import type { Pulse, Surge, SurgeId, SurgeStory, ThemeHeard } from '../surge.ts'
import type { Theme, ThemeId, ThemeLabel } from '../theme.ts'
import type { Instant } from '../time.ts'
import type { Page } from './engage.ts'

export interface ThemeLedger {
  /** Those with a name: pinned ones first, then those that the last seven days spoke of most. */
  listThemes(
    now: Instant,
    limit: number,
    offset: number,
  ): Promise<{
    readonly themes: readonly Theme[]
    readonly total: number
  }>
  /** All that have a name, by which people may call them. */
  namedThemes(): Promise<readonly ThemeLabel[]>
  /** Of a merged one, the theme that it went into. Null when there is none of that number with a name. */
  theme(theme: ThemeId, now: Instant): Promise<Theme | null>
  /** Newest first, copies left out. */
  themeMentions(theme: ThemeId, limit: number, offset: number): Promise<Page>
  /** The following change it for good: no later mention takes a person's word back. */
  renameTheme(theme: ThemeId, name: string): Promise<void>
  pinTheme(theme: ThemeId, pinned: boolean): Promise<void>
  /** Mentions, counts and surges of the one go to the other, and so does what is said from now on. */
  mergeThemes(from: ThemeId, into: ThemeId, at: Instant): Promise<void>
  /**
   * Mentions of the theme that hold all of these words, as a search finds them in title and text, become a
   * new theme of that name; of what is said from now on as well. Said again, it is the theme there is.
   */
  splitTheme(from: ThemeId, words: string, at: Instant): Promise<Split>
}

/** No theme when none of the mentions holds the words, or all do. */
export interface Split {
  readonly theme: ThemeId | null
  /** How many hold them, copies left out. */
  readonly mentions: number
}

export interface SurgeLedger {
  openSurges(): Promise<readonly Surge[]>
  /** Of each theme what was heard within the hour before `now`, and in each hour of the weeks before. */
  heard(themes: readonly ThemeId[], now: Instant): Promise<readonly ThemeHeard[]>
  /** How much there is to hear at present. */
  pulse(now: Instant): Promise<Pulse>
  /** The surge with what its card shows. */
  surge(surge: SurgeId): Promise<SurgeStory | null>
}

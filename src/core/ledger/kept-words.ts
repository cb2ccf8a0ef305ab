import type { Instant } from '../time.ts'

export interface KeptWords {
  /** Erases an author's words, name and links everywhere, cards included; the figures stay. How many mentions. */
  forgetAuthor(source: string | null, author: string, at: Instant): Promise<number>
  /** The same for what was stored before. */
  forgetBefore(before: Instant, limit: number, at: Instant): Promise<number>
}

import type { Kind } from '../analysis.ts'
import type { Card } from '../card.ts'
import type { ActionType, ActVerb } from '../engagement.ts'
import type { MentionId } from '../mention.ts'
import type { ThemeId } from '../theme.ts'
import type { Instant } from '../time.ts'
import type { Row } from './amplify.ts'

/** From `since` up to, and without, `until`. */
export interface Period {
  readonly since: Instant
  readonly until: Instant
}

/** What was said in a period for one department in one kind. A copy is counted as one, not as a mention. */
export interface Tally {
  readonly department: string | null
  readonly kind: Kind
  readonly mentions: number
  readonly copies: number
  /** Of the mentions. */
  readonly negative: number
  readonly positive: number
}

/** What was said of one theme in a period, copies left out. */
export interface ThemeTally {
  readonly theme: ThemeId
  readonly name: string
  /** When its first mention of all was said. */
  readonly firstAt: Instant
  readonly mentions: number
  readonly negative: number
  readonly positive: number
}

/** How often a member did something in a period. */
export interface Deeds {
  readonly department: string | null
  readonly verb: ActVerb
  readonly action: ActionType | null
  /** Null: Earshot itself. */
  readonly member: string | null
  readonly count: number
}

/** How long it took from when the team was told to its first answer, and to the end. */
export interface Pace {
  readonly department: string | null
  readonly kind: Kind
  readonly step: 'responded' | 'closed'
  /** Of each one that was answered or closed, in milliseconds and in no order. */
  readonly ms: readonly number[]
}

/** Complaints that wait for someone to do something. */
export interface Waiting {
  readonly department: string | null
  readonly open: number
  /** Of these, those that nobody has answered for too long. */
  readonly overdue: number
}

/** Something that stands for others: the most notable of its department and kind. */
export interface Voice {
  readonly department: string | null
  readonly row: Row
}

/** Who was named in praise, and how often. */
export interface Praised {
  readonly person: string
  readonly count: number
  readonly latest: MentionId
}

/** A digest that fell due, and what it says. */
export interface DigestOrder {
  /** Which of the digests of the configuration. */
  readonly task: string
  /** The time for which it is due, in ISO 8601, UTC. */
  readonly slot: string
  /** The slot that it goes on from: of two that go on from the same only one is owed. */
  readonly after?: string
  /** A channel's name, or `@<member id>`. */
  readonly channel: string
  readonly say: Card
  /** The same without customers' words: what stays when the author of any of them is forgotten. */
  readonly bare: Card
  /** Whose words are in it. */
  readonly quotes: readonly MentionId[]
  readonly at: Instant
}

/**
 * The figures of a period. Those who ask for a long one ask in parts, so that nothing else waits meanwhile.
 * `department`: only that one.
 */
export interface LearnLedger {
  /** In how many mentions' time one question should end at the most; a tally is read faster. */
  readonly atOnce: number
  /** The hour of the earliest mention; null before the first. What was said earlier is not known. */
  heardSince(): Promise<Instant | null>
  tally(period: Period): Promise<readonly Tally[]>
  /** Themes with a name of which something was said. */
  tallyThemes(period: Period, department: string | null): Promise<readonly ThemeTally[]>
  /** The most notable of what was said of a theme lately in the period. */
  themeVoices(
    theme: ThemeId,
    period: Period,
    department: string | null,
    limit: number,
  ): Promise<readonly Row[]>
  deeds(period: Period, department: string | null): Promise<readonly Deeds[]>
  /** Of those answered or closed in the period. */
  pace(period: Period, department: string | null): Promise<readonly Pace[]>
  /** As things stand; overdue are those that the team was told of before `overdueBefore`. */
  waiting(overdueBefore: Instant, department: string | null): Promise<readonly Waiting[]>
  /** Overdue complaints: of those that fell overdue lately the urgent ones first, then the longest waiting. */
  overdue(overdueBefore: Instant, department: string | null, limit: number): Promise<readonly Row[]>
  praised(period: Period, department: string | null): Promise<readonly Praised[]>
  /** The most notable of each department and kind, at most `each` of them. */
  voices(period: Period, department: string | null, each: number): Promise<readonly Voice[]>
  /** The latest time for which a digest was sent, or let pass; null when it never was. */
  lastDigest(task: string): Promise<string | null>
  /** Takes the slot and owes the digest in one transaction. False when the slot was taken before: nothing is owed. */
  oweDigest(order: DigestOrder): Promise<boolean>
}

import type { Analysis, Kind, Mood, Urgency } from './analysis.ts'
import type { Card } from './card.ts'
import type { Act, ActionType, ActRequest, ActVerb, Engagement, Status } from './engagement.ts'
import { Fault } from './fault.ts'
import type { Mutable } from './intent.ts'
import type { MemberId } from './member.ts'
import type { Found, Mention, MentionId } from './mention.ts'
import type { MessageRef } from './ports.ts'
import type { Pulse, Surge, SurgeId, SurgeMoved, SurgeStory, ThemeHeard } from './surge.ts'
import type { Theme, ThemeId, ThemeLabel } from './theme.ts'
import type { Instant } from './time.ts'

/**
 * The database, in the words of the domain: one part for each step of the data's way.
 * Every method is one transaction; none calls the network inside it.
 * @throws {LedgerFault} from any method, with what to do next.
 */
export interface Ledger
  extends Sharing,
    ListenLedger,
    UnderstandLedger,
    AmplifyLedger,
    OutboxLedger,
    EngageLedger,
    SearchLedger,
    ThemeLedger,
    LearnLedger,
    SurgeLedger,
    KeptWords {
  close(): Promise<void>
}

export class LedgerFault extends Fault {
  override readonly name = 'LedgerFault'
}

/** Another instance took the step over: what was about to be written was not. */
export class LeaseLost extends LedgerFault {}

// ── Sharing the work between instances ────────────────────────────────────────────────────────────

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

// ── Listen ────────────────────────────────────────────────────────────────────────────────────────

export interface SourceState {
  readonly name: string
  readonly fingerprint: string | null
  readonly cursor: string | null
  /** In a row. */
  readonly failures: number
  /** Back-off: no pull before this. */
  readonly notBefore: Instant
  readonly lastPullAt: Instant | null
  readonly lastSuccessAt: Instant | null
  /** What went wrong at the last pull; null when it went well. */
  readonly fault: string | null
  /** Mentions stored from it, in all. */
  readonly stored: number
  /** Entries that could not be read, in all. */
  readonly skipped: number
  readonly lastMentionAt: Instant | null
}

export interface Pulled {
  readonly source: string
  readonly fingerprint: string
  readonly cursor: string | null
  readonly found: readonly Found[]
  readonly skipped: number
  /** Stored and understood, but nobody is told: a source's first pull, an import of old mentions. */
  readonly quiet: boolean
  readonly at: Instant
}

export interface Stored {
  readonly stored: number
  /** Known already: not stored again. Their words are brought up to date when they changed. */
  readonly known: number
}

export interface ListenLedger {
  /** A source never pulled has the state of one that never failed. */
  sourceState(name: string): Promise<SourceState>
  /** Those ever pulled, by name. */
  sourceStates(): Promise<readonly SourceState[]>
  /**
   * What was found and the next cursor, in one transaction: at least once in, exactly once stored.
   * Sets failures to 0. References are given in the order of `found` and leave no gaps for known ones.
   */
  store(pulled: Pulled): Promise<Stored>
  /** Counts a failure and keeps the cursor. */
  pullFailed(source: string, reason: string, notBefore: Instant, at: Instant): Promise<void>
}

// ── Understand ────────────────────────────────────────────────────────────────────────────────────

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
}

/** What a batch changed of the themes. */
export interface ThemesMoved {
  readonly changed: readonly KeptTheme[]
  /** Made room for others. One without a name is forgotten; one with a name rests, and nothing more comes to it. */
  readonly gone: readonly ThemeId[]
  /** The number of the next new theme. */
  readonly next: ThemeId
}

export interface UnderstandLedger {
  /** Stored and not yet understood, oldest reference first. */
  unread(limit: number): Promise<readonly Mention[]>
  /**
   * Keeps the analyses, folds the copies, and owes an update to the cards of leads whose count grew.
   * All or nothing, fenced by the lease.
   * @throws {LeaseLost}
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

// ── Amplify ───────────────────────────────────────────────────────────────────────────────────────

/** A mention with what is known of it. */
export interface Row {
  readonly mention: Mention
  readonly analysis: Analysis
  readonly engagement: Engagement | null
  /** Absent: of none. */
  readonly theme?: ThemeLabel
}

export type CardId = number

export interface Routed {
  readonly mention: MentionId
  /** 0 to 1: how much it deserves a channel's attention. */
  readonly notability: number
  /** Why it is where it is, or why nobody was told: shown by `show`. */
  readonly reason: string
  /** Who shall look after it; ignored without cards. */
  readonly department: string | null
  /** One for each channel that shall show it; none when nobody is told. */
  readonly cards: readonly RoutedCard[]
}

export interface RoutedCard {
  readonly channel: string
  /** Why it came here, in plain words. */
  readonly reason: string
  /** Kept for the channel's next roundup instead of being posted now. */
  readonly hold: 'budget' | 'quiet hours' | null
}

export interface Mute {
  readonly what: Mutable
  readonly value: string
  readonly until: Instant | null
  readonly by: string
  readonly at: Instant
}

/** A card in a channel. */
export interface CardRecord {
  readonly id: CardId
  readonly channel: string
  readonly subject: CardSubject
  readonly reason: string
  readonly state: 'owed' | 'held' | 'gathered' | 'posted' | 'in doubt' | 'refused'
  readonly message: MessageRef | null
  readonly at: Instant
}

export type CardSubject =
  | { readonly about: 'mention'; readonly mention: MentionId }
  /** The held cards that one roundup gathered. */
  | { readonly about: 'roundup'; readonly roundup: number }
  /** A period's report, as it was put together when it fell due. */
  | { readonly about: 'digest'; readonly say: Card }
  | { readonly about: 'surge'; readonly surge: SurgeId }

export interface Held {
  readonly channel: string
  readonly count: number
  readonly oldestAt: Instant
}

export interface AmplifyLedger {
  /** Understood, not a copy, not quiet, not yet routed; oldest first. */
  unrouted(limit: number): Promise<readonly Row[]>
  /**
   * Decisions, engagements, cards and the posts owed for them, surges and their cards too: one transaction,
   * fenced by the lease. A mention already routed is left as it is.
   * @throws {LeaseLost}
   */
  routed(lease: Lease, routed: readonly Routed[], at: Instant, surges?: readonly SurgeMoved[]): Promise<void>
  /** How many cards were sent to the channel (not held) since. */
  cardsSince(channel: string, since: Instant): Promise<number>
  /** Channels with held cards. */
  held(): Promise<readonly Held[]>
  /** Gathers a channel's held cards into one roundup and owes its post. Null when there are none. */
  gather(lease: Lease, channel: string, at: Instant): Promise<CardId | null>
  card(id: CardId): Promise<CardRecord | null>
  /** The mentions in a roundup, in order of notability. */
  roundup(roundup: number): Promise<readonly Row[]>
  /** By the message that shows it, for reactions and replies in threads. */
  cardByMessage(channel: string, message: MessageRef): Promise<CardRecord | null>
  mutes(now: Instant): Promise<readonly Mute[]>
  mute(mute: Mute): Promise<void>
  /** False when nothing of that name was muted. */
  unmute(what: Mutable, value: string): Promise<boolean>
}

// ── Outbox ────────────────────────────────────────────────────────────────────────────────────────

/** Something owed to chat. Of one channel, one at a time and in order. */
export interface Debt {
  readonly id: number
  /** A channel's name, or `@<member id>` for a direct message. */
  readonly queue: string
  readonly owed: Owed
  readonly tries: number
  readonly createdAt: Instant
  /** Fences `settle`. */
  readonly token: string
  readonly until: Instant
  /** True when an earlier holder died while sending: look before sending again. */
  readonly interrupted: boolean
}

export type Owed =
  | { readonly owe: 'post'; readonly card: CardId }
  /** Many updates of one card that wait are one. */
  | { readonly owe: 'update'; readonly card: CardId }
  | { readonly owe: 'reply'; readonly card: CardId; readonly say: Card }
  | { readonly owe: 'direct'; readonly member: MemberId; readonly say: Card }

export type Settlement =
  | { readonly state: 'done'; readonly message: MessageRef | null }
  /** Try again at `notBefore`; `spent` counts a try; `fault` is shown until the queue works again. */
  | {
      readonly state: 'later'
      readonly notBefore: Instant
      readonly spent: boolean
      readonly fault: string | null
    }
  | { readonly state: 'in doubt' | 'refused'; readonly reason: string }

export interface Settled {
  readonly debt: Debt
  readonly settlement: Settlement
}

/** A queue that cannot deliver at present. */
export interface QueueFault {
  readonly queue: string
  readonly fault: string
  readonly since: Instant
  readonly waiting: number
}

export interface Doubt {
  readonly debt: number
  readonly queue: string
  readonly owed: Owed
  readonly reason: string
  readonly at: Instant
}

export interface OutboxLedger {
  /**
   * The heads of the queues whose time has come, each leased to the caller; a queue's gate moves to
   * `now + paceMs(queue)` in the same step. A queue of pace 0 gives as many as there are, in order: the
   * caller sends them in that order. Nothing of a queue is given while a leased debt of it is unsettled.
   */
  claimDebts(
    now: Instant,
    leaseMs: number,
    paceMs: (queue: string) => number,
    limit: number,
  ): Promise<readonly Debt[]>
  /** False when the lease was lost meanwhile; then nothing changed. */
  settle(debt: Debt, settlement: Settlement, now: Instant): Promise<boolean>
  /** The same for many, in one transaction; one answer each, in order. */
  settleAll(settled: readonly Settled[], now: Instant): Promise<readonly boolean[]>
  /** When the next debt can be claimed; null when nothing is owed. */
  nextDebtAt(): Promise<Instant | null>
  queueFaults(): Promise<readonly QueueFault[]>
  doubts(): Promise<readonly Doubt[]>
  /** A person looked: it is there, or it shall be posted again. False when it was settled meanwhile. */
  resolveDoubt(debt: number, verdict: 'there' | 'post again', now: Instant): Promise<boolean>
  /** Owes one line of text to a member. `key` makes it once. */
  oweDirect(member: MemberId, say: Card, key: string, now: Instant): Promise<void>
}

// ── Engage ────────────────────────────────────────────────────────────────────────────────────────

export interface ActOrder {
  readonly mention: MentionId
  readonly act: ActRequest
  readonly via: string
  /** The platform's name for this request: a redelivery changes nothing. */
  readonly key: string
  readonly at: Instant
  /** Cards to owe beyond the update of those that are there: a move's new channel. */
  readonly cards: readonly RoutedCard[]
  /** Direct messages to owe. */
  readonly tell: readonly { readonly member: MemberId; readonly say: Card }[]
}

export interface Acted {
  readonly engagement: Engagement
  /** True when this request had been carried out before. */
  readonly repeated: boolean
}

/** All that is known of one mention. */
export interface Story extends Row {
  /** In order. */
  readonly acts: readonly Act[]
  readonly cards: readonly CardRecord[]
  /** Where the same words were found too. */
  readonly copies: readonly { readonly id: MentionId; readonly source: string; readonly url: string | null }[]
  /** Why it is in its channels, or why nobody was told. */
  readonly routed: string | null
}

export interface ListQuery {
  readonly statuses?: readonly Status[] | undefined
  readonly department?: string | undefined
  readonly kind?: Kind | undefined
  readonly assignee?: MemberId | undefined
  readonly limit: number
  readonly offset: number
}

export interface Page {
  readonly rows: readonly Row[]
  readonly total: number
}

export interface EngageLedger {
  /** Of a copy, its lead's. Null when there is no such mention, or it is not understood yet. */
  story(mention: MentionId): Promise<Story | null>
  /**
   * One act: `transition` applied, the act, its line in the audit trail, and what is owed to chat for it,
   * in one transaction. A mention nobody was told of gets an engagement by the act.
   * @throws {Refusal} as `transition` does. Null when there is no such mention.
   */
  act(order: ActOrder): Promise<Acted | null>
  /** Mentions before the staff, the most pressing first: urgency, then the longest open. */
  list(query: ListQuery): Promise<Page>
  /** Snoozed ones whose time has come. */
  dueToWake(now: Instant, limit: number): Promise<readonly MentionId[]>
}

// ── Themes and surges ─────────────────────────────────────────────────────────────────────────────

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
  /** Of a merged one, the theme that it went into. Null when there is none of that number with a name. */
  theme(theme: ThemeId, now: Instant): Promise<Theme | null>
  /** Newest first, copies left out. */
  themeMentions(theme: ThemeId, limit: number, offset: number): Promise<Page>
  /** The following change it for good: no later mention takes a person's word back. */
  renameTheme(theme: ThemeId, name: string): Promise<void>
  pinTheme(theme: ThemeId, pinned: boolean): Promise<void>
  /** Mentions, counts and surges of the one go to the other, and so does what is said from now on. */
  mergeThemes(from: ThemeId, into: ThemeId, at: Instant): Promise<void>
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

// ── Search ────────────────────────────────────────────────────────────────────────────────────────

/** All given must hold. Words match whole words, case and accents folded. */
export interface SearchQuery {
  readonly must: readonly string[]
  readonly any: readonly string[]
  readonly not: readonly string[]
  readonly source?: string | undefined
  readonly department?: string | undefined
  readonly kind?: Kind | undefined
  readonly mood?: Mood | undefined
  readonly urgency?: Urgency | undefined
  readonly language?: string | undefined
  readonly status?: Status | undefined
  readonly since?: Instant | undefined
  /** Said before this. */
  readonly until?: Instant | undefined
  readonly limit: number
  readonly offset: number
}

export interface SearchLedger {
  /** Newest first. `more` when there are further ones. */
  search(query: SearchQuery): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }>
  /** How much waits at each step, for metrics and `check`. */
  backlog(now: Instant): Promise<Backlog>
}

export interface Backlog {
  readonly mentions: number
  readonly unread: number
  readonly unrouted: number
  readonly owed: number
  readonly inDoubt: number
  /** Milliseconds that the oldest owed post has waited; 0 when nothing is owed. */
  readonly oldestOwedMs: number
}

// ── Learn ─────────────────────────────────────────────────────────────────────────────────────────

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

/** How often a member did something in a period. */
export interface Deeds {
  readonly department: string | null
  readonly verb: ActVerb
  readonly action: ActionType | null
  /** Null: Earshot itself. */
  readonly member: string | null
  readonly count: number
}

/** Milliseconds from when the team was told to its answer, and to the end. */
export interface Pace {
  readonly department: string | null
  readonly kind: Kind
  readonly step: 'responded' | 'closed'
  readonly ms: number
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
 * The figures of a period. Short periods answer at once: those who ask for a year ask day by day, so that
 * nothing else waits meanwhile. `department`: only that one.
 */
export interface LearnLedger {
  /** The hour of the earliest mention; null before the first. What was said earlier is not known. */
  heardSince(): Promise<Instant | null>
  tally(period: Period): Promise<readonly Tally[]>
  deeds(period: Period, department: string | null): Promise<readonly Deeds[]>
  /** Of those answered or closed in the period. */
  pace(period: Period, department: string | null): Promise<readonly Pace[]>
  /** As things stand; overdue are those that the team was told of before `overdueBefore`. */
  waiting(overdueBefore: Instant, department: string | null): Promise<readonly Waiting[]>
  /** Overdue complaints, the longest waiting first. */
  overdue(overdueBefore: Instant, department: string | null, limit: number): Promise<readonly Row[]>
  praised(period: Period, department: string | null): Promise<readonly Praised[]>
  /** The most notable of each department and kind, at most `each` of them. */
  voices(period: Period, department: string | null, each: number): Promise<readonly Voice[]>
  /** The latest time for which a digest was sent, or let pass; null when it never was. */
  lastDigest(task: string): Promise<string | null>
  /** Takes the slot and owes the digest in one transaction. False when the slot was taken before: nothing is owed. */
  oweDigest(order: DigestOrder): Promise<boolean>
}

// ── The keeping and erasing of words ──────────────────────────────────────────────────────────────

export interface KeptWords {
  /** Erases an author's words, name and links everywhere, cards included; the figures stay. How many mentions. */
  forgetAuthor(source: string | null, author: string, at: Instant): Promise<number>
  /** The same for what was stored before. */
  forgetBefore(before: Instant, limit: number, at: Instant): Promise<number>
}

import type { Generated } from 'kysely'
import type { Kind, Urgency } from '../core/analysis.ts'
import type { Correctable } from '../core/correction.ts'
import type { ReplyTone } from '../core/draft.ts'
import type { ActionType, ActVerb, Status } from '../core/engagement.ts'
import type { Mutable } from '../core/intent.ts'
import type { CardRecord, DraftState, Owed, Purpose, RoutedCard } from '../core/ledger.ts'
import type { Role } from '../core/member.ts'
import type { Instant } from '../core/time.ts'

/** 0 or 1: SQLite has no booleans. */
export type Flag = number
/** JSON text. */
type Json = string

export interface Tables {
  migration: { name: string; at: Instant }
  lease: { name: string; holder: string; token: string; until: Instant }
  slot: { task: string; slot: string; at: Instant }
  source: SourceTable
  mention: MentionTable
  /** The full-text index, by the mention's id. */
  mention_words: { rowid: number; words: string }
  analysis: AnalysisTable
  sketch: { mention: number; stored_at: Instant; sketch: string; standing: number }
  engagement: EngagementTable
  act: ActTable
  card: CardTable
  correction: CorrectionTable
  /** One row: how often what corrections teach has changed. */
  correction_clock: { edits: number }
  tally: TallyTable
  /** Staff named in praise. */
  praised: { mention: number; person: string; at: Instant }
  /** Whose words stand in a card that keeps what it says. */
  card_quote: { card: number; mention: number }
  theme: ThemeTable
  /** One row: the number of the next theme, and how often people changed themes. */
  theme_clock: { next: number; edits: number }
  theme_hour: { theme: number; hour: number; count: number }
  theme_tally: ThemeTallyTable
  /** `sends`: to whom it goes, and when. */
  saved_search: { name: string; words: string; by: string; at: Instant; sends: Json }
  surge: SurgeTable
  draft: DraftTable
  reply: ReplyTable
  mute: { what: Mutable; value: string; until: Instant | null; by: string; at: Instant }
  /** What a member wishes; without a row, all is as it comes. */
  preference: { member: string; reminders: Flag }
  queue: QueueTable
  debt: DebtTable
  room_post: PostTable
  room_reaction: { post: number; emoji: string; member: string; at: Instant }
  room_read: { member: string; channel: string; post: number }
  /** One row: what the next change to any post counts on from. */
  room_version: { version: number }
  model_call: ModelCallTable
  kv: { key: string; value: string; expires: Instant | null }
}

interface SourceTable {
  name: string
  fingerprint: string | null
  cursor: string | null
  failures: Generated<number>
  not_before: Generated<Instant>
  last_pull_at: Instant | null
  last_success_at: Instant | null
  fault: string | null
  stored: Generated<number>
  skipped: Generated<number>
  last_mention_at: Instant | null
}

interface MentionTable {
  id: Generated<number>
  source: string
  /** A digest of the external id: what is unique within the source, and all that stays of it when erased. */
  identity: string
  external_id: string
  author_key: string | null
  author_name: string | null
  author_url: string | null
  title: string | null
  text: string
  url: string | null
  published_at: Instant | null
  at: Instant
  stored_at: Instant
  reach: number
  language: string | null
  /** A digest of the words, to see whether they changed. */
  digest: string
  quiet: Flag
  /** The step that it waits for; null when it waits for none. */
  awaits: 'understanding' | 'routing' | null
  copy_of: number | null
  copies: Generated<number>
  notability: number | null
  /** Why it is where it is; null until it is routed. */
  routed: string | null
  routed_at: Instant | null
  erased_at: Instant | null
}

interface AnalysisTable {
  mention: number
  kind: Kind
  sentiment: number
  urgency: Urgency
  department: string | null
  language: string
  summary: string
  worth: number
  analyst: string
  themes: Json
  promises: Json
  people: Json
  confidence: Json
  because: Json
  theme: Generated<number | null>
  taught: Generated<Json>
}

export interface CorrectionTable {
  id: Generated<number>
  mention: number
  field: Correctable
  /** As it was understood. */
  was: string
  said: string
  /** What else was understood and is changed while it stands. */
  before: Json
  member_id: string
  member_name: string
  role: Role
  at: Instant
  /** Replaced or taken back. */
  ended_at: Instant | null
}

interface ThemeTable {
  id: number
  name: string | null
  /** Empty: nothing more is gathered into it. */
  state: string
  count: number
  first_at: Instant
  last_at: Instant
  pinned: Generated<Flag>
  merged_into: number | null
  /** What of that theme holds these words is of this one. */
  split_from: number | null
  split_words: string | null
}

interface SurgeTable {
  id: Generated<number>
  theme: number
  since: Instant
  usual: number
  closed_at: Instant | null
  shown_at: Instant
  shown: number
}

export interface EngagementTable {
  mention: number
  status: Status
  before: Status | null
  department: string | null
  assignee: string | null
  snoozed_until: Instant | null
  opened_at: Instant
  responded_at: Instant | null
  closed_at: Instant | null
  /** As it was understood; kept here so that what waits is counted from one index. */
  kind: Generated<Kind>
}

/** How much was said in an hour. */
interface TallyTable {
  /** When it begins. */
  hour: Instant
  /** Empty: none. */
  department: string
  kind: Kind
  mentions: number
  copies: number
  negative: number
  positive: number
}

/** How much was said of a theme in an hour, copies left out. */
interface ThemeTallyTable {
  theme: number
  hour: Instant
  /** Empty: none. */
  department: string
  mentions: number
  negative: number
  positive: number
}

export interface ActTable {
  id: Generated<number>
  mention: number
  verb: ActVerb
  member_id: string | null
  member_name: string | null
  via: string
  key: string
  at: Instant
  detail: Json
  action: ActionType | null
}

interface CardTable {
  id: Generated<number>
  channel: string
  /** Null for a roundup, whose number is the card's own id, for a digest and for a surge. */
  mention: number | null
  surge: number | null
  reason: string
  hold: RoutedCard['hold']
  state: CardRecord['state']
  message: string | null
  at: Instant
  /** The roundup that holds it. */
  gathered_by: number | null
  /** What it shows changed since its post was last begun. */
  stale: Generated<Flag>
  /** What it says, where that is kept: a digest. */
  say: Json | null
  /** What it will say once a customer's words in it are erased. */
  bare: Json | null
  /** The card in whose thread it stands. */
  thread: Generated<number | null>
}

export interface DraftTable {
  id: Generated<number>
  mention: number
  state: DraftState
  version: number
  writer_id: string
  writer_name: string
  editor_id: string
  editor_name: string
  text: string
  own: Generated<Flag>
  tone: ReplyTone | null
  made_by: string | null
  note: string | null
  alternatives: Json
  concerns: Json
  confirmations: Json
  asked_id: string | null
  asked_name: string | null
  fault: string | null
  began_at: Instant
  changed_at: Instant
}

/** From a draft's approval on. */
export interface ReplyTable {
  draft: number
  key: string
  /** Null: by hand. */
  through: string | null
  approver_id: string
  approver_name: string
  approved_at: Instant
  not_before: Instant
  tries: Generated<number>
  /** Set while it is being sent, and while it may have been. */
  token: string | null
  until: Instant | null
  sent_at: Instant | null
  link: string | null
}

interface QueueTable {
  name: string
  next_at: Instant
  fault: string | null
  fault_since: Instant | null
}

/** Deleted once it is paid. */
interface DebtTable {
  id: Generated<number>
  queue: string
  owe: Owed['owe']
  card: number | null
  member: string | null
  say: Json | null
  tries: Generated<number>
  /** Set while it is being sent. */
  token: string | null
  until: Instant | null
  doubted_at: Instant | null
  doubt: string | null
  created_at: Instant
}

interface ModelCallTable {
  id: Generated<number>
  purpose: Purpose
  model: string
  input_tokens: number
  output_tokens: number
  /** US dollars. */
  cost: number
  at: Instant
}

interface PostTable {
  id: Generated<number>
  key: string
  channel: string
  thread: number | null
  author: string | null
  card: Json
  at: Instant
  edited_at: Instant | null
  version: number
  replies: Generated<number>
}

import type { Kind, Urgency } from './analysis.ts'
import type { ReplyTone } from './draft.ts'
import type { DraftId } from './draftwords.ts'
import type { ActionType, DismissReason, Status } from './engagement.ts'
import type { Rhythm } from './ledger.ts'
import type { MentionId } from './mention.ts'
import type { Span } from './span.ts'
import type { ThemeId } from './theme.ts'

export const MUTABLE = ['word', 'author', 'source'] as const
export type Mutable = (typeof MUTABLE)[number]

/** Which mentions a list shows; absent fields do not narrow. */
export interface ListFilter {
  readonly statuses?: readonly Status[]
  readonly department?: string
  readonly kind?: Kind
  /** Those that nobody was told of, instead of those before the team. */
  readonly folded?: true
  /** A handle, or `me`. */
  readonly assignee?: string
}

/** What a person wants done, whichever door it came through. */
export type Intent =
  | { readonly verb: 'list'; readonly filter: ListFilter; readonly page: number }
  | { readonly verb: 'show' | 'why'; readonly mention: MentionId }
  | { readonly verb: 'raise'; readonly mention: MentionId }
  | { readonly verb: 'claim' | 'release'; readonly mention: MentionId }
  | { readonly verb: 'assign'; readonly mention: MentionId; readonly to: string }
  | {
      readonly verb: 'log'
      readonly mention: MentionId
      readonly action: ActionType
      readonly note: string
      readonly link: string | null
    }
  | { readonly verb: 'close' | 'reopen'; readonly mention: MentionId; readonly note: string }
  | { readonly verb: 'snooze'; readonly mention: MentionId /** Milliseconds. */; readonly forMs: number }
  | {
      readonly verb: 'dismiss'
      readonly mention: MentionId
      readonly reason: DismissReason
      readonly note: string
    }
  | { readonly verb: 'move'; readonly mention: MentionId; readonly department: string }
  | {
      readonly verb: 'mark'
      readonly mention: MentionId
      /** Null: it is right as it stands. Not both are null. */
      readonly kind: Kind | null
      readonly urgency: Urgency | null
    }
  | {
      readonly verb: 'corrections' /** A handle; null: all that one may see. */
      readonly of: string | null
      readonly page: number
    }
  | { readonly verb: 'forget'; readonly correction: number }
  | { readonly verb: 'forget' /** All that this member said. */; readonly of: string }
  | { readonly verb: 'thank'; readonly mention: MentionId; readonly person: string; readonly note: string }
  | {
      readonly verb: 'search'
      readonly words: string
      readonly page: number
      /** The name under which the team keeps it. */
      readonly saveAs?: string
    }
  | { readonly verb: 'searches'; readonly does: 'list' }
  | { readonly verb: 'searches'; readonly does: 'remove'; readonly name: string }
  | {
      readonly verb: 'searches'
      readonly does: 'send'
      readonly name: string
      /** A channel’s name, or `@` and a colleague’s. */
      readonly to: string
      readonly every: Rhythm
    }
  | {
      readonly verb: 'searches'
      readonly does: 'stop'
      readonly name: string
      /** Null: everywhere. */
      readonly to: string | null
    }
  | {
      readonly verb: 'trend' /** A theme, a saved search, or what `search` reads. */
      readonly words: string
      readonly span: Span
    }
  | { readonly verb: 'ask'; readonly question: string }
  | {
      readonly verb: 'draft'
      readonly does: 'write'
      readonly mention: MentionId
      /** Null: as the brand's voice has it. */
      readonly tone: ReplyTone | null
      readonly instruction: string
    }
  | {
      readonly verb: 'draft'
      readonly does: 'show' | 'sent' | 'again' | 'drop'
      readonly draft: DraftId
    }
  | { readonly verb: 'drafts'; readonly page: number }
  | {
      readonly verb: 'digest'
      /** Null: all. */
      readonly department: string | null
      readonly span: Span
      /** The figures of the time before beside each. */
      readonly compare: boolean
    }
  | { readonly verb: 'sources' }
  | { readonly verb: 'themes'; readonly page: number }
  | { readonly verb: 'theme'; readonly does: 'show'; readonly theme: ThemeId; readonly page: number }
  | { readonly verb: 'theme'; readonly does: 'rename'; readonly theme: ThemeId; readonly name: string }
  | { readonly verb: 'theme'; readonly does: 'merge'; readonly theme: ThemeId; readonly into: ThemeId }
  | { readonly verb: 'theme'; readonly does: 'split'; readonly theme: ThemeId; readonly words: string }
  | { readonly verb: 'theme'; readonly does: 'pin' | 'unpin'; readonly theme: ThemeId }
  | {
      readonly verb: 'mute'
      readonly what: Mutable
      readonly value: string /** Milliseconds; null: until unmuted. */
      readonly forMs: number | null
    }
  | { readonly verb: 'unmute'; readonly what: Mutable; readonly value: string }
  | { readonly verb: 'mutes' }
  /** Null: how it is at present. */
  | { readonly verb: 'remind'; readonly wanted: boolean | null }
  | { readonly verb: 'help'; readonly topic: string | null }

export type Verb = Intent['verb']

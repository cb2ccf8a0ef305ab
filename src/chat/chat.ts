import type { Router } from 'express'
import type { Desk } from '../core/desk.ts'
import type { AmplifyLedger, EngageLedger, ListenLedger, OutboxLedger, SearchLedger } from '../core/ledger.ts'
import type { Log } from '../core/log.ts'
import type { ChatName, Messenger } from '../core/ports.ts'
import type { Clock } from '../core/time.ts'

/** One chat, joined to Earshot. */
export interface Chat {
  readonly messenger: Messenger
  /** What the chat calls over HTTP; null when it needs nothing served. */
  readonly router: Router | null
  start(): Promise<void>
  /** Takes nothing new, and finishes what is under way. */
  stop(): Promise<void>
  /** What keeps it from working at present, and what to do about each. */
  troubles(): readonly string[]
}

/** What every chat's adapter works with. */
export interface ChatParts {
  readonly desk: Desk
  readonly ledger: AmplifyLedger & EngageLedger & ListenLedger & OutboxLedger & SearchLedger
  readonly clock: Clock
  readonly log: Log
  /** What kept this chat from posting may be mended: Earshot was let in somewhere. */
  readonly mended?: (chat: ChatName) => Promise<void>
  /** How long a person waited for an answer. */
  readonly acked: (via: ChatName, seconds: number) => void
}

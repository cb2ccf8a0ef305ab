import { Fault } from './fault.ts'
import type { AmplifyLedger } from './ledger/amplify.ts'
import type { DraftLedger } from './ledger/drafts.ts'
import type { EngageLedger } from './ledger/engage.ts'
import type { KeptWords } from './ledger/kept-words.ts'
import type { LearnLedger } from './ledger/learn.ts'
import type { ListenLedger } from './ledger/listen.ts'
import type { OutboxLedger } from './ledger/outbox.ts'
import type { RemindLedger } from './ledger/remind.ts'
import type { SavedLedger } from './ledger/saved.ts'
import type { SearchLedger } from './ledger/search.ts'
import type { Sharing } from './ledger/sharing.ts'
import type { SpendingLedger } from './ledger/spending.ts'
import type { TeachLedger } from './ledger/teach.ts'
import type { SurgeLedger, ThemeLedger } from './ledger/themes.ts'
import type { UnderstandLedger } from './ledger/understand.ts'

export type * from './ledger/amplify.ts'
export type * from './ledger/drafts.ts'
export type * from './ledger/engage.ts'
export type * from './ledger/kept-words.ts'
export type * from './ledger/learn.ts'
export type * from './ledger/listen.ts'
export type * from './ledger/outbox.ts'
export type * from './ledger/remind.ts'
export type * from './ledger/saved.ts'
export type * from './ledger/search.ts'
export type * from './ledger/sharing.ts'
export type * from './ledger/spending.ts'
export type * from './ledger/teach.ts'
export type * from './ledger/themes.ts'
export type * from './ledger/understand.ts'

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
    RemindLedger,
    DraftLedger,
    SearchLedger,
    ThemeLedger,
    LearnLedger,
    SavedLedger,
    SurgeLedger,
    TeachLedger,
    SpendingLedger,
    KeptWords {
  close(): Promise<void>
}

export class LedgerFault extends Fault {
  override readonly name = 'LedgerFault'
}

/** Another instance took the step over: what was about to be written was not. */
export class LeaseLost extends LedgerFault {}

/** People changed themes since the batch was gathered: nothing was written, and it is to be gathered again. */
export class ThemesEdited extends LedgerFault {}

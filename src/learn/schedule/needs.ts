import type { Config } from '../../config/schema.ts'
import type { Directory } from '../../core/desk.ts'
import type { SourceHealth } from '../../core/health.ts'
import type {
  LearnLedger,
  ListenLedger,
  OutboxLedger,
  SavedLedger,
  SearchLedger,
  Sharing,
  ThemeLedger,
} from '../../core/ledger.ts'
import type { Clock, Instant } from '../../core/time.ts'
import type { Narrator } from '../phrase/narrator.ts'

export interface DigestNeeds {
  readonly ledger: LearnLedger &
    SavedLedger &
    Pick<SearchLedger, 'search' | 'count'> &
    Pick<ThemeLedger, 'namedThemes'> &
    Pick<ListenLedger, 'sourceStates'> &
    Pick<Sharing, 'takeSlot'> &
    Pick<OutboxLedger, 'oweDirect'>
  readonly config: Pick<Config, 'digests' | 'zone' | 'overdueAfter' | 'departments' | 'sources'>
  readonly directory: Pick<Directory, 'find' | 'byId' | 'all'>
  readonly clock: Clock
  readonly narrator?: Narrator | null
  sources(): Promise<readonly SourceHealth[]>
}

/** Nobody is told this time. */
export async function pass(
  ledger: DigestNeeds['ledger'],
  task: string,
  slot: string,
  now: Instant,
): Promise<false> {
  await ledger.takeSlot(task, slot, now)
  return false
}

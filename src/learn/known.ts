import { overdueMs } from '../config/overdue.ts'
import type { Config } from '../config/schema.ts'
import type { Directory } from '../core/desk.ts'
import type { ListenLedger, ThemeLedger } from '../core/ledger.ts'
import { type Known, midnightUtc, sourcesKnown } from '../core/searchfilters.ts'
import type { Instant } from '../core/time.ts'

interface Asking {
  readonly ledger: Pick<ThemeLedger, 'namedThemes'> & Pick<ListenLedger, 'sourceStates'>
  readonly config: Pick<Config, 'departments' | 'sources' | 'overdueAfter'>
  readonly directory: Pick<Directory, 'all'>
}

/** The names that a search may use. @param midnight of the days of UTC, where nobody in particular asks */
export async function knownAt(
  { ledger, config, directory }: Asking,
  now: Instant,
  midnight: Known['midnight'] = midnightUtc(now),
): Promise<Known> {
  return {
    departments: Object.keys(config.departments),
    sources: await sourcesKnown(config.sources, ledger),
    themes: await ledger.namedThemes(),
    members: await directory.all(),
    now,
    midnight,
    overdueMs: overdueMs(config),
  }
}

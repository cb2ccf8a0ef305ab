import { overdueMs } from '../../config/overdue.ts'
import { type Known, midnightUtc, sourcesKnown } from '../../core/searchfilters.ts'
import type { Instant } from '../../core/time.ts'
import type { DigestNeeds } from './needs.ts'

/** The names that a saved search may use where nobody in particular asks. */
export async function knownAt({ ledger, config, directory }: DigestNeeds, now: Instant): Promise<Known> {
  return {
    departments: Object.keys(config.departments),
    sources: await sourcesKnown(config.sources, ledger),
    themes: await ledger.namedThemes(),
    members: await directory.all(),
    now,
    midnight: midnightUtc(now),
    overdueMs: overdueMs(config),
  }
}

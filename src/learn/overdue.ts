import type { Config } from '../config/schema.ts'
import { DAY, parseDuration } from '../core/time.ts'

/** How long a complaint may go unanswered, in milliseconds. */
export function overdueMs({ overdueAfter }: Pick<Config, 'overdueAfter'>): number {
  return parseDuration(overdueAfter) ?? DAY
}

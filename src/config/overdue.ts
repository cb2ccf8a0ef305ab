import { DAY, parseDuration } from '../core/time.ts'
import type { Config } from './schema.ts'

/** How long a complaint may go unanswered, in milliseconds. */
export function overdueMs({ overdueAfter }: Pick<Config, 'overdueAfter'>): number {
  return parseDuration(overdueAfter) ?? DAY
}

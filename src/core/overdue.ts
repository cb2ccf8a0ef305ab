import type { Row } from './ledger.ts'
import type { Instant } from './time.ts'

/** A complaint before the staff that nobody has answered for longer than `afterMs`. */
export function isOverdue({ analysis, engagement }: Row, afterMs: number, now: Instant): boolean {
  return (
    engagement !== null &&
    analysis.kind === 'complaint' &&
    engagement.respondedAt === null &&
    engagement.closedAt === null &&
    engagement.status !== 'snoozed' &&
    now - engagement.openedAt > afterMs
  )
}

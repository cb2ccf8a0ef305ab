import type { Debt, Settlement } from '../core/ledger.ts'
import type { Delivery } from '../core/ports.ts'
import { type Instant, MINUTE, SECOND } from '../core/time.ts'

/** How long one call to a chat may take. */
export const SEND_TIMEOUT_MS = 15 * SECOND

/** Long enough for a send and a few looks for what became of it. */
export const DEBT_LEASE_MS = 4 * SEND_TIMEOUT_MS

/** Pauses before each look for a post whose answer was lost: time for the chat to show what it took in. */
export const LOOK_AFTER_MS = [3 * SECOND, 6 * SECOND, 12 * SECOND] as const

/** How often an address that only a person can mend is tried again. */
const BLOCKED_RETRY_MS = 5 * MINUTE

const FIRST_RETRY_MS = 2 * SECOND
const LONGEST_RETRY_MS = 5 * MINUTE

/** Doubling, with jitter so that queues do not come back as one; it never gives up. */
function backOff(tries: number, random: () => number): number {
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(tries, 20)
  return Math.round(Math.min(doubled, LONGEST_RETRY_MS) * (0.75 + 0.5 * random()))
}

/** What a chat's answer means for the debt; null: it may have been sent, so look for it. */
export function settlementOf(
  delivery: Delivery,
  debt: Pick<Debt, 'owed' | 'tries'>,
  now: Instant,
  random: () => number,
): Settlement | null {
  switch (delivery.outcome) {
    case 'delivered':
      return { state: 'done', message: delivery.message }
    case 'unavailable':
      return again(delivery.reason, debt, now, random)
    case 'throttled':
      return { state: 'later', notBefore: Math.max(now, delivery.until), spent: false, fault: null }
    case 'blocked':
      return blocked(delivery.reason, now)
    case 'refused':
      return { state: 'refused', reason: delivery.reason }
    case 'in doubt':
      return isRepeatable(debt) ? again(delivery.reason, debt, now, random) : null
  }
}

export function again(
  reason: string,
  { tries }: Pick<Debt, 'tries'>,
  now: Instant,
  random: () => number,
): Settlement {
  return { state: 'later', notBefore: now + backOff(tries, random), spent: true, fault: reason }
}

export function blocked(reason: string, now: Instant): Settlement {
  return { state: 'later', notBefore: now + BLOCKED_RETRY_MS, spent: false, fault: reason }
}

/** Not sent: to be claimed anew, by whoever it may be. */
export function givenBack(notBefore: Instant, fault: string | null): Settlement {
  return { state: 'later', notBefore, spent: false, fault }
}

/** Sending it twice does no harm. */
function isRepeatable({ owed }: Pick<Debt, 'owed'>): boolean {
  return owed.owe === 'update'
}

/** An earlier holder may have sent it, and sending it twice would be seen: look first. */
export function mayBeThere(debt: Pick<Debt, 'interrupted' | 'owed'>): boolean {
  return debt.interrupted && !isRepeatable(debt)
}

/** The name under which a chat keeps what is sent, so that it can be looked for. The same for ever. */
export function keyOf({ id, owed }: Pick<Debt, 'id' | 'owed'>): string {
  return owed.owe === 'post' || owed.owe === 'update' ? `card:${owed.card}` : `debt:${id}`
}

import type { DraftLedger, OwedReply, ReplySettlement } from '../core/ledger.ts'
import type { Log } from '../core/log.ts'
import type { Mention } from '../core/mention.ts'
import type { OutgoingReply, Replier, ReplyFinding, Sending } from '../core/ports.ts'
import { sayInDoubt, sayRefused, sayReplied } from '../core/replied.ts'
import { type Clock, MINUTE, SECOND } from '../core/time.ts'

export interface SenderParts {
  readonly ledger: Pick<DraftLedger, 'claimReplies' | 'settleReply'>
  /** What was promised to send it; null when it is not set up any more. */
  readonly replier: (through: string, mention: Mention) => Replier | null
  readonly clock: Clock
  readonly log: Log
  readonly settled?: (settlement: ReplySettlement) => void
}

const AT_ONCE = 4

/** Longer than any call takes: who finds it over finds a sender that died. */
const LEASE_MS = 3 * MINUTE
/** The longest that a send takes. */
const SEND_MS = MINUTE

/** Time for a place to show what it took in. */
const LOOK_AFTER_MS = 30 * SECOND

const FIRST_RETRY_MS = 15 * SECOND
const LONGEST_RETRY_MS = 15 * MINUTE
/** Some five hours in all; then a person decides. */
const MOST_TRIES = 24

/**
 * Sends what was approved: once. What may have been sent is looked for before it is sent again, and where
 * nobody can tell, a person is asked. How many it took.
 */
export function createSender(parts: SenderParts): () => Promise<number> {
  const { ledger, replier, clock, log } = parts

  return async () => {
    const claimed = await ledger.claimReplies(clock.now(), LEASE_MS, AT_ONCE)
    await Promise.all(
      claimed.map(async (owed) => {
        const settlement = await bring(owed)
        const held = await ledger.settleReply(owed, settlement, clock.now())
        const about = { draft: owed.draft.id, state: settlement.state }
        if (held) parts.settled?.(settlement)
        else log.warn(about, 'a lease ran out while a reply was sent; it is looked for')
        if (settlement.state !== 'sent') log.warn({ ...about, reason: settlement.reason }, 'a reply waits')
      }),
    )
    return claimed.length
  }

  async function bring(owed: OwedReply): Promise<ReplySettlement> {
    const { draft, mention, key, look } = owed
    const through = draft.reply.through ?? ''
    const by = replier(through, mention)
    if (by === null)
      return look
        ? inDoubt(owed, `Replies by ${through} are not set up any more.`)
        : refused(owed, `Replies by ${through} are not set up for ${mention.source} any more.`)
    const reply = { mention, text: draft.text, key, approvedAt: draft.reply.approvedAt }
    if (look) {
      const finding = await find(by, reply)
      if (finding.found === 'there') return sent(owed, finding.link)
      // Its words were erased meanwhile: there is nothing to send again, and nothing to look for.
      if (draft.text === '') return inDoubt(owed, 'Its words were erased meanwhile.')
      if (finding.found === 'unknown' && !by.repeatable) return inDoubt(owed, draft.fault ?? INTERRUPTED)
      const ripe = draft.changedAt + LOOK_AFTER_MS
      if (finding.found === 'absent' && clock.now() < ripe)
        return later(ripe, false, true, draft.fault ?? INTERRUPTED)
      if (owed.until - clock.now() < SEND_MS)
        return later(clock.now(), false, true, draft.fault ?? INTERRUPTED)
    }
    return after(owed, await attempt(by, reply), by)
  }

  function after(owed: OwedReply, sending: Sending, { name }: Replier): ReplySettlement {
    const now = clock.now()
    switch (sending.outcome) {
      case 'sent':
        return sent(owed, sending.link)
      case 'refused':
        return refused(owed, sending.reason)
      case 'throttled':
        return later(Math.max(sending.until, now + SECOND), false, false, `${name} asks for a pause.`)
      case 'unavailable':
        return owed.tries >= MOST_TRIES
          ? refused(owed, `${sending.reason} It was tried ${owed.tries} times.`)
          : later(now + backOff(owed.tries), true, false, sending.reason)
      case 'in doubt':
        return owed.tries >= MOST_TRIES
          ? inDoubt(owed, sending.reason)
          : later(now + LOOK_AFTER_MS + backOff(owed.tries), true, true, sending.reason)
    }
  }

  async function attempt(by: Replier, reply: OutgoingReply): Promise<Sending> {
    try {
      return await by.send(reply)
    } catch (error) {
      log.error({ err: error }, 'a replier threw')
      return { outcome: 'in doubt', reason: 'Something went wrong while it was sent.' }
    }
  }

  async function find(by: Replier, reply: OutgoingReply): Promise<ReplyFinding> {
    try {
      return await by.find(reply)
    } catch (error) {
      log.error({ err: error }, 'a replier threw')
      return { found: 'unknown' }
    }
  }
}

const INTERRUPTED = 'Earshot stopped while it was being sent.'

function backOff(tries: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries, 10))
}

function later(notBefore: number, spent: boolean, look: boolean, reason: string): ReplySettlement {
  return { state: 'later', notBefore, spent, look, reason }
}

function sent({ draft }: OwedReply, link: string | null): ReplySettlement {
  return { state: 'sent', link, say: sayReplied(draft, draft.reply.approver, link) }
}

function refused({ draft }: OwedReply, reason: string): ReplySettlement {
  return { state: 'refused', reason, tell: sayRefused(draft, reason) }
}

function inDoubt({ draft, mention }: OwedReply, reason: string): ReplySettlement {
  return { state: 'in doubt', reason, tell: sayInDoubt(draft, mention.url, reason) }
}

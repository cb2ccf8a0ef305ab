import { Refusal } from '../core/engagement.ts'
import type { EngageLedger } from '../core/ledger.ts'
import type { MentionId } from '../core/mention.ts'
import type { Clock } from '../core/time.ts'
import { awake } from './direct.ts'

const AT_ONCE = 100

/** Wakes the snoozed ones whose time has come, and tells whoever has them. How many: call again while more than 0. */
export async function wakeDue(
  ledger: Pick<EngageLedger, 'dueToWake' | 'story' | 'act'>,
  clock: Clock,
): Promise<number> {
  const due = await ledger.dueToWake(clock.now(), AT_ONCE)
  let woken = 0
  for (const mention of due) if (await wake(ledger, clock, mention)) woken += 1
  return woken
}

async function wake(
  ledger: Pick<EngageLedger, 'story' | 'act'>,
  clock: Clock,
  mention: MentionId,
): Promise<boolean> {
  const story = await ledger.story(mention)
  const until = story?.engagement?.snoozedUntil ?? null
  if (story === null || until === null) return false
  const assignee = story.engagement?.assignee ?? null
  try {
    const acted = await ledger.act({
      mention,
      act: { verb: 'wake', member: null, detail: {} },
      via: 'earshot',
      key: `wake:${mention}:${until}`,
      at: clock.now(),
      cards: [],
      tell: assignee === null ? [] : [{ member: assignee, say: awake(story) }],
    })
    return acted !== null && !acted.repeated
  } catch (error) {
    // A colleague woke it meanwhile.
    if (error instanceof Refusal) return false
    throw error
  }
}

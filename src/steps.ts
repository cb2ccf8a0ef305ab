import type { Amplifier } from './amplify/step.ts'
import type { Config } from './config/schema.ts'
import type { Directory } from './core/desk.ts'
import type { SourceHealth } from './core/health.ts'
import type { Ledger } from './core/ledger.ts'
import { type Clock, DAY, HOUR, MINUTE, parseDuration, SECOND } from './core/time.ts'
import { remindDue } from './engage/reminders.ts'
import { wakeDue } from './engage/wake.ts'
import type { Narrator } from './learn/phrase/narrator.ts'
import { callsKeptSince } from './model/spending.ts'
import type { Step } from './rounds.ts'
import type { Metrics } from './server/metrics.ts'
import type { Understanding } from './understand/step.ts'

const RETAINED_AT_ONCE = 500
/** Chats repeat a request within minutes, and nobody looks for the slots of a month ago. */
const REQUESTS_KEPT_MS = 30 * DAY
const FORGOTTEN_AT_ONCE = 2_000

export interface StepParts {
  readonly config: Config
  readonly ledger: Ledger
  readonly directory: Directory
  readonly clock: Clock
  readonly metrics: Metrics
  readonly understanding: Understanding
  readonly amplifier: Amplifier
  /** How many were sent. */
  readonly sendReplies: () => Promise<number>
  readonly narrator: Narrator | null
  readonly sources: () => Promise<readonly SourceHealth[]>
  /** So many mentions were understood; 0: none waits. */
  readonly understood: (mentions: number) => void
  /** Something is owed to chat. */
  readonly owed: () => void
}

/** What is done over and over, by one instance at a time. */
export function createSteps(parts: StepParts): readonly Step[] {
  const { config, ledger, clock, metrics, understanding, amplifier } = parts

  /** A step whose work ends in chat. */
  function telling(name: string, restMs: number, run: Step['run']): Step {
    return {
      name,
      restMs,
      async run(lease, signal) {
        const done = await run(lease, signal)
        if (done > 0) parts.owed()
        return done
      },
    }
  }

  return [
    {
      name: 'understand',
      restMs: SECOND,
      async run(lease, signal) {
        const done = await understanding.step(lease, signal)
        parts.understood(done)
        metrics.analysed.inc(done)
        return done
      },
    },
    telling('amplify', SECOND, async (lease) => {
      const done = await amplifier.step(lease)
      metrics.routed.inc(done)
      if (done > 0) return done
      return (await amplifier.roundups(lease)) + (await amplifier.surges(lease))
    }),
    telling('wake', 5 * SECOND, () => wakeDue(ledger, clock)),
    telling('replies', 2 * SECOND, parts.sendReplies),
    telling('digests', 10 * SECOND, async () => {
      const { oweDue } = await import('./learn/schedule/step.ts')
      return oweDue(parts)
    }),
    telling('reminders', MINUTE, () => remindDue({ ledger, config, clock })),
    {
      name: 'requests',
      restMs: HOUR,
      run: () => ledger.forgetRequests(clock.now() - REQUESTS_KEPT_MS, FORGOTTEN_AT_ONCE),
    },
    { name: 'calls', restMs: HOUR, run: () => ledger.forgetCalls(callsKeptSince(clock.now())) },
    ...retention(parts),
  ]
}

function retention({ config, ledger, clock }: StepParts): Step[] {
  const keep = config.keepWordsFor === undefined ? null : parseDuration(config.keepWordsFor)
  if (keep === null) return []
  const run = () => ledger.forgetBefore(clock.now() - keep, RETAINED_AT_ONCE, clock.now())
  return [{ name: 'retention', restMs: HOUR, run }]
}

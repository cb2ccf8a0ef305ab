import type { DigestConfig } from '../../config/digests.ts'
import { overdueMs } from '../../config/overdue.ts'
import type { Config } from '../../config/schema.ts'
import type { Directory } from '../../core/desk.ts'
import type { SourceHealth } from '../../core/health.ts'
import type { LearnLedger, Sharing } from '../../core/ledger.ts'
import type { Clock, Instant } from '../../core/time.ts'
import { write } from '../digest.ts'
import { gather } from '../figures.ts'
import { digestCard, quotedIn } from '../render/card.ts'
import { stretchBetween } from '../stretch.ts'
import { timesUpTo } from './times.ts'

export interface DigestNeeds {
  readonly ledger: LearnLedger & Pick<Sharing, 'takeSlot'>
  readonly config: Pick<Config, 'digests' | 'zone' | 'overdueAfter'>
  readonly directory: Pick<Directory, 'find'>
  readonly clock: Clock
  sources(): Promise<readonly SourceHealth[]>
}

/** Owes the digests that have fallen due since the last look. How many. */
export async function oweDue(needs: DigestNeeds): Promise<number> {
  let owed = 0
  for (const digest of needs.config.digests) if (await oweOne(needs, digest)) owed += 1
  return owed
}

async function oweOne(needs: DigestNeeds, digest: DigestConfig): Promise<boolean> {
  const { ledger, clock } = needs
  const to = await reader(needs, digest)
  if (to === null) return false
  const now = clock.now()
  // After a time without power only the latest is sent: what the earlier ones would say is long known.
  const [due, since, earliest] = timesUpTo(now, digest, to.zone, 3)
  if (due === undefined || since === undefined || earliest === undefined) return false
  const task = `digest to ${digest.to} of ${digest.department ?? 'all'} ${digest.every}`
  const slot = new Date(due).toISOString()
  const last = await ledger.lastDigest(task)
  if (last !== null && last >= slot) return false
  // A new one waits for its first time.
  if (last === null) return pass(ledger, task, slot, now)

  const stretch = stretchBetween(earliest, since, due, to.zone)
  const department = digest.department ?? null
  const question = { stretch, department, compare: false, now, overdueMs: overdueMs(needs.config) }
  const written = write(await gather(ledger, question, await needs.sources()))
  if (written.empty && digest.every === 'hourly') return pass(ledger, task, slot, now)
  return ledger.oweDigest({
    task,
    slot,
    channel: to.queue,
    say: digestCard(written),
    bare: digestCard(written, false),
    quotes: quotedIn(written),
    at: now,
  })
}

/** Nobody is told this time. */
async function pass(ledger: DigestNeeds['ledger'], task: string, slot: string, now: Instant): Promise<false> {
  await ledger.takeSlot(task, slot, now)
  return false
}

async function reader(
  { config, directory }: DigestNeeds,
  { to, zone }: DigestConfig,
): Promise<{ readonly queue: string; readonly zone: string } | null> {
  if (!to.startsWith('@')) return { queue: to, zone: zone ?? config.zone }
  const member = await directory.find(to.slice(1))
  return member && { queue: `@${member.id}`, zone: zone ?? member.zone }
}

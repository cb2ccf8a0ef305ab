import { countOf, type DigestConfig } from '../../config/digests.ts'
import { overdueMs } from '../../config/overdue.ts'
import { parseSearch } from '../../core/search.ts'
import { MINUTE } from '../../core/time.ts'
import { write } from '../digest.ts'
import { gather } from '../figures.ts'
import { knownAt } from '../known.ts'
import { LATER_MS, phrased } from '../phrase/digest.ts'
import { each } from '../portions.ts'
import { digestCard, quotedIn } from '../render/card.ts'
import { type Stretch, slices, stretchBetween } from '../stretch.ts'
import { totalOf } from '../sums.ts'
import { type DigestNeeds, pass } from './needs.ts'
import { oweSaved } from './saved.ts'
import { timesUpTo } from './times.ts'
import { tellUnreadable } from './unreadable.ts'

/** Owes the digests that have fallen due since the last look. How many. */
export async function oweDue(needs: DigestNeeds): Promise<number> {
  let owed = 0
  for (const digest of needs.config.digests) if (await oweOne(needs, digest)) owed += 1
  const sent = (await needs.ledger.savedSearches()).filter(({ sends }) => sends.length > 0)
  if (sent.length === 0) return owed
  const known = await knownAt(needs, needs.clock.now())
  for (const saved of sent) {
    const read = parseSearch(saved.words, known)
    if ('problem' in read) await tellUnreadable(needs, saved, read.problem)
    for (const send of saved.sends) if (await oweSaved(needs, saved, send)) owed += 1
  }
  return owed
}

async function oweOne(needs: DigestNeeds, digest: DigestConfig): Promise<boolean> {
  // Its mentions come one by one, as they are routed.
  if (digest.every === 'instant') return false
  const to = await reader(needs, digest)
  if (to === null) return false
  const count = countOf(digest)
  return count === null ? oweByClock(needs, digest, to) : oweByCount(needs, digest, to, count)
}

interface Reader {
  readonly queue: string
  readonly zone: string
}

function taskOf({ to, department, every }: DigestConfig): string {
  return `digest to ${to} of ${department ?? 'all'} ${every}`
}

async function oweByClock(needs: DigestNeeds, digest: DigestConfig, to: Reader): Promise<boolean> {
  const { ledger, clock } = needs
  const now = clock.now()
  // After a time without power only the latest is sent: what the earlier ones would say is long known.
  const [due, since, earliest] = timesUpTo(now, digest, to.zone, 3)
  if (due === undefined || since === undefined || earliest === undefined) return false
  const task = taskOf(digest)
  const slot = new Date(due).toISOString()
  const last = await ledger.lastDigest(task)
  if (last !== null && last >= slot) return false
  // A new one waits for its first time.
  if (last === null) return pass(ledger, task, slot, now)
  const stretch = stretchBetween(earliest, since, due, to.zone)
  return owe(needs, digest, to, { task, slot, stretch }, digest.every === 'hourly')
}

/** Whenever so many were said since the last one; after a time without power all of them in one. */
async function oweByCount(
  needs: DigestNeeds,
  digest: DigestConfig,
  to: Reader,
  count: number,
): Promise<boolean> {
  const { ledger, clock } = needs
  const now = clock.now()
  const until = Math.floor(now / MINUTE) * MINUTE
  const task = taskOf(digest)
  const slot = new Date(until).toISOString()
  const last = await ledger.lastDigest(task)
  if (last === null) return pass(ledger, task, slot, now)
  const since = Date.parse(last)
  if (since >= until) return false
  const tallies = await each(slices({ since, until }, 'day', to.zone), (part) => ledger.tally(part))
  const ours = tallies
    .flat()
    .filter(({ department }) => digest.department === undefined || department === digest.department)
  if (totalOf(ours).mentions < count) return false
  const stretch = stretchBetween(since - (until - since), since, until, to.zone)
  return owe(needs, digest, to, { task, slot, stretch, after: last }, false)
}

interface Due {
  readonly task: string
  readonly slot: string
  readonly stretch: Stretch
  readonly after?: string
}

/** @param quietly where nothing is to be said, nobody is told */
async function owe(
  needs: DigestNeeds,
  digest: DigestConfig,
  to: Reader,
  { stretch, ...slot }: Due,
  quietly: boolean,
): Promise<boolean> {
  const { ledger, clock, config, narrator = null } = needs
  const now = clock.now()
  const department = digest.department ?? null
  const question = { stretch, department, compare: false, now, overdueMs: overdueMs(config) }
  const figures = await gather(ledger, question, await needs.sources())
  const written = write(figures)
  if (written.empty && quietly) return pass(ledger, slot.task, slot.slot, now)
  const said = await phrased(written, figures, narrator, LATER_MS)
  return ledger.oweDigest({
    ...slot,
    channel: to.queue,
    say: digestCard(said),
    bare: digestCard(written, false),
    quotes: quotedIn(said),
    at: now,
  })
}

async function reader(
  { config, directory }: DigestNeeds,
  { to, zone }: DigestConfig,
): Promise<Reader | null> {
  if (!to.startsWith('@')) return { queue: to, zone: zone ?? config.zone }
  const member = await directory.find(to.slice(1))
  return member && { queue: `@${member.id}`, zone: zone ?? member.zone }
}

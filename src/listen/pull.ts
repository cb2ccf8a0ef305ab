import { type Lease, LedgerFault, type ListenLedger, type Sharing, type SourceState } from '../core/ledger.ts'
import type { Log } from '../core/log.ts'
import { type Batch, type Source, SourceFault } from '../core/ports.ts'
import { matches, type Query } from '../core/query.ts'
import { type Clock, DAY, HOUR, type Instant, MINUTE, SECOND } from '../core/time.ts'
import { digest } from './digest.ts'

/** A source, with when and how it is pulled. */
export interface Listening {
  readonly source: Source
  /** A duration or a cron expression. */
  readonly every: string
  /** Which entries are about the brand; all when null. */
  readonly query: Query | null
  /** Nobody is told of what the first pull brings. */
  readonly baseline: boolean
}

export interface PullDeps {
  readonly ledger: ListenLedger & Sharing
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  /** Names this instance. */
  readonly holder: string
  readonly metrics?: ListenMetrics | undefined
  /** Awaited before each batch is stored. */
  readonly hold?: (() => Promise<void>) | undefined
}

export interface ListenMetrics {
  pulled(source: string, entries: number): void
  stored(source: string, mentions: number): void
  failed(source: string): void
}

export interface PullReport {
  readonly found: number
  readonly stored: number
  readonly known: number
  /** What could not be read, in plain words. */
  readonly skipped: readonly string[]
}

export type PullOutcome =
  | { readonly outcome: 'pulled'; readonly report: PullReport }
  /** Kept in the ledger with the time of the next try. */
  | { readonly outcome: 'failed'; readonly fault: Error }
  /** Another instance is at it, or was. */
  | { readonly outcome: 'not ours' }
  /** Cut short; what was not stored comes again. */
  | { readonly outcome: 'stopped' }

const LEASE_MS = 15 * SECOND
const RENEW_MS = 5 * SECOND
/** For one batch; each request has its own, shorter deadline. */
const BATCH_DEADLINE_MS = 2 * MINUTE
/** Batches of one pull; a longer walk goes on at the next. */
const MAX_BATCHES = 100
const SHORTEST_BACK_OFF_MS = 30 * SECOND
const LONGEST_BACK_OFF_MS = HOUR
const LASTING_BACK_OFF_MS = 15 * MINUTE

/** Changes with the query too: a cursor skips what another query left out. */
export function fingerprintOf({ source, query }: Listening): string {
  return query === null ? source.fingerprint : digest(source.fingerprint, JSON.stringify(query))
}

/**
 * Pulls all that a source has, batch by batch, each stored with its cursor; a fault is kept in the ledger.
 * `wanted` decides, under the lease, whether the state still asks for a pull.
 * @throws {LedgerFault}
 */
export async function pull(
  listening: Listening,
  deps: PullDeps,
  {
    wanted,
    signal,
    stopping,
  }: { wanted: (state: SourceState) => boolean; signal: AbortSignal; stopping: AbortSignal },
): Promise<PullOutcome> {
  const { ledger, clock, holder, log, metrics } = deps
  const { name } = listening.source
  const lease = await ledger.lease(`pull ${name}`, holder, clock.now(), LEASE_MS)
  if (lease === null) return { outcome: 'not ours' }
  const ended = new AbortController()
  const kept = keepLease(lease, deps, ended.signal)
  try {
    const state = await ledger.sourceState(name)
    if (!wanted(state)) return { outcome: 'not ours' }
    try {
      return { outcome: 'pulled', report: await walk(listening, state, deps, signal, stopping) }
    } catch (error) {
      if (error instanceof LedgerFault) throw error
      if (signal.aborted) return { outcome: 'stopped' }
      const fault = error instanceof Error ? error : new Error(String(error))
      const known = fault instanceof SourceFault ? fault : null
      const notBefore = nextTry(state.failures, known, clock.now(), deps.random)
      metrics?.failed(name)
      log.warn({ source: name, failures: state.failures + 1, err: known ? undefined : fault }, fault.message)
      await ledger.pullFailed(name, known ? fault.message : unexpected(fault), notBefore, clock.now())
      return { outcome: 'failed', fault }
    }
  } finally {
    ended.abort()
    await kept
    await ledger.release(lease)
  }
}

async function walk(
  listening: Listening,
  state: SourceState,
  { ledger, clock, log, metrics, hold }: PullDeps,
  signal: AbortSignal,
  stopping: AbortSignal,
): Promise<PullReport> {
  const { source, query } = listening
  const fingerprint = fingerprintOf(listening)
  const fresh = state.fingerprint !== fingerprint
  const position = fresh ? { cursor: null, learning: listening.baseline } : unpack(state.cursor)
  let { cursor } = position
  const report = { found: 0, stored: 0, known: 0, skipped: [] as string[] }
  for (let batches = 1; ; batches++) {
    await hold?.()
    const batch = await pullBatch(source, cursor, clock, signal)
    const found = query
      ? batch.found.filter(({ title, text }) => matches(query, title === null ? text : `${title}\n${text}`))
      : batch.found
    await hold?.()
    const { stored, known } = await ledger.store({
      source: source.name,
      fingerprint,
      cursor: pack({ cursor: batch.cursor, learning: position.learning && batch.more }),
      found,
      skipped: batch.skipped.length,
      quiet: position.learning,
      at: clock.now(),
    })
    metrics?.pulled(source.name, batch.found.length)
    metrics?.stored(source.name, stored)
    log.debug(
      { source: source.name, found: batch.found.length, about: found.length, stored, known },
      'pulled',
    )
    report.found += batch.found.length
    report.stored += stored
    report.known += known
    report.skipped.push(...batch.skipped)
    cursor = batch.cursor
    if (!batch.more || batches === MAX_BATCHES || stopping.aborted) return report
  }
}

/** A source that does not even heed its signal is left behind. */
async function pullBatch(
  source: Source,
  cursor: string | null,
  clock: Clock,
  signal: AbortSignal,
): Promise<Batch> {
  const over = new AbortController()
  const late = new AbortController()
  const cut = AbortSignal.any([signal, late.signal])
  const pulling = source.pull(cursor, cut)
  const deadline = clock.after(BATCH_DEADLINE_MS, AbortSignal.any([over.signal, signal])).then(() => {
    if (over.signal.aborted) return pulling
    late.abort()
    throw signal.aborted ? signal.reason : new SourceFault('It took more than 2 minutes. It is tried again.')
  })
  try {
    return await Promise.race([pulling, deadline])
  } finally {
    over.abort()
    pulling.catch(() => undefined)
    deadline.catch(() => undefined)
  }
}

/** Holds on to the lease for as long as the pull takes; one that is lost costs at most a pull done twice. */
async function keepLease(
  lease: Lease,
  { ledger, clock, holder }: PullDeps,
  ended: AbortSignal,
): Promise<void> {
  while (true) {
    await clock.after(RENEW_MS, ended)
    if (ended.aborted) return
    await ledger.lease(lease.name, holder, clock.now(), LEASE_MS).catch(() => null)
  }
}

/** Twice as long after each failure, spread by a quarter, and never sooner than the server allows. */
function nextTry(failures: number, fault: SourceFault | null, now: Instant, random: () => number): Instant {
  const doubled = Math.min(LONGEST_BACK_OFF_MS, SHORTEST_BACK_OFF_MS * 2 ** Math.min(failures, 10))
  const wait = Math.max(doubled, fault?.lasting ? LASTING_BACK_OFF_MS : 0) * (0.875 + random() / 4)
  return Math.max(now + Math.round(wait), Math.min(fault?.notBefore ?? 0, now + DAY))
}

function unexpected(fault: Error): string {
  return `Something unexpected happened: ${fault.message.slice(0, 300)}`
}

/** Where a source's cursor stands, and whether it is still learning what was there before us. */
interface Position {
  readonly cursor: string | null
  readonly learning: boolean
}

const LEARNING = 'learning:'

function pack({ cursor, learning }: Position): string | null {
  return learning ? `${LEARNING}${cursor ?? ''}` : cursor
}

function unpack(stored: string | null): Position {
  if (!stored?.startsWith(LEARNING)) return { cursor: stored, learning: false }
  return { cursor: stored.slice(LEARNING.length) || null, learning: true }
}

/** The source's own cursor, without what the runner keeps beside it. */
export function cursorOf(state: SourceState): string | null {
  return unpack(state.cursor).cursor
}

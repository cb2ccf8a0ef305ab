import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { SearchTerms } from '../core/ledger.ts'
import { HOUR, type Instant } from '../core/time.ts'
import type { Store } from './engine.ts'

/**
 * An index that a search without words walks, from the newest back. What it finds may be rare: it is walked
 * in pieces, so that none of them holds up what else is to be done.
 */
export interface Walk {
  /** What it goes by. */
  readonly by: RawBuilder<number>
  /** What is looked for, as far as the pieces do not see to it already. */
  readonly narrows: SearchTerms
  /** Its entries from here up to, and without, there, as `spot`. */
  entries(from: Spot, below: number): RawBuilder<unknown>
  readonly since: Spot
  readonly until: number
  /** When what stands at this spot was said, or told. */
  timeOf(spot: number): Promise<Instant>
}

type Spot = number | RawBuilder<number>

/** From a spot up to, and without, the one where the piece before ended. */
export interface Piece {
  readonly from: number
  readonly below: number
  /** So many entries of the index are in it. */
  readonly holds: number
  /** There is nothing further. */
  readonly last: boolean
}

const NEWEST = Number.MAX_SAFE_INTEGER
/** Of most searches so many hold the first page. */
const FIRST_PIECE = 500

/** Null where the search has a way of its own: by words, by what waits, by acts of some time. */
export function walkOf({ db }: Store, terms: SearchTerms): Walk | null {
  const { must, any, theme, status, unansweredSince, acted, handled, since, until } = terms
  if (must.length + any.length > 0 || handled !== undefined || acted?.in !== undefined) return null
  if (theme !== undefined)
    return {
      by: sql`analysis.mention`,
      narrows: terms,
      entries: (from, below) => sql`select mention as spot from analysis
        where theme = ${theme} and mention >= ${from} and mention < ${below}`,
      since: since === undefined ? 0 : firstIdSince(since),
      until: NEWEST,
      timeOf: async (id) =>
        (await db.selectFrom('mention').select('at').where('id', '=', id).executeTakeFirstOrThrow()).at,
    }
  if (unansweredSince !== undefined) return null
  if (status !== undefined)
    return {
      by: sql`engagement.opened_at`,
      narrows: terms,
      entries: (from, below) => sql`select opened_at as spot from engagement
        where status = ${status} and opened_at >= ${from} and opened_at < ${below}`,
      // Of what was said since, the team was told since.
      since: since === undefined ? 0 : since - HOUR,
      until: NEWEST,
      timeOf: async (at) => at,
    }
  return {
    by: sql`mention.at`,
    narrows: { ...terms, since: undefined, until: undefined },
    entries: (from, below) => sql`select at as spot from mention where at >= ${from} and at < ${below}`,
    since: since ?? 0,
    until: until ?? NEWEST,
    timeOf: async (at) => at,
  }
}

/** Where nobody said since when, a search ends after so many. */
export const LOOKED_THROUGH = 10_000

/** Piece after piece, each larger than the one before; others get their turn between them. */
export async function* pieces({ db, engine }: Store, walk: Walk): AsyncGenerator<Piece> {
  // What is that rare PostgreSQL finds faster among all that is left, and holds up nobody meanwhile.
  const rest = engine.concurrent ? NEWEST : engine.atOnce
  let below = walk.until
  let looked = 0
  for (let wanted = FIRST_PIECE; ; wanted *= 2) {
    const left = LOOKED_THROUGH - looked
    const size = left > 0 ? Math.min(wanted, engine.atOnce, left) : rest
    const next = sql<number>`(select min(spot) from
      (${walk.entries(walk.since, below)} order by spot desc limit ${size}) as next)`
    const { rows } = await sql<{ holds: number; edge: number }>`
      select count(*) as holds, min(spot) as edge from (${walk.entries(next, below)}) as piece`.execute(db)
    const [found] = rows
    if (!found || found.holds === 0) return
    const { holds, edge } = found
    yield { from: edge, below, holds, last: holds < size }
    if (holds < size) return
    looked += holds
    below = edge
    await setImmediate()
  }
}

/**
 * Where a walk from the newest id down can end: what was said since is stored since, and ids are given as
 * it is stored. The clocks of those who store may differ by an hour.
 */
export function firstIdSince(since: Instant): RawBuilder<number> {
  return sql<number>`(select coalesce((select late.id from mention as late
    where late.stored_at >= ${since - HOUR} order by late.stored_at, late.id limit 1),
    ${sql.lit(Number.MAX_SAFE_INTEGER)}))`
}

/** The plus keeps SQLite from walking the ids instead of the times. */
export function lastIdIn(since: Instant, until: Instant): RawBuilder<number> {
  return sql<number>`(select coalesce(max(+early.id), 0) from mention as early
    where early.at >= ${since} and early.at < ${until})`
}

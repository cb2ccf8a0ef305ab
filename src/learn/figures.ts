import type { SourceHealth } from '../core/health.ts'
import type { Deeds, LearnLedger, Pace, Period, Praised, Row, Tally, Voice, Waiting } from '../core/ledger.ts'
import type { Instant } from '../core/time.ts'
import { type Stretch, slices, type Unit, unitOf } from './stretch.ts'

export interface Question {
  readonly stretch: Stretch
  /** Null: all. */
  readonly department: string | null
  readonly compare: boolean
  readonly now: Instant
  /** A complaint that nobody has answered for so long is overdue, in milliseconds. */
  readonly overdueMs: number
}

/** All that a digest is written from. */
export interface Figures extends Question {
  readonly unit: Unit
  readonly course: readonly Slice[]
  readonly tallies: readonly Tally[]
  readonly before: readonly Tally[]
  /** False when Earshot knows only a part of the time before. */
  readonly comparable: boolean
  readonly deeds: readonly Deeds[]
  readonly pace: readonly Pace[]
  /** Of the time before; empty unless it is compared. */
  readonly deedsBefore: readonly Deeds[]
  readonly paceBefore: readonly Pace[]
  readonly waiting: readonly Waiting[]
  readonly overdue: readonly Row[]
  readonly praised: readonly Praised[]
  readonly voices: readonly Voice[]
  readonly sources: readonly SourceHealth[]
}

export interface Slice {
  readonly period: Period
  readonly tallies: readonly Tally[]
  readonly total: Total
}

export interface Total {
  readonly mentions: number
  readonly copies: number
  readonly negative: number
  readonly positive: number
}

/** Of each department and kind. */
const VOICES = 3
/** Mentions whose words one question to the ledger may look through, and all of them together. */
const AT_ONCE = 3_000
const LOOKED_THROUGH = 10_000
const OVERDUE_SHOWN = 3

/** Asked day by day, so that a year does not hold up what else the ledger is asked. */
export async function gather(
  ledger: LearnLedger,
  question: Question,
  sources: readonly SourceHealth[],
): Promise<Figures> {
  const { stretch, department, compare, now, overdueMs } = question
  const { period, before, zone } = stretch
  const unit = unitOf(period)
  const parts = slices(period, unit, zone)
  const first = await ledger.heardSince()
  const comparable = first !== null && first <= before.since
  const worked = slices(period, 'day', zone)
  const partsBefore = comparable ? slices(before, 'day', zone) : []
  const ours = (tallies: readonly Tally[]) =>
    department === null ? tallies : tallies.filter((tally) => tally.department === department)

  const counted = await each(parts, async (part) => ours(await ledger.tally(part)))
  const course = parts.map((part, index) => ({
    period: part,
    tallies: counted[index] ?? [],
    total: totalOf(counted[index] ?? []),
  }))
  const deeds = (some: readonly Period[]) => each(some, (part) => ledger.deeds(part, department))
  const pace = (some: readonly Period[]) => each(some, (part) => ledger.pace(part, department))
  const earlier = compare ? partsBefore : []
  const overdueBefore = now - overdueMs
  return {
    ...question,
    unit,
    course,
    tallies: sumTallies(counted.flat()),
    before: sumTallies((await each(partsBefore, async (part) => ours(await ledger.tally(part)))).flat()),
    comparable,
    deeds: sumDeeds((await deeds(worked)).flat()),
    pace: (await pace(worked)).flat(),
    deedsBefore: sumDeeds((await deeds(earlier)).flat()),
    paceBefore: (await pace(earlier)).flat(),
    waiting: await ledger.waiting(overdueBefore, department),
    overdue: await ledger.overdue(overdueBefore, department, OVERDUE_SHOWN),
    praised: sumPraised((await each(worked, (part) => ledger.praised(part, department))).flat()),
    voices: (await each(windows(course), (part) => ledger.voices(part, department, VOICES))).flat(),
    sources: sources.filter(({ state }) => state.failures > 0),
  }
}

async function each<T>(parts: readonly Period[], ask: (part: Period) => Promise<T>): Promise<readonly T[]> {
  const answers: T[] = []
  for (const part of parts) answers.push(await ask(part))
  return answers
}

interface Window extends Period {
  readonly mentions: number
}

/** Where customers' words are looked for: from the newest back, in pieces that are read at once. */
function windows(course: readonly Slice[]): readonly Period[] {
  const found: Window[] = []
  let looked = 0
  for (const next of course.toReversed().flatMap(pieces)) {
    if (looked >= LOOKED_THROUGH) break
    looked += next.mentions
    const last = found.at(-1)
    if (last?.since === next.until && last.mentions + next.mentions <= AT_ONCE)
      found.splice(-1, 1, {
        since: next.since,
        until: last.until,
        mentions: last.mentions + next.mentions,
      })
    else found.push(next)
  }
  return found.filter(({ mentions }) => mentions > 0)
}

/** The newest first. */
function pieces({ period: { since, until }, total: { mentions } }: Slice): readonly Window[] {
  const count = Math.max(1, Math.ceil(mentions / AT_ONCE))
  const edge = (index: number) => Math.round(until - ((until - since) * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    since: edge(index + 1),
    until: edge(index),
    mentions: mentions / count,
  }))
}

export function totalOf(tallies: readonly Tally[]): Total {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0)
  return {
    mentions: sum((tally) => tally.mentions),
    copies: sum((tally) => tally.copies),
    negative: sum((tally) => tally.negative),
    positive: sum((tally) => tally.positive),
  }
}

function sumTallies(tallies: readonly Tally[]): readonly Tally[] {
  const groups = Map.groupBy(tallies, ({ department, kind }) => `${department ?? ''} ${kind}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, ...totalOf(group) }] : []
  })
}

function sumDeeds(deeds: readonly Deeds[]): readonly Deeds[] {
  const groups = Map.groupBy(deeds, ({ department, verb, action, member }) =>
    JSON.stringify([department, verb, action, member]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, count: group.reduce((sum, { count }) => sum + count, 0) }] : []
  })
}

function sumPraised(praised: readonly Praised[]): readonly Praised[] {
  const groups = Map.groupBy(praised, ({ person }) => person)
  return [...groups]
    .map(([person, group]) => ({
      person,
      count: group.reduce((sum, { count }) => sum + count, 0),
      latest: Math.max(...group.map(({ latest }) => latest)),
    }))
    .toSorted((a, b) => b.count - a.count || a.person.localeCompare(b.person))
}

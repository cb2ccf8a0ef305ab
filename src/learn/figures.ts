import type { SourceHealth } from '../core/health.ts'
import type {
  Deeds,
  LearnLedger,
  Pace,
  Period,
  Praised,
  Row,
  Tally,
  ThemeTally,
  Voice,
  Waiting,
} from '../core/ledger.ts'
import type { ThemeId } from '../core/theme.ts'
import type { Instant } from '../core/time.ts'
import { type Movements, movementsIn, toldOf } from './movements.ts'
import { each, portions, windows } from './portions.ts'
import { type Stretch, slices, type Unit, unitOf } from './stretch.ts'
import { sumDeeds, sumPraised, sumTallies, sumThemes, type Total, totalOf } from './sums.ts'

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
  readonly themes: readonly ThemeTally[]
  readonly themesBefore: readonly ThemeTally[]
  readonly movements: Movements
  /** Of the themes that are told. */
  readonly themeVoices: ReadonlyMap<ThemeId, readonly Row[]>
}

export interface Slice {
  readonly period: Period
  readonly tallies: readonly Tally[]
  readonly total: Total
}

/** Of each department and kind. */
const VOICES = 3
const OVERDUE_SHOWN = 3
/** Of a theme: what may be quoted, or given to a model to sum up. */
const THEME_VOICES = 6

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
  const countedBefore = await each(partsBefore, async (part) => ours(await ledger.tally(part)))
  const themesIn = async (some: readonly Period[], tallies: readonly (readonly Tally[])[]) =>
    sumThemes((await each(portions(some, tallies), (part) => ledger.tallyThemes(part, department))).flat())
  const themes = await themesIn(parts, counted)
  const themesBefore = await themesIn(partsBefore, countedBefore)
  const movements = movementsIn({ stretch, comparable, themes, themesBefore })
  const told = toldOf(movements).filter((theme) => theme.now > 0)
  const heard = await each(told, ({ theme }) => ledger.themeVoices(theme, period, department, THEME_VOICES))
  return {
    ...question,
    unit,
    course,
    tallies: sumTallies(counted.flat()),
    before: sumTallies(countedBefore.flat()),
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
    themes,
    themesBefore,
    movements,
    themeVoices: new Map(told.map(({ theme }, index) => [theme, heard[index] ?? []])),
  }
}

import type { SourceHealth } from '../core/health.ts'
import type {
  Deeds,
  LearnLedger,
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
import { type Counted, each, newest, portions, summed } from './portions.ts'
import { type Speeds, speedsOf } from './speeds.ts'
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
  readonly speeds: Speeds
  readonly complaintsClosed: number
  /** Of the time before; empty unless it is compared. */
  readonly deedsBefore: readonly Deeds[]
  readonly speedsBefore: Speeds
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
/** Among so many of the newest mentions they are looked for. */
const LOOKED_THROUGH = 5_000
/** Of a theme: what may be quoted, or given to a model to sum up. */
const THEME_VOICES = 6

/** Asked part by part, so that a year does not hold up what else the ledger is asked. */
export async function gather(
  ledger: LearnLedger,
  question: Question,
  sources: readonly SourceHealth[],
): Promise<Figures> {
  const { stretch, department, compare, now, overdueMs } = question
  const { period, before, zone } = stretch
  const { atOnce } = ledger
  const unit = unitOf(period)
  const first = await ledger.heardSince()
  const comparable = first !== null && first <= before.since
  const counted = (some: readonly Period[]) =>
    each(some, async (part): Promise<Counted> => ({ period: part, tallies: await ledger.tally(part) }))
  const said = await counted(slices(period, unit, zone))
  const saidBefore = await counted(comparable ? slices(before, 'week', zone) : [])
  const course = said.map(({ period, tallies }) => sliceOf(period, ours(tallies, department)))

  const asked = portions(said, atOnce)
  const askedBefore = portions(saidBefore, atOnce)
  const earlier = compare ? askedBefore : []
  const themesIn = (some: readonly Period[]) =>
    summed(some, (part) => ledger.tallyThemes(part, department), sumThemes)
  const deedsIn = (some: readonly Period[]) =>
    summed(some, (part) => ledger.deeds(part, department), sumDeeds)
  const paceIn = async (some: readonly Period[]) =>
    (await each(some, (part) => ledger.pace(part, department))).flat()
  const overdueBefore = now - overdueMs
  const pace = await paceIn(asked)
  const themes = await themesIn(asked)
  const themesBefore = await themesIn(askedBefore)
  const movements = movementsIn({ stretch, comparable, themes, themesBefore })
  const told = toldOf(movements).filter((theme) => theme.now > 0)
  const heard = await each(told, ({ theme }) => ledger.themeVoices(theme, period, department, THEME_VOICES))
  const lately = newest(portions(said, Math.min(atOnce, LOOKED_THROUGH)), LOOKED_THROUGH)
  return {
    ...question,
    unit,
    course,
    tallies: sumTallies(course.flatMap(({ tallies }) => tallies)),
    before: sumTallies(
      ours(
        saidBefore.flatMap(({ tallies }) => tallies),
        department,
      ),
    ),
    comparable,
    deeds: await deedsIn(asked),
    speeds: await speedsOf(pace),
    complaintsClosed: pace.reduce(
      (sum, { step, kind, ms }) => sum + (step === 'closed' && kind === 'complaint' ? ms.length : 0),
      0,
    ),
    deedsBefore: await deedsIn(earlier),
    speedsBefore: await speedsOf(await paceIn(earlier)),
    waiting: await ledger.waiting(overdueBefore, department),
    overdue: await ledger.overdue(overdueBefore, department, OVERDUE_SHOWN),
    praised: await summed(asked, (part) => ledger.praised(part, department), sumPraised),
    voices: (await each(lately, (part) => ledger.voices(part, department, VOICES))).flat(),
    sources: sources.filter(({ state }) => state.failures > 0),
    themes,
    themesBefore,
    movements,
    themeVoices: new Map(told.map(({ theme }, index) => [theme, heard[index] ?? []])),
  }
}

function ours(tallies: readonly Tally[], department: string | null): readonly Tally[] {
  return department === null ? tallies : tallies.filter((tally) => tally.department === department)
}

function sliceOf(period: Period, tallies: readonly Tally[]): Slice {
  return { period, tallies, total: totalOf(tallies) }
}

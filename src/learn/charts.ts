import { DateTime } from 'luxon'
import { KINDS, type Kind } from '../core/analysis.ts'
import type { Tone } from '../core/card.ts'
import type { Bar, Chart, Column, Row } from '../core/chart.ts'
import { sayCommand } from '../core/saycommand.ts'
import { themeReference } from '../core/theme.ts'
import { DAY, HOUR, sayDuration } from '../core/time.ts'
import { sayKind } from '../core/wording.ts'
import type { Figures, Slice } from './figures.ts'
import { changeOf, number } from './noise.ts'
import { said } from './sections/line.ts'
import { lengthOf, type Unit } from './stretch.ts'
import { totalOf } from './sums.ts'
import { kinds } from './words.ts'

// What a digest shows in pictures: each only where there is enough to be seen.

/** With fewer mentions there is nothing to see. */
const FEWEST = 8
/** More points than that are not drawn by every chat, and not read. */
const MOST_POINTS = 20
const MOST_THEMES = 6
/** Where nobody speaks of anything more often than that, the kinds of mentions say more. */
const FEWEST_OF_THEME = 5
const LENGTHS: Readonly<Record<Unit, number>> = { hour: HOUR, day: DAY, week: 7 * DAY }

export function chartsOf(figures: Figures): readonly Chart[] {
  if (totalOf(figures.tallies).mentions < FEWEST) return []
  return [courseOf(figures), themesOf(figures) ?? kindsOf(figures), departmentsOf(figures)].filter(
    (chart) => chart !== null,
  )
}

/** Volume and sentiment over time. */
function courseOf(figures: Figures): Chart | null {
  const { unit, stretch, tallies } = figures
  const course = heard(figures)
  const points = joined(course)
  const peak = points.toSorted((a, b) => b.total.mentions - a.total.mentions)[0]
  if (points.length < 3 || peak === undefined) return null
  const together = Math.ceil(course.length / MOST_POINTS)
  const whole = LENGTHS[unit] * together
  const partial = points.flatMap(({ period }, at) => (lengthOf(period) < 0.9 * whole ? [at] : []))
  const sayTime = ({ period }: Slice, format: string) =>
    DateTime.fromMillis(period.since, { zone: stretch.zone }).setLocale('en').toFormat(format)
  const short = unit === 'hour' ? 'HH:mm' : points.length <= 8 ? 'ccc d' : 'd LLL'
  const all = totalOf(tallies)
  const values = (of: 'mentions' | 'negative' | 'positive') => points.map(({ total }) => total[of])
  const when =
    together > 1 ? `in the ${together} ${unit}s from` : unit === 'day' ? 'on' : `in the ${unit} from`
  return {
    chart: 'lines',
    title: together === 1 ? `Mentions by the ${unit}` : `Mentions, ${together} ${unit}s at a time`,
    says: `Most ${when} ${sayTime(peak, unit === 'hour' ? 'HH:mm' : 'ccc d LLL')}: ${number(peak.total.mentions)} of ${number(all.mentions)}. ${number(all.negative)} negative, ${number(all.positive)} positive.`,
    labels: points.map((point, at) => {
      const last = at === points.length - 1
      return `${sayTime(point, short)}${partial.includes(at) ? (last ? ' (so far)' : ' (part)') : ''}`
    }),
    ...(unit === 'hour' ? {} : { days: points.map((point) => sayTime(point, 'yyyy-MM-dd')) }),
    series: [
      { name: 'Mentions', tone: 'neutral', values: values('mentions') },
      { name: 'Negative', tone: 'bad', values: values('negative') },
      { name: 'Positive', tone: 'good', values: values('positive') },
    ],
    partial,
  }
}

/** From when Earshot began to listen: of what was said before, nothing is known. */
function heard({ course, comparable }: Figures): readonly Slice[] {
  const first = course.findIndex(({ total }) => total.mentions > 0)
  return comparable ? course : course.slice(Math.max(0, first))
}

/** Neighbours together, counted back from the end, until there are few enough. */
function joined(course: readonly Slice[]): readonly Slice[] {
  const together = Math.max(1, Math.ceil(course.length / MOST_POINTS))
  const short = course.length % together
  const groups = Map.groupBy(course, (_, at) => Math.floor((at + (together - short)) / together))
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) return []
    const tallies = group.flatMap((slice) => slice.tallies)
    return [
      { period: { since: first.period.since, until: last.period.until }, tallies, total: totalOf(tallies) },
    ]
  })
}

/** What was spoken of most. Null where there are too few themes to see, or none of which much was said. */
function themesOf(figures: Figures): Chart | null {
  const { themes, themesBefore } = figures
  const compared = alike(figures)
  const most = themes.slice(0, MOST_THEMES)
  if (most.length < 2 || (most[0]?.mentions ?? 0) < FEWEST_OF_THEME) return null
  const earlier = new Map(themesBefore.map(({ theme, mentions }) => [theme, mentions]))
  return {
    chart: 'bars',
    title: 'Themes',
    says:
      themes.length > most.length
        ? `The ${most.length} of ${number(themes.length)} themes that were spoken of most.`
        : '',
    bars: most.map(
      ({ theme, name, mentions, negative }): Bar => ({
        label: name,
        value: mentions,
        before: compared ? (earlier.get(theme) ?? 0) : null,
        tone: 2 * negative > mentions ? 'bad' : 'neutral',
        open: sayCommand(said(figures, `theme:${themeReference(theme)}`)),
      }),
    ),
  }
}

function kindsOf(figures: Figures): Chart | null {
  const { tallies, before } = figures
  const compared = alike(figures)
  const of = (some: typeof tallies, kind: Kind) => totalOf(some.filter((one) => one.kind === kind)).mentions
  const counts = KINDS.map((kind) => ({ kind, now: of(tallies, kind), earlier: of(before, kind) })).filter(
    ({ now, earlier }) => now > 0 || (compared && earlier > 0),
  )
  if (counts.length < 2) return null
  const changes = counts.flatMap(({ kind, now, earlier }) => {
    const change = compared ? changeOf(now, earlier) : 'alike'
    return change === 'more' || change === 'fewer' ? [`clearly ${change} ${kinds(kind)}`] : []
  })
  const changed = changes.join(', ')
  return {
    chart: 'bars',
    title: 'Kinds of mentions',
    says: changed === '' ? '' : `${changed.charAt(0).toUpperCase()}${changed.slice(1)} than before.`,
    bars: counts
      .toSorted((a, b) => b.now - a.now)
      .map(
        ({ kind, now, earlier }): Bar => ({
          label: kind === 'praise' ? sayKind(kind) : `${sayKind(kind)}s`,
          value: now,
          before: compared ? earlier : null,
          tone: TONES[kind],
          open: now === 0 ? null : sayCommand(said(figures, `kind:${kind}`)),
        }),
      ),
  }
}

const TONES: Readonly<Record<Kind, Tone>> = {
  praise: 'good',
  complaint: 'bad',
  question: 'neutral',
  suggestion: 'neutral',
  other: 'neutral',
}

/** Whether the time before is known, and about as long. */
function alike({ comparable, stretch }: Figures): boolean {
  const ratio = lengthOf(stretch.period) / lengthOf(stretch.before)
  return comparable && ratio > 0.9 && ratio < 1.1
}

function departmentsOf(figures: Figures): Chart | null {
  const { department, tallies, before, waiting, speeds } = figures
  const groups = Map.groupBy(tallies, (tally) => tally.department)
  if (department !== null || groups.size < 2) return null
  const compared = alike(figures)
  const late = waiting.some(({ overdue }) => overdue > 0)
  const answered = speeds.all.responded !== null
  const rows = [...groups]
    .map(([name, group]) => ({ name, total: totalOf(group) }))
    .toSorted((a, b) => b.total.mentions - a.total.mentions)
    .map(({ name, total }): Row => {
      const earlier = totalOf(before.filter((tally) => tally.department === name)).mentions
      const overdue = waiting.find((one) => one.department === name)?.overdue ?? 0
      const took = speeds.departments.get(name)?.responded ?? null
      return {
        cells: [
          name ?? 'no department',
          number(total.mentions),
          ...(compared ? [number(earlier)] : []),
          number(total.negative),
          number(total.positive),
          ...(late ? [number(overdue)] : []),
          ...(answered ? [took === null ? '' : sayDuration(took.ms)] : []),
        ],
        open: name === null ? null : sayCommand(said(figures, `dept:${name}`)),
      }
    })
  return {
    chart: 'table',
    title: 'Departments',
    says: answered ? 'First answer: the median time from when the team was told.' : '',
    columns: [
      { name: 'Department', align: 'start' },
      figure('Mentions'),
      ...(compared ? [figure('Before')] : []),
      figure('Negative'),
      figure('Positive'),
      ...(late ? [figure('Overdue')] : []),
      ...(answered ? [figure('First answer')] : []),
    ],
    rows,
  }
}

function figure(name: string): Column {
  return { name, align: 'end' }
}

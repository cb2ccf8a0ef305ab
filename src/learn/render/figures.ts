import { sayCommand } from '../../core/saycommand.ts'
import type { Digest } from '../digest.ts'
import type { Figures } from '../figures.ts'

// For machines.

export function json(digest: Digest, figures: Figures): string {
  const { stretch, course, tallies, before, deeds, speeds, waiting, praised, department } = figures
  const { themes, themesBefore } = figures
  const period = ({ since, until }: { readonly since: number; readonly until: number }) => ({
    since: new Date(since).toISOString(),
    until: new Date(until).toISOString(),
  })
  const { title, headline, total, phrasedBy } = digest
  const made = {
    title,
    headline,
    phrasedBy,
    department,
    zone: stretch.zone,
    period: period(stretch.period),
    before: period(stretch.before),
    total,
    course: course.map((slice) => ({ ...period(slice.period), ...slice.total })),
    tallies,
    talliesBefore: before,
    themes,
    themesBefore,
    waiting,
    praised,
    deeds,
    speed: {
      all: speeds.all,
      departments: [...speeds.departments].map(([department, speed]) => ({ department, ...speed })),
    },
    sections: digest.sections.map(({ name, lines }) => ({
      name,
      lines: lines.map(({ open, about: _, ...line }) => ({
        ...line,
        open: open === null ? null : sayCommand(open),
      })),
    })),
  }
  return `${JSON.stringify(made, null, 2)}\n`
}

const COLUMNS = [
  'since',
  'until',
  'department',
  'kind',
  'mentions',
  'copies',
  'negative',
  'positive',
] as const

/** One row for each department and kind in each hour, day or week. */
export function csv({ course }: Figures): string {
  const rows = course.flatMap(({ period, tallies }) =>
    tallies.map(({ department, kind, mentions, copies, negative, positive }) => [
      new Date(period.since).toISOString(),
      new Date(period.until).toISOString(),
      department ?? '',
      kind,
      mentions,
      copies,
      negative,
      positive,
    ]),
  )
  return `${[COLUMNS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

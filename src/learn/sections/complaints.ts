import { UNFINISHED } from '../../core/listfilter.ts'
import { sayDuration } from '../../core/time.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { number } from '../noise.ts'
import { duringFilter, line, search } from './line.ts'

/** Those that wait, and those that ended. */
export function complaints(figures: Figures): readonly Line[] {
  const { waiting, complaintsClosed: closed, department, overdueMs, stretch } = figures
  const open = waiting.reduce((sum, one) => sum + one.open, 0)
  const late = waiting.reduce((sum, one) => sum + one.overdue, 0)
  const whose = department === null ? {} : { department }
  const where = (of: 'open' | 'overdue') =>
    department !== null || waiting.length < 2
      ? null
      : waiting
          .filter((one) => one[of] > 0)
          .toSorted((a, b) => b[of] - a[of])
          .map((one) => `${one.department ?? 'no department'} ${number(one[of])}`)
          .join(', ')
  return [
    ...(late === 0
      ? []
      : [
          line(`${number(late)} overdue: unanswered for more than ${sayDuration(overdueMs)}`, {
            detail: where('overdue'),
            tone: 'urgent',
            open: search(figures, 'is:overdue'),
          }),
        ]),
    ...(open === 0
      ? []
      : [
          line(`${number(open)} open`, {
            detail: where('open'),
            open: { verb: 'list', filter: { statuses: UNFINISHED, ...whose, kind: 'complaint' }, page: 1 },
          }),
        ]),
    ...(closed === 0
      ? []
      : [
          line(`${number(closed)} closed`, {
            tone: 'good',
            open: search(figures, duringFilter('closed', stretch.period), 'kind:complaint'),
          }),
        ]),
  ]
}

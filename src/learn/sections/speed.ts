import type { Pace } from '../../core/ledger.ts'
import { sayDuration } from '../../core/time.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { median, number } from '../noise.ts'
import { duringFilter, line, search } from './line.ts'

/** From when the team was told to its first answer, and to the end. */
export function speed(figures: Figures): readonly Line[] {
  const names = [...new Set(figures.pace.map(({ department }) => department))]
  const handled = duringFilter('handled', figures.stretch.period)
  const all =
    names.length > 1 ? [line(`All: ${sayPace(figures, () => true)}`, { open: search(figures, handled) })] : []
  const each = names
    .toSorted((a, b) => (a ?? '~').localeCompare(b ?? '~'))
    .map((name) =>
      line(`${name ?? 'No department'}: ${sayPace(figures, ({ department }) => department === name)}`, {
        open:
          figures.department !== null || name === null
            ? search(figures, handled)
            : search(figures, handled, `dept:${name}`),
      }),
    )
  return [...all, ...each]
}

function sayPace({ pace, paceBefore, compare }: Figures, which: (pace: Pace) => boolean): string {
  const spent = (some: readonly Pace[], step: Pace['step']) =>
    some.filter((one) => which(one) && one.step === step).map(({ ms }) => ms)
  const said = (step: Pace['step'], words: string) => {
    const times = spent(pace, step)
    const middle = median(times)
    if (middle === null) return []
    const earlier = compare ? median(spent(paceBefore, step)) : null
    const before = earlier === null ? '' : `, before ${sayDuration(earlier)}`
    return [
      `${words} after ${sayDuration(middle)} (${times.length === 1 ? 'once' : `median of ${number(times.length)}`}${before})`,
    ]
  }
  return [...said('responded', 'answered'), ...said('closed', 'closed')].join(', ')
}

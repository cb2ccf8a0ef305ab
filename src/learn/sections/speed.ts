import { sayDuration } from '../../core/time.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { number } from '../noise.ts'
import type { Speed } from '../speeds.ts'
import { duringFilter, line, search } from './line.ts'

/** From when the team was told to its first answer, and to the end. */
export function speed(figures: Figures): readonly Line[] {
  const { speeds, speedsBefore, stretch, department } = figures
  const handled = duringFilter('handled', stretch.period)
  const all =
    speeds.departments.size > 1
      ? [line(`All: ${sayPace(speeds.all, speedsBefore.all)}`, { open: search(figures, handled) })]
      : []
  const each = [...speeds.departments]
    .toSorted(([a], [b]) => (a ?? '~').localeCompare(b ?? '~'))
    .map(([name, now]) =>
      line(`${name ?? 'No department'}: ${sayPace(now, speedsBefore.departments.get(name))}`, {
        open:
          department !== null || name === null
            ? search(figures, handled)
            : search(figures, handled, `dept:${name}`),
      }),
    )
  return [...all, ...each]
}

function sayPace(now: Speed, before: Speed | undefined): string {
  const said = (step: keyof Speed, words: string) => {
    const took = now[step]
    if (took === null) return []
    const earlier = before?.[step] ?? null
    const counted = took.count === 1 ? 'once' : `median of ${number(took.count)}`
    return [
      `${words} after ${sayDuration(took.ms)} (${counted}${earlier === null ? '' : `, before ${sayDuration(earlier.ms)}`})`,
    ]
  }
  return [...said('responded', 'answered'), ...said('closed', 'closed')].join(', ')
}

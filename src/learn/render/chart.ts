import { DateTime } from 'luxon'
import { HOUR } from '../../core/time.ts'
import type { Slice } from '../figures.ts'
import { escaped } from './escaped.ts'

const WIDTH = 720
const HEIGHT = 180
const BASE = 150

/** Bars of volume, each of negative, neutral and positive mentions from below; the same as a table beneath. */
export function chart(course: readonly Slice[], zone: string): string {
  const most = Math.max(0, ...course.map(({ total }) => total.mentions))
  if (course.length < 2 || most === 0) return ''
  const names = course.map(({ period }) => nameOf(period.since, period.until - period.since, zone))
  const step = WIDTH / course.length
  const every = Math.ceil(course.length / 8)
  const bars = course.map(({ total }, index) => {
    const { mentions, negative, positive } = total
    let top = BASE
    const parts = [
      ['negative', negative],
      ['middle', mentions - negative - positive],
      ['positive', positive],
    ] as const
    const drawn = parts.map(([name, count]) => {
      const height = (count / most) * (BASE - 20)
      top -= height
      return count === 0
        ? ''
        : `<rect class="${name}" x="${round(index * step + step * 0.1)}" y="${round(top)}" width="${round(step * 0.8)}" height="${round(height)}"/>`
    })
    const label =
      index % every === 0
        ? `<text x="${round(index * step)}" y="${BASE + 16}">${escaped(names[index] ?? '')}</text>`
        : ''
    return `<g><title>${escaped(`${names[index]}: ${mentions}, ${negative} negative, ${positive} positive`)}</title>${drawn.join('')}${label}</g>`
  })
  const rows = course.map(
    ({ total }, index) =>
      `<tr><th scope="row">${escaped(names[index] ?? '')}</th><td>${total.mentions}</td><td>${total.negative}</td><td>${total.mentions - total.negative - total.positive}</td><td>${total.positive}</td></tr>`,
  )
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="course"><title id="course">Mentions over time, at most ${most}; the table below has all figures</title><text x="0" y="12" class="scale">${most}</text>${bars.join('')}</svg>
<figcaption>Mentions over time. In each bar from below: negative, neutral, positive.</figcaption>
<details><summary>As a table</summary><table><thead><tr><th scope="col">From</th><th scope="col">Mentions</th><th scope="col">Negative</th><th scope="col">Neutral</th><th scope="col">Positive</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>
</figure>`
}

function nameOf(at: number, length: number, zone: string): string {
  return DateTime.fromMillis(at, { zone })
    .setLocale('en')
    .toFormat(length <= HOUR ? 'HH:mm' : 'd LLL')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

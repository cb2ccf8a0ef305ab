import type { Figures } from './figures.ts'
import { changeOf, number, sayShare } from './noise.ts'
import { lengthOf } from './stretch.ts'
import { totalOf } from './sums.ts'
import { changes, sayTopic } from './topics.ts'
import { plural } from './words.ts'

/** What a reader keeps who reads nothing else. */
export function headline(figures: Figures): string {
  const { tallies, before, comparable, stretch, department, waiting } = figures
  const now = totalOf(tallies)
  const then = totalOf(before)
  const whom = department === null ? '' : ` for ${department}`
  const late = waiting.reduce((sum, { overdue }) => sum + overdue, 0)
  const overdue = late === 0 ? '' : `${plural(late, 'complaint')} ${late === 1 ? 'is' : 'are'} overdue`
  if (now.mentions === 0)
    return `Customers said nothing${whom} ${stretch.said}${overdue === '' ? '' : `; ${overdue}`}.`

  const change = changeOf(now.mentions, then.mentions, lengthOf(stretch.period) / lengthOf(stretch.before))
  const more =
    comparable && (change === 'more' || change === 'fewer')
      ? `, clearly ${change} than before (${number(then.mentions)})`
      : ''
  const mood =
    now.mentions < 2 || now.negative + now.positive === 0
      ? ''
      : now.negative >= now.positive
        ? `${sayShare(now.negative, now.mentions)} negative`
        : `${sayShare(now.positive, now.mentions)} positive`
  const risen = sayRisen(figures)
  return `${[
    `${plural(now.mentions, 'mention')}${whom} ${stretch.said}${more}`,
    mood,
    risen === null ? '' : `${risen} rose most`,
    overdue,
  ]
    .filter((clause) => clause !== '')
    .join('; ')}.`
}

function sayRisen(figures: Figures): string | null {
  const [theme] = figures.movements.rising
  if (theme) return `“${theme.name}” (${number(theme.now)}, before ${number(theme.before)})`
  const topic = changes(figures).find(({ change, kind }) => change === 'more' && kind !== 'praise')
  return topic ? sayTopic(topic) : null
}

import type { Card, Fact, Part } from '../../core/card.ts'
import type { Row } from '../../core/ledger.ts'
import { reference } from '../../core/mention.ts'
import type { SurgeStory } from '../../core/surge.ts'
import { themeReference } from '../../core/theme.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { excerpt, linkTo, oneLine, quoted, sayTime } from '../../core/wording.ts'
import { likelyCause } from './cause.ts'

const QUOTED = 280
const QUOTES = 2

/** One card for many mentions of one thing: it grows in place, and says when it is over. */
export function surgeCard(
  surge: SurgeStory,
  zone: string,
  ignored: ReadonlySet<string>,
  reason: string | null = null,
): Card {
  const { name, count, since, closedAt, rows } = surge
  const over = closedAt !== null
  // A card is read for months: told as of long after, times have their dates.
  const when = (at: number) => sayTime(at, zone, Math.max(at, closedAt ?? at) + 7 * DAY)
  const hours = Math.max(1, ((closedAt ?? surge.shownAt) - since) / HOUR)
  const many = `${count} mentions since ${when(since)}, where about ${sayNumber(surge.usual * hours)} would be usual.`
  const heading = over ? `Surge over: ${name}` : `Surge: ${name}`
  const quotes = typical(rows)
  const facts: Fact[] = [
    ...(reason === null ? [] : [{ label: 'Why here', value: reason }]),
    { label: 'From', value: surge.sources.map(({ source, count }) => `${source} (${count})`).join(', ') },
    ...(over ? [{ label: 'Over', value: `since ${when(closedAt)}: the rate is back to what is usual` }] : []),
  ]
  const cause = likelyCause(surge, ignored)
  const urgent = rows.some(({ analysis }) => analysis.urgency === 'high')
  return {
    summary: `${heading}. ${many}`,
    parts: [
      {
        part: 'heading',
        text: `📈 ${heading} · ${themeReference(surge.theme)}`,
        tone: over ? 'neutral' : urgent ? 'urgent' : 'bad',
      },
      { part: 'text', text: many },
      ...quotes.map(quote),
      { part: 'facts', facts },
      ...(cause === null ? [] : [{ part: 'text' as const, text: `It may be that ${cause}` }]),
      {
        part: 'note',
        text: over
          ? 'New mentions of it have cards of their own again.'
          : 'While it goes on, its mentions are counted here and have no cards of their own, unless they are urgent.',
      },
      {
        part: 'actions',
        actions: [
          {
            label: 'Show its mentions',
            style: 'plain',
            does: 'run',
            command: `theme ${themeReference(surge.theme)}`,
          },
        ],
      },
    ],
  }
}

function sayNumber(number: number): string {
  return number < 1 ? 'one or none' : String(Math.round(number))
}

/** Those whose words are nearest to what the others say: the ones with the most words in common, and short. */
function typical(rows: readonly Row[]): readonly Row[] {
  const shown = rows.filter(({ mention }) => mention.text !== '' || mention.title !== null)
  const words = shown.map(
    (row) =>
      new Set(
        textOf(row)
          .toLowerCase()
          .match(/\p{L}{4,}/gu) ?? [],
      ),
  )
  const counts = new Map<string, number>()
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
  return shown
    .map((row, at) => {
      const own = [...(words[at] ?? [])]
      const shared = own.reduce((sum, word) => sum + (counts.get(word) ?? 1) - 1, 0)
      return { row, rating: shared / (8 + own.length) }
    })
    .sort((a, b) => b.rating - a.rating || a.row.mention.id - b.row.mention.id)
    .slice(0, QUOTES)
    .map(({ row }) => row)
}

function textOf({ mention }: Row): string {
  return `${mention.title ?? ''} ${mention.text.slice(0, 2_000)}`
}

function quote({ mention }: Row): Part {
  const name = mention.author === null ? '' : excerpt(oneLine(mention.author.name), 60)
  const by = [...(name === '' ? [] : [name]), mention.source, reference(mention.id)].join(', ')
  return { part: 'quote', text: quoted(mention, QUOTED), by, link: linkTo(mention.url) }
}

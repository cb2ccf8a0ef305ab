import type { Card, Part } from '../../core/card.ts'
import type { MentionId } from '../../core/mention.ts'
import { sayCommand } from '../../core/saycommand.ts'
import { excerpt } from '../../core/wording.ts'
import { type Digest, type Line, sayPhrasedBy } from '../digest.ts'

/** @param words whether customers are quoted */
export function digestCard(digest: Digest, words = true): Card {
  const phrased = sayPhrasedBy(digest)
  return {
    summary: `${digest.title}: ${digest.headline}`,
    parts: [
      { part: 'heading', text: digest.title, tone: digest.tone },
      { part: 'text', text: digest.headline },
      ...digest.charts.map((chart) => ({ part: 'chart' as const, chart })),
      ...digest.sections.flatMap(({ name, lines }): readonly Part[] => [
        { part: 'heading', text: name, tone: 'neutral' },
        { part: 'list', items: lines.map(item) },
        ...(words ? lines.flatMap(quotes) : []),
      ]),
      ...(phrased === null ? [] : [{ part: 'note' as const, text: phrased }]),
      { part: 'note', text: words ? NOTE : `${NOTE} Customers’ words were taken out: their time is over.` },
    ],
  }
}

const NOTE =
  'Counted are mentions; copies of them are counted beside. “Clearly” is said of what is more than chance.'

function item({ text, detail, tone, open }: Line) {
  return { text, detail, tone, open: open === null ? null : sayCommand(open) }
}

/** They stand below the whole list: chats have no room for one list a line. */
function quotes({ subject, quotes }: Line): readonly Part[] {
  return quotes.flatMap(({ text, by, link }) =>
    text === ''
      ? []
      : [{ part: 'quote', text, by: subject === null ? by : `${excerpt(subject, 80)}: ${by}`, link }],
  )
}

/** Whose words are in it. */
export function quotedIn({ sections, restsOn }: Digest): readonly MentionId[] {
  const all = sections.flatMap(({ lines }) => lines.flatMap(({ quotes }) => quotes))
  return [...new Set([...all.map(({ mention }) => mention), ...restsOn])]
}

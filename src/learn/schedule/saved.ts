import type { Card } from '../../core/card.ts'
import type { Row, SavedSearch, Send } from '../../core/ledger.ts'
import { reference } from '../../core/mention.ts'
import { sayCommand } from '../../core/saycommand.ts'
import { parseSearch } from '../../core/search.ts'
import { knownAt } from '../known.ts'
import { quoteOf } from '../sections/line.ts'
import { stretchBetween } from '../stretch.ts'
import { gatherTrend, sayTrend, type Trend, trendChart } from '../trend.ts'
import { type DigestNeeds, pass } from './needs.ts'
import { timesUpTo } from './times.ts'

const MORNING = { at: '08:00', on: 'monday' } as const
const QUOTED = 5

/** What a saved search has found since the last time, where it is sent by the clock. */
export async function oweSaved(needs: DigestNeeds, saved: SavedSearch, send: Send): Promise<boolean> {
  const { ledger, clock, config, directory } = needs
  if (send.every === 'instant') return false
  const member = send.to.startsWith('@') ? await directory.byId(send.to.slice(1)) : null
  const zone = member?.zone ?? config.zone
  const now = clock.now()
  const [due, since, earliest] = timesUpTo(now, { every: send.every, ...MORNING }, zone, 3)
  if (due === undefined || since === undefined || earliest === undefined) return false
  // A search that is sent anew waits for its first time anew.
  const task = `search ${saved.name} to ${send.to} ${send.every} since ${send.at}`
  const slot = new Date(due).toISOString()
  const last = await ledger.lastDigest(task)
  if (last !== null && last >= slot) return false
  if (last === null) return pass(ledger, task, slot, now)

  const read = parseSearch(saved.words, await knownAt(needs, due))
  // Whoever keeps it is told by `tellUnreadable`.
  if ('problem' in read) return pass(ledger, task, slot, now)
  const stretch = stretchBetween(earliest, since, due, zone)
  const trend = await gatherTrend(ledger, read.terms, stretch)
  if (trend.now.mentions === 0) return pass(ledger, task, slot, now)
  const within = {
    since: Math.max(since, read.terms.since ?? 0),
    until: Math.min(due, read.terms.until ?? due),
  }
  const { rows } = await ledger.search({ ...read.terms, ...within, limit: QUOTED, offset: 0 })
  return ledger.oweDigest({
    task,
    slot,
    channel: send.to,
    say: savedCard(saved, trend, rows),
    bare: savedCard(saved, trend, []),
    quotes: rows.map(({ mention }) => mention.id),
    at: now,
  })
}

function savedCard({ name, words }: SavedSearch, trend: Trend, rows: readonly Row[]): Card {
  const text = sayTrend(trend, name)
  const chart = trendChart(trend, name)
  const at = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`
  const { since, until } = trend.stretch.period
  const all = `${words} since:${at(since)} until:${at(until)}`
  return {
    summary: text,
    parts: [
      { part: 'heading', text: `Found by ${name}`, tone: 'neutral' },
      { part: 'text', text },
      ...(chart === null ? [] : [{ part: 'chart' as const, chart }]),
      ...rows
        .map((row) => quoteOf(row))
        .filter((quote) => quote.text !== '')
        .map(({ text, by, link }) => ({ part: 'quote' as const, text, by, link })),
      {
        part: 'actions',
        actions: [
          {
            label: 'Show all',
            style: 'plain',
            does: 'run',
            command: sayCommand({ verb: 'search', words: all, page: 1 }),
          },
          ...rows.slice(0, 3).map(({ mention }) => ({
            label: reference(mention.id),
            style: 'plain' as const,
            does: 'run' as const,
            command: sayCommand({ verb: 'show', mention: mention.id }),
          })),
        ],
      },
      { part: 'note', text: `The saved search ${name}: ${words}` },
    ],
  }
}

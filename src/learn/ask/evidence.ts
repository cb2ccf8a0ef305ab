import { fold } from '../../core/fold.ts'
import type { LearnLedger, Row, SearchLedger, SearchTerms, ThemeLedger } from '../../core/ledger.ts'
import type { Instant } from '../../core/time.ts'
import type { Movement } from '../movements.ts'
import { changeOf } from '../noise.ts'
import { each, summed } from '../portions.ts'
import { lengthOf, type Stretch, slices } from '../stretch.ts'
import { sumThemes } from '../sums.ts'
import { gatherTrend, type Trend } from '../trend.ts'
import type { Asked } from './question.ts'

/** What the ledger holds on a question. */
export interface Evidence {
  readonly stretch: Stretch
  /** What was looked for, as a search says it. */
  readonly words: string
  readonly trend: Trend
  /** Themes that the question names, with how often they were spoken of. */
  readonly themes: readonly Movement[]
  /** The nearest first. */
  readonly rows: readonly Row[]
  /** Mentions of each theme among the rows. */
  readonly ofTheme: ReadonlyMap<number, readonly Row[]>
}

export type AskedLedger = Pick<SearchLedger, 'search' | 'count'> &
  Pick<LearnLedger, 'heardSince' | 'tallyThemes' | 'themeVoices'> &
  Pick<ThemeLedger, 'namedThemes'>

const LOOKED_AT = 120
const NEAREST = 12
const THEMES = 3
const OF_THEME = 6

/** @param overdueBefore a complaint that waits since before is overdue */
export async function gatherEvidence(
  ledger: AskedLedger,
  asked: Asked,
  stretch: Stretch,
  overdueBefore: Instant,
): Promise<Evidence> {
  const { department, kind, mood, overdue, words } = asked
  const { since, until } = stretch.period
  const terms: SearchTerms = {
    must: [],
    any: words,
    not: [],
    ...(department === null ? {} : { department }),
    ...(kind === null ? {} : { kind }),
    ...(mood === null ? {} : { mood }),
    ...(overdue ? { unansweredSince: overdueBefore } : {}),
  }
  const { rows } = await ledger.search({ ...terms, since, until, limit: LOOKED_AT, offset: 0 })
  // Themes are counted with all that was answered.
  const themes = overdue ? [] : await themesOn(ledger, asked, stretch)
  const heard = await each(themes, ({ theme }) =>
    ledger.themeVoices(theme, stretch.period, department, OF_THEME),
  )
  const ofTheme = new Map(themes.map(({ theme }, index) => [theme, heard[index] ?? []]))
  const trend = await gatherTrend(ledger, terms, stretch)
  const nearest = [...nearestTo(words, rows), ...heard.flat()]
  const distinct = [...new Map(nearest.map((row) => [row.mention.id, row])).values()]
  return {
    stretch,
    words: [
      words.length > 1 ? words.join(' OR ') : words.join(''),
      ...(department === null ? [] : [`dept:${department}`]),
      ...(kind === null ? [] : [`kind:${kind}`]),
      ...(mood === null ? [] : [`mood:${mood}`]),
      ...(overdue ? ['is:overdue'] : []),
    ]
      .filter((word) => word !== '')
      .join(' '),
    // What waits now cannot be held against what waited then.
    trend: overdue ? { ...trend, before: null } : trend,
    themes,
    rows: distinct.slice(0, NEAREST + THEMES * OF_THEME),
    ofTheme,
  }
}

/** Those that hold more of the words first, a seldom word weighing more; then the newer. */
function nearestTo(words: readonly string[], rows: readonly Row[]): readonly Row[] {
  const texts = rows.map(({ mention }) => fold(`${mention.title ?? ''} ${mention.text}`))
  const weights = words.map((word) => {
    const holding = texts.filter((text) => text.includes(word)).length
    return Math.log(1 + rows.length / (1 + holding))
  })
  const weightOf = (text: string) =>
    words.reduce((sum, word, index) => sum + (text.includes(word) ? (weights[index] ?? 0) : 0), 0)
  return rows
    .map((row, index) => ({ row, weight: weightOf(texts[index] ?? '') }))
    .toSorted((a, b) => b.weight - a.weight || b.row.mention.at - a.row.mention.at)
    .slice(0, NEAREST)
    .map(({ row }) => row)
}

/** By the words of their names; without any word, what was spoken of most. */
async function themesOn(ledger: AskedLedger, asked: Asked, stretch: Stretch): Promise<readonly Movement[]> {
  const tallied = (period: Stretch['period']) =>
    summed(
      slices(period, 'day', stretch.zone),
      (part) => ledger.tallyThemes(part, asked.department),
      sumThemes,
    )
  const now = await tallied(stretch.period)
  const hits = (name: string) => {
    const own = fold(name).split(/\s+/)
    return asked.words.filter((word) => own.some((one) => one.slice(0, 5) === word.slice(0, 5))).length
  }
  const told = (
    asked.words.length === 0
      ? now
      : now.filter(({ name }) => hits(name) > 0).toSorted((a, b) => hits(b.name) - hits(a.name))
  ).slice(0, THEMES)
  if (told.length === 0) return []
  const first = await ledger.heardSince()
  const comparable = first !== null && first <= stretch.before.since
  const before = comparable ? await tallied(stretch.before) : []
  const ratio = lengthOf(stretch.period) / lengthOf(stretch.before)
  return told.map(({ theme, name, mentions, negative }) => {
    const earlier = before.find((one) => one.theme === theme)?.mentions ?? 0
    return {
      theme,
      name,
      now: mentions,
      negative,
      before: earlier,
      change: comparable ? changeOf(mentions, earlier, ratio) : 'too few',
      isNew: false,
    }
  })
}

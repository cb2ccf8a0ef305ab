import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { parseSearch } from '../core/search.ts'
import { type Known, themeNamed } from '../core/searchfilters.ts'
import { calledName } from '../core/searchwords.ts'
import { parseTheme, themeReference } from '../core/theme.ts'
import { excerpt } from '../core/wording.ts'
import { stretchOf } from '../learn/stretch.ts'
import { gatherTrend, sayTrend, trendChart } from '../learn/trend.ts'
import { answer, buttons, note, refuse, run } from './answers.ts'
import { knownTo } from './known.ts'
import type { DeskNeeds } from './needs.ts'

type TrendIntent = Extract<Intent, { readonly verb: 'trend' }>

export async function trend(needs: DeskNeeds, member: Member, intent: TrendIntent): Promise<Answer> {
  const { ledger, clock } = needs
  const help = run('Help on trend', { verb: 'help', topic: 'trend' })
  const known = await knownTo(needs, member)
  const asked = await subjectOf(needs, intent.words, known)
  const read = parseSearch(asked.words, known)
  if ('problem' in read) return refuse(read.problem, [help])
  const stretch = stretchOf(intent.span, member.zone, clock.now())
  if ('problem' in stretch) return refuse(stretch.problem, [help])

  const found = await gatherTrend(ledger, read.terms, stretch)
  const text = sayTrend(found, asked.said)
  const chart = trendChart(found, asked.said)
  const at = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`
  const { since, until } = stretch.period
  const open = { verb: 'search', page: 1 } as const
  const limits = `since:${at(since)} until:${at(until)}`
  const days = intent.span.of === 'days' ? intent.span.days : 0
  return answer({
    summary: text,
    parts: [
      { part: 'text', text },
      ...(chart === null ? [] : [{ part: 'chart' as const, chart }]),
      ...note(asked.note),
      ...buttons([
        ...(found.now.mentions === 0
          ? []
          : [run('Show the mentions', { ...open, words: `${asked.words} ${limits}` })]),
        ...(days === 90 ? [] : [run('90 days', { ...intent, span: { of: 'days', days: 90 } })]),
        ...(days === 7 ? [] : [run('7 days', { ...intent, span: { of: 'days', days: 7 } })]),
      ]),
    ],
  })
}

interface Subject {
  /** As a search reads them. */
  readonly words: string
  readonly said: string
  readonly note: string | null
}

/** A theme by its number or name, a saved search by its name, or else words. */
async function subjectOf(
  { ledger }: Pick<DeskNeeds, 'ledger'>,
  words: string,
  { themes }: Known,
): Promise<Subject> {
  const theme = /^t-?\d+$/i.test(words)
    ? themes.find(({ id }) => id === parseTheme(words))
    : themeNamed(words, themes)
  if (theme) {
    const reference = themeReference(theme.id)
    return {
      words: `theme:${reference}`,
      said: `“${theme.name}” (${reference})`,
      note: `A theme. The words themselves: “trend "${theme.name}"”.`,
    }
  }
  const name = calledName(words)
  const saved = name === null ? undefined : (await ledger.savedSearches()).find((one) => one.name === name)
  if (saved)
    return { words: saved.words, said: saved.name, note: `A saved search: ${excerpt(saved.words, 200)}` }
  return { words, said: excerpt(words, 80), note: null }
}

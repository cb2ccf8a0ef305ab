import type { Button, Item, Tone } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { sayCommand } from '../core/saycommand.ts'
import { type Theme, type ThemeId, themeReference } from '../core/theme.ts'
import type { Instant } from '../core/time.ts'
import { sayAgo } from '../core/wording.ts'
import { answer, buttons, count, done, note, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'
import { mayShapeThemes, shapingNeeds } from './permissions.ts'
import { itemsOf, ROWS_PER_PAGE } from './rows.ts'

type ThemesIntent = Extract<Intent, { readonly verb: 'themes' }>
type ThemeIntent = Extract<Intent, { readonly verb: 'theme' }>

/** What customers speak of, and whether they speak of it more or less than the week before. */
export async function themes(needs: DeskNeeds, { page }: ThemesIntent): Promise<Answer> {
  const now = needs.clock.now()
  const { themes, total } = await needs.ledger.listThemes(now, ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE)
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE))
  if (total === 0)
    return answer({
      summary: 'There are no themes yet.',
      parts: [
        { part: 'text', text: 'There are no themes yet.' },
        ...note('A theme is shown once three mentions speak of the same.'),
      ],
    })
  const turn = (label: string, to: number) => run(label, { verb: 'themes', page: to })
  if (page > pages)
    return refuse(`There ${pages === 1 ? 'is 1 page' : `are ${pages} pages`} of themes.`, [
      turn('Last page', pages),
    ])
  const heading = count(total, 'theme')
  return answer({
    summary: `${heading}. First: ${themes[0]?.name ?? ''}`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      { part: 'list', items: themes.map((theme) => itemOf(theme, now)) },
      ...note(
        `${pages > 1 ? `Page ${page} of ${pages}. ` : ''}Pinned ones first, then those that the last seven days speak of most.`,
      ),
      ...buttons([
        ...(page > 1 ? [turn('Previous page', page - 1)] : []),
        ...(page < pages ? [turn('Next page', page + 1)] : []),
      ]),
    ],
  })
}

function itemOf(theme: Theme, now: Instant): Item {
  const tone: Tone = 'neutral'
  return {
    text: `${theme.pinned ? '📌 ' : ''}${themeReference(theme.id)} ${theme.name}`,
    detail: [count(theme.count, 'mention'), sayTrend(theme), `last ${sayAgo(theme.lastAt, now)}`].join(' · '),
    tone,
    open: sayCommand({ verb: 'theme', does: 'show', theme: theme.id, page: 1 }),
  }
}

/** `↑ 12 this week, 5 the week before` */
export function sayTrend({ week, weekBefore }: Pick<Theme, 'week' | 'weekBefore'>): string {
  const spread = Math.max(2, 2 * Math.sqrt(week + weekBefore))
  const arrow = week > weekBefore + spread / 2 ? '↑' : week < weekBefore - spread / 2 ? '↓' : '→'
  return `${arrow} ${week} in the last 7 days, ${weekBefore} in the 7 before`
}

export async function theme(needs: DeskNeeds, member: Member, intent: ThemeIntent): Promise<Answer> {
  const { ledger, clock, directory } = needs
  if (intent.does !== 'show' && !mayShapeThemes(member)) return refuse(await shapingNeeds(member, directory))
  const now = clock.now()
  const found = await ledger.theme(intent.theme, now)
  if (found === null) return noTheme(intent.theme)
  switch (intent.does) {
    case 'show':
      return show(needs, found, intent.page)
    case 'rename':
      await ledger.renameTheme(found.id, intent.name)
      return done(
        `${themeReference(found.id)} is called ${intent.name} from now on.`,
        back({ verb: 'theme', does: 'rename', theme: found.id, name: found.name }),
        [open(found.id)],
      )
    case 'pin':
    case 'unpin': {
      const pinned = intent.does === 'pin'
      await ledger.pinTheme(found.id, pinned)
      return done(
        `${sayTheme(found)} ${pinned ? 'stands first in the list of themes, and never makes room for another' : 'is pinned no more'}.`,
        back({ verb: 'theme', does: pinned ? 'unpin' : 'pin', theme: found.id }),
      )
    }
    case 'merge': {
      const into = await ledger.theme(intent.into, now)
      if (into === null) return noTheme(intent.into)
      if (into.id === found.id) return refuse('Those are one theme already.', [open(into.id)])
      await ledger.mergeThemes(found.id, into.id, now)
      return done(
        `${sayTheme(found)} is now part of ${sayTheme(into)}, with its ${count(found.count, 'mention')}.`,
        'This cannot be undone; what is said from now on may still begin a new theme.',
        [open(into.id)],
      )
    }
    case 'split':
      return split(needs, found, intent.words)
  }
}

async function split({ ledger, clock }: DeskNeeds, whole: Theme, words: string): Promise<Answer> {
  const { theme, mentions } = await ledger.splitTheme(whole.id, words, clock.now())
  if (theme === null)
    return mentions === 0
      ? refuse(`No mention of ${sayTheme(whole)} holds “${words}”.`, [open(whole.id)])
      : refuse(`All mentions of ${sayTheme(whole)} hold “${words}”: rename it instead.`, [
          run(`Rename it`, { verb: 'theme', does: 'rename', theme: whole.id, name: words }),
        ])
  return done(
    `${themeReference(theme)} ${words} is a theme of its own from now on, with ${count(mentions, 'mention')} of ${sayTheme(whole)}; what is said with these words goes there.`,
    back({ verb: 'theme', does: 'merge', theme, into: whole.id }),
    [open(theme)],
  )
}

async function show(needs: DeskNeeds, theme: Theme, page: number): Promise<Answer> {
  const { ledger, clock } = needs
  const now = clock.now()
  const { rows, total } = await ledger.themeMentions(theme.id, ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE)
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE))
  const heading = `${sayTheme(theme)}: ${count(total, 'mention')}`
  const turn = (label: string, to: number) =>
    run(label, { verb: 'theme', does: 'show', theme: theme.id, page: to })
  if (page > pages)
    return refuse(`There ${pages === 1 ? 'is 1 page' : `are ${pages} pages`} of it.`, [
      turn('Last page', pages),
    ])
  return answer({
    summary: `${heading}. ${sayTrend(theme)}.`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      {
        part: 'text',
        text: `${sayTrend(theme)}. First ${sayAgo(theme.firstAt, now)}, last ${sayAgo(theme.lastAt, now)}.`,
      },
      { part: 'list', items: await itemsOf(rows, needs, now) },
      ...note(`${pages > 1 ? `Page ${page} of ${pages}. ` : ''}The newest come first.`),
      ...buttons([
        ...(page > 1 ? [turn('Newer', page - 1)] : []),
        ...(page < pages ? [turn('Older', page + 1)] : []),
        run('All themes', { verb: 'themes', page: 1 }),
      ]),
    ],
  })
}

function sayTheme({ id, name }: Theme): string {
  return `${themeReference(id)} ${name}`
}

function open(theme: ThemeId): Button {
  return run('Show it', { verb: 'theme', does: 'show', theme, page: 1 })
}

function back(intent: ThemeIntent): string {
  return `“${sayCommand(intent)}” takes it back.`
}

function noTheme(theme: ThemeId): Answer {
  return refuse(`There is no theme ${themeReference(theme)}.`, [
    run('All themes', { verb: 'themes', page: 1 }),
  ])
}

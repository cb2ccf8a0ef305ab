import type { Button } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { SavedSearch } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { parseSearch } from '../core/search.ts'
import { calledName } from '../core/searchwords.ts'
import { DAY } from '../core/time.ts'
import { excerpt, sayTime } from '../core/wording.ts'
import { answer, buttons, note, refuse, run } from './answers.ts'
import { knownTo } from './known.ts'
import type { DeskNeeds } from './needs.ts'
import { itemsOf, ROWS_PER_PAGE } from './rows.ts'
import { save } from './searches.ts'

type Search = Extract<Intent, { readonly verb: 'search' }>

/** For what is so rare that it was not looked for any further. */
const FURTHER = [
  { label: 'In the last 90 days', days: 90 },
  { label: 'In the last year', days: 365 },
] as const

export async function search(needs: DeskNeeds, member: Member, intent: Search): Promise<Answer> {
  const { words, page, saveAs } = intent
  const { ledger, clock } = needs
  const now = clock.now()
  const name = saveAs === undefined ? calledName(words) : null
  const saved = name === null ? undefined : (await ledger.savedSearches()).find((one) => one.name === name)
  const read = parseSearch(saved?.words ?? words, await knownTo(needs, member))
  if ('problem' in read)
    return refuse(
      saved === undefined
        ? read.problem
        : `The saved search ${saved.name}, “${excerpt(saved.words, 200)}”, can no longer be read. ${read.problem}`,
      [run('How to search', { verb: 'help', topic: 'search' })],
    )
  const keeping = await keep(needs, member, intent, saved)
  if (keeping !== null && 'refused' in keeping)
    return refuse(keeping.refused, [run('Saved searches', { verb: 'searches', does: 'list' })])

  const offset = (page - 1) * ROWS_PER_PAGE
  const { rows, more, lookedBackTo } = await ledger.search({
    ...read.terms,
    limit: ROWS_PER_PAGE,
    offset,
  })
  const back =
    lookedBackTo === null
      ? null
      : `Looked for back to ${sayTime(lookedBackTo, member.zone, now)}, and no further.`
  const further =
    lookedBackTo === null
      ? []
      : FURTHER.filter(({ days }) => now - days * DAY < lookedBackTo).map(({ label, days }) =>
          run(label, { verb: 'search', words: `${saved?.words ?? words} since:${days}d`, page: 1 }),
        )
  const asked = excerpt(words, 80)
  if (rows.length === 0) {
    const text = page === 1 ? `Nothing was found for ${asked}.` : `There is nothing further for ${asked}.`
    return answer({
      summary: text,
      parts: [
        { part: 'text', text },
        ...note(back),
        ...note(keeping?.note ?? null),
        ...note('Whole words are compared; case and accents do not matter.'),
        ...buttons(further),
      ],
    })
  }
  const items = await itemsOf(rows, needs, now)
  const turn = (label: string, to: number): Button => run(label, { verb: 'search', words, page: to })
  const heading = `Found for ${asked}${page > 1 ? `, page ${page}` : ''}`
  return answer({
    summary: `${heading}: ${items[0]?.text ?? ''}`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      { part: 'list', items },
      ...note(keeping?.note ?? null),
      ...note(back),
      ...note('The newest come first.'),
      ...buttons([
        ...(page > 1 ? [turn('Newer', page - 1)] : []),
        ...(more ? [turn('Older', page + 1)] : []),
        ...further,
      ]),
    ],
  })
}

/** Keeps it where that was asked for, and says what is kept. */
async function keep(
  needs: DeskNeeds,
  member: Member,
  { words, saveAs }: Search,
  saved: SavedSearch | undefined,
): Promise<{ readonly refused: string } | { readonly note: string } | null> {
  if (saveAs === undefined)
    return saved === undefined
      ? null
      : {
          note: `The saved search ${saved.name}: ${excerpt(saved.words, 200)}. The word itself is found by “search "${saved.name}"”.`,
        }
  const kept = await save(needs, member, saveAs, words)
  if ('refused' in kept) return kept
  const { before } = kept
  const instead =
    before === null || before.words === words
      ? ''
      : ` in place of “${excerpt(before.words, 200)}”${before.sends.length > 0 ? ', sent to where that was sent' : ''}`
  return {
    note: `Kept as ${saveAs}${instead}: “search ${saveAs}” finds it again, “searches send ${saveAs} to …” has it sent.`,
  }
}

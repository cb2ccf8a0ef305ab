import type { Button } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import { STATUSES } from '../core/engagement.ts'
import type { Intent, ListFilter } from '../core/intent.ts'
import { UNFINISHED } from '../core/listfilter.ts'
import type { Member } from '../core/member.ts'
import { sayKind } from '../core/wording.ts'
import { answer, buttons, note, refuse, run } from './answers.ts'
import { folded } from './folded.ts'
import type { DeskNeeds } from './needs.ts'
import { itemsOf, ROWS_PER_PAGE } from './rows.ts'
import { unknownPerson } from './staff.ts'

type List = Extract<Intent, { readonly verb: 'list' }>

export async function list(needs: DeskNeeds, member: Member, intent: List): Promise<Answer> {
  const { filter, page } = intent
  if (filter.folded) return folded(needs, intent)
  const { ledger, directory, clock } = needs
  const whose =
    filter.assignee === undefined
      ? undefined
      : filter.assignee === 'me'
        ? member
        : await directory.find(filter.assignee)
  if (whose === null) return refuse(await unknownPerson(filter.assignee ?? '', directory))
  const { rows, total } = await ledger.list({
    statuses: filter.statuses ?? STATUSES,
    department: filter.department,
    kind: filter.kind,
    assignee: whose?.id,
    limit: ROWS_PER_PAGE,
    offset: (page - 1) * ROWS_PER_PAGE,
  })
  const heading = sayFilter(filter, whose?.id === member.id ? 'you' : (whose?.name ?? null), total)
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE))
  if (total === 0) return nothing(filter, `${heading}.`)
  if (page > pages)
    return refuse(`There ${pages === 1 ? 'is 1 page' : `are ${pages} pages`} of it: ${heading}.`, [
      run('Last page', { verb: 'list', filter, page: pages }),
    ])
  const items = await itemsOf(rows, needs, clock.now())
  const onPage = pages > 1 ? `Page ${page} of ${pages}. ` : ''
  return answer({
    summary: `${heading}. ${items[0]?.text ?? ''}`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      { part: 'list', items },
      ...note(`${onPage}The most pressing come first.`),
      ...buttons(pager(intent, pages)),
    ],
  })
}

function pager({ filter, page }: List, pages: number): readonly Button[] {
  return [
    ...(page > 1 ? [run('Previous page', { verb: 'list', filter, page: page - 1 })] : []),
    ...(page < pages ? [run('Next page', { verb: 'list', filter, page: page + 1 })] : []),
  ]
}

function nothing(filter: ListFilter, text: string): Answer {
  const wider = filter.statuses === undefined ? [] : [run('Show all', { verb: 'list', filter: {}, page: 1 })]
  return answer({ summary: text, parts: [{ part: 'text', text }, ...buttons(wider)] })
}

/** `unfinished mentions in billing with Ines` */
function sayFilter({ statuses, department, kind }: ListFilter, holder: string | null, total: number): string {
  const standing = statuses === undefined ? '' : (STANDING[statuses.join()] ?? statuses.join(' or '))
  return [
    total === 0 ? 'No' : total.toLocaleString('en'),
    ...(standing === '' ? [] : [standing]),
    total === 1 ? 'mention' : 'mentions',
    ...(department === undefined ? [] : [`in ${department}`]),
    ...(holder === null ? [] : [`with ${holder}`]),
    ...(kind === undefined ? [] : [`of the kind ${sayKind(kind).toLowerCase()}`]),
  ].join(' ')
}

const STANDING: Readonly<Record<string, string>> = {
  [UNFINISHED.join()]: 'unfinished',
  'open,reopened': 'open',
}

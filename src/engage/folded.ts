import type { Item } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Folded } from '../core/ledger.ts'
import { reference } from '../core/mention.ts'
import { DAY } from '../core/time.ts'
import { excerpt, oneLine } from '../core/wording.ts'
import { answer, buttons, count, note, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'
import { itemsOf } from './rows.ts'

type List = Extract<Intent, { readonly verb: 'list' }>

/** Each has a button of its own. */
const PER_PAGE = 5
const REVIEWED = 14 * DAY

/** What nobody was told of, with the reason, so that people can see what they miss. */
export async function folded(needs: DeskNeeds, { filter, page }: List): Promise<Answer> {
  const { ledger, clock } = needs
  const now = clock.now()
  const { rows, total } = await ledger.folded({
    since: now - REVIEWED,
    department: filter.department,
    limit: PER_PAGE,
    offset: (page - 1) * PER_PAGE,
  })
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  const turn = (label: string, to: number) => run(label, { verb: 'list', filter, page: to })
  const heading = `${total === 0 ? 'Nothing' : count(total, 'mention')} folded away in the last 14 days`
  if (total === 0) return answer({ summary: `${heading}.`, parts: [{ part: 'text', text: `${heading}.` }] })
  if (page > pages) return refuse(`There are ${pages} pages of it.`, [turn('Last page', pages)])
  const items = await itemsOf(rows, needs, now)
  return answer({
    summary: `${heading}. ${items[0]?.text ?? ''}`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      { part: 'list', items: items.map((item, at) => withReason(item, rows[at])) },
      ...note(
        `${pages > 1 ? `Page ${page} of ${pages}. ` : ''}Those that came nearest to being shown come first. To bring one before the team teaches that such ones matter.`,
      ),
      ...buttons([
        ...rows.map(({ mention }) =>
          run(`Raise ${reference(mention.id)}`, { verb: 'raise', mention: mention.id }),
        ),
        ...(page > 1 ? [turn('Previous page', page - 1)] : []),
        ...(page < pages ? [turn('Next page', page + 1)] : []),
      ]),
    ],
  })
}

function withReason(item: Item, row: Folded | undefined): Item {
  const reason = excerpt(oneLine(row?.routed ?? ''), 160)
  return reason === '' ? item : { ...item, detail: `${reason} · ${item.detail ?? ''}` }
}

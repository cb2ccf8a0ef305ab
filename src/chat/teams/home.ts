import type { Button, Card, Part } from '../../core/card.ts'
import type { Answer, Desk, Door } from '../../core/desk.ts'
import type { Doubt, OutboxLedger } from '../../core/ledger.ts'
import { atLeast, type Member } from '../../core/member.ts'
import { type Clock, sayDuration } from '../../core/time.ts'
import { sayTime } from '../../core/wording.ts'

/** What stands for Slack's Home tab: the answer to `home`. Also what its own buttons do. */
export interface Home {
  /** Null when the line is a command like any other. */
  run(member: Member, line: string, door: Door): Promise<Answer | null>
}

export interface HomeNeeds {
  readonly desk: Desk
  readonly ledger: Pick<OutboxLedger, 'doubts' | 'resolveDoubt' | 'queueFaults'>
  readonly clock: Clock
}

/** Posts in doubt on one page. */
const DOUBTS = 5

export function createHome({ desk, ledger, clock }: HomeNeeds): Home {
  return {
    async run(member, line, door) {
      const doubt = /^\s*doubt\s+(\d{1,15})\s+(there|again)\s*$/i.exec(line)
      if (doubt) return resolve(member, Number(doubt[1]), doubt[2]?.toLowerCase() === 'there', door)
      const home = /^\s*home(?:\s+page\s+(\d{1,4}))?\s*$/i.exec(line)
      return home ? show(member, Math.max(1, Number(home[1] ?? 1)), door) : null
    },
  }

  async function show(member: Member, page: number, door: Door): Promise<Answer> {
    const onPage = page > 1 ? ` page ${page}` : ''
    const mine = await listed(member, 'Yours', `list mine${onPage}`, door)
    const departments = await Promise.all(
      member.departments.map((name) => listed(member, `Open in ${name}`, `list dept:${name}${onPage}`, door)),
    )
    const parts: Part[] = [
      { part: 'heading', text: `Hello ${member.name}${page > 1 ? `, page ${page}` : ''}`, tone: 'neutral' },
      ...[mine, ...departments].flatMap((section) => section.parts),
      ...(atLeast(member.role, 'admin') && page === 1 ? await troubles(member, door) : []),
    ]
    const further = [mine, ...departments].some(({ more }) => more)
    const next: Button[] = [
      ...(page > 1 ? [button('Previous page', home(page - 1))] : []),
      ...(further ? [button('Next page', home(page + 1))] : []),
      button('All mentions', 'list'),
      button('Sources', 'sources'),
      button('Help', 'help'),
    ]
    return answer({ summary: mine.summary, parts: [...parts, { part: 'actions', actions: next }] })
  }

  /** A list of the desk's, under a heading of its own; its pages are turned together with the others. */
  async function listed(member: Member, heading: string, line: string, door: Door) {
    const { card, ok } = await desk.run(member, line, door)
    const items = card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))
    const said = ok && items.length > 0 ? [] : [{ part: 'note' as const, text: card.summary }]
    const more = card.parts.some(
      (part) => part.part === 'actions' && part.actions.some(({ label }) => label === 'Next page'),
    )
    return {
      more,
      summary: card.summary,
      parts: [
        { part: 'heading' as const, text: heading, tone: 'neutral' as const },
        ...said,
        ...(items.length > 0 ? [{ part: 'list' as const, items }] : []),
      ],
    }
  }

  async function troubles(member: Member, door: Door): Promise<Part[]> {
    const now = clock.now()
    const [faults, doubts, sources] = await Promise.all([
      ledger.queueFaults(),
      ledger.doubts(),
      desk.run(member, 'sources', door),
    ])
    const failing = sources.card.parts.flatMap((part) =>
      part.part === 'list' ? part.items.filter(({ tone }) => tone === 'bad' || tone === 'urgent') : [],
    )
    const parts: Part[] = []
    if (failing.length > 0)
      parts.push(
        { part: 'heading', text: 'Sources in trouble', tone: 'bad' },
        { part: 'list', items: failing },
      )
    if (faults.length > 0)
      parts.push(
        { part: 'heading', text: 'Channels in trouble', tone: 'bad' },
        {
          part: 'facts',
          facts: faults.map(({ queue, fault, since, waiting }) => ({
            label: queue,
            value: `${waiting} waiting for ${sayDuration(now - since)}: ${fault}`,
          })),
        },
      )
    if (doubts.length > 0) parts.push(...inDoubt(doubts, member, now))
    return parts
  }

  function inDoubt(doubts: readonly Doubt[], { zone }: Member, now: number): Part[] {
    const left = doubts.length - DOUBTS
    return [
      { part: 'heading', text: 'Posts in doubt: are they there?', tone: 'bad' },
      ...doubts.slice(0, DOUBTS).flatMap((doubt): Part[] => [
        { part: 'text', text: `${doubt.queue}, ${sayTime(doubt.at, zone, now)}: ${doubt.reason}` },
        {
          part: 'actions',
          actions: [
            button('It is there', `doubt ${doubt.debt} there`),
            button('Post it again', `doubt ${doubt.debt} again`),
          ],
        },
      ]),
      ...(left > 0 ? [{ part: 'note' as const, text: `And ${left} more, when these are settled.` }] : []),
    ]
  }

  async function resolve(member: Member, debt: number, there: boolean, door: Door): Promise<Answer> {
    if (!atLeast(member.role, 'admin')) return sentence('Only an admin can settle a post in doubt.', false)
    const settled = await ledger.resolveDoubt(debt, there ? 'there' : 'post again', clock.now())
    if (!settled) return sentence('It was settled already.', false)
    return show(member, 1, door)
  }
}

const home = (page: number) => (page > 1 ? `home page ${page}` : 'home')

function button(label: string, command: string): Button {
  return { label, style: 'plain', does: 'run', command }
}

function sentence(text: string, ok: boolean): Answer {
  return answer({ summary: text, parts: [{ part: 'text', text }] }, ok)
}

function answer(card: Card, ok = true): Answer {
  return { answer: 'answer', audience: 'only you', card, ok }
}

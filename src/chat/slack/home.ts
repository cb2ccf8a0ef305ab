import type { Sharing } from '../../core/ledger.ts'
import { UNFINISHED } from '../../core/listfilter.ts'
import { atLeast, type Member } from '../../core/member.ts'
import type { ChatParts } from '../chat.ts'
import { type Admin, type HomeContent, homeCard, ROWS } from './homecard.ts'
import type { Caller } from './kit.ts'
import { renderBlocks } from './render/card.ts'
import type { Web } from './web/web.ts'

/** What each member finds in the app's Home tab. */
export interface HomeTab {
  /** @param page of the department's mentions, from 1 */
  show(caller: Caller, page: number): Promise<void>
  act(caller: Caller, line: HomeLine): Promise<void>
}

/** The Home tab's own buttons carry these, which no command can say. */
export type HomeLine =
  | { readonly home: 'page'; readonly page: number }
  | { readonly home: 'doubt'; readonly debt: number; readonly verdict: 'there' | 'post again' }

export function readHomeLine(line: string): HomeLine | null {
  const [, page, debt, verdict] = /^(?:home (\d{1,4})|doubt (\d{1,15}) (there|again))$/.exec(line) ?? []
  if (page !== undefined) return { home: 'page', page: Math.max(1, Number(page)) }
  if (debt === undefined) return null
  return { home: 'doubt', debt: Number(debt), verdict: verdict === 'there' ? 'there' : 'post again' }
}

export function createHomeTab(parts: {
  ledger: ChatParts['ledger'] & Sharing
  web: Web
  clock: ChatParts['clock']
  log: ChatParts['log']
  later: (work: () => Promise<unknown>) => void
  /** A complaint unanswered for longer is overdue, in milliseconds. */
  overdueMs: number
  troubles: () => readonly string[]
}): HomeTab {
  const { ledger, web, clock, log, later, overdueMs } = parts

  async function contentFor(member: Member, page: number): Promise<HomeContent> {
    const mine = ledger.list({ assignee: member.id, statuses: UNFINISHED, limit: ROWS, offset: 0 })
    const departments = member.departments.map(async (name) => ({
      name,
      page: await ledger.list({
        department: name,
        statuses: UNFINISHED,
        limit: ROWS,
        offset: (page - 1) * ROWS,
      }),
    }))
    return {
      mine: await mine,
      departments: await Promise.all(departments),
      page,
      overdueMs,
      admin: atLeast(member.role, 'admin') ? await adminContent() : null,
    }
  }

  async function adminContent(): Promise<Admin> {
    const [doubts, queues, sources] = await Promise.all([
      ledger.doubts(),
      ledger.queueFaults(),
      ledger.sourceStates(),
    ])
    const shown = await Promise.all(
      doubts.slice(0, ROWS).map(async (doubt) => {
        const card = 'card' in doubt.owed ? await ledger.card(doubt.owed.card) : null
        return { ...doubt, mention: card?.subject.about === 'mention' ? card.subject.mention : null }
      }),
    )
    return {
      doubts: shown,
      moreDoubts: doubts.length - shown.length,
      queues,
      sources: sources.flatMap(({ name, fault }) => (fault === null ? [] : [{ name, fault }])),
      troubles: parts.troubles(),
    }
  }

  async function show({ member, user, workspace }: Caller, page: number): Promise<void> {
    const card = homeCard(member, await contentFor(member, page), clock.now())
    const called = await web.call(workspace.token, 'views.publish', {
      user_id: user,
      view: { type: 'home', blocks: renderBlocks(card, 'home') },
    })
    if ('failure' in called) log.info({ failure: called.failure }, 'a Home tab could not be shown')
  }

  return {
    show,
    async act(caller, line) {
      if (line.home === 'page') return later(() => show(caller, line.page))
      if (!atLeast(caller.member.role, 'admin')) return
      await ledger.resolveDoubt(line.debt, line.verdict, clock.now())
      later(() => show(caller, 1))
    },
  }
}

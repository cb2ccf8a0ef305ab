import { departmentChannel } from '../../config/channels.ts'
import type { Config } from '../../config/schema.ts'
import type { Routed, Row, SurgeLedger } from '../../core/ledger.ts'
import type { MentionId } from '../../core/mention.ts'
import type { Surge, SurgeMoved, ThemeHeard } from '../../core/surge.ts'
import { type ThemeId, themeReference } from '../../core/theme.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../core/time.ts'
import { isOver, type Judgement, judge, SAME_WITHIN, SENSITIVITIES, type Sensitivity } from './judge.ts'

/** A surge's card is brought up to date at most so often. */
const SHOW_EVERY = MINUTE
/** A theme is looked at at most so often, however many of its mentions come. */
const LOOK_EVERY = SECOND
/** With fewer themes than this an average says little. */
const MANY = 50
const FOLDS = { urgency: 'high' } as const

/** What a batch of decisions becomes in the light of surges. */
export interface Watched {
  readonly routed: readonly Routed[]
  readonly moves: readonly SurgeMoved[]
}

export interface Watch {
  /** Surges open, and their mentions are folded into them. To be kept in one transaction with the decisions. */
  over(
    rows: readonly Row[],
    routed: readonly Routed[],
    wanted: ReadonlyMap<MentionId, Sensitivity>,
    now: Instant,
  ): Promise<Watched>
  /** Brings up to date what has grown, and closes what is over. */
  round(now: Instant): Promise<readonly SurgeMoved[]>
}

export const UNWATCHED: Watch = {
  over: async (_, routed) => ({ routed, moves: [] }),
  round: async () => [],
}

export function createWatch(ledger: SurgeLedger, config: Config): Watch {
  const { sensitivity } = config.surges
  const everywhere = [sensitivity, ...config.routes.flatMap(({ surges }) => surges ?? [])]
  if (everywhere.every((one) => one === 'off')) return UNWATCHED
  const looked = new Map<ThemeId, Instant>()

  return {
    async over(rows, routed, wanted, now) {
      const themes = [
        ...new Set(rows.flatMap(({ theme }) => (theme && theme.name !== null ? [theme.id] : []))),
      ]
      if (themes.length === 0) return { routed, moves: [] }
      const open = new Map((await ledger.openSurges()).map((surge) => [surge.theme, surge]))
      const due = themes.filter((id) => !open.has(id) && now - (looked.get(id) ?? 0) >= LOOK_EVERY)
      for (const id of due) looked.set(id, now)
      if (looked.size > 5_000) looked.clear()
      const begun = await beginning(due, rows, routed, wanted, now)
      const surging = new Set([...open.keys(), ...begun.keys()])
      if (surging.size === 0) return { routed, moves: [] }
      const byMention = new Map(rows.map((row) => [row.mention.id, row]))
      return {
        routed: routed.map((one) => {
          const row = byMention.get(one.mention)
          const theme = row?.theme
          if (!theme || !surging.has(theme.id) || one.cards.length === 0) return one
          if (row.analysis.urgency === FOLDS.urgency) return one
          return { ...one, cards: [], reason: folded(theme) }
        }),
        moves: [...begun.values()],
      }
    },

    async round(now) {
      const open = (await ledger.openSurges()).filter(({ shownAt }) => now - shownAt >= SHOW_EVERY)
      if (open.length === 0) return []
      const heard = await ledger.heard(
        open.map(({ theme }) => theme),
        now,
      )
      const moves: SurgeMoved[] = []
      for (const surge of open) {
        const theme = heard.find((one) => one.theme.id === surge.theme)
        const told = await ledger.surge(surge.id)
        if (theme && told) moves.push(...next(surge, theme, told.count, now))
      }
      return moves
    },
  }

  function next(surge: Surge, heard: ThemeHeard, count: number, now: Instant): SurgeMoved[] {
    // What is usual was settled when it opened: a surge must not become its own measure.
    const calm = judge(
      { voices: heard.voices, hours: [] },
      { now, sensitivity: sensitivity === 'off' ? 'normal' : sensitivity, since: now, busy: surge.usual },
    )
    if (isOver(calm, surge.since, now)) return [{ move: 'close', surge: surge.id, count }]
    return count === surge.shown ? [] : [{ move: 'show', surge: surge.id, count }]
  }

  async function beginning(
    themes: readonly ThemeId[],
    rows: readonly Row[],
    routed: readonly Routed[],
    wanted: ReadonlyMap<MentionId, Sensitivity>,
    now: Instant,
  ): Promise<ReadonlyMap<ThemeId, SurgeMoved>> {
    const begun = new Map<ThemeId, SurgeMoved>()
    if (themes.length === 0) return begun
    const heard = await ledger.heard(themes, now)
    if (!heard.some(({ voices }) => voices.length >= 5)) return begun
    const { since, lastHour, themes: all } = await ledger.pulse(now)
    for (const one of heard) {
      const own = rows.flatMap(({ mention, theme }) =>
        theme?.id === one.theme.id ? (wanted.get(mention.id) ?? []) : [],
      )
      const watchful = SENSITIVITIES.findLast((level) => own.includes(level))
      if (watchful === undefined || watchful === 'off') continue
      const busy = (lastHour - one.voices.length) / Math.max(MANY, all)
      const judged = judge(one, { now, sensitivity: watchful, since: since ?? now, busy })
      if (judged.surges) begun.set(one.theme.id, opening(one, judged, placesOf(one, rows, routed), now))
    }
    return begun
  }

  /** The channel of the department that most of its mentions are for; where any is urgent, those it goes to. */
  function placesOf({ theme }: ThemeHeard, rows: readonly Row[], routed: readonly Routed[]): Set<string> {
    const own = new Map(rows.flatMap((row) => (row.theme?.id === theme.id ? [[row.mention.id, row]] : [])))
    const decided = routed.filter(({ mention }) => own.has(mention))
    const counts = new Map<string, number>()
    for (const { department } of decided)
      if (department !== null) counts.set(department, (counts.get(department) ?? 0) + 1)
    const [[home] = Object.keys(config.departments)] = [...counts].sort(([, a], [, b]) => b - a)
    const urgent = decided.filter(({ mention }) => own.get(mention)?.analysis.urgency === 'high')
    return new Set([
      ...(home === undefined ? [] : [departmentChannel(config, home)]),
      ...urgent.flatMap(({ cards }) => cards.map(({ channel }) => channel)),
    ])
  }
}

function opening(
  { theme, voices, last }: ThemeHeard,
  { count, usual }: Judgement,
  channels: ReadonlySet<string>,
  now: Instant,
): SurgeMoved {
  if (last !== null && now - last.closedAt < SAME_WITHIN) return { move: 'reopen', surge: last.surge, count }
  return {
    move: 'open',
    theme: theme.id,
    since: voices.find((at) => at > now - HOUR) ?? now,
    usual,
    count,
    channels: [...channels].map((channel) => ({
      channel,
      reason: 'Many speak of one theme within the hour',
    })),
  }
}

function folded({ id, name }: { readonly id: ThemeId; readonly name: string | null }): string {
  return `Nobody was told by a card of its own: it is counted in the surge of ${themeReference(id)} (${name ?? ''}).`
}

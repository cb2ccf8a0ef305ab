import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Analysis, KINDS } from '../../src/core/analysis.ts'
import type { ActRequest } from '../../src/core/engagement.ts'
import type { SourceHealth } from '../../src/core/health.ts'
import type { KeptTheme, Lease, Ledger, ThemesMoved } from '../../src/core/ledger.ts'
import type { Found, MentionId } from '../../src/core/mention.ts'
import type { Span } from '../../src/core/span.ts'
import { type Clock, DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { type Digest, write } from '../../src/learn/digest.ts'
import { type Figures, gather } from '../../src/learn/figures.ts'
import { type Stretch, stretchOf } from '../../src/learn/stretch.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { analysisOf } from '../contracts/ledger/words.ts'

/** Saturday, in Berlin 13:00. */
export const NOON = Date.UTC(2026, 10, 14, 12)
export const ZONE = 'Europe/Berlin'

export interface Heard {
  readonly at: number
  readonly analysis?: Partial<Analysis>
  readonly found?: Partial<Found>
  readonly copyOf?: MentionId
  /** Nobody is told of it. */
  readonly unseen?: boolean
  /** The name of what it is about. */
  readonly theme?: string | undefined
}

export interface World {
  readonly ledger: Ledger
  readonly clock: Clock & { move(ms: number): void; set(at: number): void }
  /** Stored, understood and shown to its department at the time it was said; in order of their times. */
  hear(heard: readonly Heard[]): Promise<void>
  act(mention: MentionId, act: Partial<ActRequest>, at: number): Promise<void>
  /** What the ledger can tell now. */
  digest(
    span?: Span,
    more?: { department?: string; compare?: boolean; sources?: readonly SourceHealth[] },
  ): Promise<{ readonly figures: Figures; readonly digest: Digest; readonly stretch: Stretch }>
}

export async function openWorld(file?: string): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-learn-'))
  let now = NOON
  const clock = {
    now: () => now,
    after: () => Promise.resolve(),
    move: (ms: number) => {
      now += ms
    },
    set: (at: number) => {
      now = at
    },
  }
  const { ledger } = await openLedger({ file: file ?? join(folder, 'learn.db') }, clock)
  onTestFinished(async () => {
    await ledger.close()
    rmSync(folder, { recursive: true })
  })
  let entries = 0
  let acts = 0
  const themes = new Map<string, KeptTheme>()

  /** What a day's mentions make of the themes. */
  function gathered(some: readonly Heard[]): ThemesMoved {
    const changed = new Set<string>()
    for (const { theme, at } of some) {
      if (theme === undefined) continue
      const kept = themes.get(theme)
      themes.set(theme, {
        id: kept?.id ?? themes.size + 1,
        name: theme,
        state: 'gathers',
        count: (kept?.count ?? 0) + 1,
        firstAt: Math.min(kept?.firstAt ?? at, at),
        lastAt: Math.max(kept?.lastAt ?? at, at),
        pinned: false,
      })
      changed.add(theme)
    }
    return {
      changed: [...changed].flatMap((name) => themes.get(name) ?? []),
      gone: [],
      next: themes.size + 1,
    }
  }

  async function lease(name: string): Promise<Lease> {
    const held = await ledger.lease(name, 'test', now, MINUTE)
    if (held === null) throw new Error(`${name} is another's`)
    return held
  }

  return {
    ledger,
    clock,
    async hear(heard) {
      // What waits is dated by when the team was told, so each day is told on its day.
      for (const [at, some] of Map.groupBy(heard, (one) => Math.floor(one.at / DAY) * DAY)) {
        const found = some.map((one): Found => {
          entries += 1
          return {
            externalId: `e${entries}`,
            author: { key: 'ana', name: 'Ana P.', url: null },
            title: null,
            text: `This is what customer ${entries} said.`,
            url: `https://reviews.example/${entries}`,
            publishedAt: one.at,
            reach: 0,
            language: 'en',
            ...one.found,
          }
        })
        const told = Math.max(Math.min(at + DAY, NOON), ...some.map((one) => one.at))
        const batch = { source: 'reviews', fingerprint: 'f', cursor: null, skipped: 0, quiet: false }
        await ledger.store({ ...batch, found, at: told })
        const unread = await ledger.unread(10_000)
        const moved = gathered(some)
        const understood = unread.map((mention, index) => ({
          mention: mention.id,
          analysis: analysisOf({ summary: mention.text, ...some[index]?.analysis }),
          sketch: null,
          standing: 0,
          copyOf: some[index]?.copyOf ?? null,
          leads: false,
          theme: themes.get(some[index]?.theme ?? '')?.id ?? null,
        }))
        await ledger.understood(await lease('understand'), understood, told, moved)
        const unseen = new Set(unread.filter((_, index) => some[index]?.unseen).map(({ id }) => id))
        const unrouted = await ledger.unrouted(10_000)
        const routed = unrouted.map(({ mention: { id }, analysis: { department } }) => ({
          mention: id,
          notability: 0.7,
          reason: 'It is notable.',
          department,
          cards:
            unseen.has(id) || department === null
              ? []
              : [{ channel: department, reason: 'It is theirs.', hold: null }],
        }))
        await ledger.routed(await lease('amplify'), routed, told)
      }
    },
    async act(mention, act, at) {
      acts += 1
      await ledger.act({
        mention,
        act: { verb: 'claim', member: { id: 'workspace:ines', name: 'Ines' }, detail: {}, ...act },
        via: 'workspace',
        key: `act ${acts}`,
        at,
        cards: [],
        tell: [],
      })
    },
    async digest(span = { of: 'days', days: 7 }, { department, compare = false, sources = [] } = {}) {
      // Reports end with the minute they are asked in.
      const stretch = stretchOf(span, ZONE, now - 1)
      if ('problem' in stretch) throw new Error(stretch.problem)
      const question = { stretch, department: department ?? null, compare, now, overdueMs: DAY }
      const figures = await gather(ledger, question, sources)
      return { figures, digest: write(figures), stretch }
    },
  }
}

/** `count` mentions, evenly from `since` to `until`, each what the others of its place are. */
export function spread(
  count: number,
  since: number,
  until: number,
  analysis: Partial<Analysis> | ((index: number) => Partial<Analysis>),
): readonly Heard[] {
  return Array.from({ length: count }, (_, index) => ({
    at: Math.floor(since + ((until - since) * index) / count),
    analysis: typeof analysis === 'function' ? analysis(index) : analysis,
  }))
}

/** The same, about something. */
export function about(
  heard: readonly Heard[],
  theme: string | ((index: number) => string | undefined),
): readonly Heard[] {
  return heard.map((one, index) => ({ ...one, theme: typeof theme === 'string' ? theme : theme(index) }))
}

/** Of five mentions three are about one of three things. */
export function various(index: number): string | undefined {
  return ['late delivery', undefined, 'gift card', 'opening hours', undefined][index % 5]
}

/** A little of everything, the same at every run. */
export function mixed(index: number): Partial<Analysis> {
  const kind = KINDS[(index * 7) % KINDS.length] ?? 'other'
  const sentiment = kind === 'praise' ? 0.8 : kind === 'complaint' ? -0.7 : 0
  const department = ['billing', 'people', 'product'][(index * 5) % 3] ?? null
  return {
    kind,
    sentiment,
    department,
    people: kind === 'praise' && index % 2 === 0 ? ['Mira'] : [],
    worth: (index % 10) / 10,
  }
}

export function inOrder(...heard: readonly (readonly Heard[])[]): readonly Heard[] {
  return heard.flat().toSorted((a, b) => a.at - b.at)
}

export function failing(name: string): SourceHealth {
  return {
    name,
    kind: 'feed',
    every: '10m',
    pulling: false,
    finished: false,
    state: {
      name,
      fingerprint: null,
      cursor: null,
      failures: 4,
      notBefore: 0,
      lastPullAt: NOON,
      lastSuccessAt: NOON - 5 * HOUR,
      fault: 'The server answers 403: check the key.',
      stored: 0,
      skipped: 0,
      lastMentionAt: null,
    },
  }
}

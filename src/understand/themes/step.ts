import type { Analysis } from '../../core/analysis.ts'
import type { KeptTheme, Lease, ThemesMoved, UnderstandLedger } from '../../core/ledger.ts'
import type { Mention, MentionId } from '../../core/mention.ts'
import { FRESH_MS, NAMED_FROM, type ThemeId } from '../../core/theme.ts'
import type { Instant } from '../../core/time.ts'
import { fold } from '../local/tokens.ts'
import { createPace } from '../pace.ts'
import { ThemeIndex } from './gather.ts'
import { nameOf } from './name.ts'
import { readTerms, writeTerms } from './state.ts'

/** How many earlier mentions tell at a start which words are rare. */
const RECALLED = 3_000
/** A name is made of what so many of its first mentions have in common. */
const READ_FOR_NAME = 12

export interface Gathered {
  /** One for each mention, in order. */
  readonly themes: readonly (ThemeId | null)[]
  readonly moved: ThemesMoved
}

/** Gathers a batch's mentions into the company's themes. Certain only once the ledger has it: see `keep`. */
export interface Gatherer {
  gather(lease: Lease, read: readonly Read[], at: Instant): Promise<Gathered>
  /** The ledger has the last batch. */
  keep(): void
}

export interface Read {
  readonly mention: Mention
  readonly analysis: Analysis
  readonly isCopy: boolean
}

interface Known {
  readonly token: string
  readonly edits: number
  readonly index: ThemeIndex
  readonly facts: Map<ThemeId, Facts>
}

interface Facts {
  name: string | null
  firstAt: Instant
  lastAt: Instant
  /** Of its first mentions, until it has a name. */
  mentions: MentionId[]
}

export function createGatherer(
  ledger: Pick<UnderstandLedger, 'themes' | 'themeEdits' | 'recentlyGathered' | 'wordsOf' | 'gatheredIn'>,
  ignored: readonly string[],
): Gatherer {
  const plain = new Set(ignored.flatMap((name) => fold(name).match(/[\p{L}\p{N}']+/gu) ?? []))
  let known: Known | null = null
  let uncertain: Known | null = null

  return {
    async gather(lease, read, at) {
      const now = await upToDate(lease, at)
      known = null
      uncertain = now
      const { index, facts } = now
      index.changed.clear()
      index.gone.clear()
      index.refresh(at)
      const pace = createPace()
      const themes: (ThemeId | null)[] = []
      for (const { mention, analysis, isCopy } of read) {
        await pace()
        const theme = index.gather(
          { title: mention.title, text: mention.text, language: analysis.language },
          { at: mention.at, freshAt: freshness(mention), learn: !isCopy },
        )
        themes.push(theme)
        if (theme !== null && !isCopy) note(facts, theme, mention)
      }
      for (const theme of index.gone) facts.delete(theme)
      await nameNew(now, read)
      return {
        themes: themes.map((theme) => (theme !== null && index.gone.has(theme) ? null : theme)),
        moved: movedIn(now),
      }
    },

    keep() {
      known = uncertain
    },
  }

  async function upToDate(lease: Lease, at: Instant): Promise<Known> {
    const edits = await ledger.themeEdits()
    if (known?.token === lease.token && known.edits === edits) return known
    const kept = await ledger.themes()
    const index = new ThemeIndex({ ignored, next: kept.next })
    const facts = new Map<ThemeId, Facts>()
    const oldestFirst = [...kept.themes].sort((a, b) => a.lastAt - b.lastAt || a.id - b.id)
    for (const { id, name, state, count, firstAt, lastAt, pinned } of oldestFirst) {
      if (index.clusters.full) break
      index.clusters.open(id, readTerms(state), count)
      if (pinned) index.pinned.add(id)
      facts.set(id, { name, firstAt, lastAt, mentions: [] })
    }
    for (const { id, split } of kept.themes) if (split) index.splits.add(id, split.from, split.words)
    for (const { theme, mention, language } of await ledger.recentlyGathered(RECALLED))
      index.recall({ title: mention.title, text: mention.text, language }, theme, freshness(mention))
    index.refresh(at)
    for (const { theme, mention } of await ledger.gatheredIn(unnamed(facts), NAMED_FROM))
      facts.get(theme)?.mentions.push(mention)
    return { token: lease.token, edits: kept.edits, index, facts }
  }

  /** Those that have just become large enough. */
  async function nameNew({ index, facts }: Known, read: readonly Read[]): Promise<void> {
    const due = [...index.changed].flatMap((id) => {
      const fact = facts.get(id)
      const count = index.clusters.get(id)?.count ?? 0
      return fact && fact.name === null && count >= NAMED_FROM ? [fact] : []
    })
    if (due.length === 0) return
    const texts = new Map(read.map(({ mention }) => [mention.id, textOf(mention)]))
    const missing = due.flatMap(({ mentions }) => mentions.filter((id) => !texts.has(id)))
    for (const mention of await ledger.wordsOf(missing)) texts.set(mention.id, textOf(mention))
    const taken = new Set([...facts.values()].flatMap(({ name }) => name ?? []))
    for (const fact of due) {
      const said = fact.mentions.flatMap((id) => texts.get(id) ?? [])
      fact.name = nameOf(said, (bucket) => index.rarity.idf(bucket), plain, taken)
      if (fact.name !== null) taken.add(fact.name)
    }
  }
}

/** When it was stored, where that is news of the hour. */
function freshness({ at, storedAt }: Pick<Mention, 'at' | 'storedAt'>): Instant | null {
  return at > storedAt - FRESH_MS ? storedAt : null
}

function note(facts: Map<ThemeId, Facts>, theme: ThemeId, { id, at }: Mention): void {
  const fact = facts.get(theme)
  if (!fact) {
    facts.set(theme, { name: null, firstAt: at, lastAt: at, mentions: [id] })
    return
  }
  fact.firstAt = Math.min(fact.firstAt, at)
  fact.lastAt = Math.max(fact.lastAt, at)
  if (fact.name === null && fact.mentions.length < READ_FOR_NAME) fact.mentions.push(id)
}

function unnamed(facts: ReadonlyMap<ThemeId, Facts>): readonly ThemeId[] {
  return [...facts].flatMap(([id, { name }]) => (name === null ? [id] : []))
}

function textOf({ title, text }: Pick<Mention, 'title' | 'text'>): string {
  return title === null ? text : `${title}\n${text}`
}

function movedIn({ index, facts, edits }: Known): ThemesMoved {
  const changed = [...index.changed].flatMap((id): KeptTheme[] => {
    const cluster = index.clusters.get(id)
    const fact = facts.get(id)
    if (!cluster || !fact) return []
    const { name, firstAt, lastAt } = fact
    const { count, terms } = cluster
    return [{ id, name, state: writeTerms(terms), count, firstAt, lastAt, pinned: index.pinned.has(id) }]
  })
  return { changed, gone: [...index.gone], next: index.next, edits }
}

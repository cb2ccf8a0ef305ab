import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Analysis, KINDS, mood } from '../../../src/core/analysis.ts'
import { say } from '../../../src/core/card.ts'
import type { KeptTheme, Period, Tally, ThemesMoved, ThemeTally } from '../../../src/core/ledger.ts'
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts'
import { BOB, type Fresh, INES, onStage, type Stage, stage } from './stage.ts'
import { analysisOf, NOON } from './words.ts'

const WEEK: Period = { since: NOON - 7 * DAY, until: NOON }

/** What one mention is, as the slow count sees it. */
interface Said {
  readonly at: number
  readonly kind: (typeof KINDS)[number]
  readonly department: string | null
  readonly sentiment: number
  /** The place of an earlier one that it repeats. */
  readonly copyOf: number | null
  readonly shownIn: string | null
  readonly movedTo: string | null
  /** Of two themes with a name, and one that has none yet. */
  readonly theme: 1 | 2 | 3 | null
}

const said: fc.Arbitrary<Said> = fc.record({
  at: fc.integer({ min: NOON - 4 * HOUR, max: NOON - 1 }),
  kind: fc.constantFrom(...KINDS),
  department: fc.constantFrom(null, 'billing', 'people'),
  sentiment: fc.constantFrom(-0.9, -0.2, -0.1, 0, 0.2, 0.7),
  copyOf: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
  shownIn: fc.option(fc.constantFrom('billing', 'people'), { freq: 2 }),
  movedTo: fc.option(fc.constantFrom('billing', 'people', 'product'), { freq: 4 }),
  theme: fc.option(fc.constantFrom(1 as const, 2 as const, 3 as const), { freq: 3 }),
})

const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: -5 * HOUR, max: HOUR }), fc.integer({ min: 0, max: 6 * HOUR }))
  .map(([from, length]) => ({ since: NOON + from, until: NOON + from + length }))

export function learnContract(fresh: Fresh): void {
  describe('the figures', () => {
    it('are those of a slow count, whatever was folded, routed, moved and understood anew', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(said, { minLength: 1, maxLength: 12 }),
          fc.array(period, { minLength: 3, maxLength: 3 }),
          fc.nat({ max: 11 }),
          async (all, periods, changed) => {
            const on = await stage(fresh)
            const analyses = await play(on, all, changed)
            for (const one of [...periods, { since: NOON - 4 * HOUR, until: NOON }]) {
              const counted = await on.ledger.tally(one)
              expect(sorted(counted)).toEqual(sorted(await slowly(on, one, analyses, all)))
              for (const department of [null, 'billing'])
                expect(await on.ledger.tallyThemes(one, department)).toEqual(
                  await themesSlowly(on, one, department, analyses, all),
                )
            }
          },
        ),
        { numRuns: 12 },
      )
    })

    it('of themes go along when themes are merged, and come with the most notable words', async () => {
      const { ledger, store, understand, route } = await stage(fresh)
      await store([{}, {}, {}, { publishedAt: NOON - 9 * DAY }])
      const kept = { state: 's', count: 2, firstAt: NOON - 9 * DAY, lastAt: NOON - HOUR, pinned: false }
      const changed = [
        { ...kept, id: 1, name: 'late delivery' },
        { ...kept, id: 2, name: 'late parcels' },
      ]
      await understand((_, index) => ({ theme: index === 1 ? 2 : 1 }), { changed, gone: [], next: 3 })
      await route((_, index) => ({ notability: [0.2, 0.4, 0.9, 0.9][index] ?? 0 }))
      await ledger.mergeThemes(2, 1, NOON)
      expect(await ledger.tallyThemes(WEEK, 'billing')).toEqual([
        { theme: 1, name: 'late delivery', firstAt: NOON - 9 * DAY, mentions: 3, negative: 3, positive: 0 },
      ])
      expect(await ledger.namedThemes()).toEqual([{ id: 1, name: 'late delivery' }])
      const heard = async (department: string | null) =>
        (await ledger.themeVoices(1, WEEK, department, 2)).map(({ mention }) => mention.id)
      expect(await heard(null)).toEqual([3, 2])
      expect(await heard('people')).toEqual([])
    })

    it('of acts are by department, member and action', async () => {
      const { ledger, show, act } = await stage(fresh)
      await show([{}, {}])
      await act(1, { verb: 'claim' })
      await act(1, { verb: 'log', detail: { action: 'refund' } })
      await act(2, { verb: 'log', member: BOB, detail: { action: 'refund' } }, { at: NOON + 1 })
      await act(2, { verb: 'log', member: BOB, detail: { action: 'refund' } }, { at: NOON + HOUR })
      const upToNow = { since: NOON - HOUR, until: NOON + 2 }
      const deeds = await ledger.deeds(upToNow, null)
      expect(deeds).toHaveLength(3)
      expect(deeds).toContainEqual({
        department: 'billing',
        verb: 'log',
        action: 'refund',
        member: BOB.name,
        count: 1,
      })
      expect(await ledger.deeds(upToNow, 'people')).toEqual([])
    })

    it('of speed are those answered and closed in the period', async () => {
      const { ledger, show, act } = await stage(fresh)
      await show([{}, {}, {}])
      await act(1, { verb: 'claim', member: INES }, { at: NOON + 5 * MINUTE })
      await act(1, { verb: 'close' }, { at: NOON + HOUR })
      await act(2, { verb: 'dismiss', detail: { reason: 'spam' } }, { at: NOON + HOUR })
      await act(3, { verb: 'claim' }, { at: NOON + DAY })
      const first = { since: NOON, until: NOON + 2 * HOUR }
      const billing = { department: 'billing', kind: 'complaint' }
      expect(await ledger.pace(first, null)).toEqual([
        { ...billing, step: 'responded', ms: [5 * MINUTE] },
        { ...billing, step: 'closed', ms: [HOUR] },
      ])
      expect(await ledger.pace({ since: NOON + 2 * HOUR, until: NOON + 2 * DAY }, 'billing')).toEqual([
        { ...billing, step: 'responded', ms: [DAY] },
      ])
    })

    it('of what waits are complaints alone, overdue while nobody answers', async () => {
      const { ledger, store, understand, route, act } = await stage(fresh)
      await store([{}, {}, {}, {}])
      await understand((_, index) => (index === 3 ? { analysis: analysisOf({ kind: 'praise' }) } : {}))
      await route(() => ({ cards: [{ channel: 'billing', reason: '', hold: null }] }))
      await act(2, { verb: 'claim' })
      await act(3, { verb: 'close' })
      expect(await ledger.waiting(NOON, null)).toEqual([{ department: 'billing', open: 2, overdue: 0 }])
      expect(await ledger.waiting(NOON + 1, null)).toEqual([{ department: 'billing', open: 2, overdue: 1 }])
      expect(await ledger.waiting(NOON + 1, 'people')).toEqual([])
      expect(await ledger.overdue(NOON + 1, null, 9)).toMatchObject([{ mention: { id: 1 } }])
      await act(1, { verb: 'snooze', detail: { until: NOON + DAY } })
      expect(await ledger.overdue(NOON + 1, 'billing', 9)).toEqual([])
    })

    it('of what is overdue the urgent come first, each once, then the longest waiting', async () => {
      const { ledger, store, understand, route } = await stage(fresh)
      await store([{}, {}, {}, {}])
      await understand((_, index) => ({ analysis: analysisOf({ urgency: index > 1 ? 'high' : 'normal' }) }))
      await route(() => ({ cards: [{ channel: 'billing', reason: '', hold: null }] }))
      const ids = async (limit: number) =>
        (await ledger.overdue(NOON + 1, 'billing', limit)).map(({ mention }) => mention.id)
      expect(await ids(9)).toEqual([3, 4, 1, 2])
      expect(await ids(3)).toEqual([3, 4, 1])
      expect(await ids(1)).toEqual([3])
    })

    it('of praise are the people named in it, copies aside', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{}, {}, {}, {}])
      await understand((mention, index) => ({
        analysis: analysisOf({
          kind: index === 2 ? 'complaint' : 'praise',
          people: index === 1 ? ['Mira', 'Wren', 'Mira'] : ['Mira'],
        }),
        copyOf: index === 3 ? mention.id - 3 : null,
      }))
      const praised = await ledger.praised(WEEK, null)
      expect(praised.toSorted((a, b) => a.person.localeCompare(b.person))).toEqual([
        { person: 'Mira', count: 2, latest: 2 },
        { person: 'Wren', count: 1, latest: 2 },
      ])
      expect(await ledger.praised(WEEK, 'people')).toEqual([])
    })

    it('come with the most notable words of each department and kind', async () => {
      const { ledger, store, understand, route } = await stage(fresh)
      await store([{}, {}, {}, {}])
      await understand((_, index) => ({
        analysis: analysisOf({ department: index === 3 ? null : 'billing' }),
      }))
      await route((_, index) => ({ notability: [0.2, 0.9, 0.5, 0.1][index] ?? 0 }))
      const voices = await ledger.voices(WEEK, null, 2)
      expect(voices.map(({ department, row }) => [department, row.mention.id]).sort()).toEqual([
        [null, 4],
        ['billing', 2],
        ['billing', 3],
      ])
      expect(await ledger.voices(WEEK, 'billing', 1)).toMatchObject([{ row: { mention: { id: 2 } } }])
    })
  })

  describe('a digest that fell due', () => {
    const order = {
      task: 'digest to billing',
      slot: '2026-11-14T08:00:00.000Z',
      channel: 'billing',
      say: say('They said: charged twice.'),
      bare: say('They said something.'),
      quotes: [1],
      at: NOON,
    }

    it('is owed once, however many instances find it due', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      await one.store([{}])
      expect(await one.ledger.lastDigest(order.task)).toBeNull()
      const owed = await Promise.all([one, two, one, two].map(({ ledger }) => ledger.oweDigest(order)))
      expect(owed.filter((done) => done)).toHaveLength(1)
      expect(await one.ledger.lastDigest(order.task)).toBe(order.slot)
      const debts = await two.claim()
      expect(debts).toMatchObject([{ queue: 'billing', owed: { owe: 'post', card: 1 } }])
      expect(await two.ledger.card(1)).toMatchObject({ subject: { about: 'digest', say: order.say } })
    })

    it('loses the words of an author who is forgotten, also where it was posted', async () => {
      const { ledger, store, understand, deliver } = await stage(fresh)
      await store([{}, { author: null }])
      await understand()
      await ledger.oweDigest(order)
      await ledger.oweDigest({ ...order, slot: 'later', quotes: [2] })
      await deliver()
      expect(await ledger.forgetAuthor(null, 'ana', NOON)).toBe(1)
      expect((await ledger.card(1))?.subject).toEqual({ about: 'digest', say: order.bare })
      expect((await ledger.card(2))?.subject).toEqual({ about: 'digest', say: order.say })
      expect((await deliver()).map(({ owed }) => owed)).toEqual([{ owe: 'update', card: 1 }])
    })
  })
}

/** What was understood of each, in order. */
async function play(on: Stage, all: readonly Said[], changed: number): Promise<readonly Analysis[]> {
  const analyses = all.map((one) => analysisOf(one))
  await on.store(all.map(({ at }, index) => ({ externalId: `said ${index}`, publishedAt: at })))
  await on.understand((mention, index) => {
    const copyOf = (all[index]?.copyOf ?? all.length) + 1
    return {
      analysis: analysisOf(analyses[index]),
      copyOf: copyOf < mention.id ? copyOf : null,
      leads: index % 2 === 0,
      theme: all[index]?.theme ?? null,
    }
  }, gathered(all))
  // One's words change before it is shown, and so does what is understood of it.
  const happy = analysisOf({ kind: 'praise', sentiment: 0.9 })
  if (changed < all.length) {
    const publishedAt = all[changed]?.at ?? NOON
    await on.store([{ externalId: `said ${changed}`, publishedAt, text: 'Now it works.' }])
    await on.understand(() => ({ analysis: happy }))
    analyses[changed] = happy
  }
  await on.route((mention) => {
    const shownIn = all[mention.id - 1]?.shownIn ?? null
    return {
      department: shownIn,
      cards: shownIn === null ? [] : [{ channel: shownIn, reason: '', hold: null }],
    }
  })
  for (const [index, { movedTo }] of all.entries())
    if (movedTo !== null)
      await on.act(index + 1, { verb: 'move', detail: { department: movedTo } }).catch(() => null)
  return analyses
}

const NAMES = ['late delivery', 'gift card', null] as const

function gathered(all: readonly Said[]): ThemesMoved {
  const changed = ([1, 2, 3] as const).flatMap((id): KeptTheme[] => {
    const times = all.filter(({ theme }) => theme === id).map(({ at }) => at)
    const [firstAt, lastAt] = [Math.min(...times), Math.max(...times)]
    const name = NAMES[id - 1] ?? null
    return times.length === 0
      ? []
      : [{ id, name, state: 's', count: times.length, firstAt, lastAt, pinned: false }]
  })
  return { changed, gone: [], next: 4 }
}

/** The themes with a name, from the mentions themselves. */
async function themesSlowly(
  { ledger }: Stage,
  { since, until }: Period,
  department: string | null,
  analyses: readonly Analysis[],
  all: readonly Said[],
): Promise<readonly ThemeTally[]> {
  const tallies = new Map<number, ThemeTally>()
  for (const [index, { at, theme }] of all.entries()) {
    const analysis = analyses[index]
    const name = theme === null ? null : (NAMES[theme - 1] ?? null)
    const story = await ledger.story(index + 1)
    if (theme === null || name === null || !analysis || at < since || at >= until) continue
    if (story?.mention.id !== index + 1) continue
    const whose = story.engagement?.department ?? analysis.department
    if (department !== null && whose !== department) continue
    const firstAt = Math.min(...all.flatMap((one) => (one.theme === theme ? [one.at] : [])))
    const sum = tallies.get(theme) ?? { theme, name, firstAt, mentions: 0, negative: 0, positive: 0 }
    tallies.set(theme, {
      ...sum,
      mentions: sum.mentions + 1,
      negative: sum.negative + (mood(analysis.sentiment) === 'negative' ? 1 : 0),
      positive: sum.positive + (mood(analysis.sentiment) === 'positive' ? 1 : 0),
    })
  }
  return [...tallies.values()].toSorted((a, b) => b.mentions - a.mentions || a.theme - b.theme)
}

/** From the mentions themselves, one by one. */
async function slowly(
  { ledger }: Stage,
  { since, until }: Period,
  analyses: readonly Analysis[],
  all: readonly Said[],
): Promise<readonly Tally[]> {
  const tallies = new Map<string, Tally>()
  for (const [index, analysis] of analyses.entries()) {
    const at = all[index]?.at ?? 0
    if (at < since || at >= until) continue
    const story = await ledger.story(index + 1)
    const leads = story?.mention.id === index + 1
    const department = (leads ? story.engagement?.department : null) ?? analysis.department
    const key = `${department} ${analysis.kind}`
    const none = { department, kind: analysis.kind, mentions: 0, copies: 0, negative: 0, positive: 0 }
    const sum = tallies.get(key) ?? none
    const feeling = leads ? mood(analysis.sentiment) : null
    tallies.set(key, {
      ...sum,
      mentions: sum.mentions + (leads ? 1 : 0),
      copies: sum.copies + (leads ? 0 : 1),
      negative: sum.negative + (feeling === 'negative' ? 1 : 0),
      positive: sum.positive + (feeling === 'positive' ? 1 : 0),
    })
  }
  return [...tallies.values()]
}

function sorted(tallies: readonly Tally[]): readonly Tally[] {
  return tallies.toSorted((a, b) => `${a.department} ${a.kind}`.localeCompare(`${b.department} ${b.kind}`))
}

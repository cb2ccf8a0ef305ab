import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchQuery } from '../../../src/core/ledger.ts'
import { matches } from '../../../src/core/query.ts'
import { HOUR, SECOND } from '../../../src/core/time.ts'
import { BOB, type Fresh, INES, type Stage, stage } from './stage.ts'
import { analysisOf, found, NOON, pulled } from './words.ts'

const ALL: SearchQuery = { must: [], any: [], not: [], limit: 20, offset: 0 }

export function searchContract(fresh: Fresh): void {
  async function heard(texts: readonly string[]): Promise<Stage> {
    const made = await stage(fresh)
    await made.store(texts.map((text) => ({ text, author: null })))
    await made.understand(() => ({ copyOf: null }))
    return made
  }

  async function ids({ ledger }: Stage, query: Partial<SearchQuery>): Promise<readonly number[]> {
    return (await ledger.search({ ...ALL, ...query })).rows.map((row) => row.mention.id)
  }

  describe('a search', () => {
    it('finds whole words and phrases, whatever their case and accents, newest first', async () => {
      const made = await heard([
        'Late delivery again',
        'The delivery was late',
        'Ich möchte mein Geld ZURÜCK',
        'The café’s crème brûlée',
        'undelivered',
        '配達が遅いです',
      ])
      expect(await ids(made, { must: ['delivery'] })).toEqual([2, 1])
      expect(await ids(made, { must: ['LATE', 'delivery'] })).toEqual([2, 1])
      expect(await ids(made, { must: ['late delivery'] })).toEqual([1])
      expect(await ids(made, { must: ['zurück'] })).toEqual([3])
      expect(await ids(made, { must: ['zuruck'] })).toEqual([3])
      expect(await ids(made, { any: ['creme', 'again'] })).toEqual([4, 1])
      expect(await ids(made, { must: ['delivery'], not: ['again'] })).toEqual([2])
      expect(await ids(made, { must: ['the'], any: ['late', 'café'], not: ['was'] })).toEqual([4])
      expect(await ids(made, { must: ['遅い'] })).toEqual([6])
      expect(await ids(made, { not: ['delivery', 'undelivered'] })).toEqual([6, 4, 3])
    })

    it('reads nothing into odd words, and passes over those without letters or digits', async () => {
      const made = await heard([
        'a "quoted" word',
        'NEAR and OR and NOT',
        'col:umn (x) & !y | z:*',
        "it's 100% '",
      ])
      expect(await ids(made, { must: ['"quoted"', '🫘', '***'] })).toEqual([1])
      expect(await ids(made, { must: ['NOT'] })).toEqual([2])
      expect(await ids(made, { must: ['col:umn', '(x)', '!y', 'z:*'] })).toEqual([3])
      expect(await ids(made, { must: ["it's", "'100%"] })).toEqual([4])
      expect(await ids(made, { must: ['🫘'] })).toEqual([4, 3, 2, 1])
    })

    it('finds by title, author and source too', async () => {
      const made = await stage(fresh)
      await made.store(
        [{ title: 'Broken lid', text: 'see title', author: { key: 'k', name: 'Zoë Quist', url: null } }],
        {
          source: 'app-reviews',
        },
      )
      await made.understand()
      for (const word of ['lid', 'zoe', 'app-reviews']) expect(await ids(made, { must: [word] })).toEqual([1])
      expect(await ids(made, { must: ['k'] })).toEqual([])
    })

    it('narrows by everything it is given', async () => {
      const made = await stage(fresh)
      await made.store([{ publishedAt: NOON - 2 * HOUR }, {}])
      await made.store([{}], { source: 'forum' })
      await made.store([{}])
      await made.understand(({ id }) => ({
        analysis: analysisOf({
          kind: id === 1 ? 'praise' : 'complaint',
          sentiment: [0, 0.2, -0.2, 0.19, -0.9][id] ?? 0,
          urgency: id === 2 ? 'high' : 'normal',
          language: id === 3 ? 'de' : 'en',
          department: id === 4 ? 'people' : 'billing',
        }),
      }))
      await made.route(({ id }) => ({
        cards: id === 2 ? [{ channel: 'billing', reason: '', hold: null }] : [],
      }))
      await made.act(2, { verb: 'move', detail: { department: 'product' } })
      for (const must of [[], ['beans']]) {
        const search = (query: Partial<SearchQuery>) => ids(made, { must, ...query })
        expect(await search({})).toEqual([4, 3, 2, 1])
        expect(await search({ kind: 'praise' })).toEqual([1])
        expect(await search({ mood: 'positive' })).toEqual([1])
        expect(await search({ mood: 'negative' })).toEqual([4, 2])
        expect(await search({ mood: 'neutral' })).toEqual([3])
        expect(await search({ urgency: 'high' })).toEqual([2])
        expect(await search({ language: 'de' })).toEqual([3])
        expect(await search({ source: 'forum' })).toEqual([3])
        expect(await search({ department: 'people' })).toEqual([4])
        expect(await search({ department: 'product' })).toEqual([2])
        expect(await search({ status: 'open' })).toEqual([2])
        expect(await search({ since: NOON - HOUR - SECOND })).toEqual([4, 3, 2])
        expect(await search({ since: NOON + 1 })).toEqual([])
        expect(await search({ since: 0, until: NOON + 1 })).toEqual(await search({ since: 0 }))
        expect(await search({ since: 0, until: 1 })).toEqual([])
        expect(await search({ kind: 'complaint', mood: 'negative', department: 'people' })).toEqual([4])
      }
    })

    it('finds what was done, in which time and by whom, and what waits', async () => {
      const made = await stage(fresh)
      await made.show([{}, {}, {}, {}, {}])
      const within = { since: NOON, until: NOON + HOUR }
      const later = { since: NOON + HOUR, until: NOON + 2 * HOUR }
      await made.act(1, { verb: 'log', detail: { action: 'refund' } })
      await made.act(2, { verb: 'thank', detail: { person: 'Mira' } }, { at: NOON + HOUR })
      await made.act(2, { verb: 'close', member: BOB }, { at: NOON + HOUR })
      await made.act(3, { verb: 'claim' })
      await made.act(4, { verb: 'dismiss', detail: { reason: 'spam' } })
      for (const must of [[], ['beans']]) {
        const search = (query: Partial<SearchQuery>) => ids(made, { must, ...query })
        expect(await search({ acted: {} })).toEqual([2, 1])
        expect(await search({ acted: { action: 'refund' } })).toEqual([1])
        expect(await search({ acted: { action: 'thanks' } })).toEqual([2])
        expect(await search({ acted: { by: INES.name } })).toEqual([2, 1])
        expect(await search({ acted: { by: BOB.name } })).toEqual([])
        expect(await search({ acted: { in: within } })).toEqual([1])
        expect(await search({ acted: { in: later, action: 'thanks', by: INES.name } })).toEqual([2])
        expect(await search({ acted: { in: later, action: 'refund' } })).toEqual([])
        expect(await search({ handled: { how: 'answered', in: within } })).toEqual([3, 1])
        expect(await search({ handled: { how: 'closed', in: within } })).toEqual([])
        expect(await search({ handled: { how: 'closed', in: later } })).toEqual([2])
        expect(await search({ handled: { how: 'either', in: later } })).toEqual([2])
        expect(await search({ unansweredSince: NOON + 1 })).toEqual([5])
        expect(await search({ unansweredSince: NOON })).toEqual([])
      }
    })

    it('finds a theme, and praise for somebody', async () => {
      const made = await stage(fresh)
      await made.store([{}, {}, {}])
      const theme = { name: 'late delivery', state: 's', count: 2, firstAt: 0, lastAt: NOON, pinned: false }
      await made.understand(
        ({ id }) => ({
          theme: id === 2 ? null : 7,
          analysis: analysisOf({ kind: 'praise', people: id === 3 ? ['Mira'] : [] }),
        }),
        { changed: [{ ...theme, id: 7 }], gone: [], next: 8 },
      )
      for (const must of [[], ['beans']]) {
        expect(await ids(made, { must, theme: 7 })).toEqual([3, 1])
        expect(await ids(made, { must, theme: 7, since: NOON })).toEqual([])
        expect(await ids(made, { must, praises: 'Mira' })).toEqual([3])
      }
    })

    it('counts what it finds', async () => {
      const made = await stage(fresh)
      await made.store(
        Array.from({ length: 12 }, (_, index) => ({
          publishedAt: NOON - (index * 5 + 1) * HOUR,
          text: ['late beans', 'beans', 'tea'][index % 3] ?? '',
        })),
      )
      await made.understand((mention, index) => ({
        analysis: analysisOf({
          sentiment: [-0.9, 0, 0.9][(index * 2) % 3] ?? 0,
          kind: index % 2 === 0 ? 'praise' : 'complaint',
        }),
        copyOf: index === 9 ? mention.id - 3 : null,
      }))
      const period = { since: NOON - 46 * HOUR, until: NOON - 2 * HOUR }
      const asked: Partial<SearchQuery>[] = [
        {},
        { must: ['beans'] },
        { any: ['late', 'tea'], kind: 'praise' },
        { must: ['beans'], not: ['late'] },
        { not: ['late'] },
        { must: ['beans'], since: NOON - 20 * HOUR },
        { must: ['beans'], until: NOON - 20 * HOUR },
        { until: NOON - 99 * HOUR },
      ]
      for (const query of asked) {
        const { rows } = await made.ledger.search({
          ...ALL,
          ...period,
          ...query,
          since: Math.max(period.since, query.since ?? 0),
          until: Math.min(period.until, query.until ?? period.until),
        })
        const feeling = (of: (sentiment: number) => boolean) =>
          rows.filter(({ analysis }) => of(analysis.sentiment)).length
        expect(await made.ledger.count({ ...ALL, ...query }, period)).toEqual({
          mentions: rows.length,
          negative: feeling((sentiment) => sentiment < 0),
          positive: feeling((sentiment) => sentiment > 0),
        })
      }
    })

    it('shows a lead for its copies, and pages', async () => {
      const made = await stage(fresh)
      await made.store([{}, {}, {}, {}])
      await made.understand((mention) => ({ copyOf: mention.id === 3 ? 1 : null }))
      expect(await ids(made, { must: ['beans'] })).toEqual([4, 2, 1])
      const first = await made.ledger.search({ ...ALL, must: ['beans'], limit: 2 })
      expect([first.more, first.rows.length]).toEqual([true, 2])
      const last = await made.ledger.search({ ...ALL, must: ['beans'], limit: 2, offset: 2 })
      expect([last.more, last.rows.map((row) => row.mention.id)]).toEqual([false, [1]])
    })

    it('finds the very texts that a source’s query of the same words would take', async () => {
      const words = [
        'late',
        'Straße',
        'café',
        'late delivery',
        '100',
        "it's",
        '遅い',
        'naïve',
        'ПОЗДНО',
        'a-b',
      ]
      const glue = fc.constantFrom(' ', ', ', '-', '\n', ' "', '🫘', '. ')
      const text = fc
        .array(fc.tuple(fc.constantFrom(...words, 'other', 'delivery'), glue), { minLength: 1, maxLength: 8 })
        .map((parts) => parts.flat().join(''))
      const some = (maxLength: number) => fc.array(fc.constantFrom(...words), { maxLength })
      const texts = fc.sample(text, { numRuns: 60, seed: 7 })
      const made = await heard(texts)
      await fc.assert(
        fc.asyncProperty(some(2), some(2), some(1), async (must, any, not) => {
          const taken = texts.flatMap((one, index) => (matches({ must, any, not }, one) ? [index + 1] : []))
          expect(await ids(made, { must, any, not, limit: 99 })).toEqual(taken.reverse())
        }),
        { numRuns: 40 },
      )
    })
  })

  it('the backlog counts what waits at each step', async () => {
    const { ledger, store, understand, route, claim } = await stage(fresh)
    expect(await ledger.backlog(NOON)).toEqual({
      mentions: 0,
      unread: 0,
      unrouted: 0,
      owed: 0,
      inDoubt: 0,
      oldestOwedMs: 0,
    })
    await store([{}, {}])
    await understand()
    await route(() => ({
      cards: [
        { channel: 'a', reason: '', hold: null },
        { channel: 'b', reason: '', hold: null },
      ],
    }))
    await store([{}])
    await understand()
    await ledger.store(pulled([found(), found()]))
    const [debt] = await claim(NOON, 1)
    if (!debt) throw new Error('a debt')
    await ledger.settle(debt, { state: 'in doubt', reason: '' }, NOON)
    expect(await ledger.backlog(NOON + 50)).toEqual({
      mentions: 5,
      unread: 2,
      unrouted: 1,
      owed: 3,
      inDoubt: 1,
      oldestOwedMs: 50,
    })
  })
}

import { describe, expect, it } from 'vitest'
import type { KeptTheme, ThemesMoved } from '../../../src/core/ledger.ts'
import type { Mention } from '../../../src/core/mention.ts'
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts'
import { type Fresh, type Stage, stage } from './stage.ts'
import { NOON, understoodOf } from './words.ts'

function kept(id: number, over: Partial<KeptTheme> = {}): KeptTheme {
  return { id, name: null, state: `s${id}`, count: 1, firstAt: NOON, lastAt: NOON, pinned: false, ...over }
}

/** Understands all that is unread, each of the theme that is given for it. */
async function gather(
  { ledger, lease }: Stage,
  themeOf: (mention: Mention) => number | null,
  moved: Partial<ThemesMoved>,
) {
  const unread = await ledger.unread(1_000)
  const understood = unread.map((mention) => understoodOf(mention, { theme: themeOf(mention) }))
  await ledger.understood(await lease('understand'), understood, NOON, {
    changed: [],
    gone: [],
    next: 1,
    ...moved,
  })
}

const late = kept(1, { name: 'late delivery', count: 3 })
const refund = kept(2, { name: 'refund', count: 1 })

/** Three of late delivery, one of a refund. */
async function themed(fresh: Fresh) {
  const made = await stage(fresh)
  await made.store([{}, {}, {}, {}])
  await gather(made, ({ id }) => (id === 4 ? 2 : 1), { changed: [late, refund], next: 3 })
  return made
}

export function themesContract(fresh: Fresh): void {
  describe('themes', () => {
    it('are kept with what their mentions were understood as', async () => {
      const { ledger } = await themed(fresh)
      expect(await ledger.themes()).toEqual({ themes: [late, refund], next: 3, edits: 0 })
      expect((await ledger.story(4))?.theme).toEqual({ id: 2, name: 'refund' })
      expect(await ledger.gatheredIn([1, 2], 2)).toEqual([
        { theme: 1, mention: 1 },
        { theme: 1, mention: 2 },
        { theme: 2, mention: 4 },
      ])
      expect((await ledger.wordsOf([4, 1])).map(({ id }) => id)).toEqual([1, 4])
      expect((await ledger.recentlyGathered(2)).map(({ theme }) => theme)).toEqual([1, 2])
    })

    it('keep their names, and give room: one without a name is forgotten, one with a name rests', async () => {
      const made = await themed(fresh)
      await made.store([{}, {}])
      await gather(made, ({ id }) => id - 2, {
        changed: [kept(3), kept(4), { ...late, name: 'other' }],
        next: 5,
      })
      await made.store([{}])
      await gather(made, () => null, { gone: [2, 3], next: 4 })
      const { themes, next } = await made.ledger.themes()
      expect(themes.map(({ id, name }) => [id, name])).toEqual([
        [1, 'late delivery'],
        [4, null],
      ])
      expect(next).toBe(5)
      expect((await made.ledger.story(5))?.theme).toBeUndefined()
      expect(await made.ledger.theme(2, NOON)).toMatchObject({ name: 'refund' })
      expect(await made.ledger.theme(3, NOON)).toBeNull()
    })

    it('are listed with their trend, pinned ones first; what has no name is not', async () => {
      const made = await stage(fresh)
      const { ledger, store } = made
      await store([{ publishedAt: NOON - 8 * DAY }, { publishedAt: NOON - 9 * DAY }], { quiet: true })
      await store([{}, {}, {}])
      await gather(made, ({ id }) => (id <= 3 ? 1 : id - 2), { changed: [late, refund, kept(3)], next: 4 })
      const { themes, total } = await ledger.listThemes(NOON, 10, 0)
      expect(total).toBe(2)
      expect(themes).toMatchObject([
        { id: 1, count: 3, week: 1, weekBefore: 2 },
        { id: 2, count: 1, week: 1, weekBefore: 0 },
      ])
      await ledger.pinTheme(2, true)
      expect((await ledger.listThemes(NOON, 1, 0)).themes).toMatchObject([{ id: 2, pinned: true }])
      expect((await ledger.listThemes(NOON, 1, 1)).themes).toMatchObject([{ id: 1, pinned: false }])
      expect((await ledger.themes()).edits).toBe(1)
    })

    it('are renamed for good', async () => {
      const made = await themed(fresh)
      await made.ledger.renameTheme(1, 'Parcels too late')
      expect(await made.ledger.themeEdits()).toBe(1)
      await made.store([{}])
      await gather(made, () => 1, { changed: [{ ...late, count: 4 }] })
      expect(await made.ledger.theme(1, NOON)).toMatchObject({ name: 'Parcels too late', count: 4 })
    })

    it('are merged: mentions, counts, and what a slower hand still says of the old one', async () => {
      const made = await themed(fresh)
      const { ledger } = made
      await ledger.mergeThemes(2, 1, NOON)
      expect(await ledger.theme(2, NOON)).toMatchObject({ id: 1, count: 4, week: 4 })
      await made.store([{}])
      await gather(made, () => 2, { changed: [{ ...refund, count: 2 }] })
      const { rows, total } = await ledger.themeMentions(1, 2, 0)
      expect({ ids: rows.map(({ mention }) => mention.id), total }).toEqual({ ids: [5, 4], total: 5 })
      expect((await ledger.themes()).themes.map(({ id }) => id)).toEqual([1])
    })
  })

  describe('surges', () => {
    it('hear one voice an author, of this hour, no copies and no history', async () => {
      const made = await stage(fresh)
      const { ledger, store } = made
      await store([{}], { quiet: true })
      await store([{ publishedAt: NOON - 2 * DAY }])
      await store([{ author: null }, { author: null }], { at: NOON - 10 * MINUTE })
      const ana = { author: { key: 'same', name: 'Same', url: null } }
      await store([ana, ana])
      await store([{ publishedAt: NOON - 3 * HOUR }], { at: NOON - 2 * HOUR })
      await gather(made, () => 1, { changed: [late], next: 2 })
      const [heard] = await ledger.heard([1], NOON)
      expect(heard?.theme).toEqual({ id: 1, name: 'late delivery' })
      expect(heard?.voices).toEqual([NOON - 10 * MINUTE, NOON - 10 * MINUTE, NOON])
      expect(heard?.hours.reduce((sum, { count }) => sum + count, 0)).toBe(7)
      expect(heard?.last).toBeNull()
      expect(await ledger.pulse(NOON)).toEqual({ since: NOON, lastHour: 4, themes: 1 })
    })

    it('open once, with their cards, are shown, closed and opened again', async () => {
      const made = await themed(fresh)
      const { ledger, deliver } = made
      const open = {
        move: 'open',
        theme: 1,
        since: NOON,
        usual: 0.2,
        count: 3,
        channels: [
          { channel: 'product', reason: 'Many' },
          { channel: 'urgent', reason: 'Many' },
        ],
      } as const
      const lease = await made.lease('amplify')
      await ledger.routed(lease, [], NOON, [open])
      await ledger.routed(lease, [], NOON, [open])
      expect(await ledger.openSurges()).toEqual([
        { id: 1, theme: 1, since: NOON, usual: 0.2, closedAt: null, shownAt: NOON, shown: 3 },
      ])
      const posts = await deliver()
      expect(posts.map(({ queue, owed }) => [queue, owed.owe])).toEqual([
        ['product', 'post'],
        ['urgent', 'post'],
      ])
      expect((await ledger.card(1))?.subject).toEqual({ about: 'surge', surge: 1 })

      await ledger.routed(lease, [], NOON, [{ move: 'close', surge: 1, count: 3 }])
      expect((await deliver()).map(({ owed }) => owed.owe)).toEqual(['update', 'update'])
      expect(await ledger.openSurges()).toEqual([])
      await ledger.routed(lease, [], NOON, [{ move: 'show', surge: 1, count: 4 }])
      expect(await deliver()).toEqual([])
      expect((await ledger.heard([1], NOON))[0]?.last).toEqual({ surge: 1, closedAt: NOON })
      await ledger.routed(lease, [], NOON, [{ move: 'reopen', surge: 1, count: 5 }])
      expect(await ledger.openSurges()).toMatchObject([{ id: 1, shown: 5 }])
      expect(await ledger.surge(1)).toMatchObject({
        name: 'late delivery',
        count: 3,
        sources: [{ source: 'reviews', count: 3 }],
      })
      expect((await ledger.surge(1))?.rows.map(({ mention }) => mention.id)).toEqual([1, 2, 3])
      expect(await ledger.surge(9)).toBeNull()
    })

    it('follow a merged theme; of two that go on, one does', async () => {
      const made = await themed(fresh)
      const { ledger, deliver } = made
      const open = (theme: number) =>
        ({
          move: 'open',
          theme,
          since: NOON,
          usual: 0.2,
          count: 3,
          channels: [{ channel: 'product', reason: 'Many' }],
        }) as const
      const lease = await made.lease('amplify')
      await ledger.routed(lease, [], NOON, [open(1), open(2)])
      await deliver()
      await ledger.mergeThemes(2, 1, NOON)
      expect(await ledger.openSurges()).toMatchObject([{ id: 1, theme: 1 }])
      expect((await deliver()).map(({ owed }) => owed)).toEqual([{ owe: 'update', card: 2 }])
    })
  })
}

import { describe, expect, it } from 'vitest'
import { type KeptTheme, ThemesEdited, type ThemesMoved } from '../../../src/core/ledger.ts'
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

  describe('split themes', () => {
    /** Mentions 1 to 5 of one theme; 2 and 4 hold the words, and 5 is another author's name for one of them. */
    async function parcels() {
      const made = await stage(fresh)
      await made.store([
        { text: 'The invoice is late' },
        { text: 'LATE again, my parcel!', publishedAt: NOON - 8 * DAY },
        { text: 'Late parcels everywhere' },
        { title: 'Late', text: 'Where is the parcel?' },
        { text: 'Late as ever', author: { key: 'p', name: 'Parcel Fan', url: null } },
      ])
      await gather(made, () => 1, { changed: [{ ...late, count: 5 }], next: 2 })
      return made
    }
    const idsOf = async ({ ledger }: Stage, theme: number) =>
      (await ledger.themeMentions(theme, 9, 0)).rows.map(({ mention }) => mention.id)
    const figures = async ({ ledger }: Stage) =>
      (await ledger.tallyThemes({ since: NOON - 30 * DAY, until: NOON + DAY }, null))
        .map(({ theme, mentions }) => [theme, mentions])
        .sort()

    it('take the mentions that hold the words along, with all that is counted of them', async () => {
      const made = await parcels()
      const { ledger } = made
      expect(await ledger.splitTheme(1, 'late parcel', NOON)).toEqual({ theme: 2, mentions: 2 })
      expect([await idsOf(made, 1), await idsOf(made, 2)]).toEqual([
        [5, 3, 1],
        [4, 2],
      ])
      expect(await figures(made)).toEqual([
        [1, 3],
        [2, 2],
      ])
      expect(await ledger.theme(1, NOON)).toMatchObject({ count: 3, week: 3, weekBefore: 0 })
      expect(await ledger.theme(2, NOON)).toMatchObject({
        name: 'late parcel',
        count: 2,
        week: 1,
        weekBefore: 1,
        firstAt: NOON - 8 * DAY,
      })
      expect((await ledger.themes()).themes[1]).toMatchObject({
        id: 2,
        state: late.state,
        split: { from: 1, words: 'late parcel' },
      })
      expect((await ledger.themes()).next).toBe(3)
    })

    it('are one however often it is said', async () => {
      const made = await parcels()
      const { ledger } = made
      await ledger.splitTheme(1, 'late parcel', NOON)
      expect(await ledger.splitTheme(1, 'Parcel late', NOON)).toEqual({ theme: 2, mentions: 2 })
      expect((await ledger.themes()).themes).toHaveLength(2)
    })

    it('are none when no mention holds the words, or all do', async () => {
      const made = await parcels()
      expect(await made.ledger.splitTheme(1, 'refund', NOON)).toEqual({ theme: null, mentions: 0 })
      expect(await made.ledger.splitTheme(1, 'late', NOON)).toEqual({ theme: null, mentions: 5 })
      expect((await made.ledger.themes()).themes).toHaveLength(1)
    })

    it('are one again when merged back, and may be split again', async () => {
      const made = await parcels()
      const { ledger } = made
      await ledger.splitTheme(1, 'late parcel', NOON)
      await ledger.mergeThemes(2, 1, NOON)
      expect(await figures(made)).toEqual([[1, 5]])
      expect(await ledger.theme(1, NOON)).toMatchObject({ count: 5, week: 4, weekBefore: 1 })
      expect(await ledger.splitTheme(1, 'late parcel', NOON)).toEqual({ theme: 3, mentions: 2 })
    })

    it('stay split when what they were split from goes into them', async () => {
      const made = await parcels()
      const { ledger } = made
      const { theme: parcel } = await ledger.splitTheme(1, 'parcel', NOON)
      const { theme: again } = await ledger.splitTheme(parcel ?? 0, 'again', NOON)
      await ledger.mergeThemes(1, again ?? 0, NOON)
      expect((await ledger.themes()).themes.map(({ id, split }) => [id, split])).toEqual([
        [2, { from: 3, words: 'parcel' }],
        [3, undefined],
      ])
    })

    it('hold against a batch that was gathered before', async () => {
      const made = await parcels()
      const { edits } = await made.ledger.themes()
      await made.ledger.splitTheme(1, 'late parcel', NOON)
      await made.store([{ text: 'A late parcel once more' }])
      await expect(gather(made, () => 1, { edits })).rejects.toThrow(ThemesEdited)
      expect(await made.ledger.unread(9)).toHaveLength(1)
      await gather(made, () => 2, { edits: edits + 1 })
      expect(await idsOf(made, 2)).toEqual([6, 4, 2])
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

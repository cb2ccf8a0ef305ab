import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../src/core/time.ts'
import { type Fresh, owedTo, stage } from './stage.ts'
import { analysisOf, found, NOON, pulled } from './words.ts'

const BAD = { key: 'bad', name: 'Bad Bill', url: 'https://reviews.example/bad' }

export function keptWordsContract(fresh: Fresh): void {
  describe('forgetting an author', () => {
    it('erases words, name and links everywhere, and keeps the figures', async () => {
      const { ledger, show } = await stage(fresh)
      await show([{ author: BAD, text: 'my secret words', title: 'Secret', externalId: 'bill/1' }, {}])
      expect(await ledger.forgetAuthor(null, 'Bad Bill', NOON + 1)).toBe(1)
      const story = await ledger.story(1)
      expect(story).toMatchObject({
        mention: { id: 1, text: '', title: null, author: null, url: null, externalId: '', reach: 12 },
        analysis: { kind: 'complaint', sentiment: -0.6, themes: ['double charge'], summary: '', because: [] },
        engagement: { status: 'open' },
      })
      expect(JSON.stringify(story)).not.toMatch(/secret|\bbill\b|bad/i)
      expect((await ledger.sketches(0, 9)).map((sketch) => sketch.mention)).toEqual([2])
      for (const must of [['secret'], ['bill'], []]) {
        const { rows } = await ledger.search({ must, any: [], not: [], limit: 9, offset: 0 })
        expect(rows.map((row) => row.mention.id)).toEqual(must.length === 0 ? [2] : [])
      }
    })

    it('takes the key or the name, in one source or all, and says how many', async () => {
      const { ledger, store } = await stage(fresh)
      await store([{ author: BAD }, { author: { ...BAD, key: 'other' } }])
      await store([{ author: BAD }], { source: 'forum' })
      expect(await ledger.forgetAuthor('nowhere', 'bad', NOON)).toBe(0)
      expect(await ledger.forgetAuthor('forum', 'bad', NOON)).toBe(1)
      expect(await ledger.forgetAuthor(null, 'Bad Bill', NOON)).toBe(2)
      expect(await ledger.forgetAuthor(null, 'bad', NOON)).toBe(0)
    })

    it('does not let the words come back when the source brings them again', async () => {
      const { ledger, store, understand } = await stage(fresh)
      const words = { author: BAD, externalId: 'again', text: 'secret' }
      await store([words])
      await ledger.forgetAuthor(null, 'bad', NOON)
      expect(await ledger.store(pulled([found(words)]))).toEqual({ stored: 0, known: 1 })
      expect(await ledger.store(pulled([found({ ...words, text: 'secret, edited' })]))).toEqual({
        stored: 0,
        known: 1,
      })
      expect(await ledger.unread(9)).toEqual([])
      await understand()
      expect(await ledger.story(1)).toBeNull()
    })

    it('stops what was on its way through the steps', async () => {
      const { ledger, store, understand, lease } = await stage(fresh)
      await store([{ author: BAD }, {}])
      const unread = await ledger.unread(9)
      await ledger.forgetAuthor(null, 'bad', NOON)
      await ledger.understood(
        await lease(),
        unread.map(({ id }) => ({
          mention: id,
          analysis: analysisOf({ summary: 'secret' }),
          sketch: 'secret',
          standing: 1,
          copyOf: null,
          leads: false,
        })),
        NOON,
      )
      expect((await ledger.unrouted(9)).map((row) => row.mention.id)).toEqual([2])
      expect((await ledger.sketches(0, 9)).map((sketch) => sketch.mention)).toEqual([2])
      await understand()
    })

    it('owes an update to every card that shows them: own, of the lead, and roundups', async () => {
      const { ledger, show, store, understand, deliver, lease } = await stage(fresh)
      await show([{ author: BAD }], [{ channel: 'billing', reason: '', hold: null }])
      await show([{ author: BAD }], [{ channel: 'people', reason: '', hold: 'budget' }])
      await show([{}], [{ channel: 'product', reason: '', hold: null }])
      const roundup = await ledger.gather(await lease(), 'people', NOON)
      await store([{ author: BAD }])
      await understand(() => ({ copyOf: 3 }))
      await deliver()
      expect(await ledger.forgetAuthor(null, 'bad', NOON)).toBe(3)
      expect(owedTo(await deliver(NOON + HOUR))).toEqual([
        'update 1 in billing',
        'update 3 in product',
        `update ${roundup} in people`,
      ])
    })
  })

  describe('retention', () => {
    it('erases what was stored before, the oldest first, a batch at a time', async () => {
      const { ledger, store } = await stage(fresh)
      await store([{ text: 'old' }, { text: 'old too' }], { at: NOON - 3 * HOUR })
      await store([{ text: 'older' }], { at: NOON - 4 * HOUR })
      await store([{ text: 'new', publishedAt: NOON - 9 * HOUR }])
      expect(await ledger.forgetBefore(NOON - HOUR, 2, NOON)).toBe(2)
      expect((await ledger.unread(9)).map((mention) => mention.text)).toEqual(['old too', 'new'])
      expect(await ledger.forgetBefore(NOON - HOUR, 2, NOON)).toBe(1)
      expect(await ledger.forgetBefore(NOON - HOUR, 2, NOON)).toBe(0)
      expect((await ledger.unread(9)).map((mention) => mention.text)).toEqual(['new'])
      expect((await ledger.backlog(NOON)).mentions).toBe(4)
    })
  })
}

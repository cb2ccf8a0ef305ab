import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../src/core/time.ts'
import { type Fresh, stage } from './stage.ts'
import { analysisOf, NOON, understoodOf } from './words.ts'

export function understandContract(fresh: Fresh): void {
  describe('what was understood', () => {
    it('is kept in full, and what is left is unread in order', async () => {
      const { ledger, store, lease } = await stage(fresh)
      await store([{}, {}, {}])
      const [first, second] = await ledger.unread(2)
      if (!first || !second) throw new Error('two')
      const analysis = analysisOf({
        kind: 'praise',
        sentiment: 0.25,
        urgency: 'high',
        department: null,
        promises: ['We answer in a day.'],
        people: ['Mira'],
        language: 'und',
        because: ['"lovely"', '<b>'],
      })
      await ledger.understood(await lease(), [understoodOf(second, { analysis })], NOON)
      expect((await ledger.unread(9)).map((mention) => mention.id)).toEqual([1, 3])
      expect(await ledger.unrouted(9)).toEqual([{ mention: second, analysis, engagement: null }])
    })

    it('waits for no route when it is quiet', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{}], { quiet: true })
      await understand()
      expect(await ledger.unread(9)).toEqual([])
      expect(await ledger.unrouted(9)).toEqual([])
      expect((await ledger.story(1))?.analysis).toEqual(analysisOf())
    })

    it('a second time changes nothing', async () => {
      const { ledger, store, understand, route, lease } = await stage(fresh)
      await store([{}])
      const [mention] = await ledger.unread(1)
      if (!mention) throw new Error('one')
      await understand()
      await route()
      const again = understoodOf(mention, { analysis: analysisOf({ summary: 'something else' }) })
      await ledger.understood(await lease(), [again], NOON)
      expect(await ledger.unrouted(9)).toEqual([])
      expect((await ledger.story(1))?.analysis.summary).toBe('charged twice')
    })

    it('gives the newest sketches since a time, the oldest of them first', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{}], { at: NOON - 2 * HOUR })
      await store([{}, {}, {}])
      await understand((mention) => ({
        sketch: mention.id === 3 ? null : `s${mention.id}`,
        standing: mention.id / 2,
        copyOf: mention.id === 4 ? 2 : null,
      }))
      expect(await ledger.sketches(NOON - 3 * HOUR, 9)).toEqual([
        { mention: 1, copyOf: null, sketch: 's1', standing: 0.5 },
        { mention: 2, copyOf: null, sketch: 's2', standing: 1 },
        { mention: 4, copyOf: 2, sketch: 's4', standing: 2 },
      ])
      expect((await ledger.sketches(NOON, 9)).map((sketch) => sketch.mention)).toEqual([2, 4])
      expect((await ledger.sketches(0, 1)).map((sketch) => sketch.mention)).toEqual([4])
    })
  })

  describe('copies', () => {
    it('fold into their lead, are counted, and are not routed', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{ url: 'https://a.example' }, {}, {}])
      await understand((mention) => ({ copyOf: mention.id > 1 ? 1 : null }))
      expect(await ledger.unrouted(9)).toMatchObject([{ mention: { id: 1, copies: 2, copyOf: null } }])
      const story = await ledger.story(3)
      expect(story?.mention.id).toBe(1)
      expect(story?.copies).toEqual([
        { id: 2, source: 'reviews', url: 'https://reviews.example/1' },
        { id: 3, source: 'reviews', url: 'https://reviews.example/1' },
      ])
    })

    it('of a copy fold into the lead of both', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{}, {}, {}])
      await understand((mention) => ({ copyOf: mention.id > 1 ? mention.id - 1 : null }))
      expect(await ledger.unrouted(9)).toMatchObject([{ mention: { id: 1, copies: 2 } }])
    })

    it('follow a better lead, as long as nobody was told of the old one', async () => {
      const { ledger, store, understand, route } = await stage(fresh)
      await store([{}, {}])
      await understand((mention) => ({ copyOf: mention.id === 2 ? 1 : null }))
      await store([{}])
      await understand(() => ({ copyOf: 2, leads: true }))
      expect(await ledger.unrouted(9)).toMatchObject([{ mention: { id: 3, copies: 2 } }])
      expect((await ledger.story(1))?.copies.map((copy) => copy.id)).toEqual([1, 2])
      await route()
      await store([{}])
      await understand(() => ({ copyOf: 3, leads: true }))
      expect(await ledger.unrouted(9)).toMatchObject([{ mention: { id: 4, copies: 3 } }])
    })

    it('never take the lead from one that is before the staff, whose cards show the new count', async () => {
      const { ledger, show, store, understand, deliver, claim } = await stage(fresh)
      await show([{}])
      await deliver()
      await store([{}, {}])
      await understand((mention) => ({ copyOf: 1, leads: mention.id === 3 }))
      expect(await ledger.unrouted(9)).toEqual([])
      expect((await ledger.story(1))?.mention).toMatchObject({ id: 1, copies: 2 })
      expect(await claim()).toMatchObject([{ owed: { owe: 'update', card: 1 } }])
    })

    it('take the lead over within one batch', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{}, {}, {}])
      await understand((mention) => ({ copyOf: mention.id > 1 ? 1 : null, leads: mention.id === 3 }))
      expect(await ledger.unrouted(9)).toMatchObject([{ mention: { id: 3, copies: 2 } }])
      expect((await ledger.story(2))?.mention.id).toBe(3)
    })

    it('whose words changed stand for themselves again', async () => {
      const { ledger, store, understand } = await stage(fresh)
      await store([{ externalId: 'a' }, { externalId: 'b' }])
      await understand((mention) => ({ copyOf: mention.id === 2 ? 1 : null }))
      await store([{ externalId: 'b', text: 'Something new.' }])
      await understand()
      expect(await ledger.unrouted(9)).toMatchObject([
        { mention: { id: 1, copies: 0 } },
        { mention: { id: 2, copyOf: null } },
      ])
    })
  })
}

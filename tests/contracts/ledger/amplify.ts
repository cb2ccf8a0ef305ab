import { describe, expect, it } from 'vitest'
import type { RoutedCard } from '../../../src/core/ledger.ts'
import { HOUR } from '../../../src/core/time.ts'
import { type Fresh, owedTo, stage } from './stage.ts'
import { NOON, routedOf } from './words.ts'

const to = (channel: string, hold: RoutedCard['hold'] = null): RoutedCard => ({
  channel,
  reason: `for ${channel}`,
  hold,
})

export function amplifyContract(fresh: Fresh): void {
  describe('a route', () => {
    it('makes the engagement, the cards and the posts owed for them', async () => {
      const { ledger, store, understand, route, claim } = await stage(fresh)
      await store([{}])
      await understand()
      await route(() => ({ department: 'product', cards: [to('billing'), to('product')] }))
      const story = await ledger.story(1)
      expect(story?.engagement).toEqual({
        mention: 1,
        status: 'open',
        before: null,
        department: 'product',
        assignee: null,
        snoozedUntil: null,
        openedAt: NOON,
        respondedAt: null,
        closedAt: null,
      })
      expect(story?.routed).toBe('strong words')
      expect(story?.cards).toEqual([
        {
          id: 1,
          channel: 'billing',
          subject: { about: 'mention', mention: 1 },
          reason: 'for billing',
          state: 'owed',
          message: null,
          at: NOON,
        },
        expect.objectContaining({ id: 2, channel: 'product' }),
      ])
      expect(owedTo(await claim())).toEqual(['post 1 in billing', 'post 2 in product'])
      expect(await ledger.unrouted(9)).toEqual([])
    })

    it('without cards tells nobody, and says why', async () => {
      const { ledger, store, understand, route, claim } = await stage(fresh)
      await store([{}])
      await understand()
      await route(() => ({ reason: 'not notable', cards: [] }))
      expect(await ledger.story(1)).toMatchObject({ engagement: null, routed: 'not notable', cards: [] })
      expect(await ledger.unrouted(9)).toEqual([])
      expect(await claim()).toEqual([])
    })

    it('given twice is followed once', async () => {
      const { ledger, store, understand, lease, claim } = await stage(fresh)
      await store([{}])
      await understand()
      const [row] = await ledger.unrouted(9)
      if (!row) throw new Error('one')
      await ledger.routed(await lease(), [routedOf(row.mention, { cards: [to('billing')] })], NOON)
      await ledger.routed(
        await lease(),
        [routedOf(row.mention, { cards: [to('billing'), to('people')] })],
        NOON,
      )
      expect((await ledger.story(1))?.cards).toHaveLength(1)
      expect(await claim()).toHaveLength(1)
    })

    it('leaves alone an engagement that an act made before', async () => {
      const { ledger, store, understand, route, act } = await stage(fresh)
      await store([{}])
      await understand()
      await act(1, { verb: 'claim' })
      await route(() => ({ department: 'product', cards: [to('billing')] }))
      expect((await ledger.story(1))?.engagement).toMatchObject({ status: 'claimed', department: 'billing' })
    })
  })

  describe('a channel', () => {
    it('counts the cards sent since, held ones not', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}, {}], [to('billing'), to('product', 'budget')])
      expect(await ledger.cardsSince('billing', NOON)).toBe(2)
      expect(await ledger.cardsSince('billing', NOON + 1)).toBe(0)
      expect(await ledger.cardsSince('product', 0)).toBe(0)
      await deliver()
      expect(await ledger.cardsSince('billing', NOON - HOUR)).toBe(2)
    })

    it('gathers what it holds into one roundup', async () => {
      const { ledger, store, understand, route, lease, claim } = await stage(fresh)
      await store([{}, {}, {}])
      await understand()
      await route((mention) => ({
        notability: mention.id / 10,
        cards: [to('billing', mention.id === 1 ? 'quiet hours' : 'budget'), to('people')],
      }))
      expect(await ledger.held()).toEqual([{ channel: 'billing', count: 3, oldestAt: NOON }])
      expect(owedTo(await claim())).toEqual(['post 2 in people', 'post 4 in people', 'post 6 in people'])

      const roundup = await ledger.gather(await lease(), 'billing', NOON + 5)
      if (roundup === null) throw new Error('a roundup')
      expect(await ledger.card(roundup)).toEqual({
        id: roundup,
        channel: 'billing',
        subject: { about: 'roundup', roundup },
        reason: 'Held back: budget, quiet hours.',
        state: 'owed',
        message: null,
        at: NOON + 5,
      })
      expect((await ledger.roundup(roundup)).map((row) => row.mention.id)).toEqual([3, 2, 1])
      expect(await ledger.card(1)).toMatchObject({ state: 'gathered' })
      expect(await ledger.held()).toEqual([])
      expect(await ledger.gather(await lease(), 'billing', NOON + 6)).toBeNull()
      expect(owedTo(await claim())).toEqual([`post ${roundup} in billing`])
      expect(await ledger.cardsSince('billing', 0)).toBe(1)
    })

    it('finds a card by the message that shows it', async () => {
      const { ledger, show, deliver } = await stage(fresh)
      await show([{}, {}])
      await deliver()
      expect(await ledger.cardByMessage('billing', 'm2')).toMatchObject({ id: 2, state: 'posted' })
      expect(await ledger.cardByMessage('people', 'm2')).toBeNull()
      expect(await ledger.cardByMessage('billing', 'm9')).toBeNull()
      expect(await ledger.card(9)).toBeNull()
    })
  })

  describe('mutes', () => {
    it('last until their time, are replaced, and are taken away by name', async () => {
      const { ledger } = await stage(fresh)
      const mute = { what: 'word', value: 'spam', until: NOON + HOUR, by: 'Ines', at: NOON } as const
      await ledger.mute(mute)
      await ledger.mute({ ...mute, what: 'source', value: 'forum', until: null, at: NOON + 1 })
      expect(await ledger.mutes(NOON)).toHaveLength(2)
      expect(await ledger.mutes(NOON + HOUR)).toMatchObject([{ what: 'source', value: 'forum', until: null }])
      await ledger.mute({ ...mute, until: null, by: 'Bob' })
      expect(await ledger.mutes(NOON + HOUR)).toContainEqual({ ...mute, until: null, by: 'Bob' })
      expect(await ledger.unmute('author', 'spam')).toBe(false)
      expect(await ledger.unmute('word', 'spam')).toBe(true)
      expect(await ledger.unmute('word', 'spam')).toBe(false)
    })
  })
}

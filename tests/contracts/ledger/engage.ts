import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/core/engagement.ts'
import type { RoutedCard } from '../../../src/core/ledger.ts'
import { HOUR } from '../../../src/core/time.ts'
import { BOB, type Fresh, HELLO, INES, onStage, owedTo, stage } from './stage.ts'
import { analysisOf, NOON } from './words.ts'

const TO_PEOPLE: RoutedCard = { channel: 'people', reason: 'moved here', hold: null }

export function engageContract(fresh: Fresh): void {
  describe('an act', () => {
    it('changes the engagement and leaves its line in the trail', async () => {
      const { ledger, show, act } = await stage(fresh)
      await show([{}])
      const acted = await act(1, { verb: 'claim' })
      expect(acted).toMatchObject({ repeated: false, engagement: { status: 'claimed', assignee: INES.id } })
      const detail = { action: 'refund', note: 'sent 12 € <b>', link: 'https://tickets.example/1' } as const
      await act(1, { verb: 'log', member: BOB, detail }, { at: NOON + 5, via: 'slack' })
      const story = await ledger.story(1)
      expect(story?.engagement).toMatchObject({ status: 'acted', respondedAt: NOON, assignee: INES.id })
      expect(story?.acts).toEqual([
        { id: 1, mention: 1, verb: 'claim', member: INES, via: 'workspace', at: NOON, detail: {} },
        { id: 2, mention: 1, verb: 'log', member: BOB, via: 'slack', at: NOON + 5, detail },
      ])
    })

    it('delivered again changes nothing', async () => {
      const { ledger, show, act, deliver, claim } = await stage(fresh)
      await show([{}])
      await deliver()
      const order = { key: 'click 1', tell: [{ member: BOB.id, say: HELLO }] }
      await act(1, { verb: 'claim' }, order)
      await deliver()
      expect(await act(1, { verb: 'claim' }, order)).toMatchObject({
        repeated: true,
        engagement: { status: 'claimed' },
      })
      expect(await claim(NOON + HOUR)).toEqual([])
      expect((await ledger.story(1))?.acts).toHaveLength(1)
      expect(await act(1, { verb: 'close' }, { key: 'click 1', via: 'slack' })).toMatchObject({
        repeated: false,
      })
    })

    it('delivered to several instances at once is carried out once', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      await one.show([{}])
      const acted = await Promise.all(
        [one, two, one, two].map((stage) =>
          stage.act(1, { verb: 'snooze', detail: { until: NOON + 9 } }, { key: 'k' }),
        ),
      )
      expect(acted.filter((answer) => answer?.repeated === false)).toHaveLength(1)
      expect((await one.ledger.story(1))?.acts).toHaveLength(1)
    })

    it('by two at once is one after the other', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      await one.show([{}])
      const claims = await Promise.allSettled([
        one.act(1, { verb: 'claim', member: INES }, { key: 'a' }),
        two.act(1, { verb: 'claim', member: BOB }, { key: 'b' }),
      ])
      expect(claims.map((claim) => claim.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await one.ledger.story(1))?.acts).toHaveLength(1)
    })

    it('asked for at the same moment as others takes none of them with it when it is refused', async () => {
      const { ledger, show, act } = await stage(fresh)
      await show([{}, {}, {}])
      const acts = await Promise.allSettled([
        act(1, { verb: 'claim' }),
        act(2, { verb: 'reopen' }),
        act(3, { verb: 'claim' }),
        act(1, { verb: 'log', detail: { action: 'fix' } }),
      ])
      expect(acts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
      const stories = await Promise.all([1, 2, 3].map((mention) => ledger.story(mention)))
      expect(stories.map((story) => story?.acts.map(({ verb }) => verb))).toEqual([
        ['claim', 'log'],
        [],
        ['claim'],
      ])
    })

    it('refused changes nothing', async () => {
      const { ledger, show, act, claim, deliver } = await stage(fresh)
      await show([{}])
      await deliver()
      await expect(act(1, { verb: 'reopen' }, { tell: [{ member: BOB.id, say: HELLO }] })).rejects.toThrow(
        Refusal,
      )
      expect(await ledger.story(1)).toMatchObject({ acts: [], engagement: { status: 'open' } })
      expect(await claim()).toEqual([])
    })

    it('on a mention nobody was told of opens an engagement in its department', async () => {
      const { ledger, store, understand, act } = await stage(fresh)
      await store([{}])
      await understand(() => ({ analysis: analysisOf({ department: 'people' }) }))
      expect(await act(1, { verb: 'log', detail: { action: 'reply' } }, { at: NOON + 3 })).toMatchObject({
        engagement: { status: 'acted', department: 'people', openedAt: NOON + 3 },
      })
      expect((await ledger.list({ statuses: ['acted'], limit: 9, offset: 0 })).total).toBe(1)
    })

    it('on a copy is on its lead; on nothing, nothing', async () => {
      const { ledger, store, understand, act } = await stage(fresh)
      await store([{}, {}])
      expect(await act(1, { verb: 'claim' })).toBeNull()
      expect(await ledger.story(1)).toBeNull()
      await understand((mention) => ({ copyOf: mention.id === 2 ? 1 : null }))
      expect(await act(2, { verb: 'claim' })).toMatchObject({ engagement: { mention: 1 } })
      expect((await ledger.story(2))?.acts).toHaveLength(1)
      expect(await act(99, { verb: 'claim' })).toBeNull()
      expect(await ledger.story(99)).toBeNull()
    })

    it('owes the posted cards an update, new channels a post, and members their messages', async () => {
      const { show, act, deliver, claim } = await stage(fresh)
      await show([{}])
      await deliver()
      await act(
        1,
        { verb: 'move', detail: { department: 'people', from: 'billing' } },
        { cards: [TO_PEOPLE], tell: [{ member: BOB.id, say: HELLO }] },
      )
      expect(owedTo(await claim())).toEqual([
        'update 1 in billing',
        'post 2 in people',
        'direct workspace:bob in @workspace:bob',
      ])
    })

    it('owes a channel that has the card already no second one', async () => {
      const { ledger, show, act, deliver } = await stage(fresh)
      await show([{}], [TO_PEOPLE])
      await deliver()
      await act(1, { verb: 'move', detail: { department: 'people' } }, { cards: [TO_PEOPLE] })
      expect(owedTo(await deliver())).toEqual(['update 1 in people'])
      expect((await ledger.story(1))?.cards).toHaveLength(1)
    })

    it('brings a card of its own to a channel that saw it in a roundup only', async () => {
      const { ledger, show, act, deliver, lease } = await stage(fresh)
      await show([{}], [{ ...TO_PEOPLE, hold: 'budget' }])
      await ledger.gather(await lease(), 'people', NOON)
      await deliver()
      await act(1, { verb: 'move', detail: { department: 'people' } }, { cards: [TO_PEOPLE] })
      expect(owedTo(await deliver())).toEqual(['update 2 in people', 'post 1 in people'])
      expect((await ledger.story(1))?.cards).toMatchObject([{ state: 'posted', reason: 'moved here' }])
    })
  })

  describe('the list', () => {
    it('shows the most pressing first, a page at a time, with the count of all', async () => {
      const { ledger, store, understand, route } = await stage(fresh)
      await store([{}, {}, {}, {}])
      await understand(({ id }) => ({
        analysis: analysisOf({ urgency: id === 3 ? 'high' : id === 1 ? 'low' : 'normal' }),
      }))
      await route(() => ({ cards: [TO_PEOPLE] }))
      const all = await ledger.list({ limit: 9, offset: 0 })
      expect(all.rows.map((row) => row.mention.id)).toEqual([3, 2, 4, 1])
      expect(all.rows[0]).toMatchObject({ engagement: { status: 'open' }, analysis: { urgency: 'high' } })
      const page = await ledger.list({ limit: 2, offset: 1 })
      expect([page.total, page.rows.map((row) => row.mention.id)]).toEqual([4, [2, 4]])
      expect(await ledger.list({ limit: 2, offset: 4 })).toEqual({ rows: [], total: 4 })
    })

    it('shows what is open, unless it is asked for other statuses, and only what is asked for', async () => {
      const { ledger, store, understand, route, act } = await stage(fresh)
      await store([{}, {}, {}, {}, {}])
      await understand(({ id }) => ({ analysis: analysisOf({ kind: id === 1 ? 'praise' : 'complaint' }) }))
      await route(({ id }) => ({ department: id < 3 ? 'people' : 'billing', cards: [TO_PEOPLE] }))
      await act(2, { verb: 'claim' })
      await act(3, { verb: 'close' })
      await act(4, { verb: 'snooze', detail: { until: NOON + HOUR } })
      await act(5, { verb: 'close' })
      await act(5, { verb: 'reopen' })
      const ids = async (query: object) =>
        (await ledger.list({ limit: 9, offset: 0, ...query })).rows.map((row) => row.mention.id)
      expect(await ids({})).toEqual([1, 2, 5])
      expect(await ids({ statuses: ['closed', 'snoozed'] })).toEqual([3, 4])
      expect(await ids({ department: 'people' })).toEqual([1, 2])
      expect(await ids({ kind: 'praise' })).toEqual([1])
      expect(await ids({ assignee: INES.id })).toEqual([2])
      expect(await ids({ assignee: 'workspace:nobody' })).toEqual([])
    })
  })

  it('snoozed mentions are due when their time has come', async () => {
    const { ledger, show, act } = await stage(fresh)
    await show([{}, {}, {}])
    await act(1, { verb: 'snooze', detail: { until: NOON + 20 } })
    await act(2, { verb: 'snooze', detail: { until: NOON + 10 } })
    await act(3, { verb: 'snooze', detail: { until: NOON + 10 } })
    await act(3, { verb: 'close' })
    expect(await ledger.dueToWake(NOON + 9, 9)).toEqual([])
    expect(await ledger.dueToWake(NOON + 20, 9)).toEqual([2, 1])
    expect(await ledger.dueToWake(NOON + 20, 1)).toEqual([2])
    await act(2, { verb: 'wake', member: null })
    expect(await ledger.dueToWake(NOON + 20, 9)).toEqual([1])
    expect((await ledger.story(2))?.acts.at(-1)).toMatchObject({ verb: 'wake', member: null })
  })
}

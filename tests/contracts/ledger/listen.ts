import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Found } from '../../../src/core/mention.ts'
import { HOUR, MINUTE } from '../../../src/core/time.ts'
import { type Fresh, onStage, stage } from './stage.ts'
import { found, NOON, pulled } from './words.ts'

const ODD = [
  '<!channel> <b>@here</b> &amp; *bold* `code`',
  "'; drop table mention; --",
  '\u202eright to left\u202c مرحبا',
  '🫘👩🏽‍🍳 café naïve',
  'a'.repeat(10_000),
  'NUL \0 inside',
  'half a pair \ud83d here',
  '\\u0000 written out, and "quotes" \\ back',
  '\r\n\t  ',
  '',
]

export function listenContract(fresh: Fresh): void {
  describe('what a source brings', () => {
    it('is stored with every field, and read back as it came', async () => {
      const { ledger } = await stage(fresh)
      const one = found({ title: 'Twice', reach: 7, language: 'de' })
      const bare = found({ author: null, url: null, publishedAt: null, reach: 0, language: null })
      expect(await ledger.store(pulled([one, bare]))).toEqual({ stored: 2, known: 0 })
      const stored = { source: 'reviews', storedAt: NOON, copyOf: null, copies: 0 }
      expect(await ledger.unread(9)).toEqual([
        { ...one, ...stored, id: 1, at: one.publishedAt },
        { ...bare, ...stored, id: 2, at: NOON },
      ])
    })

    it('keeps odd and hostile words, but for what no database holds', async () => {
      const { ledger } = await stage(fresh)
      await ledger.store(pulled(ODD.map((text) => found({ text, title: text, externalId: `id ${text}` }))))
      const texts = (await ledger.unread(99)).map((mention) => mention.text)
      expect(texts).toEqual(ODD.map((text) => text.replace('\0', '').toWellFormed()))
      const { known } = await ledger.store(
        pulled(ODD.map((text) => found({ text, title: text, externalId: `id ${text}` }))),
      )
      expect(known).toBe(ODD.length)
    })

    it('is known again by its source and id, however long the id', async () => {
      const { ledger } = await stage(fresh)
      const long = `https://reviews.example/${'x'.repeat(9_000)}`
      const batch = [found({ externalId: long }), found({ externalId: `${long}y` })]
      expect(await ledger.store(pulled(batch))).toEqual({ stored: 2, known: 0 })
      expect(await ledger.store(pulled(batch))).toEqual({ stored: 0, known: 2 })
      expect(await ledger.store(pulled(batch, { source: 'forum' }))).toEqual({ stored: 2, known: 0 })
      expect(await ledger.referenceOf('forum', `${long}y`)).toBe(4)
      expect(await ledger.referenceOf('forum', 'another')).toBeNull()
    })

    it('gets references in its order, without gaps for what is known', async () => {
      const { ledger } = await stage(fresh)
      const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((externalId) => found({ externalId }))
      if (!a || !b || !c || !d) throw new Error('four')
      await ledger.store(pulled([b]))
      await ledger.store(pulled([b, c, b, a]))
      await ledger.store(pulled([a, b, c]))
      await ledger.store(pulled([c, d]))
      expect((await ledger.unread(9)).map(({ id, externalId }) => [id, externalId])).toEqual([
        [1, 'b'],
        [2, 'c'],
        [3, 'a'],
        [4, 'd'],
      ])
    })

    it('twice in one batch is one, with the last words', async () => {
      const { ledger } = await stage(fresh)
      const batch = ['first', 'other', 'last'].map((text) =>
        found({ text, externalId: text === 'other' ? 'b' : 'a' }),
      )
      expect(await ledger.store(pulled(batch))).toEqual({ stored: 2, known: 1 })
      expect((await ledger.unread(9)).map((mention) => mention.text)).toEqual(['last', 'other'])
    })

    it('is dated by when it was stored, when it says no time or one to come', async () => {
      const { ledger } = await stage(fresh)
      const times = [null, NOON + 4 * MINUTE, NOON + 6 * MINUTE, NOON - HOUR + 0.5]
      await ledger.store(pulled(times.map((publishedAt) => found({ publishedAt }))))
      expect((await ledger.unread(9)).map((mention) => mention.at)).toEqual([
        NOON,
        NOON + 4 * MINUTE,
        NOON,
        Math.round(NOON - HOUR + 0.5),
      ])
    })

    it('is never lost or doubled, however its batches overlap and come', async () => {
      const { ledger } = await stage(fresh)
      const batches = fc.array(fc.array(fc.nat(12), { maxLength: 12 }), { minLength: 1, maxLength: 6 })
      let sources = 0
      let before = 0
      await fc.assert(
        fc.asyncProperty(batches, async (batches) => {
          const source = `source ${++sources}`
          for (const batch of batches) {
            const result = await ledger.store(
              pulled(
                batch.map((n) => found({ externalId: `n${n}` })),
                { source },
              ),
            )
            expect(result.stored + result.known).toBe(batch.length)
          }
          const kept = (await ledger.unread(9_999)).filter((mention) => mention.source === source)
          expect(kept.map((mention) => mention.externalId)).toEqual(
            [...new Set(batches.flat())].map((n) => `n${n}`),
          )
          expect(kept.map((mention) => mention.id)).toEqual(kept.map((_, index) => before + index + 1))
          expect((await ledger.sourceState(source)).stored).toBe(kept.length)
          before += kept.length
        }),
        { numRuns: 25 },
      )
    })

    it('is stored once when two instances store it at the same time', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      const batch = Array.from({ length: 300 }, (_, n) => found({ externalId: `n${n}` }))
      const results = await Promise.all(
        [one, two, one, two].map(({ ledger }, turn) =>
          ledger.store(pulled(turn % 2 === 0 ? batch : batch.toReversed())),
        ),
      )
      expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(300)
      expect(await one.ledger.unread(999)).toHaveLength(300)
    })
  })

  describe('words that changed', () => {
    it('are brought up to date, and understood anew while nobody was told', async () => {
      const { ledger, understand, store } = await stage(fresh)
      await store([{ externalId: 'a', text: 'Twice!' }, { externalId: 'b' }])
      await understand()
      const changed = found({ externalId: 'a', text: 'Thrice!', title: 'New' })
      expect(await ledger.store(pulled([changed]))).toEqual({ stored: 0, known: 1 })
      expect(await ledger.unread(9)).toMatchObject([{ id: 1, text: 'Thrice!', title: 'New' }])
      expect(await ledger.unrouted(9)).toMatchObject([{ mention: { id: 2 } }])
      await understand()
      expect(await ledger.unrouted(9)).toHaveLength(2)
    })

    it('of a shown mention owe its cards an update, and are not routed again', async () => {
      const { ledger, show, deliver, claim } = await stage(fresh)
      const [mention = 0] = await show([{ externalId: 'a' }])
      await deliver()
      await ledger.store(pulled([found({ externalId: 'a', text: 'They fixed it.' })]))
      expect(await ledger.unread(9)).toEqual([])
      expect(await ledger.unrouted(9)).toEqual([])
      expect((await ledger.story(mention))?.mention.text).toBe('They fixed it.')
      expect(await claim()).toMatchObject([{ owed: { owe: 'update' } }])
      expect((await ledger.search({ ...NOTHING, must: ['fixed'] })).rows).toHaveLength(1)
      expect((await ledger.search({ ...NOTHING, must: ['charged'] })).rows).toHaveLength(0)
    })

    it('that came again unchanged change nothing', async () => {
      const { ledger, show, deliver, claim } = await stage(fresh)
      const same: Partial<Found> = { externalId: 'a', text: 'Twice.' }
      await show([same])
      await deliver()
      await ledger.store(pulled([found(same)]))
      expect(await claim()).toEqual([])
    })
  })

  describe('sources', () => {
    it('never pulled have the state of one that never failed', async () => {
      const { ledger } = await stage(fresh)
      expect(await ledger.sourceStates()).toEqual([])
      expect(await ledger.sourceState('reviews')).toEqual({
        name: 'reviews',
        fingerprint: null,
        cursor: null,
        failures: 0,
        notBefore: 0,
        lastPullAt: null,
        lastSuccessAt: null,
        fault: null,
        stored: 0,
        skipped: 0,
        lastMentionAt: null,
      })
    })

    it('remember the cursor, what they brought, and their failures in a row', async () => {
      const { ledger } = await stage(fresh)
      await ledger.store(
        pulled([found(), found({ publishedAt: NOON - 2 * HOUR })], { cursor: 'c1', skipped: 2 }),
      )
      await ledger.pullFailed('reviews', 'refused', NOON + 10, NOON + 1)
      await ledger.pullFailed('reviews', 'gone', NOON + 20, NOON + 2)
      await ledger.pullFailed('forum', 'no answer', NOON + 30, NOON + 3)
      expect(await ledger.sourceState('reviews')).toEqual({
        name: 'reviews',
        fingerprint: 'one',
        cursor: 'c1',
        failures: 2,
        notBefore: NOON + 20,
        lastPullAt: NOON + 2,
        lastSuccessAt: NOON,
        fault: 'gone',
        stored: 2,
        skipped: 2,
        lastMentionAt: NOON - HOUR,
      })
      await ledger.store(pulled([], { cursor: 'c2', fingerprint: 'two', skipped: 1, at: NOON + 40 }))
      expect(await ledger.sourceStates()).toMatchObject([
        { name: 'forum', failures: 1, cursor: null },
        {
          name: 'reviews',
          failures: 0,
          notBefore: 0,
          fault: null,
          cursor: 'c2',
          fingerprint: 'two',
          stored: 2,
          skipped: 3,
          lastMentionAt: NOON - HOUR,
        },
      ])
    })
  })
}

const NOTHING = { must: [], any: [], not: [], limit: 9, offset: 0 }

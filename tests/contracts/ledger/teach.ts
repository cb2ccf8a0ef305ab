import { describe, expect, it } from 'vitest'
import type { Said } from '../../../src/core/correction.ts'
import { HOUR } from '../../../src/core/time.ts'
import { BOB, type Fresh, INES, onStage, stage } from './stage.ts'
import { analysisOf, NOON } from './words.ts'

const PRAISE: Said = { field: 'kind', right: 'praise', role: 'staff' }
const mark = { verb: 'mark', detail: { kind: 'praise' } } as const

export function teachContract(fresh: Fresh): void {
  describe('a correction', () => {
    it('is kept with who said it, and with the words it teaches by', async () => {
      const { ledger, show, act } = await stage(fresh)
      await show([{ title: 'Beans', text: 'They came at once' }, {}])
      const { edits } = await ledger.teaching()
      await act(1, mark, { corrects: [PRAISE] })
      expect(await ledger.teachingEdits()).toBeGreaterThan(edits)
      const { lessons, usual } = await ledger.teaching()
      expect(lessons).toEqual([
        {
          id: 1,
          field: 'kind',
          right: 'praise',
          member: INES.id,
          role: 'staff',
          title: 'Beans',
          text: 'They came at once',
          language: 'en',
        },
      ])
      expect(usual).toMatchObject([{ text: 'I was charged twice for one bag of beans.' }])
      const correction = {
        id: 1,
        mention: 1,
        field: 'kind',
        was: 'complaint',
        right: 'praise',
        member: INES,
        at: NOON,
      }
      expect(await ledger.correctionsOf(1)).toEqual([correction])
      expect(await ledger.correctionsNamed([7, 1])).toEqual([correction])
      expect(await ledger.corrections({ member: BOB.id, limit: 9, offset: 0 })).toEqual({
        corrections: [],
        total: 0,
      })
    })

    it('counts in the figures at once, and in those who are praised', async () => {
      const { ledger, store, understand, act } = await stage(fresh)
      await store([{}])
      await understand(() => ({ analysis: analysisOf({ people: ['Ines'] }) }))
      const period = { since: NOON - 48 * HOUR, until: NOON + HOUR }
      const kinds = async () =>
        (await ledger.tally(period)).filter(({ mentions }) => mentions > 0).map(({ kind }) => kind)
      expect(await kinds()).toEqual(['complaint'])
      await act(1, mark, { corrects: [PRAISE] })
      expect(await kinds()).toEqual(['praise'])
      expect(await ledger.praised(period, null)).toMatchObject([{ person: 'Ines', count: 1 }])
      await ledger.forgetCorrections({ member: INES.id }, NOON)
      expect(await kinds()).toEqual(['complaint'])
      expect(await ledger.praised(period, null)).toEqual([])
    })

    it('outlives that its mention is understood anew', async () => {
      const { ledger, store, understand, act } = await stage(fresh)
      const words = { externalId: 'edited' }
      await store([words])
      await understand()
      await act(1, mark, { corrects: [PRAISE] })
      await store([{ ...words, text: 'The author changed the words.' }])
      await understand(() => ({ analysis: analysisOf({ kind: 'question' }) }))
      expect((await ledger.story(1))?.analysis.kind).toBe('praise')
      await ledger.forgetCorrections({ id: 1, member: null }, NOON)
      expect((await ledger.story(1))?.analysis.kind).toBe('question')
    })

    it('is one for each mention and field, whoever of several instances said it last', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      await one.show([{}])
      await Promise.all(
        [one, two, one, two].map((stage, index) =>
          stage.act(
            1,
            { ...mark, member: index % 2 === 0 ? INES : BOB },
            { corrects: [PRAISE], key: `k${index}` },
          ),
        ),
      )
      expect((await one.ledger.corrections({ member: null, limit: 9, offset: 0 })).total).toBe(1)
      expect((await two.ledger.teaching()).lessons).toHaveLength(1)
    })

    it('teaches no more once the words are erased, and keeps no word of them', async () => {
      const { ledger, store, understand, act } = await stage(fresh)
      await store([{ author: { key: 'bad', name: 'Bad Bill', url: null }, text: 'my secret words' }])
      await understand(() => ({
        analysis: analysisOf({
          taught: [{ field: 'kind', instead: 'praise', corrections: [1], words: ['secret'] }],
        }),
      }))
      await act(1, mark, { corrects: [PRAISE] })
      const { edits } = await ledger.teaching()
      await ledger.forgetAuthor(null, 'bad', NOON)
      expect(await ledger.teaching()).toMatchObject({ lessons: [], usual: [] })
      expect(await ledger.teachingEdits()).toBeGreaterThan(edits)
      expect(JSON.stringify(await ledger.story(1))).not.toContain('secret')
      expect((await ledger.corrections({ member: null, limit: 9, offset: 0 })).total).toBe(1)
    })

    it('of one member teaches no more than their newest two hundred', async () => {
      const { ledger, show, act } = await stage(fresh)
      const ids = await show(Array.from({ length: 203 }, () => ({})))
      for (const id of ids) await act(id, mark, { corrects: [PRAISE] })
      await act(1, { ...mark, member: BOB }, { corrects: [{ ...PRAISE, right: 'other' }] })
      const { lessons } = await ledger.teaching()
      expect(lessons.filter(({ member }) => member === INES.id)).toHaveLength(200)
      expect(lessons.filter(({ member }) => member === BOB.id)).toHaveLength(1)
    })
  })

  describe('what was folded away', () => {
    it('is what was routed and nobody was told of, the nearest to notable first', async () => {
      const { ledger, store, understand, route } = await stage(fresh)
      await store([{}, {}, {}, {}])
      await understand()
      const notability = [0.2, 0.4, 0.9, 0.4]
      await route((_, index) => ({
        cards: [],
        notability: notability[index] ?? 0,
        reason: `reason ${index}`,
      }))
      const query = { since: NOON, limit: 2, offset: 0 }
      const { rows, total } = await ledger.folded(query)
      expect(rows.map(({ mention, routed }) => [mention.id, routed])).toEqual([
        [3, 'reason 2'],
        [4, 'reason 3'],
      ])
      expect(total).toBe(4)
      expect((await ledger.folded({ ...query, since: NOON + 1 })).total).toBe(0)
      expect((await ledger.folded({ ...query, department: 'people' })).total).toBe(0)
    })
  })
}

import { describe, expect, it } from 'vitest'
import { type Fresh, onStage, stage } from './stage.ts'
import { NOON } from './words.ts'

export function savedContract(fresh: Fresh): void {
  const late = { name: 'late', words: 'late parcel', by: 'Ines', at: NOON }
  const daily = { to: 'billing', every: 'daily', by: 'June', at: NOON } as const

  describe('a saved search', () => {
    it('is kept under its name, for all instances at once, until it is removed', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      await one.ledger.saveSearch(late)
      await one.ledger.saveSearch({ ...late, name: 'a', words: 'first' })
      expect((await two.ledger.savedSearches()).map(({ name }) => name)).toEqual(['a', 'late'])
      expect(await two.ledger.removeSearch('a')).toBe(true)
      expect(await one.ledger.removeSearch('a')).toBe(false)
      expect(await one.ledger.savedSearches()).toEqual([{ ...late, sends: [] }])
    })

    it('is sent to each place in one way, and keeps that when its words change', async () => {
      const { ledger } = await stage(fresh)
      expect(await ledger.sendSearch('late', daily)).toBe(false)
      await ledger.saveSearch(late)
      await ledger.sendSearch('late', daily)
      await ledger.sendSearch('late', { ...daily, to: '@workspace:ines' })
      await ledger.sendSearch('late', { ...daily, every: 'instant' })
      await ledger.saveSearch({ ...late, words: 'lost parcel' })
      expect(await ledger.savedSearches()).toEqual([
        {
          ...late,
          words: 'lost parcel',
          sends: [
            { ...daily, to: '@workspace:ines' },
            { ...daily, every: 'instant' },
          ],
        },
      ])
      expect(await ledger.stopSending('late', 'people')).toBe(false)
      expect(await ledger.stopSending('late', 'billing')).toBe(true)
      expect((await ledger.savedSearches())[0]?.sends.map(({ to }) => to)).toEqual(['@workspace:ines'])
      expect(await ledger.stopSending('late', null)).toBe(true)
      expect(await ledger.stopSending('late', null)).toBe(false)
    })
  })
}

import { describe, expect, it } from 'vitest'
import { LeaseLost } from '../../../src/core/ledger.ts'
import { type Fresh, onStage, stage } from './stage.ts'
import { NOON } from './words.ts'

export function sharingContract(fresh: Fresh): void {
  describe('leases', () => {
    it('are given to one holder until they run out', async () => {
      const { ledger } = await stage(fresh)
      const lease = await ledger.lease('understand', 'a', NOON, 1_000)
      expect(lease).toMatchObject({ name: 'understand', until: NOON + 1_000 })
      expect(await ledger.lease('understand', 'b', NOON + 999, 1_000)).toBeNull()
      expect(await ledger.lease('amplify', 'b', NOON, 1_000)).not.toBeNull()
      expect(await ledger.lease('understand', 'b', NOON + 1_000, 1_000)).not.toBeNull()
      expect(await ledger.lease('understand', 'a', NOON + 1_001, 1_000)).toBeNull()
    })

    it('are renewed by their holder under the same token, so that work under way stays good', async () => {
      const { ledger } = await stage(fresh)
      const lease = await ledger.lease('understand', 'a', NOON, 1_000)
      const renewed = await ledger.lease('understand', 'a', NOON + 500, 1_000)
      expect(renewed).toEqual({ ...lease, until: NOON + 1_500 })
      const late = await ledger.lease('understand', 'a', NOON + 5_000, 1_000)
      expect(late?.token).not.toBe(lease?.token)
    })

    it('are given back by their holder alone', async () => {
      const { ledger, lease } = await stage(fresh)
      const held = await lease('understand')
      await ledger.release({ ...held, token: 'another' })
      expect(await ledger.lease('understand', 'b', NOON, 1)).toBeNull()
      await ledger.release(held)
      expect(await ledger.lease('understand', 'b', NOON, 1)).not.toBeNull()
    })

    it('that were taken over let nothing be written', async () => {
      const { ledger, store, route } = await stage(fresh)
      const [mention = 0] = await store([{}])
      const lost = await ledger.lease('amplify', 'a', NOON, 1_000)
      if (!lost) throw new Error('no lease')
      await ledger.lease('amplify', 'b', NOON + 1_000, 1_000)
      await expect(ledger.understood(lost, [], NOON)).rejects.toThrow(LeaseLost)
      await expect(ledger.routed(lost, [], NOON)).rejects.toThrow(LeaseLost)
      await expect(ledger.gather(lost, 'billing', NOON)).rejects.toThrow(/another instance/i)
      expect(await ledger.unread(9)).toMatchObject([{ id: mention }])
      await expect(route()).rejects.toThrow("amplify is another's")
    })
  })

  describe('slots', () => {
    it('are taken once for ever, by whichever instance is first', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      const asked = [one, two, one, two].map(({ ledger }) => ledger.takeSlot('digest', 'monday', NOON))
      expect((await Promise.all(asked)).filter((taken) => taken)).toHaveLength(1)
      expect(await one.ledger.takeSlot('digest', 'tuesday', NOON)).toBe(true)
      expect(await one.ledger.takeSlot('purge', 'monday', NOON)).toBe(true)
    })

    it('and the names of requests are forgotten when they are old, but for the latest slot of each task', async () => {
      const { ledger, show, act } = await stage(fresh)
      await show([{}])
      for (const slot of ['1', '2', '3']) await ledger.takeSlot('digest', slot, NOON - 4 + Number(slot))
      await ledger.takeSlot('answer', 'a', NOON)
      await ledger.takeSlot('answer', 'b', NOON)
      await act(1, { verb: 'claim' }, { key: 'old', at: NOON - 1 })
      await act(1, { verb: 'log', detail: { action: 'fix' } }, { key: 'new', at: NOON })
      expect(await ledger.forgetRequests(NOON, 2)).toBe(3)
      expect(await ledger.forgetRequests(NOON, 2)).toBe(0)
      expect(await ledger.lastDigest('digest')).toBe('3')
      const takes = ['1', '3'].map((slot) => ledger.takeSlot('digest', slot, NOON))
      expect(await Promise.all(takes)).toEqual([true, false])
      expect(await ledger.takeSlot('answer', 'a', NOON)).toBe(false)
      const again = await act(1, { verb: 'log', detail: { action: 'fix' } }, { key: 'new' })
      expect(again?.repeated).toBe(true)
      expect((await ledger.story(1))?.acts).toHaveLength(2)
    })
  })
}

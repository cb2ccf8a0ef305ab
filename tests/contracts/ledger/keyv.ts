import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../src/core/time.ts'
import { type Fresh, onStage, stage } from './stage.ts'

export function keyvContract(fresh: Fresh): void {
  describe('the key-value store', () => {
    it('serves Keyv, and is the same for every instance', async () => {
      const one = await stage(fresh)
      const two = await onStage(one.options)
      const keyv = new Keyv({ store: one.keyv })
      expect(await keyv.get('etag')).toBeUndefined()
      await keyv.set('etag', { tag: '"a\0b"' })
      await keyv.set('etag', { tag: 'W/"1"' }, HOUR)
      const other = new Keyv({ store: two.keyv })
      expect(await other.get('etag')).toEqual({ tag: 'W/"1"' })
      expect(await other.has('etag')).toBe(true)
      expect(await other.delete('etag')).toBe(true)
      expect(await other.delete('etag')).toBe(false)
      expect(await keyv.has('etag')).toBe(false)
    })

    it('takes and gives many at a time', async () => {
      const { keyv: store } = await stage(fresh)
      const keyv = new Keyv({ store })
      await keyv.setMany([
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
        { key: 'a', value: 3 },
      ])
      expect(await keyv.getMany(['b', 'none', 'a'])).toEqual([2, undefined, 3])
      expect(await keyv.hasMany(['none', 'a'])).toEqual([false, true])
      expect(await store.deleteMany(['a', 'none'])).toEqual([true, false])
      await keyv.clear()
      expect(await keyv.getMany(['a', 'b'])).toEqual([undefined, undefined])
    })

    it('forgets what has expired', async () => {
      const { keyv: store } = await stage(fresh)
      await store.setMany([
        { key: 'gone', value: '"x"', expires: Date.now() - 1 },
        { key: 'kept', value: '"x"', expires: Date.now() + HOUR },
      ])
      expect(await store.getMany(['gone', 'kept'])).toEqual([undefined, '"x"'])
      expect(await store.has('gone')).toBe(false)
    })

    it('refuses what would silently go wrong', async () => {
      const { keyv: store } = await stage(fresh)
      expect(() => new Keyv({ store, namespace: 'etags' })).toThrow(/no namespaces/)
      await expect(store.set('a', { not: 'text' })).rejects.toThrow(/let Keyv serialise/)
    })
  })
}

import { describe, expect, it } from 'vitest'
import type { Found } from '../../src/core/mention.ts'
import { type Source, SourceFault } from '../../src/core/ports.ts'
import { never, pullAll } from '../listen/world.ts'

/** A place on the web with entries in it, and the source that reads it. */
export interface SourceWorld {
  /** A new one each time: a source remembers nothing but its cursor. */
  source(): Promise<Source>
  /** Of the same kind, at another address or with another search. */
  other(): Promise<Source>
  /** Writes an entry that mentions these words, newer than all others. */
  write(words: string): void
  /** Nothing answers there any more. */
  breakDown(): void
}

/** What every source that is pulled keeps to. */
export function sourceContract(kind: string, open: () => Promise<SourceWorld>) {
  describe(`the source ${kind}`, () => {
    it('brings every entry, fit to be stored', async () => {
      const world = await open()
      for (const words of ['one', 'two\0', 'three']) world.write(words)
      const { found, skipped } = await pullAll(await world.source())
      expect(wordsOf(found)).toEqual(['one', 'three', 'two'])
      expect(skipped).toEqual([])
      expect(new Set(found.map(({ externalId }) => externalId)).size).toBe(3)
      for (const each of found) {
        expect(each.externalId).not.toBe('')
        expect(each.text).toMatch(/^\S[^\0]*$/)
        expect(each.url ?? 'https://none/').toMatch(/^https?:\/\//)
        expect(each.publishedAt === null || Number.isInteger(each.publishedAt)).toBe(true)
        expect(Number.isInteger(each.reach) && each.reach >= 0).toBe(true)
      }
    })

    it('brings after its cursor what was written since', async () => {
      const world = await open()
      world.write('one')
      const { cursor } = await pullAll(await world.source())
      world.write('two')
      expect(wordsOf((await pullAll(await world.source(), cursor)).found)).toContain('two')
    })

    it('knows an entry again by the same id', async () => {
      const world = await open()
      world.write('one')
      const [first] = (await pullAll(await world.source())).found
      world.write('two')
      const again = (await pullAll(await world.source())).found.find(({ text }) => text === 'one')
      expect(again?.externalId).toBe(first?.externalId)
    })

    it('gives the same for the same cursor, as a pull that is not stored is made again', async () => {
      const world = await open()
      world.write('one')
      const { cursor } = await pullAll(await world.source())
      world.write('two')
      expect(await pullAll(await world.source(), cursor)).toEqual(await pullAll(await world.source(), cursor))
    })

    it.each(['', 'nonsense', '{}', '{"v":99}', 'null', '[1]'])(
      'begins anew from a cursor it does not know: %j',
      async (cursor) => {
        const world = await open()
        world.write('one')
        expect(wordsOf((await pullAll(await world.source(), cursor)).found)).toEqual(['one'])
      },
    )

    it('has a fingerprint that stays, and another one elsewhere', async () => {
      const world = await open()
      expect((await world.source()).fingerprint).toBe((await world.source()).fingerprint)
      expect((await world.other()).fingerprint).not.toBe((await world.source()).fingerprint)
      expect((await world.source()).kind).toBe(kind)
    })

    it('says in plain words that nothing answers', async () => {
      const world = await open()
      world.breakDown()
      const source = await world.source()
      const fault: unknown = await source.pull(null, never).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(SourceFault)
      expect(fault).toMatchObject({ message: expect.stringMatching(/^[A-Z0-9].{10,}\.$/) })
    })

    it('stops when it is told to', async () => {
      const world = await open()
      world.write('one')
      const stop = new AbortController()
      const pulling = (await world.source()).pull(null, stop.signal)
      stop.abort(new Error('enough'))
      await expect(pulling).rejects.toThrow('enough')
    })
  })
}

function wordsOf(found: readonly Found[]): string[] {
  return found.map(({ text }) => text).sort()
}

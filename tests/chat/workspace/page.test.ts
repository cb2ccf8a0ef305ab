import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAddress, readPlace } from '../../../src/chat/workspace/page/place.ts'
import { begin, KEPT, merge, reduce } from '../../../src/chat/workspace/page/reduce.ts'
import { suggest } from '../../../src/chat/workspace/page/suggest.ts'
import { readTalk } from '../../../src/chat/workspace/talk.ts'
import type { PostView, WorkspaceState } from '../../../src/chat/workspace/wire.ts'
import { say } from '../../../src/core/card.ts'

const me = 'workspace:noor'
const state: WorkspaceState = {
  brand: 'Larkbean',
  command: 'gap',
  me,
  members: [],
  channels: [{ name: 'product', about: '' }],
  direct: '@workspace:noor',
  hints: [],
  reactions: [],
  unread: { product: 2 },
  version: 0,
}

function post(id: number, version = id, more: Partial<PostView> = {}): PostView {
  return {
    id,
    version,
    channel: 'product',
    thread: null,
    author: null,
    card: say(`post ${id}, version ${version}`),
    at: id,
    editedAt: null,
    reactions: [],
    replies: 0,
    ...more,
  }
}

describe('posts that come in any order', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 })))

  it('end as one of each, the latest, in the order of their ids', () => {
    fc.assert(
      fc.property(fc.array(some), (packets) => {
        const all = packets.flat()
        const merged = packets.reduce<readonly PostView[]>(
          (known, packet) =>
            merge(
              known,
              packet.map(([id, version]) => post(id, version)),
            ),
          [],
        )
        const ids = [...new Set(all.map(([id]) => id))].sort((a, b) => a - b)
        expect(merged.map(({ id }) => id)).toEqual(ids)
        for (const { id, version } of merged)
          expect(version).toBe(Math.max(...all.filter(([one]) => one === id).map(([, one]) => one)))
      }),
    )
  })
})

describe('the page’s memory', () => {
  const place = { channel: 'product', thread: null }
  const loaded = (posts: readonly PostView[], more = false) =>
    reduce(begin(state, place), { what: 'loaded', channel: 'product', page: { posts, more } })

  it('marks where the unread ones began, which are never one’s own', () => {
    const model = loaded([post(1), post(2), post(3), post(4, 4, { author: me })])
    expect(model.channels['product']?.newFrom).toBe(2)
  })

  it('leaves out changes to older posts that were not loaded, so that none is missing between', () => {
    const model = reduce(loaded([post(50), post(51)], true), {
      what: 'arrived',
      posts: [post(3, 99), post(52)],
    })
    expect(model.channels['product']?.posts.map(({ id }) => id)).toEqual([50, 51, 52])
  })

  it('does not grow without end', () => {
    const first = Array.from({ length: 50 }, (_, index) => post(index + 1))
    let model = reduce(loaded(first), { what: 'went', place: { channel: 'other', thread: null } })
    for (let id = 51; id <= 2 * KEPT; id++) model = reduce(model, { what: 'arrived', posts: [post(id)] })
    expect(model.channels['product']).toMatchObject({ more: true })
    expect(model.channels['product']?.posts).toHaveLength(KEPT)
    expect(model.channels['product']?.posts.at(-1)?.id).toBe(2 * KEPT)
  })

  it('reads out what others post here, in words or in number, and not one’s own', () => {
    const model = loaded([post(1)])
    const announced = (...posts: PostView[]) => reduce(model, { what: 'arrived', posts }).announced
    expect(announced(post(2))).toBe('post 2, version 2')
    expect(announced(post(2), post(3))).toBe('2 new messages')
    expect(announced(post(2, 2, { author: me }))).toBe('')
    expect(announced(post(2, 2, { channel: 'elsewhere' }))).toBe('')
    expect(announced(post(1, 9))).toBe('')
  })

  it('shows the answers to a post’s buttons one at a time, those to the composer until dismissed', () => {
    const card = { post: { id: 1, thread: null }, place, below: 1 }
    const composer = { post: null, place, below: null }
    let model = loaded([post(1)])
    for (const [index, spot] of [composer, card, card, composer].entries()) {
      model = reduce(model, { what: 'working', id: `${index}`, spot, at: 0 })
      model = reduce(model, { what: 'whispered', id: `${index}`, card: say(`answer ${index}`), ok: true })
    }
    expect(model.whispers.map(({ id }) => id)).toEqual(['0', '2', '3'])
    expect(reduce(model, { what: 'dismissed', id: '0' }).whispers.map(({ id }) => id)).toEqual(['2', '3'])
  })
})

describe('the address', () => {
  const known = (channel: string) => ['product', 'shout-outs', '@workspace:noor'].includes(channel)

  it('says every place, and reads it back', () => {
    for (const channel of ['product', 'shout-outs', '@workspace:noor'])
      for (const thread of [null, 12]) {
        const place = { channel, thread }
        expect(readPlace(placeAddress(place), known, '@workspace:noor')).toEqual(place)
      }
  })

  it('is no place for anything else', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        const place = readPlace(hash, known, '@workspace:noor')
        expect(place === null || known(place.channel)).toBe(true)
      }),
    )
    for (const hash of ['', '#/nowhere', '#/%E0%A4%A', '#/product/x', 'https://evil.example']) {
      expect(readPlace(hash, known, '@workspace:noor')).toBeNull()
    }
  })
})

describe('what is typed', () => {
  it('is a command, a mention of the bot, or talk', () => {
    expect(readTalk('/gap list mine', 'gap')).toEqual({ talk: 'command', line: 'list mine' })
    expect(readTalk('  /GAP\tshow 4', 'gap')).toEqual({ talk: 'command', line: 'show 4' })
    expect(readTalk('/gap', 'gap')).toEqual({ talk: 'command', line: '' })
    expect(readTalk('/gapless', 'gap')).toEqual({ talk: 'unknown', word: 'gapless' })
    expect(readTalk('@earshot claim', 'gap')).toEqual({ talk: 'mention', line: 'claim' })
    expect(readTalk('@Earshot, log fix\nNew lid', 'gap')).toEqual({
      talk: 'mention',
      line: 'log fix\nNew lid',
    })
    expect(readTalk('@earshots are fine', 'gap')).toEqual({ talk: 'plain' })
    expect(readTalk('and/or /gap', 'gap')).toEqual({ talk: 'plain' })
    expect(readTalk('/ 2 of 3', 'gap')).toEqual({ talk: 'plain' })
  })

  it('never fails', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readTalk(text, 'gap').talk === 'string'))
  })

  const hints = ['list', 'log', 'show', 'mute', 'mutes'].map((verb) => ({
    verb,
    usage: 'M-142',
    about: 'About.',
  }))
  const offered = (text: string) => suggest(text, 'gap', hints).choices.map(({ verb }) => verb)
  const used = (text: string) => suggest(text, 'gap', hints).usage?.verb ?? null

  it('is completed while it may become a command', () => {
    expect(offered('/')).toHaveLength(5)
    expect(offered('/ga')).toHaveLength(5)
    expect(offered('/gap ')).toHaveLength(5)
    expect(offered('/gap l')).toEqual(['list', 'log'])
    expect(offered('/gap x')).toEqual([])
    expect(offered('/other ')).toEqual([])
    expect(offered('hello')).toEqual([])
  })

  it('is explained once the verb is there', () => {
    expect(used('/gap log')).toBe('log')
    expect(used('/gap log M-1 fix it')).toBe('log')
    expect(used('/gap mute')).toBe('mute')
    expect(used('/gap lo')).toBeNull()
    expect(used('log M-1')).toBeNull()
  })
})

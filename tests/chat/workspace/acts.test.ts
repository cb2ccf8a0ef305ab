import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../../src/core/card.ts'
import type { Log } from '../../../src/core/log.ts'
import { mentionCard } from './cards.ts'
import { pageOf, send } from './client.ts'
import { type Served, serveWorkspace } from './serve.ts'

const logged: object[] = []
const log: Log = {
  debug() {},
  info() {},
  warn: (fields) => logged.push(fields),
  error: (fields) => logged.push(fields),
}

let served: Served
let page: ReturnType<typeof pageOf>
beforeAll(async () => {
  served = await serveWorkspace({ log })
  page = pageOf(served)
})
afterAll(() => served.close())
beforeEach(() => {
  served.desk.asked.length = 0
  logged.length = 0
})

const card: Card = mentionCard({ mention: 7, kind: 'Complaint', tone: 'bad', words: 'It leaks.' })
const texts = (posts: readonly { readonly card: Card }[]) => posts.map((post) => post.card.summary)
const inChannel = async (channel: string) => texts(await served.room.latest(channel, null, 100))

describe('the composer', () => {
  it('brings a command to the desk, and its answer to the asker alone', async () => {
    const { status, body } = await page.post('say', {
      channel: 'product',
      thread: null,
      text: '/gap  list mine',
    })
    expect(status).toBe(200)
    expect(body.whisper.card.summary).toBe('3 mentions not finished.')
    expect(served.desk.asked).toMatchObject([
      { member: 'workspace:noor', wish: 'list mine', door: { via: 'workspace', about: null } },
    ])
    expect(await inChannel('product')).toEqual([])
  })

  it('shows an answer for everyone in the channel, as Earshot’s', async () => {
    const { body } = await page.post('say', { channel: 'billing', thread: null, text: '/gap tell' })
    expect(body.whisper).toBeNull()
    expect(await served.room.latest('billing', null, 10)).toMatchObject([
      { author: null, thread: null, card: { summary: 'Noor says so.' } },
    ])
  })

  it('posts plain talk under one’s own name, once however often it is sent', async () => {
    const key = randomUUID()
    const say = () =>
      page.post('say', { channel: 'people', thread: null, text: 'Well done,\nall of you' }, key)
    const [first, second] = await Promise.all([say(), say()])
    expect(first.body.posts[0].id).toBe(second.body.posts[0].id)
    expect(await served.room.latest('people', null, 10)).toMatchObject([
      { author: 'workspace:noor', card: { summary: 'Well done,\nall of you' } },
    ])
  })

  it('carries a command out once however often it is sent', async () => {
    const key = randomUUID()
    const claim = () => page.post('say', { channel: 'people', thread: null, text: '/gap claim 5' }, key)
    const answers = [await claim(), await claim()]
    expect(new Set(served.desk.asked.map(({ door }) => door?.key))).toHaveProperty('size', 1)
    expect(answers.map(({ body }) => body.whisper.card.summary)).toEqual([
      'M-5: claim by Noor.',
      'M-5 was done before.',
    ])
  })

  it('in a thread means the mention of its card, by the command and by a mention of the bot', async () => {
    const root = await served.post('support', card)
    const place = { channel: 'support', thread: root.id }
    await page.post('say', { ...place, text: '/gap claim' })
    await page.post('say', { ...place, text: '@Earshot: snooze 2h' })
    expect(served.desk.asked).toMatchObject([
      { wish: 'claim', door: { about: 7 } },
      { wish: 'snooze 2h', door: { about: 7 } },
    ])
    expect(texts(await served.room.thread(root.id))).toEqual(['@Earshot: snooze 2h'])
  })

  it('is a talk with Earshot where the two are alone', async () => {
    const { status, body } = await page.post('say', {
      channel: '@workspace:noor',
      thread: null,
      text: 'list',
    })
    expect(status).toBe(200)
    expect(body.whisper).toBeNull()
    expect(await inChannel('@workspace:noor')).toEqual(['list', '3 mentions not finished.'])
  })

  it('says what would be right when the command is another', async () => {
    const { body } = await page.post('say', { channel: 'product', thread: null, text: '/giphy cat' })
    expect(body.whisper).toMatchObject({ ok: false })
    expect(body.whisper.card.summary).toContain('/gap help')
    expect(served.desk.asked).toEqual([])
  })

  it('takes out of plain talk what hides or turns text', async () => {
    await page.post('say', { channel: 'marketing', thread: null, text: 'invoice\u202Egnp.exe\u200B' })
    expect(await inChannel('marketing')).toEqual(['invoicegnp.exe'])
  })
})

describe('buttons and forms', () => {
  it('run their command as the one who clicked, about the card', async () => {
    const root = await served.post('operations', card)
    const { body } = await pageOf(served, 'june').post('run', {
      channel: 'operations',
      thread: root.id,
      command: 'claim M-7',
    })
    expect(body.whisper.card.summary).toBe('M-7: claim by June.')
    expect(served.desk.asked).toMatchObject([
      { member: 'workspace:june', wish: 'claim M-7', door: { about: 7 } },
    ])
  })

  it('put an answer for everyone below the card', async () => {
    const root = await served.post('operations', card)
    await page.post('run', { channel: 'operations', thread: root.id, command: 'tell' })
    expect(texts(await served.room.thread(root.id))).toEqual(['Noor says so.'])
  })

  it('open a form, or say why there is none', async () => {
    const opened = await page.post('form', { request: { form: 'log', mention: 7 } })
    expect(opened.body.form).toMatchObject({ form: 'log', mention: 7, title: 'Log an action' })
    const refused = await page.post('form', { request: { form: 'close', mention: 7 } })
    expect(refused.body).toMatchObject({ whisper: { ok: false, card: { summary: 'It is closed already.' } } })
  })

  it('say what is wrong by field, then carry it out', async () => {
    const root = await served.post('operations', card)
    const form = { channel: 'operations', thread: root.id, request: { form: 'log', mention: 7 } }
    const wrong = await page.post('submit', { ...form, values: { action: 'fix', note: '' } })
    expect(wrong.body).toEqual({ answer: 'faults', faults: { note: 'Say in a few words what was done.' } })
    const right = await page.post('submit', { ...form, values: { action: 'fix', note: 'New gasket' } })
    expect(right.body.whisper).toMatchObject({ ok: true })
  })
})

describe('reactions', () => {
  it('act by the desk and stand on the post', async () => {
    const root = await served.post('operations', card)
    const { body } = await page.post('react', { post: root.id, emoji: 'eyes', added: true })
    expect(body.whisper.card.summary).toBe('M-7: claim by Noor.')
    expect(body.posts).toMatchObject([
      { id: root.id, reactions: [{ emoji: 'eyes', members: ['workspace:noor'] }] },
    ])
    await page.post('react', { post: root.id, emoji: 'eyes', added: false })
    expect((await served.room.byId(root.id))?.reactions).toEqual([])
    expect(served.desk.asked.map(({ wish }) => wish)).toEqual(['react eyes true', 'react eyes false'])
  })

  it('that mean nothing only stand there', async () => {
    const root = await served.post('operations', card)
    const { body } = await page.post('react', { post: root.id, emoji: '+1', added: true })
    expect(body.whisper).toBeNull()
    expect(body.posts).toMatchObject([{ reactions: [{ emoji: '+1' }] }])
  })
})

describe('what is read', () => {
  it('counts what others posted, until one has read it', async () => {
    const { body: before } = await page.get('state?member=workspace:noor')
    const post = await served.post('shout-outs', card)
    expect((await page.get('state?member=workspace:noor')).body.unread['shout-outs']).toBe(
      (before.unread['shout-outs'] ?? 0) + 1,
    )
    expect((await page.post('read', { channel: 'shout-outs', post: post.id })).status).toBe(204)
    expect((await page.get('state?member=workspace:noor')).body.unread['shout-outs']).toBeUndefined()
    expect((await page.get('state?member=workspace:june')).body.unread['shout-outs']).toBeGreaterThan(0)
  })

  it('comes in pages, the newest first asked for', async () => {
    for (let index = 1; index <= 60; index++) await served.post('urgent', `post ${index}`)
    const newest = (await page.get('posts?channel=urgent')).body
    expect(newest.more).toBe(true)
    expect(texts(newest.posts)).toEqual(Array.from({ length: 50 }, (_, index) => `post ${index + 11}`))
    const older = (await page.get(`posts?channel=urgent&before=${newest.posts[0].id}`)).body
    expect(older.more).toBe(false)
    expect(texts(older.posts)).toHaveLength(10)
    expect(Object.keys(newest.posts[0])).not.toContain('key')
  })

  it('offers a member the commands that they may use', async () => {
    const verbs = async (handle: string) =>
      (await page.get(`state?member=workspace:${handle}`)).body.hints.map(
        ({ verb }: { verb: string }) => verb,
      )
    expect(await verbs('june')).toContain('mute')
    expect(await verbs('noor')).not.toContain('mute')
    expect(await verbs('noor')).toContain('claim')
  })
})

describe('what is refused', () => {
  it('a person who is not on the staff', async () => {
    for (const handle of ['mallory', '', '__proto__'])
      expect(
        (await pageOf(served, handle).post('say', { channel: 'product', thread: null, text: 'hi' })).status,
      ).toBe(403)
    expect((await page.get('stream?member=workspace:mallory')).status).toBe(403)
  })

  it('places that are not there, or not theirs', async () => {
    const theirs = await served.post('@workspace:june', 'for June alone')
    const places = [
      { channel: 'nowhere', thread: null },
      { channel: '@workspace:june', thread: null },
      { channel: 'product', thread: 999_999 },
      { channel: 'product', thread: theirs.id },
      { channel: '@workspace:june', thread: theirs.id },
    ]
    for (const place of places) {
      expect((await page.post('say', { ...place, text: 'hi' })).status).toBe(404)
      expect((await page.post('run', { ...place, command: 'claim M-7' })).status).toBe(404)
    }
    expect((await page.post('react', { post: theirs.id, emoji: 'eyes', added: true })).status).toBe(404)
    expect((await page.get('posts?channel=@workspace:june')).status).toBe(404)
    expect((await page.get(`thread?root=${theirs.id}`)).status).toBe(404)
    expect(served.desk.asked).toEqual([])
  })

  it('bodies of any other shape, in words', async () => {
    const key = randomUUID()
    const place = { channel: 'product', thread: null }
    const bodies: readonly (readonly [string, unknown])[] = [
      ['say', { key, ...place }],
      ['say', { key, ...place, text: '   ' }],
      ['say', { key, ...place, text: 'x'.repeat(8_001) }],
      ['say', { key: 'again', ...place, text: 'hi' }],
      ['say', { key, ...place, text: 'hi', author: 'workspace:june' }],
      ['say', [1, 2]],
      ['run', { key, ...place, command: '' }],
      ['form', { request: { form: 'erase', mention: 1 } }],
      ['form', { request: { form: 'log', mention: -1 } }],
      ['submit', { key, ...place, request: { form: 'log', mention: 1 }, values: { note: 7 } }],
      ['react', { key, post: 1, emoji: '<b>', added: true }],
      ['read', { channel: 'product', post: 'last' }],
    ]
    for (const [path, body] of bodies) {
      const reply = await raw(path, JSON.stringify(body))
      expect({ path, body, status: reply.status }).toEqual({ path, body, status: 400 })
      expect(JSON.parse(reply.text).problem).toMatch(/\S+ \S+/)
    }
    expect((await raw('say', '{"key":')).status).toBe(400)
    expect((await raw('say', JSON.stringify({ key, ...place, text: 'x'.repeat(70_000) }))).status).toBe(413)
    expect((await page.get('posts')).status).toBe(400)
    expect((await page.get('thread?root=one')).status).toBe(400)
    expect(served.desk.asked).toEqual([])
  })

  it('any JSON at all without a fault of the server', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('say', 'run', 'form', 'submit', 'react', 'read'),
        fc.json(),
        async (path, body) => {
          expect((await raw(path, body)).status).toBe(400)
        },
      ),
      { numRuns: 100 },
    )
    expect(logged).toEqual([])
  })

  it('tells a fault of the desk to the log, not to the page', async () => {
    const { status, body } = await page.post('say', { channel: 'product', thread: null, text: '/gap break' })
    expect(status).toBe(500)
    expect(body.problem).not.toContain('The desk broke.')
    expect(logged).toMatchObject([{ path: '/workspace/say', err: { message: 'The desk broke.' } }])
  })

  it('counts the time to every answer', async () => {
    const before = served.acks.length
    await page.post('say', { channel: 'product', thread: null, text: '/gap list' })
    expect(served.acks).toHaveLength(before + 1)
    expect(served.acks.at(-1)).toBeGreaterThan(0)
  })
})

function raw(path: string, body: string) {
  return send(served, {
    method: 'POST',
    path: `/workspace/${path}`,
    headers: {
      'x-earshot-member': 'workspace:noor',
      origin: `http://localhost:${served.port}`,
      'content-type': 'application/json',
    },
    body,
  })
}

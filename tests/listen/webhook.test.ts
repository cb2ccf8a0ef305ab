import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { webhookSchema } from '../../src/config/sources.ts'
import { MINUTE } from '../../src/core/time.ts'
import { createInlet, type Received } from '../../src/listen/sources/webhook.ts'

const SECRET = `whsec_${Buffer.from('a secret of 24 bytes, yes').toString('base64')}`

function inlet(more: object = {}) {
  return createInlet(
    webhookSchema.parse({ kind: 'webhook', name: 'reviews', secret: SECRET, reach: 5, ...more }),
  )
}

/** As a sender that does it right. */
function signed(body: string, { id = 'msg_1', at = new Date(), secret = SECRET } = {}) {
  return {
    'Webhook-Id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
}

function send(payload: unknown, how: Parameters<typeof signed>[1] = {}, more: object = {}): Received {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return inlet(more).receive(signed(body, how), Buffer.from(body))
}

const FULL = {
  text: 'Larkbean was läte',
  title: 'Late',
  author: { key: 'u7', name: 'Ana P.', url: 'https://ana.example/' },
  url: 'https://reviews.example/1',
  publishedAt: '2026-11-02T10:00:00Z',
  reach: 12,
  language: 'en-GB',
}

describe('what is signed', () => {
  it('is accepted, known by its webhook-id', () => {
    expect(send(FULL)).toEqual({
      accepted: [{ ...FULL, externalId: 'msg_1', publishedAt: Date.UTC(2026, 10, 2, 10), language: 'en' }],
    })
  })

  it('needs no more than a text', () => {
    expect(send({ text: 'late' })).toEqual({
      accepted: [
        {
          externalId: 'msg_1',
          text: 'late',
          title: null,
          author: null,
          url: null,
          publishedAt: null,
          reach: 5,
          language: null,
        },
      ],
    })
  })

  it('is the same mention when it is delivered twice', () => {
    expect(send(FULL, { at: new Date(Date.now() - MINUTE) })).toEqual(send(FULL))
  })

  it('can hold many, each known by its own id or its place', () => {
    const received = send({ mentions: [{ text: 'a' }, { text: 'b', id: 'r-7' }, { text: 'c' }] })
    expect(received).toMatchObject({
      accepted: [{ externalId: 'msg_1#1' }, { externalId: 'r-7' }, { externalId: 'msg_1#3' }],
    })
  })

  it('is filtered by the source’s query', () => {
    const query = { must: ['larkbean'], any: [], not: ['job'] }
    const mentions = [{ text: 'Larkbean is late' }, { text: 'else' }, { title: 'Larkbean', text: 'a job' }]
    expect(send({ mentions }, {}, { query })).toMatchObject({ accepted: [{ text: 'Larkbean is late' }] })
  })

  it('is data alone: what is no web address is none', () => {
    expect(send({ text: 'x\0y', url: 'javascript:alert(1)' })).toMatchObject({
      accepted: [{ text: 'xy', url: null }],
    })
  })
})

describe('what is refused', () => {
  const body = JSON.stringify(FULL)

  it.each([
    ['unsigned', {}, 401],
    [
      'signed with another secret',
      signed(body, { secret: `whsec_${Buffer.from('another').toString('base64')}` }),
      401,
    ],
    ['signed for another body', signed(`${body} `), 401],
    ['older than five minutes', signed(body, { at: new Date(Date.now() - 6 * MINUTE) }), 401],
    ['from the future', signed(body, { at: new Date(Date.now() + 6 * MINUTE) }), 401],
    ['under another id', { ...signed(body), 'Webhook-Id': 'msg_2' }, 401],
    ['with a signature of no known version', { ...signed(body), 'webhook-signature': 'v9,x v1' }, 401],
    ['with headers that come twice', { ...signed(body), 'webhook-signature': ['a', 'b'] }, 401],
  ])('%s', (_how, headers, status) => {
    expect(inlet().receive(headers, Buffer.from(body))).toMatchObject({
      refused: status,
      reason: expect.any(String),
    })
  })

  it.each([
    ['', /no JSON/],
    ['late', /no JSON/],
    ['[]', /body/],
    ['{}', /text/],
    ['{"text":""}', /text/],
    ['{"text":7}', /text/],
    ['{"text":"x","author":7}', /author/],
    ['{"mentions":[]}', /mentions/],
    ['{"mentions":[{"text":"a"},{"text":null}]}', /mentions\.1\.text/],
    [JSON.stringify({ mentions: Array.from({ length: 1_001 }, () => ({ text: 'a' })) }), /mentions/],
  ])('%s, with what to mend', (payload, words) => {
    expect(send(payload)).toMatchObject({ refused: 400, reason: expect.stringMatching(words) })
  })

  it('is no UTF-8', () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x7d])
    expect(inlet().receive(signed(bytes.toString()), bytes)).toMatchObject({ refused: 400 })
  })

  it.each(['whsec_not base64!', 'whsec_', 'not base64'])(
    'a secret that is none (%s), when the configuration is read',
    (secret) => {
      expect(() => inlet({ secret })).toThrow(/whsec_ and then base64/)
    },
  )

  it('a secret that is not filled in, at the latest when the door opens', () => {
    const unset = { kind: 'webhook', name: 'reviews', secret: '${HOOK_SECRET}' }
    expect(() => createInlet(webhookSchema.parse(unset))).toThrow(/secret of reviews is none/)
  })
})

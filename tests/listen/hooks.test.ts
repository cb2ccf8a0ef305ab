import { Webhook } from 'standardwebhooks'
import { describe, expect, it, onTestFinished } from 'vitest'
import { webhookSchema } from '../../src/config/sources.ts'
import type { Log } from '../../src/core/log.ts'
import { hooksRouter } from '../../src/listen/hooks.ts'
import { createInlet } from '../../src/listen/sources/webhook.ts'
import { createExpress } from '../../src/server/express.ts'
import { silentLog } from '../amplify/silent-log.ts'
import { freshLedger, ManualClock } from './world.ts'

const SECRET = `whsec_${Buffer.from('a secret of 24 bytes, yes').toString('base64')}`

async function world() {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const inlet = createInlet(webhookSchema.parse({ kind: 'webhook', name: 'reviews', secret: SECRET }))
  let told = 0
  const router = hooksRouter({
    inlets: new Map([['reviews', inlet]]),
    ledger,
    clock,
    stored: () => (told += 1),
  })
  const logged: string[] = []
  const log: Log = { ...silentLog, error: (_, message) => void logged.push(message) }
  const server = createExpress([{ path: '/hooks', router }], log).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0

  function send(payload: unknown, { id = 'msg_1', to = 'reviews', secret = SECRET } = {}): Promise<Response> {
    const body = JSON.stringify(payload)
    const at = new Date()
    return fetch(`http://127.0.0.1:${port}/hooks/${to}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
    })
  }
  return { ledger, send, logged, told: () => told }
}

describe('a webhook’s door', () => {
  it('answers when it is stored, and stores once what comes twice', async () => {
    const { ledger, send, told } = await world()
    const first = await send({ text: 'Larkbean is läte' })
    expect(first.status).toBe(202)
    expect(await first.json()).toEqual({ stored: 1, known: 0 })
    expect(await (await send({ text: 'Larkbean is läte' })).json()).toEqual({ stored: 0, known: 1 })
    expect(await ledger.unread(10)).toMatchObject([
      { source: 'reviews', externalId: 'msg_1', text: 'Larkbean is läte' },
    ])
    expect(told()).toBe(1)
  })

  it.each([
    [{ text: 'late' }, { to: 'nowhere' }, 404, /No webhook source/],
    [{ text: 'late' }, { secret: `whsec_${Buffer.from('another').toString('base64')}` }, 401, /signature/],
    [{ words: 'late' }, {}, 400, /text/],
  ])('refuses %j with %j', async (payload, how, status, words) => {
    const { ledger, send, told } = await world()
    const answer = await send(payload, how)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(words)
    expect(await ledger.unread(10)).toEqual([])
    expect(told()).toBe(0)
  })

  it('refuses what is too large to be one', async () => {
    const { send, logged } = await world()
    const answer = await send({ text: 'x'.repeat(1_100_000) })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toEqual({ problem: 'request entity too large' })
    expect(logged).toEqual([])
  })

  it('says no more of a failure of its own than that there is one, and logs it', async () => {
    const { ledger, send, logged } = await world()
    await ledger.close()
    const answer = await send({ text: 'late' })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({ problem: 'Earshot could not answer this.' })
    expect(logged).toEqual(['A call could not be answered'])
  })

  it.each([
    ['Kim', { name: 'Kim', key: 'Kim' }],
    [
      { name: 'Kim', key: 'k1' },
      { name: 'Kim', key: 'k1' },
    ],
  ])('knows who wrote it by %j', async (author, known) => {
    const { ledger, send } = await world()
    expect((await send({ text: 'late', author })).status).toBe(202)
    expect(await ledger.unread(10)).toMatchObject([{ author: known }])
  })
})

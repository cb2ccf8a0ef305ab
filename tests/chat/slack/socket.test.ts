import { afterEach, describe, expect, it } from 'vitest'
import { wordsOf } from '../../peers/slack-staff.ts'
import { BOT } from '../../peers/slack-world.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

let stage: Stage
afterEach(() => stage?.close())

async function open(options: StageOptions = {}): Promise<Stage> {
  stage = await openStage({ mode: 'socket', ...options })
  return stage
}

async function listed(): Promise<string> {
  const { receipt, shown } = await stage.noor.command('/gap', 'help', stage.billing)
  return receipt.status === 200 && shown ? wordsOf(shown) : ''
}

const twoOpen = () => stage.peer.hub.connections.length === 2

async function cutAll(): Promise<void> {
  const before = [...stage.peer.hub.connections]
  for (const connection of before) connection.cut()
  await stage.peer.world.until(() => before.every((one) => !stage.peer.hub.connections.includes(one)))
}

describe('Socket Mode', () => {
  it('keeps two connections, and every payload to either is answered', async () => {
    await open()
    for (let times = 0; times < 4; times++) expect(await listed()).toContain('M-142')
    expect(stage.slack.router).toBeNull()
    expect(stage.slack.troubles()).toEqual([])
  })

  it('answers while Slack renews one connection after the other', async () => {
    await open()
    for (let round = 0; round < 4; round++) {
      const [first] = stage.peer.hub.connections
      first?.send({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} })
      await stage.peer.world.until(() => first && !stage.peer.hub.connections.includes(first))
      expect(await listed()).toContain('M-142')
      await stage.peer.world.until(twoOpen)
    }
    const opened = stage.peer.calls.filter(({ method }) => method === 'apps.connections.open')
    expect(opened).toHaveLength(2 + 4)
  })

  it('comes back when the network breaks both', async () => {
    await open()
    await cutAll()
    await stage.peer.world.until(twoOpen)
    expect(await listed()).toContain('M-142')
  })

  it('comes back when Slack cannot give an address for a while', async () => {
    await open()
    const down = { fault: 'server error', carriedOut: false } as const
    stage.peer.faults.script(
      'apps.connections.open',
      down,
      { fault: 'rate limited', retryAfterS: 1 },
      { fault: 'lost', carriedOut: false },
    )
    await cutAll()
    await stage.peer.world.until(twoOpen)
    expect(await listed()).toContain('M-142')
  })

  it.each([
    [
      'app_rate_limited',
      {
        type: 'events_api',
        envelope_id: 'e1',
        payload: { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1 },
      },
    ],
    ['an event without its content', { type: 'events_api', envelope_id: 'e2', payload: {} }],
    ['an envelope of a kind not known yet', { type: 'brand_new', envelope_id: 'e3' }],
    ['null', null],
  ])('survives %s', async (_, message) => {
    await open()
    for (const connection of stage.peer.hub.connections) connection.send(message)
    expect(await listed()).toContain('M-142')
  })

  it('does once what is delivered over both connections', async () => {
    await open()
    const card = await stage.hear('Late again.')
    const said = {
      type: 'app_mention',
      user: stage.noor.id,
      text: `<@${BOT}> claim`,
      ts: '1.1',
      channel: stage.billing.id,
      thread_ts: card.ts,
    }
    await Promise.all([1, 2, 3].map(() => stage.noor.event('app_mention', said, null, 'Ev1')))
    expect((await stage.ledger.story(1))?.acts).toHaveLength(1)
  })

  it('leaves an event that failed to be delivered again', async () => {
    let left = 1
    await open({
      desk: (desk) => ({
        ...desk,
        run: (...given) => (left-- > 0 ? Promise.reject(new Error('busy')) : desk.run(...given)),
      }),
    })
    const card = await stage.hear('Late again.')
    stage.peer.hub.patienceMs = 300
    await stage.noor.say(`<@${BOT}> claim`, stage.billing, card.ts)
    expect((await stage.ledger.story(1))?.acts).toHaveLength(1)
  })

  it('says what to do about a token that Slack does not take', async () => {
    await open()
    await stage.slack.stop()
    expect(stage.peer.hub.connections).toHaveLength(0)
    const wrong = await stage.another({ appToken: 'xapp-wrong' })
    expect((await wrong.probe()).join()).toContain('connections:write')
    await wrong.start()
    await stage.peer.world.until(() => stage.peer.calls.some(({ token }) => token === 'xapp-wrong'))
    await stage.settled(() => wrong.troubles().some((trouble) => trouble.includes('connections:write')))
    await wrong.stop()
  })
})

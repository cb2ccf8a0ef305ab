import { afterEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../../src/core/desk.ts'
import { type Clock, systemClock } from '../../../src/core/time.ts'
import { SIGNING_SECRET } from '../../peers/slack.ts'
import { sign, signed } from '../../peers/slack-deliver.ts'
import { wordsOf } from '../../peers/slack-staff.ts'
import { BOT, wordsIn } from '../../peers/slack-world.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

let stage: Stage
afterEach(() => stage?.close())

async function open(options: StageOptions = {}): Promise<Stage> {
  stage = await openStage({ mode: 'http', ...options })
  return stage
}

const COMMAND = {
  command: '/gap',
  text: 'list',
  user_id: 'U0000001',
  user_name: 'noor',
  channel_id: 'C0000001',
  team_id: 'T0000001',
  response_url: 'http://127.0.0.1:1/none',
  trigger_id: 'T9',
}

function post(request: { body: string; headers: Record<string, string> }): Promise<Response> {
  return fetch(stage.url, { method: 'POST', ...request })
}

function signedCommand(atS = Math.floor(Date.now() / 1000), body: object = COMMAND) {
  return signed('slash_commands', body, { url: '', signingSecret: SIGNING_SECRET }, atS)
}

describe('requests that claim to be Slack’s', () => {
  it('are taken when they are signed now', async () => {
    await open()
    expect((await post(signedCommand())).status).toBe(200)
  })

  it.each([
    ['without a signature', () => ({ body: signedCommand().body, headers: {} })],
    [
      'with another’s signature',
      () => withHeader('x-slack-signature', sign('another secret', now(), signedCommand().body)),
    ],
    ['with a changed body', () => ({ ...signedCommand(), body: `${signedCommand().body}&text=sources` })],
    ['six minutes old', () => signedCommand(now() - 6 * 60)],
    ['two minutes ahead', () => signedCommand(now() + 2 * 60)],
    ['with a time that is none', () => withHeader('x-slack-request-timestamp', 'soon')],
  ])('are turned away %s', async (_, make) => {
    await open()
    expect((await post(make())).status).toBe(401)
    expect(stage.peer.calls.filter(({ method }) => method === 'users.info')).toEqual([])
  })

  it('are turned away the second time', async () => {
    await open()
    const card = await stage.hear('It broke.')
    const request = signedCommand(now(), { ...COMMAND, text: `claim ${wordsOf(card).match(/M-\d+/)?.[0]}` })
    expect((await post(request)).status).toBe(200)
    expect((await post(request)).status).toBe(401)
  })

  it('may check the certificate unsigned, and do nothing by it', async () => {
    await open()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await post({ body: 'ssl_check=1&command=%2Fgap&text=list', headers })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('prove that the address is ours', async () => {
    await open()
    const challenge = signed(
      'events_api',
      { type: 'url_verification', challenge: 'abc' },
      { url: '', signingSecret: SIGNING_SECRET },
    )
    expect(await (await post(challenge)).json()).toEqual({ challenge: 'abc' })
  })

  it('are refused when they are too large or no JSON', async () => {
    await open()
    const sized = (body: string) => {
      const timestamp = now()
      return {
        body,
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(SIGNING_SECRET, timestamp, body),
        },
      }
    }
    expect((await post(sized('{'))).status).toBe(400)
    expect((await post(sized(`"${'x'.repeat(1_100_000)}"`))).status).toBe(413)
  })

  it('are acknowledged even when nobody listens for them', async () => {
    await open()
    const limited = { type: 'app_rate_limited', team_id: 'T0000001', minute_rate_limited: 1 }
    const request = signed('events_api', limited, { url: '', signingSecret: SIGNING_SECRET })
    expect((await post(request)).status).toBe(200)
    expect(stage.logged.map(({ message }) => message).join()).toContain('no more events this minute')
    const receipt = await stage.noor.event('app_mention', { type: 'something_new' }, null)
    expect(receipt?.status).toBe(200)
  })
})

describe('what Slack delivers again', () => {
  it('is done once and answered once, also after a restart', async () => {
    const first = await open()
    const card = await first.hear('Late again.')
    const said = {
      type: 'app_mention',
      user: first.noor.id,
      text: `<@${BOT}> claim`,
      ts: '1.1',
      channel: first.billing.id,
      thread_ts: card.ts,
    }
    for (let times = 0; times < 3; times++)
      expect((await first.noor.event('app_mention', said, null, 'Ev1'))?.status).toBe(200)
    const answers = () => first.noor.sees(first.billing, card.ts).filter(({ onlyFor }) => onlyFor !== null)
    await first.peer.world.until(() => answers().length === 1)
    await first.restart()
    expect((await first.noor.event('app_mention', said, null, 'Ev1'))?.status).toBe(200)
    // A later event is answered; by then the repeated one would have been.
    await first.noor.event('app_mention', { ...said, text: `<@${BOT}> help` }, null, 'Ev2')
    await first.peer.world.until(() => answers().some((one) => wordsOf(one).includes('list')))
    expect(answers()).toHaveLength(2)
    const story = await first.ledger.story(1)
    expect(story?.acts.map(({ verb }) => verb)).toEqual(['claim'])
  })

  it('a form sent twice is one act', async () => {
    await open()
    const card = await stage.hear('The machine leaks.')
    await stage.noor.press(card, 'Log action…')
    const window = await stage.peer.world.until(() => stage.noor.window)
    const values = { action: 'fix', note: 'New seal sent', link: '' }
    await stage.noor.submit(values)
    stage.peer.world.windows.set(stage.noor.id, [window])
    await stage.noor.submit(values)
    expect((await stage.ledger.story(1))?.acts).toHaveLength(1)
  })
})

describe('when something fails', () => {
  const broken = (desk: Desk): Desk => ({
    ...desk,
    run: () => Promise.reject(new Error('the disk is full')),
    submit: () => Promise.reject(new Error('the disk is full')),
  })

  it('a command still answers, in words', async () => {
    await open({ desk: broken })
    const { receipt, shown } = await stage.noor.command('/gap', 'list', stage.billing)
    expect(receipt.status).toBe(200)
    expect(shown?.text).toContain('Something went wrong')
    expect(shown?.text).not.toContain('disk')
  })

  it('a button still answers, in words', async () => {
    await open({ desk: broken })
    const card = await stage.hear('Hello?')
    expect((await stage.noor.press(card, 'Claim')).status).toBe(200)
    await stage.peer.world.until(() =>
      stage.noor.sees(stage.billing).some((one) => wordsOf(one).includes('Something went wrong')),
    )
  })

  it('a form stays open, and says so beside its first field', async () => {
    await open({ desk: broken })
    const card = await stage.hear('Hello?')
    await stage.noor.press(card, 'Log action…')
    await stage.peer.world.until(() => stage.noor.window)
    const { answer } = await stage.noor.submit({ action: 'fix', note: 'Done', link: '' })
    expect(answer).toMatchObject({
      response_action: 'errors',
      errors: { action: expect.stringContaining('Something went wrong') },
    })
    expect(stage.noor.window).not.toBeNull()
  })

  it('an event is delivered again until it works', async () => {
    let left = 2
    await open({
      desk: (desk) => ({
        ...desk,
        run: (...given) => (left-- > 0 ? Promise.reject(new Error('busy')) : desk.run(...given)),
      }),
    })
    const card = await stage.hear('Hello?')
    await stage.noor.say(`<@${BOT}> claim`, stage.billing, card.ts)
    expect((await stage.ledger.story(1))?.acts).toHaveLength(1)
  })

  it('an event that never works is told at the last delivery', async () => {
    await open({ desk: broken })
    const card = await stage.hear('Hello?')
    const receipt = await stage.noor.say(`<@${BOT}> claim`, stage.billing, card.ts)
    expect(receipt?.status).toBe(200)
    await stage.peer.world.until(() =>
      stage.noor.sees(stage.billing, card.ts).some((one) => wordsOf(one).includes('Something went wrong')),
    )
  })
})

describe('when it takes longer than Slack waits', () => {
  /** Nobody's patience lasts; everything else is as it is. */
  const impatient: Clock = {
    now: systemClock.now,
    after: (ms, signal) => systemClock.after(ms === 2_000 ? 0 : ms, signal),
  }
  const slow =
    (until: Promise<void>) =>
    (desk: Desk): Desk => ({
      ...desk,
      run: (...given) => until.then(() => desk.run(...given)),
      submit: (...given) => until.then(() => desk.submit(...given)),
    })

  it('a command is answered later, at its response address', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await open({ clock: impatient, desk: slow(promise) })
    await stage.hear('Hello?')
    const { shown } = await stage.noor.command('/gap', 'list', stage.billing)
    expect(shown?.text).toContain('One moment')
    resolve()
    await stage.peer.world.until(() =>
      stage.noor.sees(stage.billing).some((one) => wordsOf(one).includes('Hello?')),
    )
  })

  it('a form’s window waits, and then shows the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await open({ clock: impatient, desk: slow(promise) })
    const card = await stage.hear('Hello?')
    await stage.noor.press(card, 'Log action…')
    await stage.peer.world.until(() => stage.noor.window)
    await stage.noor.submit({ action: 'fix', note: 'Rang them', link: '' })
    expect(wordsIn(stage.noor.window?.view['blocks'])).toContain('One moment')
    resolve()
    await stage.peer.world.until(() => wordsIn(stage.noor.window?.view['blocks']).includes('Logged'))
  })
})

describe('Slack’s small print', () => {
  it('a window that opens too late is asked for again', async () => {
    await open()
    const card = await stage.hear('Hello?')
    stage.peer.triggerLifeMs = -1
    await stage.noor.press(card, 'Log action…')
    await stage.peer.world.until(() =>
      stage.noor.sees(stage.billing).some((one) => wordsOf(one).includes('Press it once more')),
    )
    stage.peer.triggerLifeMs = 3_000
    await stage.noor.press(card, 'Log action…')
    await stage.peer.world.until(() => stage.noor.window)
  })

  it('an answer whose response address is used up comes another way', async () => {
    await open()
    const card = await stage.hear('Hello?')
    stage.peer.useUpResponses()
    await stage.noor.press(card, 'Claim')
    await stage.peer.world.until(() =>
      stage.peer.calls.some(({ method, outcome }) => method === 'chat.postEphemeral' && outcome === 'ok'),
    )
  })

  it('where the bot is not in the channel, the answer comes directly', async () => {
    await open()
    const card = await stage.hear('Hello?')
    stage.billing.members.clear()
    stage.peer.useUpResponses()
    await stage.noor.press(card, 'Claim')
    const alone = stage.peer.world.direct(stage.noor.id)
    await stage.peer.world.until(() => stage.noor.sees(alone).length > 0)
  })

  it('people of other companies in a shared channel get no customer’s words', async () => {
    await open()
    await stage.slack.probe()
    const card = await stage.hear('Hello?')
    stage.peer.world.user('guest', { team: 'T0OTHERS' })
    const guest = stage.peer.person('guest')
    await guest.press(card, 'Claim')
    await guest.react(card, 'eyes')
    await guest.say(`<@${BOT}> list`, stage.billing, card.ts)
    const answer = await stage.peer.world.until(() =>
      guest.sees(stage.billing, card.ts).find(({ onlyFor }) => onlyFor === guest.id),
    )
    expect(wordsOf(answer)).toContain('its own company only')
    expect((await stage.ledger.story(1))?.acts).toEqual([])
  })
})

function now(): number {
  return Math.floor(Date.now() / 1000)
}

function withHeader(name: string, value: string) {
  const request = signedCommand()
  return { ...request, headers: { ...request.headers, [name]: value } }
}

import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPosting, TeamsFault } from '../../../src/chat/teams/posting.ts'
import { checkTeams } from '../../../src/config/teams.ts'
import { say } from '../../../src/core/card.ts'
import { configOf } from '../../amplify/rows.ts'
import { linkTo, openStage, type Stage } from './stage.ts'

let stage: Stage
/** What is printed, whoever prints it: set before botbuilder is loaded. */
const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
beforeAll(async () => {
  stage = await openStage()
  await stage.install()
})
afterAll(() => stage.close())
afterEach(() => printed.mockClear())

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const HOUR = 3_600
const now = () => Math.floor(Date.now() / 1_000)

/** What somebody who is not Teams may try, and some of what goes wrong by itself. */
const FORGED: Readonly<Record<string, (stage: Stage) => string | null>> = {
  'no token': () => null,
  'an empty one': () => '',
  'no token but words': () => 'let me in',
  'one signed by a stranger': ({ peer }) => peer.token({}, stranger),
  'one whose claims were changed': ({ peer }) => {
    const [header, , signature] = peer.token().split('.')
    const claims = Buffer.from(
      JSON.stringify({ iss: 'https://api.botframework.com', aud: peer.appId }),
    ).toString('base64url')
    return [header, claims, signature].join('.')
  },
  'one that is not signed': ({ peer }) => {
    const [, claims] = peer.token().split('.')
    return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.x`
  },
  'one signed with a key of another name': ({ peer }) => peer.token({}, undefined, { kid: 'nobody' }),
  'one that is over': ({ peer }) => peer.token({ exp: now() - HOUR }),
  'one that is not yet': ({ peer }) => peer.token({ nbf: now() + HOUR }),
  'one for another bot': ({ peer }) => peer.token({ aud: 'another' }),
  'one of another issuer': ({ peer }) => peer.token({ iss: 'https://evil.example' }),
  'one of the emulator': ({ peer }) =>
    peer.token({
      iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
      appid: peer.appId,
      ver: '1.0',
    }),
  'one of another tenant that says it is the emulator': ({ peer }) =>
    peer.token({ iss: 'https://sts.windows.net/evil/', tid: 'evil', appid: peer.appId, ver: '1.0' }),
  'one for another service': ({ peer }) => peer.token({ serviceurl: 'https://evil.example/' }),
}

describe('a request that is not from Teams', () => {
  for (const [what, forge] of Object.entries(FORGED))
    it(`is answered 401 and nothing else: ${what}`, async () => {
      const told = stage.activity('message', stage.ines, 'chat', { text: 'list' })
      expect(await stage.deliver(told, forge(stage))).toEqual({ status: 401, body: null })
      expect(printed).not.toHaveBeenCalled()
      expect(stage.peer.messages).toHaveLength(0)
    })

  it('is answered 401 when it comes by another channel of Microsoft’s', async () => {
    for (const channelId of ['webchat', 'emulator', 'AseChannel', 'skype']) {
      const told = stage.activity('message', stage.ines, 'chat', { text: 'list', channelId })
      expect(await stage.deliver(told)).toEqual({ status: 401, body: null })
    }
  })

  it('is turned away when it is no activity at all', async () => {
    const bodies = [
      '',
      '{',
      '[]',
      '"x"',
      '{}',
      '{"type":"message"}',
      'null',
      JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: 'file:///etc' }),
    ]
    for (const body of bodies) {
      const response = await fetch(`${stage.address}/teams/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${stage.peer.token()}` },
        body,
      })
      expect(response.status).toBe(400)
      expect(await response.text()).toBe('')
    }
  })
})

describe('a request from Teams', () => {
  it('is taken', async () => {
    const told = stage.activity('message', stage.ines, 'chat', { text: 'help' })
    expect((await stage.deliver(told)).status).toBe(200)
    await stage.teams.idle()
    expect(stage.peer.messages.length).toBeGreaterThan(0)
  })

  it('is left alone when it is of a kind that Earshot does not know, or lacks what it needs', async () => {
    const before = stage.peer.messages.length
    for (const activity of [
      stage.activity('typing', stage.ines, 'chat'),
      stage.activity('event', stage.ines, 'chat', { name: 'application/vnd.microsoft.meetingStart' }),
      stage.activity('message', stage.ines, 'chat', { text: 'list', conversation: null }),
    ])
      expect(await stage.deliver(activity)).toEqual({ status: 200, body: null })
    await stage.teams.idle()
    expect(stage.peer.messages).toHaveLength(before)
  })

  it('of another tenant is left alone', async () => {
    const before = stage.peer.messages.length
    const tenant = { id: '00000000-1111-2222-3333-444444444444' }
    const told = stage.activity('message', stage.ines, 'chat', { text: 'list', channelData: { tenant } })
    expect(await stage.deliver(told)).toEqual({ status: 200, body: null })
    await stage.teams.idle()
    expect(stage.peer.messages).toHaveLength(before)
  })
})

describe('what Earshot proves to Microsoft', () => {
  it('is the client secret, and one token serves many calls', async () => {
    const { peer, teams, billing } = stage
    const before = peer.tokens
    for (const text of ['one', 'two', 'three'])
      expect((await teams.messenger.post(linkTo(billing), say(text), `card:${text}`)).outcome).toBe(
        'delivered',
      )
    expect(peer.tokens - before).toBeLessThanOrEqual(1)
    expect(peer.calls.at(-1)?.authorization).toMatch(/^Bearer token-\d+$/)
  })

  it('is proved anew when a token is refused, and what was to be sent is sent once', async () => {
    const { peer, teams, billing } = stage
    peer.revoked.add(`token-${peer.tokens}`)
    expect((await teams.messenger.post(linkTo(billing), say('after the revocation'), 'card:8')).outcome).toBe(
      'delivered',
    )
    expect(peer.messages.filter(({ body }) => body.summary === 'after the revocation')).toHaveLength(1)
  })

  it('is said to the administrator when it is refused, and what is owed waits', async () => {
    const other = await openStage({ teams: { appId: '11111111-2222-4333-8444-555555555555' } })
    try {
      other.peer.secret = 'another one'
      const [problem] = await other.teams.probe()
      expect(problem).toMatch(/credentials.*AADSTS7000215/s)
      expect(other.teams.troubles().join()).toContain('credentials')
      expect(other.logged.join()).not.toContain('a client secret')
      await other.keyv.set('teams:chat:19:x@thread.tacv2', other.peer.serviceUrl)
      const delivery = await other.teams.messenger.update('19:x@thread.tacv2;messageid=1', say('x'))
      expect(delivery).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('chat.teams') })
    } finally {
      await other.close()
    }
  })

  it('is the machine’s managed identity where there is one', async () => {
    vi.stubEnv('IDENTITY_HEADER', 'header')
    const other = await openStage({
      teams: { auth: 'managed identity', secret: undefined, appId: '21111111-2222-4333-8444-555555555555' },
    })
    vi.stubEnv('IDENTITY_ENDPOINT', `${other.peer.serviceUrl.replace('/emea/', '')}/identity`)
    try {
      expect((await other.teams.probe())[0]).toContain('Earshot is in no team yet')
      await other.keyv.set('teams:chat:19:general@thread.tacv2', other.peer.serviceUrl)
      await other.teams.messenger.update('19:general@thread.tacv2;messageid=1', say('x'))
      expect(other.peer.calls.at(-1)?.authorization).toMatch(/^Bearer managed-\d+$/)
    } finally {
      await other.close()
      vi.unstubAllEnvs()
    }
  })
})

describe('without an app id', () => {
  const parts = {
    keyv: { get: async () => undefined, set: async () => true, delete: async () => true },
    clock: { now: () => 0, after: async () => {} },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  }

  it('Earshot does not start, unless it is a development machine that only itself can reach', async () => {
    for (const chat of [{ teams: {} }, { teams: { tenantId: stage.peer.tenantId, secret: 'x' } }])
      await expect(createPosting(configOf({ chat }), parts)).rejects.toThrow(TeamsFault)
    const everywhere = configOf({ chat: { teams: { development: true } }, server: { host: '0.0.0.0' } })
    await expect(createPosting(everywhere, parts)).rejects.toThrow(/127\.0\.0\.1/)
    expect(checkTeams(configOf({ chat: { teams: { development: true } } }))).toEqual([])
  })

  it('the faults of its settings are all named', () => {
    const faults = (teams: object) => checkTeams(configOf({ chat: { teams } })).map(({ path }) => path.at(-1))
    const { appId, tenantId } = stage.peer
    expect(faults({ appId })).toEqual(['tenantId', 'secret'])
    expect(faults({ appId, tenantId, auth: 'managed identity', secret: 'x' })).toEqual(['secret'])
    expect(faults({ appId, tenantId, auth: 'managed identity' })).toEqual([])
    expect(faults({ appId, tenantId, secret: 'x' })).toEqual([])
  })

  it('a development machine lets in itself, and nobody through a tunnel or a web page', async () => {
    const other = await openStage({
      teams: { appId: undefined, tenantId: undefined, secret: undefined, development: true },
    })
    try {
      const told = other.activity('message', other.ines, 'chat', { text: 'help', channelId: 'emulator' })
      const post = (headers: Record<string, string>) =>
        fetch(`${other.address}/teams/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(told),
        })
      for (const header of ['x-forwarded-for', 'forwarded', 'via', 'origin'])
        expect((await post({ [header]: 'https://evil.example' })).status).toBe(401)
      expect((await post({})).status).toBe(200)
      await other.teams.idle()
      expect(other.peer.calls.length).toBeGreaterThan(0)
      expect(other.peer.calls.every(({ authorization }) => authorization === undefined)).toBe(true)
    } finally {
      await other.close()
    }
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createInstallations,
  type Installations,
  type Kept,
  keptOf,
} from '../../../src/chat/slack/install/installations.ts'
import { manyWorkspaces } from '../../../src/chat/slack/install/oauth.ts'
import { rotateTokens } from '../../../src/chat/slack/install/rotation.ts'
import { HOUR, systemClock } from '../../../src/core/time.ts'
import { wordsOf } from '../../peers/slack-staff.ts'
import { BOT, TEAM } from '../../peers/slack-world.ts'
import { memoryKeyv, SILENT } from './parts.ts'
import { openStage, type Stage } from './stage.ts'

const OAUTH = {
  clientId: '1.2',
  clientSecret: 'client-secret',
  stateSecret: 'state-secret-of-some-length',
  encryptionKey: 'an-encryption-key-of-thirty-two-characters',
}

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ slack: { botToken: undefined, oauth: OAUTH } })
})
afterEach(() => stage.close())

const at = (path: string) => new URL(path, stage.url).href

/** What Slack's consent page brings when somebody agrees. */
function agree(token: string, team = TEAM): void {
  stage.peer.tokens.add(token)
  stage.peer.oauth = () => ({
    ok: true,
    app_id: 'A0000001',
    authed_user: { id: 'U0000001' },
    scope: [...stage.peer.app.scopes].join(','),
    token_type: 'bot',
    access_token: token,
    bot_user_id: BOT,
    team: { id: team, name: 'Larkbean' },
    enterprise: null,
    is_enterprise_install: false,
    refresh_token: 'xoxe-1-first',
    expires_in: 43_200,
  })
}

async function install(token = 'xoxe.xoxb-first', team = TEAM): Promise<Response> {
  agree(token, team)
  const start = await fetch(at('/slack/install'), { redirect: 'manual' })
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? ''
  return fetch(at(`/slack/oauth_redirect?code=c1&state=${encodeURIComponent(state)}`), {
    headers: { cookie },
  })
}

describe('an app that several workspaces install', () => {
  it('asks on Slack’s page for all that the manifest names, and works from then on', async () => {
    const start = await fetch(at('/slack/install'), { redirect: 'manual' })
    const asked = new URL(start.headers.get('location') ?? '')
    expect(asked.origin).toBe(new URL(stage.peer.api).origin)
    expect(new Set(asked.searchParams.get('scope')?.split(','))).toEqual(stage.peer.app.scopes)
    expect((await install()).status).toBe(200)
    const card = await stage.hear('Hello?')
    const { shown } = await stage.noor.command('/gap', 'claim M-1', stage.billing)
    expect(shown && wordsOf(shown)).toContain('M-1')
    await stage.delivered()
    expect(wordsOf(card)).toContain('Claimed by Noor')
    expect(
      stage.peer.calls
        .filter(({ method }) => method.startsWith('chat.'))
        .every(({ token }) => token === 'xoxe.xoxb-first'),
    ).toBe(true)
  })

  it('takes no answer that somebody else asked for', async () => {
    agree('xoxb-stolen')
    const start = await fetch(at('/slack/install'), { redirect: 'manual' })
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const response = await fetch(at(`/slack/oauth_redirect?code=c1&state=${encodeURIComponent(state)}`))
    expect(response.status).toBe(400)
    expect(stage.peer.calls.filter(({ method }) => method.startsWith('oauth.'))).toEqual([])
  })

  it('says so where it is not installed, and after it was removed', async () => {
    const before = await stage.noor.command('/gap', 'list', stage.billing)
    expect(before.shown?.text).toContain('not installed in this workspace')
    await install()
    await stage.noor.event('app_uninstalled', { type: 'app_uninstalled' }, null)
    const after = await stage.noor.command('/gap', 'list', stage.billing)
    expect(after.shown?.text).toContain('not installed in this workspace')
    expect(await stage.slack.messenger.post('billing', { summary: 'x', parts: [] }, 'card:1')).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('/slack/install'),
    })
  })

  it('asks which workspace is meant once there are two', async () => {
    await install()
    await install('xoxe.xoxb-second', 'T0OTHER1')
    const { id } = stage.billing
    const delivery = await stage.slack.messenger.post(id, { summary: 'x', parts: [] }, 'card:1')
    expect(delivery).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining(`${TEAM}/${id}`) })
    expect(
      await stage.slack.messenger.post(`${TEAM}/${id}`, { summary: 'x', parts: [] }, 'card:1'),
    ).toMatchObject({
      outcome: 'delivered',
      message: expect.stringContaining(`${TEAM}/${id}/`),
    })
  })
})

describe('a whole organisation that installs the app', () => {
  it('is one installation for all its workspaces', async () => {
    const kept = keptOf({
      team: undefined,
      enterprise: { id: 'E0000001', name: 'Larkbean Group' },
      user: { id: 'U1', token: undefined, scopes: undefined },
      bot: { token: 'xoxb-org', scopes: ['chat:write'], id: 'B1', userId: BOT },
      isEnterpriseInstall: true,
    })
    if (!kept) throw new Error('nothing to keep')
    const installations = createInstallations({
      keyv: memoryKeyv(),
      ledger: stage.ledger,
      clock: systemClock,
      log: SILENT,
      encryptionKey: OAUTH.encryptionKey,
    })
    await installations.put(kept)
    const workspaces = manyWorkspaces(installations, Date.now)
    for (const team of ['T0000001', 'T0000002'])
      expect((await workspaces.of(team, 'E0000001'))?.token).toBe('xoxb-org')
    expect(await workspaces.of('T0000003', 'E0OTHER1')).toBeNull()
  })
})

describe('the tokens', () => {
  const keyv = memoryKeyv()
  const store = (encryptionKey: string): Installations =>
    createInstallations({ keyv, ledger: stage.ledger, clock: systemClock, log: SILENT, encryptionKey })
  const kept = (token: string, expiresAtMs: number): Kept => ({
    id: TEAM,
    team: TEAM,
    enterprise: null,
    name: 'Larkbean',
    token,
    scopes: [],
    rotation: { refreshToken: 'xoxe-1-first', expiresAtMs },
  })

  it('are kept encrypted, each for its workspace alone', async () => {
    await store(OAUTH.encryptionKey).put(kept('xoxb-very-secret', 0))
    const sealed: unknown = await keyv.get(`slack:installation:${TEAM}`)
    expect(String(sealed) + Buffer.from(String(sealed), 'base64').toString('latin1')).not.toContain('secret')
    expect((await store(OAUTH.encryptionKey).get(TEAM))?.token).toBe('xoxb-very-secret')
    expect(await store('another key that is long enough, too').get(TEAM)).toBeNull()
    await keyv.set('slack:installation:T0OTHER1', sealed)
    expect(await store(OAUTH.encryptionKey).get('T0OTHER1')).toBeNull()
  })

  it('are renewed before they end, by one instance', async () => {
    const installations = store(OAUTH.encryptionKey)
    const asked: unknown[] = []
    stage.peer.oauth = (_, args) => {
      asked.push(args['refresh_token'])
      return { ok: true, access_token: 'xoxe.xoxb-new', refresh_token: 'xoxe-1-second', expires_in: 43_200 }
    }
    const rotate = (holder: string) =>
      rotateTokens({
        installations,
        ledger: stage.ledger,
        clock: systemClock,
        log: SILENT,
        holder,
        api: stage.peer.api,
        oauth: OAUTH,
      })
    await installations.put(kept('xoxe.xoxb-old', Date.now() + 5 * HOUR))
    await rotate('one')
    expect(asked).toEqual([])
    await installations.put(kept('xoxe.xoxb-old', Date.now() + HOUR))
    await Promise.all([rotate('one'), rotate('two')])
    await rotate('two')
    expect(asked).toEqual(['xoxe-1-first'])
    const workspaces = manyWorkspaces(installations, Date.now)
    expect((await workspaces.of(TEAM, null))?.token).toBe('xoxe.xoxb-new')
  })

  it('that cannot be renewed are named', async () => {
    const installations = store(OAUTH.encryptionKey)
    await installations.put(kept('xoxe.xoxb-old', Date.now()))
    stage.peer.oauth = () => ({ ok: false, error: 'invalid_refresh_token' })
    const troubles = await rotateTokens({
      installations,
      ledger: stage.ledger,
      clock: systemClock,
      log: SILENT,
      holder: 'one',
      api: stage.peer.api,
      oauth: OAUTH,
    })
    expect(troubles).toEqual([expect.stringContaining('Have the app installed there again')])
  })
})

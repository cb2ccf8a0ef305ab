import { createEmulator } from 'emulate'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createAddresses, readRef } from '../../../src/chat/slack/addresses.ts'
import { createSendCard } from '../../../src/chat/slack/charts.ts'
import { oneWorkspace } from '../../../src/chat/slack/install/workspaces.ts'
import { createMessenger } from '../../../src/chat/slack/messenger.ts'
import { createWeb } from '../../../src/chat/slack/web/web.ts'
import { systemClock } from '../../../src/core/time.ts'
import { type MessengerStage, messengerContract } from '../../contracts/messenger.ts'
import { BOT_TOKEN } from '../../peers/slack.ts'
import { wordsIn } from '../../peers/slack-world.ts'
import { memoryKeyv, SILENT } from './parts.ts'
import { MANIFEST } from './stage.ts'

// Slack's Web API as somebody else understood it, with strict scopes: those of our manifest.

const scopes = z
  .object({
    oauth_config: z.object({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
  })
  .transform(({ oauth_config: { scopes } }) => [...scopes.bot, ...scopes.bot_optional])
  .parse(parse(MANIFEST))

const history = z.object({
  messages: z.array(z.object({ ts: z.string(), text: z.string(), blocks: z.array(z.unknown()).optional() })),
})

async function open() {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: 'Larkbean', domain: 'larkbean' },
        users: [
          { name: 'ines', real_name: 'Ines' },
          { name: 'earshot', real_name: 'Earshot', is_bot: true },
        ],
        channels: [{ name: 'billing' }],
        tokens: [{ token: BOT_TOKEN, type: 'bot', user: 'earshot', scopes }],
      },
    },
  })
  const api = `${emulator.url}/api/`
  const web = createWeb(api, SILENT)
  async function call(method: string, args: Record<string, string>): Promise<unknown> {
    const headers = { authorization: `Bearer ${BOT_TOKEN}` }
    const response = await fetch(`${api}${method}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(args),
    })
    return response.json()
  }
  return { emulator, api, web, call }
}

async function stage(): Promise<MessengerStage> {
  const { emulator, api, web, call } = await open()
  const workspaces = oneWorkspace(BOT_TOKEN, web)
  await workspaces.look()
  const keyv = memoryKeyv()
  const ledger = { cardByMessage: async () => null }
  const addresses = createAddresses({ channels: [], workspaces, web, keyv, ledger, clock: systemClock })
  const pace = { take: () => 0, pause: () => undefined }
  const list = z
    .object({ members: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(await call('users.list', {}))
  const ines = list.members.find(({ name }) => name === 'ines')?.id ?? ''
  const seen = async (address: string, method: string, args: Record<string, string>) => {
    const spot = await addresses.locate(address)
    if (!('channel' in spot)) throw new Error(`no channel ${address}`)
    const { messages } = history.parse(await call(method, { channel: spot.channel, limit: '1000', ...args }))
    return messages.map(({ ts, text, blocks }) => ({ ts, words: `${text}\n${wordsIn(blocks)}` }))
  }
  return {
    messenger: createMessenger({
      web,
      workspaces,
      addresses,
      pace,
      sendCard: createSendCard({ web, keyv, clock: systemClock, api, log: SILENT }),
      keyv,
      clock: systemClock,
    }),
    address: '#billing',
    missing: '#no-such-channel',
    member: ines,
    channel: async (address) =>
      (await seen(address, 'conversations.history', {})).toReversed().map(({ words }) => words),
    thread: async (message) => {
      const ts = readRef(message)?.ts ?? ''
      const all = await seen('#billing', 'conversations.replies', { ts })
      return all.filter((one) => one.ts !== ts).map(({ words }) => words)
    },
    directs: async (member) => (await seen(member, 'conversations.history', {})).map(({ words }) => words),
    finds: true,
    close: () => emulator.close(),
  }
}

messengerContract('Slack, against emulate', stage)

describe('windows, against emulate', () => {
  it('open within three seconds of what asked for them, once', async () => {
    const { emulator, web, call } = await open()
    const { trigger_id } = z
      .object({ trigger_id: z.string() })
      .parse(await call('views.generateTriggerId', {}))
    const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] }
    expect(await web.call(BOT_TOKEN, 'views.open', { trigger_id, view })).toHaveProperty('data')
    expect(await web.call(BOT_TOKEN, 'views.open', { trigger_id, view })).toMatchObject({
      failure: { failed: 'answered' },
    })
    await emulator.close()
  })
})

import { describe, expect, it } from 'vitest'
import { ConfigFaults } from '../../src/config/fault.ts'
import { parseConfig } from '../../src/config/load.ts'

const ENVIRONMENT = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-secret',
  SLACK_APP_TOKEN: 'xapp-1-secret',
  SLACK_SIGNING_SECRET: 'signing-secret',
}

function slack(settings: string): string {
  const indented = settings.replaceAll(/^/gm, '    ')
  return `brand: { name: Larkbean }\nchat:\n  slack:\n${indented}\n`
}

function faultsOf(settings: string): string[] {
  try {
    parseConfig(slack(settings), 'earshot.yaml', ENVIRONMENT)
    return []
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error
    return error.faults.map(({ path, problem }) => `${path}: ${problem}`)
  }
}

describe('the settings for Slack', () => {
  it.each([
    ['http', 'botToken: ${SLACK_BOT_TOKEN}\nsigningSecret: ${SLACK_SIGNING_SECRET}'],
    ['socket', 'botToken: ${SLACK_BOT_TOKEN}\nappToken: ${SLACK_APP_TOKEN}'],
    [
      'socket by wish',
      'mode: socket\nbotToken: ${SLACK_BOT_TOKEN}\nappToken: ${SLACK_APP_TOKEN}\nsigningSecret: s',
    ],
    [
      'many workspaces',
      `signingSecret: s\noauth:\n  clientId: "1.2"\n  clientSecret: c\n  stateSecret: ${'s'.repeat(16)}\n  encryptionKey: ${'k'.repeat(32)}`,
    ],
  ])('%s', (_, settings) => {
    expect(faultsOf(settings)).toEqual([])
  })

  it('say all that is missing at once', () => {
    const faults = faultsOf('mode: http').join('\n')
    expect(faults).toContain('chat.slack.botToken: Found nothing; it should be the bot token')
    expect(faults).toContain('chat.slack.signingSecret: Found nothing; it should be the signing secret')
    expect(faultsOf('mode: socket\nbotToken: xoxb-1').join('\n')).toContain('connections:write')
  })

  it('tell tokens apart, and show none', () => {
    const faults = faultsOf('botToken: ${SLACK_APP_TOKEN}\nappToken: ${SLACK_BOT_TOKEN}').join('\n')
    expect(faults).toMatch(/botToken: .*begins with xoxb-/)
    expect(faults).toMatch(/appToken: .*begins with xapp-/)
    expect(faults).not.toContain('secret')
  })

  it('name a variable that is not set, and nothing else about it', () => {
    expect(faultsOf('botToken: ${NOT_SET}\nsigningSecret: s')).toEqual([
      '${NOT_SET}: Set NOT_SET in .env or in the environment.',
    ])
  })

  it('take one way or the other, not both', () => {
    const oauth = `oauth:\n  clientId: "1.2"\n  clientSecret: c\n  stateSecret: ${'s'.repeat(16)}\n  encryptionKey: ${'k'.repeat(32)}`
    expect(faultsOf(`botToken: xoxb-1\nsigningSecret: s\n${oauth}`).join()).toContain(
      'with a botToken there is one workspace',
    )
  })
})

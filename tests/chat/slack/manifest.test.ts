import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { listenToActions } from '../../../src/chat/slack/listeners/action.ts'
import { listenToCommands } from '../../../src/chat/slack/listeners/command.ts'
import { listenToEvents } from '../../../src/chat/slack/listeners/event.ts'
import { listenToShortcuts } from '../../../src/chat/slack/listeners/shortcut.ts'
import { listenToViews } from '../../../src/chat/slack/listeners/view.ts'
import { slackManifest } from '../../../src/chat/slack/manifest.ts'
import { EVENTS, METHODS, SHORTCUTS } from '../../../src/chat/slack/scopes.ts'

const SOURCES = join(import.meta.dirname, '../../../src/chat/slack')
const MANIFEST = join(import.meta.dirname, '../../../manifests/slack.yaml')

const code = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'scopes.ts')
  .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  .join('\n')

describe('the manifest', () => {
  it('in manifests/ is what the command prints', () => {
    expect(readFileSync(MANIFEST, 'utf8')).toBe(
      slackManifest({ url: 'https://earshot.example.com', command: 'gap', socketMode: false }),
    )
  })

  it('is made of methods that the code calls, all of them and no others', () => {
    const called = [
      ...code.matchAll(/'((?:auth|chat|conversations|users|views|reactions|files)\.[a-zA-Z.]+)'/g),
    ]
    expect(new Set(called.map(([, method]) => method))).toEqual(new Set(Object.keys(METHODS)))
  })

  it('has the events, the command and the shortcuts that somebody listens for, and no others', () => {
    const heard = { command: new Set(), shortcut: new Set(), event: new Set() }
    const none = () => undefined
    const recorder = {
      command: (name: unknown) => void heard.command.add(name),
      shortcut: (name: unknown) => void heard.shortcut.add(name),
      event: (name: unknown) => void heard.event.add(name === 'message' ? 'message.im' : name),
      action: none,
      view: none,
    }
    for (const listen of [
      listenToCommands,
      listenToActions,
      listenToViews,
      listenToShortcuts,
      listenToEvents,
    ])
      Reflect.apply(listen, null, [recorder, { command: 'gap' }])
    expect(heard).toEqual({
      command: new Set(['/gap']),
      shortcut: new Set(Object.keys(SHORTCUTS)),
      event: new Set(Object.keys(EVENTS)),
    })
  })

  it('needs no address with Socket Mode', () => {
    const manifest = slackManifest({ url: null, command: 'voice', socketMode: true })
    expect(manifest).not.toContain('http')
    expect(parse(manifest)).toMatchObject({
      features: { slash_commands: [{ command: '/voice', should_escape: true }] },
      settings: { socket_mode_enabled: true, org_deploy_enabled: true, interactivity: { is_enabled: true } },
    })
  })

  it('of an app for many workspaces has the way back, and tokens that rotate', () => {
    const manifest = slackManifest({
      url: 'https://e.example/',
      command: 'gap',
      socketMode: false,
      distributed: true,
    })
    expect(parse(manifest)).toMatchObject({
      oauth_config: { redirect_urls: ['https://e.example/slack/oauth_redirect'] },
      settings: {
        token_rotation_enabled: true,
        event_subscriptions: { request_url: 'https://e.example/slack/events' },
      },
    })
  })

  it('stays within Slack’s limits for names', () => {
    for (const { name, description } of Object.values(SHORTCUTS)) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
    const types = Object.values(SHORTCUTS).map(({ type }) => type)
    for (const type of ['message', 'global'] as const)
      expect(types.filter((one) => one === type).length).toBeLessThanOrEqual(5)
  })
})

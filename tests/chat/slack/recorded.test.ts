import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { SIGNING_SECRET } from '../../peers/slack.ts'
import { byHttp, type RequestKind } from '../../peers/slack-deliver.ts'
import { wordsIn } from '../../peers/slack-world.ts'
import { openStage, type Stage } from './stage.ts'

// Requests in the shape in which Slack documents and sends them, whole, with all that we do not read.

let stage: Stage
afterEach(() => stage?.close())

async function deliver(kind: RequestKind, name: string, replaced: Readonly<Record<string, string>> = {}) {
  let text = readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8')
  for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to)
  const body: object = JSON.parse(text)
  return byHttp({ url: stage.url, signingSecret: SIGNING_SECRET }).send(kind, body)
}

async function acts(): Promise<string[]> {
  return (await stage.ledger.story(1))?.acts.map(({ verb, member }) => `${member?.name} ${verb}`) ?? []
}

describe('recorded requests', () => {
  it.each<[RequestKind, string]>([
    ['slash_commands', 'slash_commands'],
    ['interactive', 'block_actions'],
    ['events_api', 'app_mention'],
    ['events_api', 'message_im'],
  ])('of the kind %s, %s: the mention is claimed', async (kind, name) => {
    stage = await openStage()
    await stage.hear('Hello?')
    expect((await deliver(kind, name)).status).toBe(200)
    expect(await acts()).toEqual(['Noor claim'])
  })

  it('a reaction on the card claims it', async () => {
    stage = await openStage()
    const card = await stage.hear('Hello?')
    expect((await deliver('events_api', 'reaction_added', { '1700000000.000100': card.ts })).status).toBe(200)
    expect(await acts()).toEqual(['Noor claim'])
  })

  it('a form that was sent logs the action', async () => {
    stage = await openStage()
    await stage.hear('Hello?')
    expect(await deliver('interactive', 'view_submission')).toEqual({
      status: 200,
      answer: { response_action: 'clear' },
    })
    expect(await acts()).toEqual(['Noor log'])
  })

  it.each(['message_im_own', 'message_im_changed'])('%s is nobody’s wish', async (name) => {
    stage = await openStage()
    await stage.hear('Hello?')
    expect((await deliver('events_api', name)).status).toBe(200)
    expect(await acts()).toEqual([])
  })

  it.each(['message_action', 'shortcut'])('%s opens a window', async (name) => {
    stage = await openStage()
    const trigger = stage.noor.trigger()
    const asked = name === 'shortcut' ? '100000000005' : '100000000004'
    const whole = `${asked}.200000000001.0123456789abcdef0123456789abcdef`
    expect(await deliver('interactive', name, { [whole]: trigger })).toEqual({ status: 200, answer: null })
    const window = await stage.peer.world.until(() => stage.noor.window)
    expect(wordsIn(window.view['blocks'])).toContain('The customer’s words')
    if (name === 'message_action')
      expect(JSON.stringify(window.view)).toContain('A guest said: https://reviews.example/9 & left')
  })

  it('the Home tab is shown to whoever opens it', async () => {
    stage = await openStage()
    expect((await deliver('events_api', 'app_home_opened')).status).toBe(200)
    await stage.peer.world.until(() => stage.noor.home)
  })
})

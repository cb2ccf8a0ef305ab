import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Part } from '../../../src/core/card.ts'
import type { Answer } from '../../../src/core/desk.ts'
import { systemClock } from '../../../src/core/time.ts'
import { CHARTS } from '../../contracts/charts.ts'
import { labelsIn, wordsOf } from '../../peers/slack-staff.ts'
import { BOT, type PeerMessage, wordsIn } from '../../peers/slack-world.ts'
import { openStage, type Stage, understandAll } from './stage.ts'

describe.each(['http', 'socket'] as const)('the doors, by %s', (mode) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ mode })
  })
  afterAll(() => stage?.close())

  /** What this person alone sees in the channel, once it says that. */
  function whisper(words: string, thread: string | null = null): Promise<PeerMessage> {
    const { peer, noor, billing } = stage
    return peer.world.until(() =>
      noor.sees(billing, thread).find((one) => one.onlyFor === noor.id && wordsOf(one).includes(words)),
    )
  }

  async function mentionOf(card: PeerMessage): Promise<string> {
    return /M-\d+/.exec(wordsOf(card))?.[0] ?? ''
  }

  it('a slash command is answered at once, to the asker alone', async () => {
    await stage.hear('I was charged twice.')
    const { shown } = await stage.noor.command('/gap', 'list', stage.billing)
    expect(shown?.onlyFor).toBe(stage.noor.id)
    expect(shown && wordsOf(shown)).toContain('I was charged twice.')
  })

  it('help says which doors open in a thread', async () => {
    const { shown } = await stage.noor.command('/gap', 'help', stage.billing)
    expect(shown && wordsOf(shown)).toContain('In a thread Slack takes no /gap')
    const lost = await stage.noor.command('/gap', 'claim', stage.billing)
    expect(lost.shown && wordsOf(lost.shown)).toContain('@Earshot log')
  })

  it('a button on the card acts, tells the asker, and the card shows it in place', async () => {
    const card = await stage.hear('The refund has not come.')
    await stage.noor.press(card, 'Claim')
    await whisper(await mentionOf(card))
    await stage.delivered()
    expect(wordsOf(card)).toContain('Claimed by Noor')
    expect(card.edits).toBe(1)
    expect(stage.peer.world.messages.filter(({ ts }) => ts === card.ts)).toHaveLength(1)
  })

  it('a button opens a form, the form is checked field by field, and then acts', async () => {
    const card = await stage.hear('Nobody answers my letters.')
    await stage.noor.press(card, 'Log action…')
    await stage.peer.world.until(() => stage.noor.window)
    const faulty = await stage.noor.submit({ action: 'refund', note: 'Paid back', link: 'not an address' })
    expect(faulty.answer).toMatchObject({
      response_action: 'errors',
      errors: { link: expect.stringContaining('https://') },
    })
    expect(stage.noor.window).not.toBeNull()
    await stage.noor.submit({ action: 'refund', note: 'Paid back, with an apology', link: '' })
    expect(stage.noor.window).toBeNull()
    await stage.delivered()
    expect(wordsOf(card)).toContain('Paid back, with an apology')
  })

  it('buttons in an answer that only one person sees go on working', async () => {
    const card = await stage.hear('The invoice is wrong.')
    const id = await mentionOf(card)
    const { shown } = await stage.noor.command('/gap', `show ${id}`, stage.billing)
    if (!shown) throw new Error('nothing was shown')
    await stage.noor.press(shown, 'Claim')
    await stage.delivered()
    expect(wordsOf(card)).toContain('Claimed by Noor')
  })

  it('paging happens in the place of the list', async () => {
    for (let more = 0; more < 11; more++) await stage.hear(`Filler number ${more}.`)
    const { shown } = await stage.noor.command('/gap', 'list', stage.billing)
    if (!shown) throw new Error('nothing was shown')
    await stage.noor.press(shown, 'Next page')
    await stage.peer.world.until(() => shown.edits === 1)
    expect(labelsIn(shown.blocks)).toContain('Previous page')
  })

  it('a mention in the card’s thread needs no reference, and is answered in the thread', async () => {
    const card = await stage.hear('My voucher does not work.')
    await stage.noor.say(`<@${BOT}> log refund Sent a new voucher &amp; an apology`, stage.billing, card.ts)
    const answer = await whisper('', card.ts)
    expect(answer.thread).toBe(card.ts)
    await stage.delivered()
    expect(wordsOf(card)).toContain('Sent a new voucher & an apology')
  })

  it('reactions mean acts, and taking one away takes its act back', async () => {
    const card = await stage.hear('The price changed after I ordered.')
    await stage.noor.react(card, 'eyes')
    await stage.delivered()
    expect(wordsOf(card)).toContain('Claimed by Noor')
    await stage.noor.react(card, 'eyes', false)
    await stage.delivered()
    expect(wordsOf(card)).not.toContain('Claimed by Noor')
  })

  it('the shortcut “Log action” works on the card and anywhere in its thread', async () => {
    const card = await stage.hear('I cancelled and was charged.')
    await stage.noor.say('I look into it', stage.billing, card.ts)
    const below = stage.peer.world.messages.findLast(({ thread }) => thread === card.ts)
    if (!below) throw new Error('nothing was said')
    await stage.noor.shortcut('log_action', below)
    await stage.peer.world.until(() => stage.noor.window)
    await stage.noor.submit({ action: 'fix', note: 'Cancelled for good', link: '' })
    await stage.delivered()
    expect(wordsOf(card)).toContain('Cancelled for good')
  })

  it('the shortcut “Draft a reply” works there too', async () => {
    const card = await stage.hear('The box was empty.')
    await stage.noor.say('Look at this', stage.billing, card.ts)
    const below = stage.noor.sees(stage.billing, card.ts).find(({ text }) => text === 'Look at this')
    if (!below) throw new Error('nothing was said')
    await stage.noor.shortcut('draft_reply', below)
    const window = await stage.peer.world.until(() => stage.noor.window)
    expect(JSON.stringify(window.view)).toContain(`Reply to ${await mentionOf(card)}`)
    stage.noor.close()
  })

  it('the shortcut “Track as mention” makes a mention of any message, once', async () => {
    await stage.noor.say('A guest told me the queue was endless', stage.product)
    const message = stage.peer.world.messages.findLast(({ channel }) => channel === stage.product.id)
    if (!message) throw new Error('nothing was said')
    for (const reply of [/It is M-\d+ now/, /It is M-\d+ already/]) {
      await stage.noor.shortcut('track_mention', message)
      await stage.peer.world.until(() => stage.noor.window?.view['callback_id'] === 'track')
      await stage.noor.submit({ author: 'a guest' })
      expect(wordsIn(stage.noor.window?.view['blocks'])).toMatch(reply)
      stage.noor.close()
    }
    await understandAll(stage.ledger, {}, systemClock)
    await stage.delivered()
    const card = stage.peer.world.messages.findLast(({ channel }) => channel === stage.billing.id)
    expect(card && wordsOf(card)).toContain('A guest told me the queue was endless')
    expect(card && wordsOf(card)).toContain('larkbean.slack.com')
  })

  it('the global shortcut takes words heard elsewhere, and asks for what is missing', async () => {
    await stage.noor.shortcut('add_mention', null)
    await stage.peer.world.until(
      () => stage.noor.window?.view['callback_id'] === 'track' && stage.noor.window,
    )
    const missing = await stage.noor.submit({ words: '  ', link: 'nowhere' })
    expect(missing.answer).toMatchObject({ errors: { words: expect.any(String), link: expect.any(String) } })
    await stage.noor.submit({
      words: 'On the phone she said she loves the beans',
      author: 'Mrs Weber',
      link: '',
    })
    expect(wordsIn(stage.noor.window?.view['blocks'])).toMatch(/It is M-\d+ now/)
    stage.noor.close()
  })

  it('the bot takes commands alone with a person', async () => {
    const alone = stage.peer.world.direct(stage.noor.id)
    await stage.noor.say('list', alone)
    const answer = await stage.peer.world.until(() => stage.noor.sees(alone).find(({ user }) => user === BOT))
    expect(wordsOf(answer)).toMatch(/\d+ .*mentions/)
  })

  it('the Home tab shows what is mine and my department’s, and acts from there', async () => {
    const card = await stage.hear('Two parcels, one empty.')
    const id = await mentionOf(card)
    await stage.noor.command('/gap', `claim ${id}`, stage.billing)
    await stage.noor.openHome()
    const home = await stage.peer.world.until(() => stage.noor.home)
    expect(wordsIn(home.view['blocks'])).toContain('Two parcels, one empty.')
    expect(wordsIn(home.view['blocks'])).toContain('Billing · ')
    await stage.noor.press(home, 'Next page')
    const paged = await stage.peer.world.until(() => {
      const now = stage.noor.home
      return now && labelsIn(now.view['blocks']).includes('Previous page') ? now : null
    })
    await stage.noor.press(paged, 'All open')
    const window = await stage.peer.world.until(() => stage.noor.window)
    expect(wordsIn(window.view['blocks'])).toMatch(/\d+ .*mentions/)
  })

  it('a colleague who is handed a mention is told directly', async () => {
    const card = await stage.hear('The gift card is empty.')
    await stage.alex.command(
      '/gap',
      `assign ${await mentionOf(card)} <@${stage.noor.id}|noor>`,
      stage.billing,
    )
    await stage.delivered()
    const told = stage.noor.sees(stage.peer.world.direct(stage.noor.id))
    expect(told.map(wordsOf).join()).toContain('Alex assigned')
  })

  it('uses all that the manifest asks for, and nothing else', async () => {
    const { app, world } = stage.peer
    await stage.slack.probe()
    await stage.slack.messenger.find(stage.config.channels['billing']?.address ?? '', 'card:1')
    const secret = world.channel('secret', { kind: 'private' })
    await stage.slack.messenger.probe(secret.id)
    await stage.slack.messenger.find(secret.id, 'card:1')
    await stage.noor.invite(secret)
    world.takesCharts = false
    await stage.slack.messenger.post(
      stage.billing.id,
      { summary: 'Charts.', parts: CHARTS.map((chart) => ({ part: 'chart', chart })) },
      'card:2',
    )
    await stage.noor.event('app_uninstalled', { type: 'app_uninstalled' }, null)
    await stage.noor.event('tokens_revoked', { type: 'tokens_revoked', tokens: { bot: [BOT] } }, null)
    const asked = [
      ...[...app.scopes].map((scope) => `scope ${scope}`),
      ...[...app.events].map((event) => `event ${event}`),
      ...[...app.commands].map((command) => `command ${command}`),
      ...[...app.shortcuts].map((shortcut) => `shortcut ${shortcut}`),
    ]
    expect([...world.used].sort()).toEqual(asked.sort())
  })
})

it('a row that has no button of its own is opened from the menu beside it', async () => {
  const parts = Array.from(
    { length: 12 },
    (_, at): Part => ({
      part: 'list',
      items: Array.from({ length: 8 }, (_, row) => ({
        text: `Row ${8 * at + row}`,
        detail: null,
        tone: 'neutral',
        open: row === 5 ? 'show M-1' : 'sources',
      })),
    }),
  )
  const crowded: Answer = {
    answer: 'answer',
    audience: 'only you',
    card: { summary: 'Much', parts },
    ok: true,
  }
  const stage = await openStage({
    mode: 'http',
    desk: (desk) => ({
      ...desk,
      run: async (member, line, door) => (line === 'digest' ? crowded : desk.run(member, line, door)),
    }),
  })
  onTestFinished(() => stage.close())
  await stage.hear('I was charged twice.')
  const { shown } = await stage.noor.command('/gap', 'digest', stage.billing)
  if (!shown) throw new Error('nothing was shown')
  await stage.noor.press(shown, 'Row 93')
  const opened = await stage.peer.world.until(() =>
    stage.noor.sees(stage.billing).find((one) => one !== shown && one.onlyFor === stage.noor.id),
  )
  expect(wordsOf(opened)).toContain('I was charged twice.')
})

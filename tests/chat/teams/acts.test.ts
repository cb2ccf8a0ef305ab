import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '../../peers/teams.ts'
import { actionsIn, actionsOf, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.install()
})
afterAll(() => stage.close())

/** What one person alone was shown last. */
function whispered(to: { readonly id: string }): string {
  const message = stage.peer.messages.findLast(({ onlyFor }) => onlyFor === to.id)
  return message === undefined ? '' : wordsOf(message)
}

function lastIn(conversation: string) {
  const message = stage.peer.seen(conversation).at(-1)
  if (message === undefined) throw new Error(`Nothing was said in ${conversation}.`)
  return message
}

const chatOf = (person: { readonly id: string }) => `a:${person.id.slice(3)}`

/** A card's words as everybody in the channel sees them now. */
function shown(id: string): string {
  const message = stage.peer.messages.find((one) => one.id === id)
  return message === undefined ? '' : wordsOf(message)
}

describe('each act, by each of its doors', () => {
  const LOG = { action: 'refund', note: 'Fee paid back', link: 'https://tickets.example/7' }

  /** The ways to log the same refund; each is given a mention of its own. */
  const DOORS: Readonly<
    Record<string, (mention: number, card: Parameters<Stage['press']>[1]) => Promise<unknown>>
  > = {
    'a mention in the channel': (mention) =>
      stage.say(stage.ines, { channel: stage.billing }, `log M-${mention} refund Fee paid back ${LOG.link}`),
    'a mention in the card’s thread': (_mention, card) =>
      stage.say(stage.ines, { thread: card }, `log refund Fee paid back ${LOG.link}`),
    'a slash command': (mention) =>
      stage.say(stage.ines, { channel: stage.billing }, '', {
        text: `log M-${mention} refund Fee paid back ${LOG.link}`,
        entities: [],
        recipient: { id: `28:${stage.peer.appId}`, isTargeted: true },
      }),
    'a slash command with its slash': (mention) =>
      stage.say(stage.ines, { channel: stage.billing }, '', {
        text: `/log M-${mention} refund Fee paid back ${LOG.link}`,
        entities: [],
        recipient: { id: `28:${stage.peer.appId}`, isTargeted: true },
      }),
    'the chat with Earshot': (mention) =>
      stage.say(stage.ines, 'chat', `/gap log ${mention} refund "Fee paid back" ${LOG.link}`),
    'the card’s dialog': async (_mention, card) => {
      const { body } = await stage.press(stage.ines, card, 'Log action…')
      const [submit] = actionsIn(body)
      const data = { ...Object(submit?.data), ...fields(LOG) }
      await stage.invoke(stage.ines, { thread: card }, 'task/submit', { data })
    },
    'the message extension': async (_mention, card) => {
      const payload = { id: card.id, body: { contentType: 'html', content: '' } }
      const opened = await stage.invoke(
        stage.ines,
        { channel: stage.billing },
        'composeExtension/fetchTask',
        {
          commandId: 'log',
          messagePayload: payload,
        },
      )
      const [submit] = actionsIn(opened.body)
      const data = { ...Object(submit?.data), ...fields(LOG) }
      await stage.invoke(stage.ines, { channel: stage.billing }, 'composeExtension/submitAction', {
        commandId: 'log',
        messagePayload: payload,
        data,
      })
    },
  }

  for (const [door, act] of Object.entries(DOORS))
    it(`leaves the same in the ledger: log by ${door}`, async () => {
      const { mention, card } = await stage.posted()
      await act(mention, card)
      const { engagement, acts } = await stage.story(mention)
      expect(engagement).toMatchObject({ status: 'acted', respondedAt: expect.any(Number) })
      expect(acts).toMatchObject([
        {
          verb: 'log',
          via: 'teams',
          member: { id: `teams:${stage.ines.aadObjectId}`, name: 'Ines Roth' },
          detail: { action: LOG.action, note: LOG.note, link: LOG.link },
        },
      ])
      await stage.settle()
      expect(shown(card.id)).toContain('Ines Roth logged a refund: “Fee paid back” (tickets.example)')
    })

  const CLAIMS: Readonly<
    Record<string, (mention: number, card: Parameters<Stage['press']>[1]) => Promise<unknown>>
  > = {
    'a button': (_mention, card) => stage.press(stage.omar, card, 'Claim'),
    'the button’s message, on clients that answer no cards': (_mention, card) => {
      const claim = actionsOf(card).find(({ title }) => title === 'Claim')
      return stage.say(stage.omar, { thread: card }, '', {
        text: null,
        entities: [],
        value: claim?.data,
        replyToId: card.id,
      })
    },
    'a reaction': (_mention, card) => react(card, { reactionsAdded: [{ type: '1f440_eyes' }] }),
    'a mention in the thread': (_mention, card) => stage.say(stage.omar, { thread: card }, 'claim'),
    'the chat with Earshot': (mention) => stage.say(stage.omar, 'chat', `claim ${mention}`),
  }

  for (const [door, claim] of Object.entries(CLAIMS))
    it(`leaves the same in the ledger: claim by ${door}`, async () => {
      const { mention, card } = await stage.posted()
      await claim(mention, card)
      const { engagement, acts } = await stage.story(mention)
      expect(engagement).toMatchObject({
        status: 'claimed',
        assignee: `teams:${stage.omar.userPrincipalName}`,
      })
      expect(acts).toMatchObject([{ verb: 'claim', via: 'teams', member: { name: 'Omar Diaz' } }])
      await stage.settle()
      expect(shown(card.id)).toContain('Claimed by Omar Diaz')
    })
})

function fields(values: object): object {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`field:${name}`, value]))
}

function react(card: Parameters<Stage['press']>[1], change: object, from = stage.omar) {
  return stage.deliver(
    stage.activity('messageReaction', from, { thread: card }, { replyToId: card.id, ...change }),
  )
}

describe('a command', () => {
  it('is answered to the asker alone, with a sign for those who saw the wish', async () => {
    const before = stage.peer.seen(stage.billing).length
    const { id } = Object(await say('list'))
    expect(whispered(stage.ines)).toContain('mentions')
    expect(stage.peer.seen(stage.billing)).toHaveLength(before)
    expect(
      stage.peer.calls.some(({ path }) =>
        path.endsWith(`activities/${id}/reactions/2705_whiteheavycheckmark`),
      ),
    ).toBe(true)
  })

  async function say(text: string): Promise<object> {
    const activity = stage.activity(
      'message',
      stage.ines,
      { channel: stage.billing },
      {
        text: `<at>Earshot</at>&nbsp;${text}`,
        entities: [
          { type: 'mention', text: '<at>Earshot</at>', mentioned: { id: `28:${stage.peer.appId}` } },
        ],
      },
    )
    await stage.deliver(activity)
    await stage.teams.idle()
    return activity
  }

  it('by slash is answered to the asker alone, and without a sign', async () => {
    const before = stage.peer.calls.filter(({ path }) => path.includes('reactions')).length
    await stage.say(stage.omar, { channel: stage.billing }, '', {
      text: 'help log',
      entities: [],
      recipient: { id: `28:${stage.peer.appId}`, isTargeted: true },
    })
    expect(whispered(stage.omar)).toContain('log M-142')
    expect(stage.peer.calls.filter(({ path }) => path.includes('reactions'))).toHaveLength(before)
  })

  it('is answered in the chat with the asker where messages for one person are not to be had', async () => {
    stage.peer.targeted = false
    await stage.say(stage.omar, { channel: stage.billing }, 'help snooze')
    stage.peer.targeted = true
    expect(wordsOf(lastIn(chatOf(stage.omar)))).toContain('snooze M-142')
  })

  it('that is not understood is answered with what would be', async () => {
    await stage.say(stage.ines, 'chat', 'clam 7')
    expect(wordsOf(lastIn(chatOf(stage.ines)))).toMatch(/Did you mean .claim/)
  })

  it('may mention a colleague, who is told', async () => {
    const { mention } = await stage.posted()
    const lena = stage.peer.person('Lena Vogt')
    await stage.say(stage.ines, { channel: stage.billing }, `assign M-${mention} <at>Lena Vogt</at>`, {
      entities: [
        {
          type: 'mention',
          text: '<at>Earshot</at>',
          mentioned: { id: `28:${stage.peer.appId}`, name: 'Earshot' },
        },
        { type: 'mention', text: '<at>Lena Vogt</at>', mentioned: { id: lena.id, name: 'Lena Vogt' } },
        { type: 'clientInfo', locale: 'en-GB' },
      ],
    })
    expect((await stage.story(mention)).engagement).toMatchObject({ assignee: `teams:${lena.aadObjectId}` })
    await stage.settle()
    expect(wordsOf(lastIn(chatOf(lena)))).toContain(`Ines Roth assigned M-${mention} to you.`)
  })

  it('is not read from what people say among themselves', async () => {
    const before = stage.peer.messages.length
    const activity = stage.activity(
      'message',
      stage.ines,
      { channel: stage.billing },
      { text: 'list', entities: [] },
    )
    await stage.deliver(activity)
    await stage.teams.idle()
    expect(stage.peer.messages).toHaveLength(before)
  })

  it('keeps what is typed in a note as it was typed', async () => {
    const { mention } = await stage.posted()
    await stage.say(stage.ines, 'chat', `log ${mention} fix R&amp;D said &lt;done&gt;,\u00A0at 5`)
    const { acts } = await stage.story(mention)
    expect(acts.at(-1)?.detail.note).toBe('R&D said <done>, at 5')
  })

  it('of somebody from outside the company is answered with no customer’s words', async () => {
    const { mention } = await stage.posted({ found: { text: 'a secret of ana’s' } })
    for (const [index, more] of [{ userRole: 'guest' }, { tenantId: 'another' }].entries()) {
      const guest = stage.peer.person(`Guest ${index}`, more)
      await stage.say(guest, 'chat', `show ${mention}`)
      expect(wordsOf(lastIn(chatOf(guest)))).toContain('the staff of its own company only')
      const { body } = await stage.invoke(guest, 'chat', 'composeExtension/query', {
        commandId: 'search',
        parameters: [],
      })
      expect(JSON.stringify(body)).not.toContain('secret of ana')
    }
  })

  it('of a guest whom the configuration names is carried out', async () => {
    const agency = await openStage({
      config: {
        members: [{ handle: 'gus', name: 'Gus Ray', role: 'manager', teams: 'gus.ray@agency.example' }],
      },
    })
    try {
      const gus = agency.peer.person('Gus Ray', {
        userRole: 'guest',
        userPrincipalName: 'Gus.Ray@agency.example',
      })
      await agency.install()
      await agency.say(gus, 'chat', 'mute word giveaway')
      expect(await agency.ledger.mutes(0)).toMatchObject([{ value: 'giveaway', by: 'Gus Ray' }])
    } finally {
      await agency.close()
    }
  })
})

describe('a button', () => {
  it('shows at once what it did, to the one who pressed it', async () => {
    const { card } = await stage.posted()
    const { status, body } = await stage.press(stage.ines, card, 'Claim')
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
    expect(JSON.stringify(body)).toContain('Claimed by Ines Roth')
  })

  it('says why it did nothing', async () => {
    const { card } = await stage.posted()
    await stage.press(stage.ines, card, 'Claim')
    const { body } = await stage.press(stage.omar, card, 'Claim')
    expect(body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringMatching(/A colleague has it.*Ines Roth/),
    })
  })

  it('of an answer leads on in its place, and back', async () => {
    await stage.posted()
    await stage.say(stage.ines, 'chat', 'list')
    const list = lastIn(chatOf(stage.ines))
    const row = actionsOf(list).find(({ title }) => title.startsWith('Open M-'))
    const { body } = await stage.press(stage.ines, list, row?.title ?? '')
    expect(JSON.stringify(body)).toContain('← Back')
    const back = actionsIn(body).find(({ title }) => title === '← Back')
    expect(back?.data).toEqual({ run: 'list' })
  })

  it('that asks for input opens a dialog, and what is wrong is said beside the field', async () => {
    const { mention, card } = await stage.posted()
    const { body } = await stage.press(stage.ines, card, 'Log action…')
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Log an action' } } })
    const [submit] = actionsIn(body)
    const wrong = { ...Object(submit?.data), ...fields({ action: 'refund', note: '', link: 'nowhere' }) }
    const again = await stage.invoke(stage.ines, { thread: card }, 'task/submit', { data: wrong })
    expect(again.body).toMatchObject({ task: { type: 'continue' } })
    expect(JSON.stringify(again.body)).toContain('⚠')
    expect(JSON.stringify(again.body)).toContain('"value":"refund"')
    expect((await stage.story(mention)).acts).toEqual([])
  })

  it('whose form makes no sense any more says so', async () => {
    const { mention, card } = await stage.posted()
    await stage.say(stage.ines, 'chat', `close ${mention}`)
    const { body } = await stage.press(stage.ines, card, 'Dismiss…')
    expect(body).toMatchObject({
      task: { type: 'message', value: expect.stringContaining('closed already') },
    })
  })

  it('of an older version, or of nobody’s, does nothing and says so', async () => {
    const { card } = await stage.posted()
    for (const data of [{}, null, 'claim', { run: 7 }, { run: '' }, { ask: { form: 'evil', mention: 1 } }]) {
      const action = await stage.invoke(
        stage.ines,
        { thread: card },
        'adaptiveCard/action',
        { action: { data } },
        { replyToId: card.id },
      )
      expect(action.body).toMatchObject({ type: 'application/vnd.microsoft.error' })
      const dialog = await stage.invoke(stage.ines, { thread: card }, 'task/fetch', { data })
      expect(dialog.body).toMatchObject({ task: { type: 'message' } })
    }
    expect((await stage.invoke(stage.ines, 'chat', 'signin/verifyState', {})).status).toBe(501)
  })
})

describe('everyone who looks at a card', () => {
  it('is shown its present state', async () => {
    const { mention, card } = await stage.posted()
    await stage.say(stage.ines, 'chat', `claim ${mention}`)
    const content = Object(card.body.attachments?.[0]?.content)
    const { data } = content.refresh.action
    const { body } = await stage.invoke(
      stage.omar,
      { thread: card },
      'adaptiveCard/action',
      { action: { data }, trigger: 'automatic' },
      { replyToId: card.id },
    )
    expect(JSON.stringify(body)).toContain('Claimed by Ines Roth')
  })
})

describe('a reaction', () => {
  it('that is taken away undoes what it did', async () => {
    const { mention, card } = await stage.posted()
    await react(card, { reactionsAdded: [{ type: '1f440_eyes' }] })
    await react(card, { reactionsRemoved: [{ type: '1f440_eyes' }] })
    expect((await stage.story(mention)).acts.map(({ verb }) => verb)).toEqual(['claim', 'release'])
  })

  it('counts whatever skin it has, and one that means nothing is left alone', async () => {
    const { mention, card } = await stage.posted()
    await react(card, { reactionsAdded: [{ type: 'heart' }, { type: '1f44f-1f3fd_clappinghands-tone3' }] })
    expect((await stage.story(mention)).acts.map(({ verb }) => verb)).toEqual(['thank'])
  })

  it('that cannot be carried out is said to the one who reacted', async () => {
    const { card } = await stage.posted()
    await react(card, { reactionsAdded: [{ type: '1f440_eyes' }] }, stage.ines)
    await react(card, { reactionsAdded: [{ type: '1f440_eyes' }] }, stage.omar)
    await stage.teams.idle()
    expect(whispered(stage.omar)).toContain('A colleague has it')
  })

  it('to a message that is no card is left alone', async () => {
    const { card } = await stage.posted()
    const other = { ...card, id: stage.peer.number() }
    expect((await react(other, { reactionsAdded: [{ type: '1f440_eyes' }] })).status).toBe(200)
  })
})

describe('an activity that Teams sends again', () => {
  it('changes nothing, and is answered as before', async () => {
    const { mention, card } = await stage.posted()
    const claim = actionsOf(card).find(({ title }) => title === 'Claim')
    const activity = stage.activity(
      'invoke',
      stage.ines,
      { thread: card },
      {
        name: 'adaptiveCard/action',
        value: { action: { data: claim?.data } },
        replyToId: card.id,
      },
    )
    const first = await stage.deliver(activity)
    expect(await stage.deliver(activity)).toEqual(first)
    expect((await stage.story(mention)).acts).toHaveLength(1)
  })

  it('changes nothing after a restart either', async () => {
    const { mention } = await stage.posted()
    const activity = stage.activity('message', stage.ines, 'chat', {
      text: `log ${mention} refund Fee paid back`,
    })
    await stage.deliver(activity)
    const restarted = await stage.restarted()
    await restarted.deliver(activity)
    await restarted.close()
    expect((await stage.story(mention)).acts).toHaveLength(1)
  })

  it('is answered once', async () => {
    const before = stage.peer.seen(chatOf(stage.omar)).length
    const activity = stage.activity('message', stage.omar, 'chat', { text: 'help' })
    await Promise.all([stage.deliver(activity), stage.deliver(activity), stage.deliver(activity)])
    await stage.teams.idle()
    expect(stage.peer.seen(chatOf(stage.omar))).toHaveLength(before + 1)
  })
})

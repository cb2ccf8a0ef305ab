import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actionsIn, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.install()
})
afterAll(() => stage.close())

const extension = (what: string, value: object) =>
  stage.invoke(stage.ines, { channel: stage.billing }, `composeExtension/${what}`, value)

const search = (words: string, skip = 0) =>
  extension('query', {
    commandId: 'search',
    parameters: words === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'words', value: words }],
    queryOptions: { skip, count: 25 },
  })

describe('searching mentions', () => {
  it('finds them by their words, and shows the pressing ones before anything is typed', async () => {
    await stage.posted({ found: { text: 'The lid of the kettle is loose' } })
    const { body } = await search('kettle')
    expect(body).toMatchObject({ composeExtension: { type: 'result', attachmentLayout: 'list' } })
    expect(JSON.stringify(body)).toContain('kettle')
    expect(JSON.stringify((await search('')).body)).toContain('kettle')
    expect((await search('nothing like it')).body).toMatchObject({
      composeExtension: { type: 'message', text: expect.stringContaining('Nothing was found') },
    })
    expect((await search('kettle', 25)).body).toMatchObject({ composeExtension: { attachments: [] } })
  })

  it('inserts a card that shows, and on which nothing can be pressed but the way to the original', async () => {
    const { mention } = await stage.posted({ found: { text: 'A card to insert' } })
    const { body } = await extension('selectItem', { open: `show M-${mention}` })
    const [card] = Object(body).composeExtension.attachments
    expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive')
    expect(JSON.stringify(card)).toContain('A card to insert')
    expect(actionsIn(card.content).map(({ type }) => type)).toEqual(['Action.OpenUrl'])
  })

  it('carries out nothing but showing', async () => {
    const { mention } = await stage.posted()
    for (const open of [`close M-${mention}`, `show M-${mention} && close`, '', 'list', 7, null]) {
      const { status } = await extension('selectItem', { open })
      expect(status).toBe(501)
    }
    expect((await stage.story(mention)).acts).toEqual([])
  })

  it('shows customers’ words as words', async () => {
    await stage.posted({ found: { text: 'hostile <b>bold</b> <at>all</at> &lt;i&gt; words' } })
    const { body } = await search('hostile')
    const [preview] = Object(body).composeExtension.attachments
    expect(`${preview.content.title} ${preview.content.text}`).not.toMatch(/[<>&]/)
    expect(preview.content.title).toContain('‹b›bold')
  })
})

const MESSAGE = {
  id: '1699999999999',
  createdDateTime: '2026-11-14T10:00:00.000Z',
  linkToMessage: 'https://teams.microsoft.com/l/message/19%3Ax/1699999999999',
  body: {
    contentType: 'html',
    content:
      '<p>Forwarded from the shop:</p><blockquote>Where is <b>my</b> parcel?&nbsp;R&amp;D</blockquote><script>x()</script>',
  },
}

describe('tracking a message as a mention', () => {
  const open = (messagePayload: object = MESSAGE) =>
    extension('fetchTask', { commandId: 'track', messagePayload })
  const submit = (data: object, messagePayload: object = MESSAGE) =>
    extension('submitAction', { commandId: 'track', messagePayload, data })

  it('offers its words, stores what is left of them once, and says so', async () => {
    const opened = await open()
    const dialog = JSON.stringify(opened.body)
    expect(dialog).toContain('Where is my parcel? R&D')
    const [action] = actionsIn(opened.body)
    const data = { ...Object(action?.data), 'field:text': 'Where is my parcel?', 'field:author': 'ana@shop' }
    const { body } = await submit(data)
    expect(body).toMatchObject({ task: { type: 'message', value: expect.stringMatching(/It is M-\d+ now/) } })
    const { body: again } = await submit({ ...data, 'field:text': 'Where is my parcel? said again' })
    expect(again).toMatchObject({ task: { value: expect.stringMatching(/is M-\d+ already/) } })

    const [mention] = await stage.ledger.unread(10)
    expect(mention).toMatchObject({
      source: 'teams',
      author: { name: 'ana@shop' },
      url: MESSAGE.linkToMessage,
      publishedAt: Date.parse(MESSAGE.createdDateTime),
    })
  })

  it('asks again when nothing is left', async () => {
    const opened = await open({ ...MESSAGE, id: '2' })
    const [action] = actionsIn(opened.body)
    const { body } = await submit(
      { ...Object(action?.data), 'field:text': '  \u200B ' },
      { ...MESSAGE, id: '2' },
    )
    expect(body).toMatchObject({ task: { type: 'continue' } })
    expect(JSON.stringify(body)).toContain('Say what the customer said.')
  })

  it('leads nowhere but to the web', async () => {
    const payload = { ...MESSAGE, id: '3', linkToMessage: 'javascript:alert(1)' }
    const [action] = actionsIn((await open(payload)).body)
    await submit({ ...Object(action?.data), 'field:text': 'three' }, payload)
    const mention = (await stage.ledger.unread(10)).find(({ text }) => text === 'three')
    expect(mention?.url).toBeNull()
  })
})

describe('logging an action from a message', () => {
  it('that belongs to no card asks for the mention first', async () => {
    const { mention } = await stage.posted()
    const payload = { commandId: 'log', messagePayload: { ...MESSAGE, id: '77' } }
    const first = await extension('fetchTask', payload)
    expect(JSON.stringify(first.body)).toContain('Which mention?')
    const wrong = await extension('submitAction', { ...payload, data: { 'field:reference': 'the kettle' } })
    expect(JSON.stringify(wrong.body)).toContain('A reference looks like M-142')
    const form = await extension('submitAction', { ...payload, data: { 'field:reference': `m${mention}` } })
    const [action] = actionsIn(form.body)
    const done = await extension('submitAction', {
      ...payload,
      data: { ...Object(action?.data), 'field:action': 'fix', 'field:note': 'Mended', 'field:link': '' },
    })
    expect(done.body).toMatchObject({ task: { type: 'message' } })
    expect((await stage.story(mention)).acts).toMatchObject([
      { verb: 'log', detail: { action: 'fix', note: 'Mended' } },
    ])
  })

  it('in a card’s thread is about that card', async () => {
    const { card } = await stage.posted()
    const { body } = await extension('fetchTask', {
      commandId: 'log',
      messagePayload: { ...MESSAGE, id: '78', replyToId: card.id },
    })
    expect(body).toMatchObject({ task: { value: { title: 'Log an action' } } })
    expect(JSON.stringify(body)).not.toContain('Which mention?')
  })
})

describe('whatever else comes', () => {
  it('is answered, and does nothing', async () => {
    for (const value of [{}, null, [], { commandId: 'evil' }, { commandId: 'track', data: 'x' }])
      for (const what of ['fetchTask', 'submitAction', 'query', 'selectItem', 'querySettingUrl'])
        expect([200, 501]).toContain(
          (await stage.invoke(stage.ines, 'chat', `composeExtension/${what}`, value)).status,
        )
  })
})

import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import { SECOND } from '../../src/core/time.ts'
import { createDrafter } from '../../src/draft/drafter.ts'
import { createHonestCheck } from '../../src/draft/honest/check.ts'
import type { Reply } from '../peers/model.ts'
import { never, StageClock, settled } from '../understand/model/stage.ts'
import { GOOD, setDraftStage, wish } from './stage.ts'
import { act, CONFIG, OPEN } from './story.ts'

describe('drafts by the model', () => {
  it('are what it wrote, with the customer’s name, which it was not told', async () => {
    const { propose, peer, ledger } = await setDraftStage()
    expect(await propose()).toEqual({
      texts: [
        'Hello Ana, thank you for telling us. We are sorry that you had to wait.\nYour Larkbean team',
        'Thank you for writing, Ana. It is not nice to wait for coffee, and we understand that you are annoyed.',
      ],
      by: 'scripted-1',
      language: 'en',
      note: null,
    })
    expect(peer.asked[0]?.wire).not.toMatch(/Ana|Keller|ana_k/)
    expect(await ledger.spentSince(0)).toMatchObject([{ purpose: 'draft', calls: 1, inputTokens: 1_000 }])
  })

  it('do without a name where there is only a handle', async () => {
    const { propose } = await setDraftStage()
    const { texts } = await propose({ mention: { author: { key: 'x_9', name: 'x_9', url: null } } })
    expect(texts[0]).toBe(
      'Hello, thank you for telling us. We are sorry that you had to wait.\nYour Larkbean team',
    )
    expect(texts[1]).toMatch(/^Thank you for writing\. It is not nice/)
  })

  it('are asked for with the voice, the facts, the playbook, the history and the wish', async () => {
    const { propose, peer } = await setDraftStage()
    await propose(
      {
        mention: { title: 'Order AB-20417', language: 'en' },
        engagement: OPEN,
        acts: [
          act('log', {
            action: 'refund',
            note: 'sent 12 € to ana@mail.example',
            link: 'https://erp.example/7?k=secret',
          }),
        ],
      },
      {
        tone: 'formal',
        instruction: 'Mention the grinder; call her on 0171 2345678',
        most: 280,
        unlike: ['Too long, Ana.'],
      },
    )
    const [question] = peer.asked
    expect(question?.instructions).toMatch(
      /Larkbean[\s\S]*in English, each of at most 280 characters[\s\S]*A little dry humour[\s\S]*formal and courteous[\s\S]*serial number[\s\S]*free within 30 days[\s\S]*Never use: cheap/,
    )
    expect(question?.material).toEqual({
      mention: {
        title: 'Order AB-[number]',
        text: 'I waited since Monday for my parcel, I was charged twice and nobody answered.',
        kind: 'complaint',
      },
      history: [{ act: 'log', action: 'refund', note: 'sent 12 € to [e-mail]', link: 'erp.example' }],
      request: 'Mention the grinder; call her on [number]',
      unlike: ['Too long, [author].'],
    })
  })

  it('are asked for once for the same wish, over restarts, and anew when anything changed', async () => {
    const { propose, peer, again } = await setDraftStage()
    const telling = { mention: { id: 77 } }
    const own = await propose(telling)
    const asked = peer.asked.length
    expect(await propose(telling)).toEqual(own)
    expect(await again().propose(wish(telling), never)).toEqual(own)
    expect(peer.asked).toHaveLength(asked)
    await propose(telling, { tone: 'plain' })
    await propose(telling, { instruction: 'shorter' })
    await propose({ ...telling, acts: [act('claim')] })
    await again({ ...CONFIG, replies: { ...CONFIG.replies, voice: 'Loud.' } }).propose(wish(telling), never)
    expect(peer.asked).toHaveLength(asked + 4)
  })

  it('leave no word of the customer’s where anybody could read it once they are forgotten', async () => {
    const { propose, keyv, lines } = await setDraftStage(() => ({
      as: 'drafts',
      drafts: ['Thank you, [author], we are sorry to hear that the zarfometer gurgles for you.'],
    }))
    const kept: string[] = []
    const { setMany } = keyv
    keyv.setMany = (entries) => {
      for (const { key, value } of entries) kept.push(key, String(value))
      return setMany.call(keyv, entries)
    }
    const { texts } = await propose({ mention: { text: 'Your zarfometer gurgles.' } })
    expect(texts[0]).toContain('zarfometer')
    expect(kept.join()).toMatch(/^.*draft:/)
    const decoded = kept.map((one) => Buffer.from(one, 'base64').toString('latin1')).join()
    expect(kept.join() + decoded).not.toMatch(/zarf|gurgl|Ana/)
    expect(JSON.stringify(lines)).not.toMatch(/zarf|gurgl/)
  })

  it('that were not to the member’s liking do not come back', async () => {
    const { propose } = await setDraftStage()
    const { texts } = await propose()
    const next = await propose({}, { unlike: texts.slice(0, 1) })
    expect(next.texts).toEqual(texts.slice(1))
  })

  it('lose the sentences that say more than is known', async () => {
    const { propose, check } = await setDraftStage(() => ({
      as: 'drafts',
      drafts: [
        'Thank you for telling us. We have refunded you in full. We are sorry that you had to wait so long for it.',
        'We will send you a new machine by Friday.',
      ],
    }))
    const { texts } = await propose()
    expect(texts).toEqual(['Thank you for telling us. We are sorry that you had to wait so long for it.'])
    const refunded = { acts: [act('log', { action: 'refund' } as const)] }
    expect((await propose(refunded)).texts[0]).toContain('We have refunded you in full.')
    expect(check(texts[0] ?? '', wish().story, 500)).toEqual([])
  })

  it('are within the length of the channel', async () => {
    const { propose } = await setDraftStage()
    const { texts, by } = await propose({}, { most: 100 })
    expect(by).toBe('scripted-1')
    expect(texts).toHaveLength(1)
  })

  it('are in the customer’s language, or none', async () => {
    const german = 'Hallo [author], danke, dass du uns das sagst. Es tut uns leid, dass du warten musstest.'
    const { propose } = await setDraftStage(() => ({
      as: 'drafts',
      drafts: [...GOOD, german],
      language: 'de',
    }))
    expect(await propose({ analysis: { language: 'de' } })).toMatchObject({
      texts: [german.replace('[author]', 'Ana')],
      language: 'de',
    })
    expect(await propose({ analysis: { language: 'fr' } })).toMatchObject({ by: 'template', language: 'fr' })
    expect(await propose({ analysis: { language: 'und' } })).toMatchObject({
      by: 'scripted-1',
      language: 'de',
    })
  })
})

describe('whatever befalls the model, a template stands in and says so', () => {
  it.each<[string, Reply, RegExp]>([
    ['it refuses', { as: 'refusal' }, /wrote nothing that can be used/],
    ['it runs out of tokens', { as: 'incomplete' }, /what nobody can use/],
    ['it writes prose', { as: 'text', text: 'Sure! Here are three drafts:' }, /what nobody can use/],
    ['it writes no draft', { as: 'drafts', drafts: [] }, /wrote nothing that can be used/],
    [
      'it writes rubbish',
      { as: 'drafts', drafts: ['', 'ok', '🤷', '{"text":"x"}'] },
      /wrote nothing that can be used/,
    ],
    ['the key is refused', { as: 'status', status: 401 }, /until an admin mends it/],
    [
      'the account is empty',
      { as: 'status', status: 429, code: 'insufficient_quota' },
      /until an admin mends it/,
    ],
    [
      'the server answers with a page',
      { as: 'page', type: 'text/html', body: '<h1>It works!</h1>' },
      /nobody can use/,
    ],
    ['the server answers without end', { as: 'endless' }, /nobody can use/],
  ])('when %s', async (_, reply, words) => {
    const { propose, lines, check } = await setDraftStage(() => reply)
    const { texts, by, note } = await propose()
    expect(by).toBe('template')
    expect(note).toMatch(words)
    expect(note).toMatch(/This is from a template\.$/)
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) expect(check(text, wish().story, 500)).toEqual([])
    expect(JSON.stringify(lines)).not.toMatch(/charged twice|Ana|Keller/)
  })

  it.each<[string, Reply]>([
    ['is in trouble', { as: 'status', status: 500 }],
    ['is busy', { as: 'status', status: 429 }],
    ['hangs up', { as: 'drop', when: 'midway' }],
  ])('when the server %s again and again, and is not waited for past its time', async (_, reply) => {
    const { drafter, clock } = await setDraftStage(() => reply)
    const proposing = drafter.propose(wish(), never)
    for (const wait of [1, 2]) {
      await clock.waitedFor(wait * SECOND)
      clock.move(wait * SECOND)
    }
    expect(await proposing).toMatchObject({
      by: 'template',
      note: expect.stringContaining('This is from a template.'),
    })
  })

  it.each(['before', 'midway'] as const)(
    'when it goes silent %s its answer, within 20 seconds',
    async (when) => {
      const { drafter, clock, peer } = await setDraftStage(() => ({ as: 'silence', when }))
      const proposing = drafter.propose(wish(), never)
      await peer.questions(1)
      clock.move(20 * SECOND)
      expect(await proposing).toMatchObject({
        by: 'template',
        note: expect.stringMatching(/took too long|was lost/),
      })
    },
  )

  it('when the ledger hangs, within 20 seconds', async () => {
    const { drafter, clock } = await setDraftStage(undefined, {
      ledger: { reserveCall: () => new Promise(() => undefined) },
    })
    const proposing = drafter.propose(wish(), never)
    await clock.waitedFor(16 * SECOND)
    clock.move(20 * SECOND)
    expect(await proposing).toMatchObject({
      by: 'template',
      note: 'The model took too long. This is from a template.',
    })
  })

  it('when the ledger fails, and then no money is spent', async () => {
    const { propose, peer } = await setDraftStage(undefined, {
      ledger: { reserveCall: () => Promise.reject(new Error('disk full')) },
    })
    expect(await propose()).toMatchObject({
      by: 'template',
      note: expect.stringContaining('could not be asked'),
    })
    expect(peer.asked).toEqual([])
  })

  it('when the month’s money is spent', async () => {
    const { propose, peer } = await setDraftStage(undefined, { settings: { monthlyBudget: 0.01 } })
    for (const id of [1, 2, 3, 4]) await propose({ mention: { id, text: `Case ${id}, I had to wait.` } })
    expect(peer.asked.length).toBeLessThan(4)
    expect(await propose({ mention: { id: 9 } })).toMatchObject({
      by: 'template',
      note: 'The month’s budget for the model is spent. This is from a template.',
    })
  })

  it('while it rests after failures, without another call', async () => {
    const { propose, peer } = await setDraftStage(() => ({ as: 'text', text: 'no' }))
    for (const id of [1, 2, 3, 4]) await propose({ mention: { id } })
    expect(peer.asked).toHaveLength(3)
    expect((await propose()).note).toMatch(/left alone for a while/)
  })

  it('when nobody waits any more', async () => {
    const { drafter, peer } = await setDraftStage(() => ({ as: 'silence', when: 'before' }))
    const leaving = new AbortController()
    const proposing = drafter.propose(wish(), leaving.signal)
    await peer.questions(1)
    leaving.abort()
    expect((await proposing).by).toBe('template')
    expect((await drafter.propose(wish(), leaving.signal)).by).toBe('template')
    await settled()
    expect(peer.asked).toHaveLength(1)
  })

  it('and nothing stands in where there is no model', async () => {
    const check = createHonestCheck(CONFIG)
    const silent = () => undefined
    const log = { debug: silent, info: silent, warn: silent, error: silent }
    const drafter = createDrafter({
      config: CONFIG,
      access: null,
      check,
      keyv: new Keyv(),
      clock: new StageClock(),
      log,
    })
    expect(await drafter.propose(wish(), never)).toMatchObject({ by: 'template', language: 'en', note: null })
  })
})

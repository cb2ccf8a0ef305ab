import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../src/core/time.ts'
import type { Reply } from '../../peers/model.ts'
import { honest, LOCAL, labelled, mention, never, type Stage, setStage, settled, storeBut } from './stage.ts'

const LEAKS = 'It leaks.'

/** One mention at a time, since those asked for already are not asked again. */
function another(stage: Stage) {
  return stage.analyse(mention(`${LEAKS} ${stage.peer.asked.length}-${stage.clock.now()}`))
}

describe('whatever befalls the model, the local analysis stands', () => {
  it.each<[string, Reply]>([
    ['it refuses', { as: 'refusal' }],
    ['it runs out of tokens', { as: 'incomplete' }],
    ['it writes prose', { as: 'text', text: 'Sure! Here are the labels you asked for:' }],
    ['it writes half of the JSON', { as: 'text', text: '{"results":[{"id":"' }],
    ['it writes something else', { as: 'text', text: '{"labels":[]}' }],
    ['it writes a list of rubbish', { as: 'text', text: '{"results":[null,7,"x",{},{"id":{}}]}' }],
    ['it writes nothing', { as: 'text', text: '' }],
    ['it knows no result', { as: 'results', results: [] }],
    ['the server refuses the key', { as: 'status', status: 401, code: 'invalid_api_key' }],
    ['the server does not know the model', { as: 'status', status: 404, code: 'model_not_found' }],
    ['the server does not take the question', { as: 'status', status: 400 }],
    ['the account is empty', { as: 'status', status: 429, code: 'insufficient_quota' }],
    ['the server answers with a page', { as: 'page', type: 'text/html', body: '<h1>It works!</h1>' }],
    ['the server answers with broken JSON', { as: 'page', type: 'application/json', body: '{"output": [' }],
    ['the server is another one', { as: 'page', type: 'application/json', body: '{"choices": []}' }],
    ['the server answers without end', { as: 'endless' }],
  ])('when %s', async (_, reply) => {
    const { peer, analyse, lines } = await setStage({ script: () => reply })
    expect(await analyse(mention(LEAKS))).toEqual([LOCAL])
    expect(peer.asked).toHaveLength(1)
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toContain('leaks')
  })

  it('when nothing listens there', async () => {
    const stage = await setStage()
    await stage.peer.stop()
    const analysing = stage.analyse(mention(LEAKS))
    for (const wait of [1, 2]) {
      await stage.clock.waitedFor(wait * SECOND)
      stage.clock.move(wait * SECOND)
    }
    expect(await analysing).toEqual([LOCAL])
  })

  it('when the ledger cannot be read or written, and then no money is spent', async () => {
    const { peer, analyse } = await setStage({
      till: { reserveCall: () => Promise.reject(new Error('disk full')) },
      store: (keyv) => {
        const fail = () => Promise.reject(new Error('disk full'))
        return storeBut(keyv, { get: fail, getMany: fail, set: fail, setMany: fail })
      },
    })
    expect(await analyse(mention(LEAKS), mention('And hums.'))).toEqual([LOCAL, LOCAL])
    expect(peer.asked).toEqual([])
  })

  it('for the calls that fail, and the others’ answers count', async () => {
    const { analyse } = await setStage({
      script: (question, nth) => (nth === 2 ? { as: 'refusal' } : honest(question, nth)),
    })
    const analyses = await analyse(
      ...Array.from({ length: 30 }, (_, at) => mention(`Case number ${at} of them.`)),
    )
    const kinds = analyses.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'other')).toHaveLength(10)
    expect(kinds.filter((kind) => kind === 'complaint')).toHaveLength(20)
  })
})

describe('patience', () => {
  it.each<[string, Reply]>([
    ['is in trouble', { as: 'status', status: 500 }],
    ['hangs up', { as: 'drop', when: 'before' }],
    ['hangs up in the middle', { as: 'drop', when: 'midway' }],
    ['asks for fewer questions', { as: 'status', status: 429 }],
  ])('asks again, ever later, when the server %s', async (_, reply) => {
    const stage = await setStage({
      script: (question, nth) => (nth < 3 ? reply : honest(question, nth)),
    })
    const analysing = stage.analyse(mention(LEAKS))
    for (const wait of [1, 2]) {
      await stage.clock.waitedFor(wait * SECOND)
      stage.clock.move(wait * SECOND)
    }
    expect(await analysing).toMatchObject([{ kind: 'complaint' }])
    expect(stage.peer.asked).toHaveLength(3)
    expect(stage.analyst.troubles()).toEqual([])
  })

  it.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '4' }, 4 * SECOND],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 12:00:05 GMT' }, 5 * SECOND],
    ['milliseconds', { 'retry-after-ms': '2500' }, 2_500],
  ])('waits for as long as the server says, in %s', async (_, headers, wait) => {
    const stage = await setStage({
      script: (question, nth) => (nth === 1 ? { as: 'status', status: 429, headers } : honest(question, nth)),
    })
    const analysing = stage.analyse(mention(LEAKS))
    await stage.clock.waitedFor(wait)
    stage.clock.move(wait)
    expect(await analysing).toMatchObject([{ kind: 'complaint' }])
  })

  it.each(['before', 'midway'] as const)(
    'has its end when the server goes silent %s its answer',
    async (when) => {
      const stage = await setStage({ script: () => ({ as: 'silence', when }) })
      const analysing = stage.analyse(mention(LEAKS))
      await stage.peer.questions(1)
      await stage.clock.waitedFor(12 * SECOND)
      stage.clock.move(12 * SECOND)
      expect(await analysing).toEqual([LOCAL])
    },
  )

  it('does not begin to wait for what would come too late', async () => {
    const stage = await setStage({
      script: () => ({ as: 'status', status: 429, headers: { 'retry-after': '60' } }),
    })
    expect(await stage.analyse(mention(LEAKS))).toEqual([LOCAL])
    expect(stage.peer.asked).toHaveLength(1)
  })

  it('ends when Earshot is stopped', async () => {
    const { peer, analyst } = await setStage({ script: () => ({ as: 'silence', when: 'before' }) })
    const stopping = new AbortController()
    const analysing = analyst.analyse([mention(LEAKS)], stopping.signal)
    await peer.questions(1)
    stopping.abort()
    expect(await analysing).toEqual([LOCAL])
    expect(await analyst.analyse([mention(LEAKS)], stopping.signal)).toEqual([LOCAL])
    expect(peer.asked).toHaveLength(1)
  })
})

describe('the circuit breaker', () => {
  it('leaves a model alone that failed three times, tries one call after a rest, and tells of it', async () => {
    const stage = await setStage({ script: () => ({ as: 'text', text: 'no' }) })
    const { analyst, peer, clock } = stage
    for (const _ of [1, 2, 3, 4, 5]) expect(await another(stage)).toEqual([LOCAL])
    expect(peer.asked).toHaveLength(3)
    expect(analyst.troubles()).toEqual([
      'The model’s answer does not fit the schema. Until 12:01 UTC Earshot does without the model.',
    ])

    clock.move(MINUTE)
    await stage.analyse(...Array.from({ length: 30 }, (_, at) => mention(`Case number ${at} of them.`)))
    expect(peer.asked).toHaveLength(4)
    expect(analyst.troubles()).toEqual([expect.stringContaining('Until 12:03 UTC')])

    clock.move(2 * MINUTE)
    peer.script = honest
    expect(await another(stage)).toMatchObject([{ kind: 'complaint' }])
    expect(analyst.troubles()).toEqual([])
    expect(await another(stage)).toMatchObject([{ kind: 'complaint' }])
  })

  it('heeds at once what only the administrator can mend, and says how', async () => {
    const stage = await setStage({ settings: { apiKey: 'sk-wrong' } })
    await another(stage)
    await another(stage)
    expect(stage.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
    expect(stage.analyst.troubles()).toEqual([
      `${stage.peer.baseUrl} refuses the key (401, invalid_api_key). Put a valid one in model.apiKey. Until 12:01 UTC Earshot does without the model.`,
    ])
  })

  it('waits for as long as the server says, within reason', async () => {
    const stage = await setStage({
      script: () => ({ as: 'status', status: 429, headers: { 'retry-after': '600' } }),
    })
    await another(stage)
    stage.clock.move(9 * MINUTE)
    await another(stage)
    expect(stage.peer.asked).toHaveLength(1)
    stage.clock.move(MINUTE)
    await another(stage)
    expect(stage.peer.asked).toHaveLength(2)
  })

  it('does not hold it against a model that it will not speak about some mentions', async () => {
    const stage = await setStage({ script: () => ({ as: 'refusal' }) })
    for (const _ of [1, 2, 3, 4, 5]) await another(stage)
    expect(stage.peer.asked).toHaveLength(5)
    expect(stage.analyst.troubles()).toEqual([])
  })

  it('lets a model that hangs cost one deadline, not one for each call', async () => {
    const stage = await setStage({ script: () => ({ as: 'silence', when: 'before' }) })
    const many = Array.from({ length: 80 }, (_, at) => mention(`Case number ${at} of them.`))
    const analysing = stage.analyst.analyse(many, never)
    await stage.peer.questions(4)
    await settled()
    stage.clock.move(12 * SECOND)
    await analysing
    await another(stage)
    expect(stage.peer.asked).toHaveLength(4)
  })
})

describe('a compatible server', () => {
  it('may leave out what it used, and reason as long as the config says', async () => {
    const { peer, analyse } = await setStage({ settings: { effort: 'low' } })
    peer.usage = null
    expect(await analyse(mention(LEAKS))).toMatchObject([{ kind: 'complaint' }])
    expect(peer.asked[0]?.wire).toContain('"effort":"low"')
  })

  it('may be told a score beyond the scale', async () => {
    const { analyse } = await setStage({
      script: ({ mentions }) => ({
        as: 'results',
        results: mentions.map((one) => labelled(one, { sentiment: -17 })),
      }),
    })
    expect(await analyse(mention(LEAKS))).toMatchObject([{ sentiment: -1 }])
  })
})

import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import { modelSchema } from '../../../src/config/model.ts'
import { DAY } from '../../../src/core/time.ts'
import { reportModel } from '../../../src/understand/model/report.ts'
import { config, LOCAL, mention, NOON, never, type Stage, setStage, settled } from './stage.ts'

const SPENT =
  'The month’s budget of $0.0100 for the model is spent. Until 2026-12-01 mentions are understood by the local analyst alone, and replies are drafted from templates; raise model.monthlyBudget to ask the model again.'

/** At the stage’s prices each scripted answer costs $0.003. */
const SETTINGS = { monthlyBudget: 0.01 }

async function askOneByOne(stage: Stage, mentions: number): Promise<number> {
  const before = stage.peer.asked.length
  for (let at = 0; at < mentions; at++)
    await stage.analyse(mention(`Case number ${stage.peer.asked.length}-${at}.`))
  return stage.peer.asked.length - before
}

describe('the monthly budget', () => {
  it('is kept, over restarts, and said plainly when it is spent', async () => {
    const stage = await setStage({ settings: SETTINGS })
    expect(await askOneByOne(stage, 6)).toBe(3)
    expect(stage.analyst.troubles()).toEqual([SPENT])

    const later = stage.again()
    expect(later.troubles()).toEqual([])
    expect(await later.analyse([mention('One more.')], never)).toEqual([LOCAL])
    expect(later.troubles()).toEqual([SPENT])
    expect(stage.peer.asked).toHaveLength(3)
  })

  it('is fresh when the month is', async () => {
    const stage = await setStage({ settings: SETTINGS })
    await askOneByOne(stage, 6)
    stage.clock.move(11 * DAY)
    expect(stage.analyst.troubles()).toEqual([])
    const [analysis] = await stage.analyse(mention('In December.', { at: stage.clock.now() }))
    expect(analysis).toMatchObject({ kind: 'complaint' })
  })

  it('is not overdrawn by several calls at once', async () => {
    const stage = await setStage({ settings: { monthlyBudget: 0.02 } })
    let open = () => {}
    stage.peer.gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const many = Array.from({ length: 80 }, (_, at) => mention(`Case number ${at} of them.`))
    const analysing = stage.analyse(...many)
    await stage.peer.questions(1)
    await settled()
    // By its estimate ten mentions cost at least 900 tokens of answer: $0.009.
    expect(stage.peer.asked).toHaveLength(2)
    open()
    await analysing
  })

  it('counts answers that were lost as if they had come, and refusals by what they took', async () => {
    const stage = await setStage({ script: () => ({ as: 'refusal' }), settings: SETTINGS })
    expect(await askOneByOne(stage, 6)).toBe(3)

    const lost = await setStage({ script: () => ({ as: 'drop', when: 'midway' }), settings: SETTINGS })
    const analysing = lost.analyse(mention('It leaks.'))
    for (const wait of [1_000, 2_000]) {
      await lost.clock.waitedFor(wait)
      lost.clock.move(wait)
    }
    await analysing
    expect((await report(lost)).cost[0]).toMatch(/^this month \$0\.00\d\d of \$0\.0100 for 3 calls/)
  })

  it('is not charged for what was never answered', async () => {
    const stage = await setStage({ script: () => ({ as: 'status', status: 401 }) })
    await stage.analyse(mention('It leaks.'))
    expect((await report(stage)).cost[0]).toContain('this month $0.00 of')
  })

  it('counts what could not be put right as it was estimated', async () => {
    const stage = await setStage({
      settings: SETTINGS,
      till: { settleCall: () => Promise.reject(new Error('disk full')) },
    })
    expect(await askOneByOne(stage, 20)).toBeLessThan(10)
    const [spent] = await stage.spending.spentSince(0)
    expect(spent?.cost).toBeGreaterThan(0.008)
  })
})

async function report(stage: Stage, volume: number | null = null, settings: object = {}) {
  const model = modelSchema.parse({
    apiKey: stage.peer.key,
    baseUrl: stage.peer.baseUrl,
    name: 'scripted-1',
    prices: { inputPerMillion: 1, outputPerMillion: 10 },
    ...SETTINGS,
    ...settings,
  })
  const { keyv, clock, spending } = stage
  return reportModel({
    config: { ...config, model },
    spending,
    keyv: new Keyv({ store: keyv }),
    clock,
    volume,
    signal: never,
  })
}

describe('the report for the administrator', () => {
  it('guesses what a month would cost before there is anything to go by', async () => {
    const stage = await setStage()
    expect(await report(stage)).toEqual({
      fault: null,
      cost: [
        'this month $0.00 of $0.0100 for 0 calls (0 tokens in, 0 out)',
        'what a month costs can be said when mentions have come in',
        'a drafted reply costs about $0.0065, by a rough guess',
      ],
      quality: ['no mention has been understood this month'],
    })
    const { cost } = await report(stage, 3_000)
    expect(cost[1]).toMatch(
      /^at the present volume of 3000 mentions a month about \$0\.9\d, by a rough guess$/,
    )
    expect(cost[3]).toMatch(/^together about \$0\.9\d a month; when the budget is spent, the local analyst/)
  })

  it('measures it as soon as it can', async () => {
    const stage = await setStage()
    await stage.analyse(...Array.from({ length: 200 }, (_, at) => mention(`Case ${at}.`)))
    stage.clock.move(2 * DAY)
    const { cost, quality } = await report(stage, null, { monthlyBudget: 5 })
    expect(cost).toEqual([
      'this month $0.0240 of $5.00 for 8 calls (8000 tokens in, 1600 out)',
      'at the present volume of 3000 mentions a month about $0.36',
      'a drafted reply costs about $0.0065, by a rough guess',
      'together about $0.36 a month',
    ])
    expect(quality[0]).toBe(
      '200 mentions this month; the local analyst doubted 200 (100 %), and the model answered for 80',
    )
    expect(quality[1]).toBe(
      'kind: agreed on 0 (0 %); the model’s word was taken for 80, the local analyst’s stood for 0',
    )
    expect(quality[5]).toMatch(/^M-\d+: urgency low by the local analyst, normal by the model; taken$/)
  })

  it('tells what drafts cost from what readings cost', async () => {
    const stage = await setStage()
    await stage.analyse(...Array.from({ length: 200 }, (_, at) => mention(`Case ${at}.`)))
    const draft = { purpose: 'draft', model: 'scripted-1', inputTokens: 900, outputTokens: 300 } as const
    for (const ago of [DAY, 2 * DAY])
      await stage.spending.reserveCall({ ...draft, cost: 0.004, at: stage.clock.now() - ago }, 0, 9)
    stage.clock.move(2 * DAY)
    const { cost } = await report(stage, null, { monthlyBudget: 5 })
    expect(cost).toEqual([
      'this month $0.0320 of $5.00 for 10 calls (9800 tokens in, 2200 out): analysis $0.0240, draft $0.0080',
      'at the present volume of 3000 mentions a month about $0.36',
      'drafts, 2 in the last 30 days, cost about $0.0080 a month',
      'together about $0.37 a month',
    ])
  })

  it.each([
    [{ apiKey: 'sk-wrong' }, 'model.apiKey'],
    [{ name: 'scripted-2' }, 'knows no model scripted-2'],
  ])('says what to mend of %j', async (settings, words) => {
    const stage = await setStage()
    expect((await report(stage, null, settings)).fault).toContain(words)
  })

  it('says what to mend when nothing answers', async () => {
    const stage = await setStage()
    const { baseUrl } = stage.peer
    await stage.peer.stop()
    expect((await report(stage)).fault).toBe(
      `Nothing answers at ${baseUrl} (ECONNREFUSED). Check model.baseUrl.`,
    )
  })

  it('asks no question that costs', async () => {
    const stage = await setStage()
    await report(stage)
    expect(stage.peer.asked).toEqual([])
    expect(stage.clock.now()).toBe(NOON)
  })
})

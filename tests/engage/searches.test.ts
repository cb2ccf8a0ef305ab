import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DAY, HOUR } from '../../src/core/time.ts'
import type { Claim } from '../../src/learn/phrase/claim.ts'
import type { Material, Narrator } from '../../src/learn/phrase/narrator.ts'
import { commandOf, openTeam, type Team, textOf } from './team.ts'

let team: Team
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

it('a search for what is rare says how far back it looked, and offers to look further', async () => {
  const lookedBackTo = team.clock.now() - 3 * DAY
  vi.spyOn(team.ledger, 'search').mockResolvedValueOnce({ rows: [], more: false, lookedBackTo })
  const { card } = await team.say('noor', 'search lang:fi')
  expect(textOf(card)).toMatch(
    /Nothing was found for lang:fi\.[\s\S]*Looked for back to .+, and no further\./,
  )
  expect(commandOf(card, 'In the last year')).toContain('lang:fi since:365d')
  expect(textOf((await team.say('noor', 'search lang:fi')).card)).not.toContain('Looked for')
})

describe('saved searches', () => {
  it('are kept, found by their name, listed and removed', async () => {
    await team.hear({ text: 'The parcel was late.' }, { text: 'Lovely beans.' })
    const kept = await team.say('noor', 'search late OR delayed dept:billing save as Slow Parcels')
    expect(textOf(kept.card)).toMatch(/M-1[\s\S]*Kept as slow-parcels/)
    const again = await team.say('mira', 'search slow-parcels')
    expect(textOf(again.card)).toMatch(
      /M-1[\s\S]*The saved search slow-parcels: late OR delayed dept:billing/,
    )
    expect((await team.say('mira', 'search "slow-parcels"')).card.summary).toContain('Nothing was found')
    expect(textOf((await team.say('mira', 'searches')).card)).toContain(
      'slow-parcels: late OR delayed dept:billing\nkept by Noor',
    )
    expect((await team.say('mira', 'searches remove slow-parcels')).card.summary).toContain(
      'needs the role manager',
    )
    expect((await team.say('noor', 'searches remove slow-parcels')).ok).toBe(true)
    expect(textOf((await team.say('mira', 'searches')).card)).toContain('keeps no searches yet')
  })

  it('are not kept where they cannot be read, nor over a colleague’s', async () => {
    expect((await team.say('noor', 'search dept:moon save as x')).ok).toBe(false)
    await team.say('noor', 'search late save as late')
    expect((await team.say('mira', 'search lost save as late')).card.summary).toMatch(/^Noor keeps a search/)
    expect((await team.say('june', 'search lost save as late')).ok).toBe(true)
    expect(await team.ledger.savedSearches()).toMatchObject([{ name: 'late', words: 'lost', by: 'June' }])
  })

  it('say what they take the place of, and find what an import brought', async () => {
    await team.hear({ text: 'The parcel was late.' }, { text: 'It was late.', source: 'old reviews' })
    await team.say('noor', 'search late save as slow')
    await team.say('june', 'searches send slow to billing daily')
    const changed = await team.say('june', 'search from:"old reviews" late save as slow')
    expect(textOf(changed.card)).toMatch(/M-2[\s\S]*Kept as slow in place of “late”, sent to where that was/)
    expect(textOf(changed.card)).not.toContain('M-1')
    expect(textOf((await team.say('june', 'search from:nowhere late')).card)).toContain(
      '“nowhere” is none of: reviews, old reviews.',
    )
  })

  it('that can no longer be read say so where they are listed, and where they are asked for', async () => {
    await team.ledger.saveSearch({ name: 'gone', words: 'late dept:moon', by: 'Noor', at: team.clock.now() })
    expect(textOf((await team.say('noor', 'searches')).card)).toMatch(
      /gone: late dept:moon\ncan no longer be read: “moon” is none of: .* · kept by Noor/,
    )
    expect((await team.say('noor', 'search gone')).card.summary).toMatch(
      /^The saved search gone, “late dept:moon”, can no longer be read\. “moon” is none of/,
    )
  })

  it('are sent by managers, to channels and colleagues', async () => {
    await team.say('noor', 'search late save as late')
    expect((await team.say('noor', 'searches send late to billing')).card.summary).toContain(
      'needs the role manager',
    )
    const sent = await team.say('june', 'searches send late to #billing')
    expect(sent.card.summary).toBe(
      'From now on each mention that late finds comes to billing as it comes in.',
    )
    await team.say('june', 'searches send late to @mira daily')
    expect(textOf((await team.say('noor', 'searches')).card)).toContain(
      'kept by Noor · each one sent to billing · sent to Mira daily',
    )
    expect((await team.say('noor', 'search lost save as late')).card.summary).toContain('is sent to others')
    expect((await team.say('noor', 'searches remove late')).ok).toBe(false)
    expect((await team.say('june', 'searches stop late in billing')).ok).toBe(true)
    expect((await team.say('june', 'searches stop late in billing')).ok).toBe(false)
    expect((await team.ledger.savedSearches())[0]?.sends).toMatchObject([{ to: '@workspace:mira' }])
    for (const [line, problem] of [
      ['searches send late to moon', '“moon” is no channel'],
      ['searches send late to @zed', '“@zed” is no channel and no colleague'],
      ['searches send nothing to billing', 'There is no saved search “nothing”'],
    ] as const)
      expect((await team.say('june', line)).card.summary).toContain(problem)
  })

  it('that ask what was done cannot be sent as they find', async () => {
    await team.say('june', 'search has:action save as done')
    const refused = await team.say('june', 'searches send done to billing')
    expect(refused.ok).toBe(false)
    expect((await team.say('june', commandOf(refused.card, 'Send it daily'))).ok).toBe(true)
  })
})

describe('trend', () => {
  it('counts words over time, against the time before, and opens what it counted', async () => {
    await team.hear({ text: 'The parcel was late.' })
    team.clock.move(40 * DAY)
    await team.hear(...Array.from({ length: 9 }, (_, index) => ({ text: `Late again, ${index}.` })))
    await team.hear({ text: 'Lovely beans.', analysis: { kind: 'praise', sentiment: 0.9 } })
    team.clock.move(HOUR)
    const { card } = await team.say('noor', 'trend late 30d')
    expect(card.summary).toBe('9 mentions of late in the last 30 days; 9 of 9 negative.')
    const chart = card.parts.flatMap((part) => (part.part === 'chart' ? [part.chart] : []))[0]
    if (chart?.chart !== 'lines') throw new Error('no lines')
    const [all] = chart.series
    expect(all?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(9)
    expect(all?.values).toHaveLength(chart.labels.length)
    const found = await team.say('noor', commandOf(card, 'Show the mentions'))
    expect(found.card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))).toHaveLength(9)
    team.clock.move(25 * DAY)
    expect((await team.say('noor', 'trend late 26d')).card.summary).toMatch(
      /, clearly more than before \(0\)|none before/,
    )
  })

  it('knows themes and saved searches by their names', async () => {
    await team.hear({ text: 'The parcel was late.' }, { text: 'Lost.' })
    await team.say('noor', 'search lost save as gone')
    expect((await team.say('noor', 'trend gone 7d')).card.summary).toContain('1 mention of gone')
    expect((await team.say('noor', 'trend T-9 7d')).card.summary).toContain('Nobody spoke of T-9')
    expect((await team.say('noor', 'trend dept:moon')).ok).toBe(false)
    expect((await team.say('noor', 'trend late since 2030-01-01')).card.summary).toContain('still to come')
  })
})

describe('ask, without a model', () => {
  it('shows what is nearest, with figures that were counted', async () => {
    await team.hear(
      { text: 'The parcel was late, and the courier was rude.' },
      { text: 'My parcel came late.' },
      { text: 'Lovely beans.', analysis: { kind: 'praise', sentiment: 0.9 } },
    )
    team.clock.move(HOUR)
    const { card, ok } = await team.say(
      'june',
      'ask why are people unhappy about late parcel couriers in the last 7 days?',
    )
    expect(ok).toBe(true)
    const text = textOf(card)
    expect(text).toContain('I cannot answer that in words')
    expect(text).toContain(
      '2 mentions of “late” or “parcel” or “couriers” or “courier” (negative) in the last 7 days.',
    )
    expect(text).toMatch(/M-1[\s\S]*M-2/)
    expect(text).not.toContain('M-3')
    const open = card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))[0]?.open ?? ''
    expect(textOf((await team.say('june', open)).card)).toMatch(/M-2[\s\S]*M-1/)
  })

  it('says so when there is nothing, and is for managers', async () => {
    expect(textOf((await team.say('june', 'ask about unicorns')).card)).toContain('I have found nothing')
    expect((await team.say('noor', 'ask about unicorns')).card.summary).toContain('needs the role manager')
  })
})

it('ask, without a model, narrows by what a question says beside its words', async () => {
  await team.hear(
    { text: 'Charged twice.' },
    { text: 'Is the invoice paid?', analysis: { kind: 'question', sentiment: 0 } },
    { text: 'My lid leaks.', analysis: { department: 'product' } },
  )
  team.clock.move(2 * DAY)
  const unhappy = textOf((await team.say('june', 'ask why are people unhappy with billing')).card)
  expect(unhappy).toContain('1 mention of anything (negative, for billing) in the last 30 days')
  expect(unhappy).not.toContain('invoice')
  await team.say('piet', 'claim 3')
  const { card } = await team.say('june', 'ask how many complaints are overdue?')
  expect(textOf(card)).toContain('1 mention of anything (overdue, complaints) in the last 30 days.')
  expect(textOf((await team.say('june', 'ask what was overdue last month?')).card)).toContain(
    'I have found nothing last month that answers it.',
  )
  const all = await team.say('june', commandOf(card, 'All that was found'))
  expect(textOf(all.card)).toContain('M-1')
  expect(textOf(all.card)).not.toMatch(/M-[23]/)
})

describe('ask, with a model', () => {
  /** Says of each fact and mention that it is given what the script makes of it; verified like any other. */
  function narrating(script: (material: Material) => readonly Claim[]): Narrator {
    return { name: 'scripted-1', tell: async (material) => script(material) }
  }

  it('answers with the mentions that each claim rests on, and its own figures beside', async () => {
    await team.close()
    const asked: Material[] = []
    team = await openTeam({
      narrator: narrating((material) => {
        asked.push(material)
        return [{ text: 'couriers leave parcels in the rain', fact: null, mentions: [1] }]
      }),
    })
    await team.hear({ text: 'The courier left my parcel in the rain.' }, { text: 'My parcel came late.' })
    team.clock.move(HOUR)
    const { card } = await team.say('june', 'ask what is wrong with parcel delivery?')
    const text = textOf(card)
    expect(text).toContain('Couriers leave parcels in the rain (M-1).')
    expect(text).toContain('2 mentions of “wrong” or “parcel” or “delivery” in the last 30 days')
    expect(text).toContain('Put into words by scripted-1')
    expect(text).toMatch(/M-1 🔻 The courier/)
    expect(text).not.toContain('M-2 🔻')
    expect(asked[0]).toMatchObject({ question: 'what is wrong with parcel delivery?' })
    expect(asked[0]?.facts).toMatchObject([{ id: 'found', numbers: ['2', '2', '30'] }])
  })

  it('falls back to what is nearest where nothing could be verified', async () => {
    await team.close()
    team = await openTeam({ narrator: narrating(() => []) })
    await team.hear({ text: 'My parcel came late.' })
    expect(textOf((await team.say('june', 'ask about parcel')).card)).toContain(
      'I cannot answer that in words',
    )
  })
})

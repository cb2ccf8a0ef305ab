import { describe, expect, it } from 'vitest'
import { createAmplifier } from '../../src/amplify/step.ts'
import { LeaseLost, type Ledger, type Story } from '../../src/core/ledger.ts'
import { HOUR, MINUTE } from '../../src/core/time.ts'
import { ManualClock } from './clock.ts'
import { freshLedger, hear, leaseOf, type Said } from './ledger.ts'
import { configOf } from './rows.ts'
import { silentLog } from './silent-log.ts'

const departments = { billing: { about: 'Money.' }, support: { about: 'Help.' } }

async function scene(settings: object = {}) {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const config = configOf({ departments, ...settings })
  const amplifier = createAmplifier({ ledger, config, clock, log: silentLog })
  return {
    clock,
    ledger,
    amplifier,
    hear: (...said: Said[]) => hear(ledger, clock, said),
    step: async () => amplifier.step(await leaseOf(ledger, clock)),
    roundups: async () => amplifier.roundups(await leaseOf(ledger, clock)),
    story: (id: number) => storyOf(ledger, id),
    /** Of each mention in turn, the state of its first card. */
    states: async (...ids: number[]) =>
      Promise.all(ids.map(async (id) => (await storyOf(ledger, id)).cards[0]?.state)),
  }
}

async function storyOf(ledger: Ledger, id: number): Promise<Story> {
  const story = await ledger.story(id)
  if (!story) throw new Error(`there is no M-${id}`)
  return story
}

/** Unlike each other, so that none is a repetition. */
function different(count: number, understood: Said['analysis'] = {}): Said[] {
  return Array.from({ length: count }, (_, index) => ({
    found: { text: ['alpha', 'beta', 'gamma'].map((word) => `${word}${index}`).join(' ') },
    analysis: understood,
  }))
}

describe('telling the team', () => {
  it('owes a card to the department’s channel, with the reason, and opens an engagement', async () => {
    const { hear, step, story } = await scene()
    await hear({})
    expect(await step()).toBe(1)
    expect(await step()).toBe(0)
    const { engagement, cards, routed } = await story(1)
    expect(engagement).toMatchObject({ status: 'open', department: 'billing' })
    expect(cards).toMatchObject([{ channel: 'billing', state: 'owed', reason: 'It is for billing' }])
    expect(routed).toMatch(/^Told billing \(It is for billing\); weight \d+ of 100: .*a team should see it/)
  })

  it('folds away what is of another of our name, unless it names a product', async () => {
    const { hear, step, story } = await scene({
      brand: { name: 'Larkbean', homonyms: ['skylark', 'bird song'], products: ['Ember'] },
    })
    await hear(
      { found: { text: 'Heard a skylark over the field, what a bird song!' } },
      { found: { text: 'My Ember sings like a skylark when it boils, is that right?' } },
      { found: { text: 'No larks here, I was charged twice.' } },
    )
    await step()
    expect(await story(1)).toMatchObject({
      cards: [],
      engagement: null,
      routed: 'Nobody was told: “skylark” tells that another of our name is meant.',
    })
    for (const id of [2, 3]) expect((await story(id)).cards).toHaveLength(1)
  })

  it('owes one card to every channel that a route names', async () => {
    const { hear, step, story } = await scene({
      channels: { urgent: {} },
      routes: [{ name: 'It is urgent', to: 'urgent', when: { urgency: 'high' } }],
    })
    await hear({ analysis: { urgency: 'high' } })
    await step()
    expect((await story(1)).cards.map(({ channel }) => channel)).toEqual(['billing', 'urgent'])
  })

  it('tells nobody of what is not notable, and says so to who asks', async () => {
    const { hear, step, story } = await scene()
    await hear({ analysis: { worth: 0.1, sentiment: 0 } })
    await step()
    const { engagement, cards, routed } = await story(1)
    expect({ engagement, cards }).toEqual({ engagement: null, cards: [] })
    expect(routed).toMatch(/^Nobody was told: weight \d+ of 100 where 50 is needed: hardly anything/)
  })

  it('tells nobody of what is muted, however notable', async () => {
    const { clock, ledger, hear, step, story } = await scene({ notable: 0 })
    await ledger.mute({ what: 'word', value: 'beans', until: null, by: 'Ines', at: clock.now() })
    await ledger.mute({ what: 'source', value: 'forum', until: clock.now() - 1, by: 'Ines', at: clock.now() })
    await hear({ analysis: { urgency: 'high' } }, { source: 'forum', found: { text: 'Late parcel' } })
    await step()
    expect((await story(1)).cards).toEqual([])
    expect((await story(1)).routed).toBe('Nobody was told: the word “beans” is muted.')
    expect((await story(2)).cards).toHaveLength(1)
  })

  it('says one thing once: what repeats the channel’s last words sinks', async () => {
    const { hear, step, states } = await scene()
    const plain = { analysis: { worth: 0.6, sentiment: -0.3 } }
    await hear(plain, plain, { ...plain, analysis: { ...plain.analysis, department: 'support' } })
    await step()
    expect(await states(1, 2, 3)).toEqual(['owed', undefined, 'owed'])
  })

  it('takes what waits in batches, the oldest first', async () => {
    const { hear, step, story } = await scene({ notable: 0 })
    await hear(...different(201))
    expect(await step()).toBe(200)
    await expect(story(201)).resolves.toMatchObject({ routed: null })
    expect(await step()).toBe(1)
    expect(await step()).toBe(0)
  })

  it('decides nothing when another instance took the step over, and loses nothing', async () => {
    const { clock, ledger, amplifier, hear, step, states } = await scene()
    await hear({ analysis: { worth: 0.6, sentiment: -0.3 } })
    const lost = await leaseOf(ledger, clock)
    await clock.advance(25 * HOUR)
    const other = await leaseOf(ledger, clock, 'amplify', 'another')
    await expect(amplifier.step(lost)).rejects.toThrow(LeaseLost)
    await ledger.release(other)
    await expect(step()).resolves.toBe(1)
    expect(await states(1)).toEqual(['owed'])
  })
})

describe('a channel’s peace', () => {
  it('holds what overflows the hour’s budget, but nothing urgent, and rounds it up an hour later', async () => {
    const { clock, ledger, hear, step, roundups, states } = await scene({
      channels: { billing: { budget: 2 } },
    })
    await hear(...different(5), { analysis: { urgency: 'high' } })
    await step()
    expect(await states(1, 2, 3, 4, 5, 6)).toEqual(['owed', 'owed', 'held', 'held', 'held', 'owed'])

    await clock.advance(HOUR - 1)
    expect(await roundups()).toBe(0)
    await clock.advance(2)
    expect(await roundups()).toBe(1)
    expect(await roundups()).toBe(0)
    expect(await states(3, 4, 5)).toEqual(['gathered', 'gathered', 'gathered'])
    expect(await ledger.held()).toEqual([])
  })

  it('counts the hour from batch to batch, and keeps a place for the roundup', async () => {
    const { clock, hear, step, states } = await scene({ channels: { billing: { budget: 2 } } })
    await hear(...different(3))
    await step()
    await clock.advance(30 * MINUTE)
    await hear(...different(4).slice(3))
    await step()
    await clock.advance(30 * MINUTE + 1)
    await hear(...different(6).slice(4))
    await step()
    expect(await states(1, 2, 3, 4, 5, 6)).toEqual(['owed', 'owed', 'held', 'held', 'owed', 'held'])
  })

  it('posts only what is urgent in quiet hours, and the rest when they end', async () => {
    const { clock, hear, step, roundups, states } = await scene({
      channels: { billing: { quiet: { from: '11:00', to: '14:00' } } },
    })
    await hear(...different(2), { analysis: { urgency: 'high' } })
    await step()
    expect(await states(1, 2, 3)).toEqual(['held', 'held', 'owed'])
    await clock.advance(2 * HOUR - 1)
    expect(await roundups()).toBe(0)
    await clock.advance(1)
    expect(await roundups()).toBe(1)
    expect(await states(1, 2)).toEqual(['gathered', 'gathered'])
  })
})

describe('those who asked to be told at once', () => {
  const members = [{ handle: 'june', name: 'June', role: 'manager' }]
  const channelsOf = async (story: Promise<Story>) => (await story).cards.map(({ channel }) => channel)

  it('are: a channel, and a colleague directly, each mention once', async () => {
    const { hear, step, story } = await scene({
      members,
      channels: { floor: {} },
      digests: [
        { to: '@june', every: 'instant' },
        { to: 'floor', every: 'instant', department: 'support' },
        { to: 'billing', every: 'instant' },
      ],
    })
    await hear({}, { found: { text: 'Nobody helps me.' }, analysis: { department: 'support' } })
    await step()
    expect(await channelsOf(story(1))).toEqual(['billing', '@workspace:june'])
    expect(await channelsOf(story(2))).toEqual(['support', '@workspace:june', 'floor', 'billing'])
    expect((await story(1)).routed).not.toContain('june')
  })

  it('are told of urgent mentions alone where a digest comes by count', async () => {
    const { hear, step, story } = await scene({ members, digests: [{ to: '@june', every: '50 mentions' }] })
    await hear(...different(1), ...different(3, { urgency: 'high' }).slice(2))
    await step()
    expect(await channelsOf(story(1))).toEqual(['billing'])
    expect(await channelsOf(story(2))).toEqual(['billing', '@workspace:june'])
  })
})

describe('a saved search that is sent as it finds', () => {
  const at = 0
  const search = { name: 'beans', words: 'beans -tea', by: 'Ines', at }
  const sent = (to: string) => ({ to, every: 'instant' as const, by: 'June', at })

  it('brings what it finds, notable or not, from the very next batch on, until it is stopped', async () => {
    const { ledger, hear, step, story } = await scene({ channels: { floor: {} }, notable: 1 })
    await hear({})
    await step()
    expect((await story(1)).cards).toEqual([])
    await ledger.saveSearch(search)
    await ledger.sendSearch('beans', sent('floor'))
    await hear({}, { found: { text: 'Tea, not beans.' } }, { found: { text: 'Something else.' } })
    await step()
    expect((await story(2)).cards).toMatchObject([
      { channel: 'floor', reason: 'The saved search beans finds it' },
    ])
    expect((await story(3)).cards).toEqual([])
    expect((await story(4)).cards).toEqual([])
    await ledger.stopSending('beans', null)
    await hear({})
    await step()
    expect((await story(5)).cards).toEqual([])
  })

  it('comes once to a channel that has the mention already, and never where it cannot', async () => {
    const { ledger, hear, step, story } = await scene()
    await ledger.saveSearch(search)
    for (const to of ['billing', 'gone', '@workspace:june']) await ledger.sendSearch('beans', sent(to))
    await ledger.saveSearch({ ...search, name: 'odd', words: 'dept:nowhere' })
    await ledger.sendSearch('odd', sent('billing'))
    await hear({})
    await step()
    expect((await story(1)).cards.map(({ channel, reason }) => [channel, reason])).toEqual([
      ['billing', 'It is for billing'],
      ['@workspace:june', 'The saved search beans finds it'],
    ])
  })
})

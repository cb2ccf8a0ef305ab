import { describe, expect, it } from 'vitest'
import { createComposer } from '../../../src/amplify/compose.ts'
import { createAmplifier } from '../../../src/amplify/step.ts'
import type { Card } from '../../../src/core/card.ts'
import { MINUTE, SECOND } from '../../../src/core/time.ts'
import { analysis } from '../../analysis.ts'
import { ManualClock } from '../clock.ts'
import { freshLedger, leaseOf } from '../ledger.ts'
import { configOf, NOON } from '../rows.ts'
import { silentLog } from '../silent-log.ts'

const departments = { billing: { about: 'Money.' }, product: { about: 'The app.' } }

async function scene(settings: object = {}) {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const config = configOf({
    departments,
    notable: 0,
    channels: { product: { budget: 100 }, urgent: {} },
    routes: [{ name: 'It is urgent', to: 'urgent', when: { urgency: 'high' } }],
    ...settings,
  })
  const amplifier = createAmplifier({ ledger, config, clock, log: silentLog })
  const compose = createComposer(ledger, config)
  let told = 0
  const cards = new Map<number, Card>()

  /** So many people speak of the theme, and all is routed. */
  async function hear(count: number, given: { urgent?: boolean; author?: string; source?: string } = {}) {
    const { source = 'reviews' } = given
    const at = clock.now()
    const found = Array.from({ length: count }, () => {
      told++
      return {
        externalId: `e${told}`,
        author: { key: given.author ?? `author ${told}`, name: given.author ?? `Author ${told}`, url: null },
        title: null,
        text: `The app has logged me out since 4.2, number ${told}`,
        url: null,
        publishedAt: at,
        reach: 0,
        language: 'en',
      }
    })
    await ledger.store({ source, fingerprint: 'f', cursor: null, quiet: false, skipped: 0, at, found })
    const unread = await ledger.unread(1_000)
    await ledger.understood(
      await leaseOf(ledger, clock, 'understand'),
      unread.map((mention) => ({
        mention: mention.id,
        analysis: analysis({
          department: 'product',
          summary: mention.text,
          urgency: given.urgent ? 'high' : 'normal',
        }),
        sketch: null,
        standing: 0,
        copyOf: null,
        leads: false,
        theme: 7,
      })),
      at,
      {
        changed: [
          { id: 7, name: 'logged out', state: 'x', count: told, firstAt: NOON, lastAt: at, pinned: false },
        ],
        gone: [],
        next: 8,
      },
    )
    while ((await amplifier.step(await leaseOf(ledger, clock))) > 0);
    await deliver()
    return unread.map(({ id }) => id)
  }

  /** Sends what is owed; answers how many posts and updates of surges' cards there were. */
  async function deliver(): Promise<number> {
    let surges = 0
    for (;;) {
      const debts = await ledger.claimDebts(clock.now(), MINUTE, () => 0, 500)
      if (debts.length === 0) return surges
      for (const debt of debts) {
        const parcel = await compose(debt.owed)
        if ('card' in debt.owed && parcel) cards.set(debt.owed.card, parcel.card)
        const record = 'card' in debt.owed ? await ledger.card(debt.owed.card) : null
        if (record?.subject.about === 'surge') surges++
        const message = 'card' in debt.owed ? `m${debt.owed.card}` : null
        await ledger.settle(debt, { state: 'done', message }, clock.now())
      }
    }
  }

  return {
    clock,
    ledger,
    hear,
    round: async () => {
      const moved = await amplifier.surges(await leaseOf(ledger, clock))
      return { moved, shown: await deliver() }
    },
    /** The surge cards as they are shown now, by channel. */
    shown: async () => {
      const found: [string, Card][] = []
      for (const [id, card] of cards) {
        const record = await ledger.card(id)
        if (record?.subject.about === 'surge') found.push([record.channel, card])
      }
      return new Map(found)
    },
    story: async (id: number) => {
      const story = await ledger.story(id)
      if (!story) throw new Error(`there is no M-${id}`)
      return story
    },
  }
}

describe('a surge', () => {
  it('becomes one card in the department’s channel, and its further mentions have none of their own', async () => {
    const { clock, hear, shown, story, ledger } = await scene()
    const [before = 0] = await hear(4)
    await clock.advance(2 * MINUTE)
    const [one = 0, ...others] = await hear(8)
    expect((await story(before)).cards).toHaveLength(1)
    for (const id of [one, ...others]) {
      expect((await story(id)).cards).toEqual([])
      expect((await story(id)).routed).toBe(
        'Nobody was told by a card of its own: it is counted in the surge of T-7 (logged out).',
      )
    }
    const cards = await shown()
    expect([...cards.keys()]).toEqual(['product'])
    const card = cards.get('product')
    expect(card?.summary).toBe(
      'Surge: logged out. 12 mentions since 14 Nov 12:00, where about one or none would be usual.',
    )
    const quotes = card?.parts.filter(({ part }) => part === 'quote')
    expect(quotes).toHaveLength(2)
    expect(JSON.stringify(card?.parts)).toContain('It may be that it has to do with 4.2')
    expect(await ledger.openSurges()).toHaveLength(1)
  })

  it('lets what is urgent pass, and goes where the urgent go', async () => {
    const { clock, hear, shown, story } = await scene()
    await hear(10, { urgent: true })
    expect([...(await shown()).keys()]).toEqual(['product', 'urgent'])
    await clock.advance(2 * SECOND)
    const [urgent = 0] = await hear(1, { urgent: true })
    const [calm = 0] = await hear(1)
    expect((await story(urgent)).cards).toHaveLength(2)
    expect((await story(calm)).cards).toEqual([])
  })

  it('grows in place, at most once a minute', async () => {
    const { clock, hear, round, shown } = await scene()
    await hear(10)
    for (let turn = 0; turn < 5; turn++) {
      await clock.advance(5 * SECOND)
      await hear(3)
      expect(await round()).toEqual({ moved: 0, shown: 0 })
    }
    await clock.advance(MINUTE)
    expect(await round()).toEqual({ moved: 1, shown: 1 })
    expect((await shown()).get('product')?.summary).toContain('25 mentions')
    expect(await round()).toEqual({ moved: 0, shown: 0 })
    await clock.advance(2 * MINUTE)
    expect(await round()).toEqual({ moved: 0, shown: 0 })
  })

  it('closes when the rate is back, says so, and is the same one when it returns', async () => {
    const { clock, hear, round, shown, ledger, story } = await scene()
    await hear(12)
    await clock.advance(50 * MINUTE)
    expect((await round()).moved).toBe(0)
    await clock.advance(11 * MINUTE)
    expect(await round()).toEqual({ moved: 1, shown: 1 })
    expect(await ledger.openSurges()).toEqual([])
    expect((await shown()).get('product')?.summary).toMatch(/^Surge over: logged out\./)

    const [after = 0] = await hear(1)
    expect((await story(after)).cards).toHaveLength(1)
    await clock.advance(2 * MINUTE)
    await hear(15)
    expect(await ledger.openSurges()).toMatchObject([{ id: 1 }])
    expect((await shown()).size).toBe(1)
    expect((await shown()).get('product')?.summary).toMatch(/^Surge: logged out\. 28 mentions/)
  })

  it('does not flap where the rate goes up and down about what opens one', async () => {
    const { clock, hear, round, ledger } = await scene()
    await hear(9)
    let changes = 0
    let open = (await ledger.openSurges()).length
    expect(open).toBe(1)
    for (let turn = 0; turn < 48; turn++) {
      await clock.advance(15 * MINUTE)
      await hear(turn % 2 === 0 ? 1 : 3)
      await round()
      const now = (await ledger.openSurges()).length
      if (now !== open) changes++
      open = now
    }
    expect(changes).toBe(0)
  })

  it('is not one person, and not what was said long ago', async () => {
    const { hear, ledger } = await scene()
    await hear(30, { author: 'Ana' })
    expect(await ledger.openSurges()).toEqual([])
  })

  it.each([
    ['off', 'normal', 1],
    ['normal', 'off', 0],
    ['low', 'high', 1],
  ] as const)(
    'where all are %s and the route says %s, the route counts',
    async (sensitivity, surges, opened) => {
      const { hear, ledger } = await scene({
        surges: { sensitivity },
        routes: [{ name: 'Of the app', to: 'urgent', when: { department: 'product' }, surges }],
      })
      await hear(10)
      expect(await ledger.openSurges()).toHaveLength(opened)
    },
  )

  it('is not looked for where it is off', async () => {
    const { hear, ledger, story } = await scene({ surges: { sensitivity: 'off' } })
    const [first = 0] = await hear(30)
    expect(await ledger.openSurges()).toEqual([])
    expect((await story(first)).cards).toHaveLength(1)
  })

  it('shows no words that were erased', async () => {
    const { clock, hear, ledger, round, shown } = await scene()
    await hear(12)
    for (let author = 1; author <= 12; author++)
      await ledger.forgetAuthor('reviews', `author ${author}`, clock.now())
    await round()
    expect(JSON.stringify([...(await shown()).values()])).not.toContain('logged me out')
  })
})

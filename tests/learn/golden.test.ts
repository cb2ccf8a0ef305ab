import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/core/time.ts'
import { digestCard } from '../../src/learn/render/card.ts'
import { markdown } from '../../src/learn/render/markdown.ts'
import { about, failing, inOrder, mixed, NOON, openWorld, spread, various, type World } from './world.ts'

async function golden(name: string, told: ReturnType<World['digest']>): Promise<void> {
  const { digest } = await told
  await expect(markdown(digest)).toMatchFileSnapshot(`golden/${name}.md`)
  await expect(`${JSON.stringify(digestCard(digest), null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`)
}

const WEEK = 7 * DAY

describe('a digest, word for word', () => {
  it('of nothing', async () => {
    const world = await openWorld()
    await golden('empty', world.digest())
  })

  it('of three mentions says nothing of percents or change', async () => {
    const world = await openWorld()
    await world.hear([
      {
        at: NOON - 3 * DAY,
        analysis: { kind: 'praise', sentiment: 0.9, people: ['Mira'], department: 'people' },
      },
      { at: NOON - 2 * DAY },
      { at: NOON - HOUR * 3, unseen: true, analysis: { kind: 'question', sentiment: 0 } },
    ])
    const told = await world.digest()
    expect(JSON.stringify(told.digest)).not.toMatch(/ %|clearly/)
    await golden('tiny', world.digest())
  })

  it('of an ordinary week, compared', async () => {
    const world = await openWorld()
    await world.hear(
      inOrder(
        about(spread(52, NOON - 2 * WEEK, NOON - WEEK, mixed), various),
        about(spread(58, NOON - WEEK, NOON - HOUR, mixed), various),
      ),
    )
    const refund = { verb: 'log' as const, detail: { action: 'refund' as const, note: 'sent' } }
    await world.act(60, refund, NOON - DAY)
    await world.act(61, refund, NOON - DAY + 5)
    await world.act(61, { verb: 'close', member: { id: 'workspace:bob', name: 'Bob' } }, NOON - 9 * HOUR)
    await world.act(63, { verb: 'thank', detail: { person: 'Mira' } }, NOON - 8 * HOUR)
    await golden(
      'ordinary',
      world.digest({ of: 'days', days: 7 }, { compare: true, sources: [failing('forum')] }),
    )
  })

  it('of a week in which one thing went wrong', async () => {
    const world = await openWorld()
    const wrong = { kind: 'complaint', sentiment: -0.9, department: 'billing' } as const
    await world.hear(
      inOrder(
        about(spread(30, NOON - 2 * WEEK, NOON - WEEK, mixed), various),
        about(spread(28, NOON - WEEK, NOON - HOUR, mixed), various),
        about(spread(20, NOON - 2 * WEEK, NOON - 10 * DAY, mixed), 'summer blend'),
        about(spread(70, NOON - 30 * HOUR, NOON - 6 * HOUR, wrong), 'late delivery'),
        about(spread(5, NOON - 20 * HOUR, NOON - 8 * HOUR, wrong), 'frozen app'),
        spread(9, NOON - 5 * HOUR, NOON - 3 * HOUR, wrong).map((one) => ({ ...one, copyOf: 80 })),
      ),
    )
    await golden('surge', world.digest())
    await golden('surge-billing', world.digest({ of: 'today' }, { department: 'billing' }))
  })

  it('of a year', async () => {
    const world = await openWorld()
    await world.hear(about(spread(210, NOON - 420 * DAY, NOON - HOUR, mixed), various))
    await golden('year', world.digest({ of: 'since', date: '2025-11-15' }))
  })
})

describe('a digest of a week of many small themes', () => {
  it('tells what its headline says rose, and of no theme that hardly anybody spoke of', async () => {
    const world = await openWorld()
    const wrong = { kind: 'complaint', sentiment: -0.9, department: 'billing' } as const
    const fine = { kind: 'praise', sentiment: 0.9, department: 'people' } as const
    await world.hear(
      inOrder(
        spread(9, NOON - 2 * WEEK - DAY, NOON - WEEK, wrong),
        spread(4, NOON - 13 * DAY, NOON - 12 * DAY, fine),
        spread(30, NOON - 3 * DAY, NOON - HOUR, wrong),
        about(spread(2, NOON - 2 * DAY, NOON - HOUR, wrong), 'odd word'),
        about(spread(3, NOON - 2 * DAY, NOON - HOUR, wrong), 'gift card'),
        // Nothing of theirs was new this week.
        spread(1, NOON - HOUR, NOON, fine).map((one) => ({ ...one, copyOf: 10 })),
      ),
    )
    for (const [at, name] of ['Ines', 'Bob', 'Mira', 'Noor', 'Piet'].entries()) {
      const member = { id: `workspace:${name}`, name }
      await world.act(20 + at, { verb: 'log', member, detail: { action: 'fix' } }, NOON - HOUR)
    }
    const { digest } = await world.digest({ of: 'days', days: 7 }, { compare: true })
    expect(digest.headline).toContain('complaints about billing rose most')
    const told = Object.fromEntries(digest.sections.map(({ name, lines }) => [name, lines]))
    expect(told['What it was about']).toMatchObject([
      { text: 'Complaints about billing: 35', open: { words: expect.stringContaining('kind:complaint') } },
      { text: 'New: Gift card (T-2): 3' },
    ])
    expect(digest.charts.map(({ title }) => title)).toContain('Kinds of mentions')
    expect(told['By department']).toMatchObject([
      { text: 'billing: 35 mentions' },
      { text: 'people: 0 mentions', detail: '4 before: too few to compare' },
    ])
    expect(told['What was done']?.map(({ text }) => text)).toEqual([
      '5 actions',
      'Bob: 1',
      'Ines: 1',
      'Mira: 1',
      'Noor: 1',
      'Piet: 1',
    ])
  })
})

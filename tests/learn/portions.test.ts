import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/core/time.ts'
import { gather } from '../../src/learn/figures.ts'
import { type Counted, newest, portions } from '../../src/learn/portions.ts'
import { mixed, NOON, openWorld, spread } from './world.ts'

/** Parts of some hours, one after the other, in which so much was said. */
const course = fc
  .array(fc.record({ hours: fc.integer({ min: 1, max: 200 }), said: fc.nat({ max: 500 }) }))
  .map((parts) => {
    let since = NOON
    return parts.map(({ hours, said }): Counted => {
      const period = { since, until: since + hours * HOUR }
      since = period.until
      const tally = { department: null, kind: 'praise', negative: 0, positive: 0 } as const
      return { period, tallies: [{ ...tally, mentions: said, copies: said % 3 }] }
    })
  })
const atOnce = fc.integer({ min: 1, max: 400 })

describe('the portions of a time', () => {
  it('are all of it, one after the other, none with more than is read at once', () => {
    fc.assert(
      fc.property(course, atOnce, (parts, most) => {
        const found = portions(parts, most)
        const edges = [parts[0]?.period.since ?? NOON, ...found.map(({ until }) => until)]
        expect(edges.at(-1)).toBe(parts.at(-1)?.period.until ?? NOON)
        expect(found.map(({ since }) => since)).toEqual(edges.slice(0, -1))
        for (const { since, until, holds } of found) {
          expect(until).toBeGreaterThan(since)
          expect(holds).toBeLessThanOrEqual(most)
        }
      }),
    )
  })

  it('are no more than there need be', () => {
    fc.assert(
      fc.property(course, atOnce, (parts, most) => {
        const found = portions(parts, most)
        for (const [index, { holds }] of found.entries())
          expect(holds + (found[index + 1]?.holds ?? most)).toBeGreaterThan(most - 1e-6)
      }),
    )
  })

  it('are looked through from the newest back until that is enough', () => {
    const some = [9, 0, 5, 4].map((holds, index) => ({ since: index, until: index + 1, holds }))
    expect(newest(some, 4).map(({ since }) => since)).toEqual([3])
    expect(newest(some, 5).map(({ since }) => since)).toEqual([3, 2])
    expect(newest(some, 99).map(({ since }) => since)).toEqual([3, 2, 0])
  })
})

it('figures are the same, in however many portions they are asked', async () => {
  const world = await openWorld()
  await world.hear(spread(90, NOON - 20 * 24 * HOUR, NOON, mixed))
  for (let mention = 1; mention <= 90; mention += 4)
    await world.act(
      mention,
      { verb: mention % 3 === 0 ? 'claim' : 'close' },
      NOON - (90 - mention) * 3 * HOUR,
    )
  const { figures } = await world.digest({ of: 'days', days: 7 }, { compare: true })
  expect(figures.comparable && figures.deeds.length > 0 && figures.deedsBefore.length > 0).toBe(true)
  for (const most of [1, 5, 12]) {
    const ledger = { ...world.ledger, atOnce: most }
    const { voices: _, ...again } = await gather(ledger, figures, [])
    expect(again).toEqual({ ...figures, voices: undefined })
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, type Grouped, type Repeat } from '../../src/ledger/copies.ts'

/** The leads after a fold; null: its own. */
function leads(known: readonly Grouped[], repeats: readonly Repeat[]): Map<number, number | null> {
  const after = new Map(known.map(({ id, copyOf }) => [id, copyOf]))
  for (const [id, lead] of fold(known, repeats)) after.set(id, lead)
  return after
}

const alone = (id: number, engaged = false): Grouped => ({ id, copyOf: null, engaged })

describe('folding copies', () => {
  it('changes nothing where nothing repeats', () => {
    expect(fold([alone(1), alone(2)], [{ mention: 2, copyOf: null, leads: true }])).toEqual(new Map())
  })

  it('leaves two apart that are both before the staff', () => {
    const known = [alone(1, true), alone(2, true)]
    expect(fold(known, [{ mention: 2, copyOf: 1, leads: true }])).toEqual(new Map())
  })

  it('lets one that is before the staff lead, whoever repeats whom', () => {
    expect(fold([alone(1), alone(2, true)], [{ mention: 2, copyOf: 1, leads: false }])).toEqual(
      new Map([[1, 2]]),
    )
  })

  it('never makes a copy of a copy, a copy of itself, or a copy of one before the staff', () => {
    const mention = fc.record({ copyOf: fc.option(fc.nat(11)), engaged: fc.boolean() })
    const repeat = fc.record({ mention: fc.nat(11), copyOf: fc.option(fc.nat(14)), leads: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(mention, { minLength: 12, maxLength: 12 }),
        fc.uniqueArray(repeat, { selector: (one) => one.mention, maxLength: 8 }),
        (given, repeats) => {
          const isLead = (id: number) => given[id]?.copyOf === null
          const known = given.map(({ copyOf, engaged }, id) => ({
            id,
            copyOf: copyOf !== null && copyOf !== id && isLead(copyOf) ? copyOf : null,
            engaged: engaged && isLead(id),
          }))
          const after = leads(known, repeats)
          for (const { id, copyOf, engaged } of known) {
            const lead = after.get(id)
            if (lead !== null && lead !== undefined) expect(after.get(lead)).toBeNull()
            expect(lead).not.toBe(id)
            if (engaged) expect(lead).toBeNull()
            // Whoever was a copy is one of the same group still, unless its own words were read anew.
            if (copyOf !== null && !repeats.some((one) => one.mention === id))
              expect(lead ?? id).toBe(after.get(copyOf) ?? copyOf)
          }
          for (const { mention, copyOf } of repeats) {
            if (copyOf === null || copyOf > 11 || copyOf === mention) continue
            const both = [known[mention], known[copyOf]]
            if (both.some((one) => one?.engaged)) continue
            const lead = (id: number) => after.get(id) ?? id
            if (!known.some((one) => one.engaged)) expect(lead(mention)).toBe(lead(copyOf))
          }
        },
      ),
    )
  })
})

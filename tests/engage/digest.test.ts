import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR } from '../../src/core/time.ts'
import { commandOf, openTeam, type Team, textOf } from './team.ts'

describe('digest', () => {
  let team: Team
  beforeEach(async () => {
    team = await openTeam()
  })
  afterEach(() => team.close())

  it('tells a manager what was said, and opens the mentions behind each figure', async () => {
    await team.hear(
      { text: 'Charged twice again.' },
      { text: 'Mira was lovely.', analysis: { kind: 'praise', sentiment: 0.9, department: 'people' } },
    )
    team.clock.move(HOUR)
    const { card, ok } = await team.say('june', 'digest 7d')
    expect(ok).toBe(true)
    expect(card.summary).toBe('Digest, the last 7 days: 2 mentions in the last 7 days; 1 of 2 negative.')
    expect(textOf(card)).toContain('Mira was lovely.')
    const items = card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))
    for (const { text, open } of items) {
      const opened = open === null ? null : await team.say('june', open)
      expect(opened === null || opened.ok, `${text}: ${open}`).toBe(true)
    }
    const all = items.find(({ text }) => text === '2 mentions')
    expect(textOf((await team.say('june', all?.open ?? '')).card)).toMatch(/M-2[\s\S]*M-1/)
    const billing = items.find(({ text }) => text === 'billing: 1 mention')
    expect(textOf((await team.say('june', billing?.open ?? '')).card)).not.toContain('M-2')
  })

  it('compares when asked, for one department when asked', async () => {
    await team.hear({ text: 'Charged twice again.' })
    const { card } = await team.say('alex', 'digest billing month')
    expect(card.summary).toContain('Digest for billing, this month: 1 mention for billing this month')
    const compared = await team.say('alex', commandOf(card, 'Compare with before'))
    expect(compared.card.summary).toBe(card.summary)
    expect((await team.say('alex', 'digest product')).card.summary).toContain(
      'Customers said nothing for product',
    )
  })

  it('says what it did not understand, and is for managers', async () => {
    expect(textOf((await team.say('june', 'digest since:2030-01-01')).card)).toContain(
      '2030-01-01 is still to come',
    )
    expect(textOf((await team.say('june', 'digest bilingo')).card)).toMatch(/do not know “bilingo”/)
    const refused = await team.say('noor', 'digest')
    expect(refused.ok).toBe(false)
    expect(textOf(refused.card)).toContain('needs the role manager')
  })
})

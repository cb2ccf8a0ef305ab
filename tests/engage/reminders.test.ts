import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'
import type { Owed } from '../../src/core/ledger.ts'
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { remindDue } from '../../src/engage/reminders.ts'
import { config, openTeam, type Team, textOf } from './team.ts'

let team: Team
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

const remind = (over: object = {}) =>
  remindDue({ ledger: team.ledger, clock: team.clock, config: { ...config, ...over } })

function said(owed: readonly Owed[]): string[] {
  return owed.flatMap((one) => ('say' in one ? [textOf(one.say)] : []))
}

describe('a complaint that waits too long', () => {
  it('is told once to whoever has it, with what to do', async () => {
    const [mention = 0] = await team.hear({ text: 'The app charged me twice for one cup.' })
    await team.say('noor', `claim ${mention}`)
    team.clock.move(DAY)
    expect(await remind()).toBe(0)
    team.clock.move(1)
    expect(await remind()).toBe(1)
    expect(await remind()).toBe(0)
    const [told = ''] = said(await team.owed('@workspace:noor'))
    expect(told).toContain(`M-${mention}, a complaint, has been yours for 24 hours`)
    expect(told).toContain('[Log action…] [Show] [Release]')
    // What is said directly cannot be taken back when the customer's words are erased.
    expect(told).not.toContain('twice')
  })

  it('is said once below its card when nobody has it', async () => {
    const [mention = 0] = await team.hear({ text: 'Charged twice.' })
    await team.owed('billing')
    team.clock.move(DAY + MINUTE)
    expect(await remind()).toBe(1)
    team.clock.move(DAY)
    expect(await remind()).toBe(0)
    const owed = await team.owed('billing')
    expect(owed.map(({ owe }) => owe)).toEqual(['reply'])
    expect(said(owed)[0]).toContain(`Nobody has taken on M-${mention}, a complaint, for 24 hours.`)
  })

  it('goes by the configuration, and not by what somebody did something about', async () => {
    const [first = 0, second = 0] = await team.hear({ text: 'One.' }, { text: 'Two.' }, { text: 'Three.' })
    await team.owed('billing')
    await team.say('noor', `claim ${first}`)
    await team.say('noor', `log ${first} fix It works again`)
    await team.say('noor', `snooze ${second} 9d`)
    team.clock.move(2 * HOUR)
    expect(await remind()).toBe(0)
    expect(await remind({ overdueAfter: '1h' })).toBe(1)
    expect(said(await team.owed('billing')).join()).toContain('M-3')
  })

  it('waits for the end of the channel’s quiet hours', async () => {
    await team.hear({ text: 'Charged twice.' })
    await team.owed('billing')
    const { channels } = configSchema.parse({
      brand: { name: 'Larkbean' },
      channels: { billing: { quiet: { from: '12:00', to: '15:00' } } },
    })
    team.clock.move(DAY + HOUR)
    expect(await remind({ channels })).toBe(0)
    team.clock.move(HOUR)
    expect(await remind({ channels })).toBe(1)
  })

  it('is not told to those who switched that off, nor all at once when they switch it on', async () => {
    const [mention = 0] = await team.hear({ text: 'Charged twice.' })
    await team.say('noor', `claim ${mention}`)
    expect((await team.say('noor', 'remind off')).card.summary).toContain('You are not reminded')
    expect((await team.say('noor', 'remind')).card.summary).toContain('You are not reminded')
    expect((await team.say('noor', 'remind maybe')).ok).toBe(false)
    team.clock.move(2 * DAY)
    await remind()
    expect((await team.say('noor', 'remind on')).card.summary).toContain('You are told directly')
    await remind()
    expect(await team.owed('@workspace:noor')).toEqual([])
  })

  it('of long ago is left to the lists', async () => {
    await team.hear({ text: 'Charged twice.' })
    await team.owed('billing')
    team.clock.move(30 * DAY)
    expect(await remind()).toBe(0)
    expect(textOf((await team.say('noor', 'list')).card)).toContain('overdue')
  })
})

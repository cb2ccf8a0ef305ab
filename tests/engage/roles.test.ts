import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VERBS } from '../../src/core/verbs.ts'
import { doorFor, type Handle, openTeam, type Team } from './team.ts'

let team: Team
beforeAll(async () => {
  team = await openTeam()
  await team.hear(...Array.from({ length: 20 }, (_, index) => ({ text: `Mention ${index + 1}` })))
})
afterAll(() => team.close())

describe('roles', () => {
  it.each(['mute word x', 'unmute word x'])(
    '%s is for managers, and the refusal says who they are',
    async (line) => {
      for (const handle of ['noor', 'mira'] as const) {
        const { ok, card } = await team.say(handle, line)
        expect(ok).toBe(false)
        expect(card.summary).toBe(
          `“${line.split(' ')[0]}” needs the role manager, and yours is staff. Ask June, Alex.`,
        )
      }
      expect(await team.ledger.mutes(0)).toEqual([])
    },
  )

  it('managers and above may', async () => {
    for (const handle of ['june', 'alex'] as const) {
      expect((await team.say(handle, 'mute word x')).ok).toBe(true)
      expect((await team.say(handle, 'unmute word x')).ok).toBe(true)
    }
  })

  it('everything else is for all of the staff', async () => {
    for (const { role, verb } of VERBS)
      if (role !== 'staff') expect(['ask', 'digest', 'mute', 'unmute']).toContain(verb)
    const lines = [
      'list',
      'show 1',
      'claim 1',
      'log 1 fix Done',
      'close 1',
      'reopen 1',
      'snooze 1 2h',
      'dismiss 1 spam',
    ]
    for (const line of [
      ...lines,
      'reopen 1',
      'move 1 product',
      'thank 1 mira',
      'search x',
      'sources',
      'mutes',
      'help',
    ])
      expect((await team.say('mira', line)).ok, line).toBe(true)
  })

  it.each<[Handle, string, boolean]>([
    ['noor', '@noor', true],
    ['noor', 'me', true],
    ['noor', '@piet', true],
    ['noor', '@mira', false],
    ['noor', '@june', false],
    ['june', '@mira', true],
    ['alex', '@noor', true],
  ])('%s may assign to %s: %s', async (handle, to, may) => {
    const [id = 0] = await team.hear({ text: 'Another.' })
    const typed = await team.say(handle, `assign ${id} ${to}`)
    expect(typed.ok).toBe(may)
    expect((await team.story(id)).engagement?.status).toBe(may ? 'claimed' : 'open')
    if (!may) expect(typed.card.summary).toMatch(/needs the role manager\. Ask June, Alex\.$/)
  })

  it('hold at every door: a form sent by hand is refused too', async () => {
    const [id = 0] = await team.hear({ text: 'Another.' })
    const request = { form: 'assign', mention: id } as const
    const sent = await team.desk.submit(await team.who('noor'), request, { to: 'mira' }, doorFor('by hand'))
    expect(sent).toMatchObject({ answer: 'faults', faults: { to: expect.stringContaining('role manager') } })
    const acted = await team.desk.act(
      await team.who('noor'),
      { verb: 'mute', what: 'word', value: 'x', forMs: null },
      doorFor('by hand'),
    )
    expect(acted.ok).toBe(false)
  })
})

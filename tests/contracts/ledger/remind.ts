import { describe, expect, it } from 'vitest'
import type { Reminder } from '../../../src/core/ledger.ts'
import { DAY } from '../../../src/core/time.ts'
import { BOB, type Fresh, HELLO, INES, onStage, owedTo, type Stage, stage } from './stage.ts'
import { analysisOf, NOON } from './words.ts'

const complaint = { analysis: analysisOf({ kind: 'complaint' }) }

/** Five complaints and a praise, posted in billing at noon. */
async function shown(fresh: Fresh): Promise<Stage> {
  const made = await stage(fresh)
  await made.store([{}, {}, {}, {}, {}, {}])
  await made.understand(({ id }) => (id === 6 ? { analysis: analysisOf({ kind: 'praise' }) } : complaint))
  await made.route(() => ({ cards: [{ channel: 'billing', reason: 'money', hold: null }] }))
  await made.deliver()
  return made
}

export function remindContract(fresh: Fresh): void {
  describe('what waits too long', () => {
    it('is a complaint that nobody took on, or that nobody did anything about since it was given', async () => {
      const { ledger, act } = await shown(fresh)
      await act(2, { verb: 'claim', member: INES }, { at: NOON + 1 })
      await act(3, { verb: 'claim', member: INES }, { at: NOON + 2 })
      await act(3, { verb: 'assign', member: INES, detail: { to: BOB } }, { at: NOON + 3 })
      await act(4, { verb: 'claim' })
      await act(4, { verb: 'log', detail: { action: 'fix' } })
      await act(5, { verb: 'snooze', detail: { until: NOON + 9 * DAY } })
      const card = (id: number) => ({ card: id, channel: 'billing' })
      expect(await ledger.dueToRemind(NOON, NOON + 4, 9)).toEqual([
        { mention: 1, assignee: null, since: NOON, ...card(1) },
        { mention: 2, assignee: INES.id, since: NOON + 1, ...card(2) },
        { mention: 3, assignee: BOB.id, since: NOON + 3, ...card(3) },
      ])
      expect(await ledger.dueToRemind(NOON + 1, NOON + 3, 9)).toMatchObject([{ mention: 2 }])
    })

    it('is said once, whichever instance comes to it, and again of what was given anew', async () => {
      const one = await shown(fresh)
      const two = await onStage(one.options)
      await one.act(2, { verb: 'claim' }, { at: NOON + 1 })
      const alone: Reminder = {
        mention: 1,
        assignee: null,
        since: NOON,
        tell: { card: 1, say: HELLO },
        at: NOON + DAY,
      }
      const held: Reminder = {
        mention: 2,
        assignee: INES.id,
        since: NOON + 1,
        tell: { member: INES.id, say: HELLO },
        at: NOON + DAY,
      }
      const told = await Promise.all(
        [one, two].flatMap(({ ledger }) => [ledger.remind(alone), ledger.remind(held)]),
      )
      expect(told.filter((told) => told)).toHaveLength(2)
      const owed = owedTo(await one.deliver()).filter((debt) => !debt.startsWith('update'))
      expect(owed.toSorted()).toEqual([`direct ${INES.id} in @${INES.id}`, 'reply 1 in billing'])
      const late = await one.ledger.dueToRemind(NOON, NOON + DAY, 9)
      expect(late.map(({ mention }) => mention)).toEqual([3, 4, 5])
      await one.act(2, { verb: 'assign', detail: { to: BOB } }, { at: NOON + 5 })
      expect(await one.ledger.dueToRemind(NOON + 5, NOON + DAY, 9)).toMatchObject([
        { mention: 2, assignee: BOB.id, since: NOON + 5 },
      ])
    })

    it('is said below the roundup where a mention has no card of its own, and nowhere before it is posted', async () => {
      const { ledger, store, understand, route, lease, deliver } = await stage(fresh)
      await store([{}])
      await understand(() => complaint)
      await route(() => ({ cards: [{ channel: 'billing', reason: 'money', hold: 'budget' }] }))
      expect(await ledger.dueToRemind(NOON, NOON + 1, 9)).toMatchObject([{ card: null, channel: null }])
      const roundup = await ledger.gather(await lease(), 'billing', NOON)
      await deliver()
      expect(await ledger.dueToRemind(NOON, NOON + 1, 9)).toMatchObject([
        { card: roundup, channel: 'billing' },
      ])
    })

    it('is told to those who wish it', async () => {
      const { ledger } = await stage(fresh)
      expect(await ledger.wantsReminders(INES.id)).toBe(true)
      await ledger.setReminders(INES.id, false)
      expect([await ledger.wantsReminders(INES.id), await ledger.wantsReminders(BOB.id)]).toEqual([
        false,
        true,
      ])
      await ledger.setReminders(INES.id, true)
      expect(await ledger.wantsReminders(INES.id)).toBe(true)
    })
  })
}

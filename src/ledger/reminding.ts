import { sql } from 'kysely'
import type { Late, Reminder, RemindLedger } from '../core/ledger.ts'
import { oweDirect, oweReply } from './debts.ts'
import type { Store } from './engine.ts'
import { takeSlot } from './sharing.ts'

const TASK = 'overdue'

export function reminding({ db, write }: Store): RemindLedger {
  return {
    async dueToRemind(from, until, limit) {
      const { rows } = await sql<Late>`
        select late.mention, late.assignee, late.since, card.id as card, card.channel
        from (
          select mention, null as assignee, opened_at as since from engagement
          where kind = 'complaint' and responded_at is null and closed_at is null and status <> 'snoozed'
            and assignee is null and opened_at >= ${from} and opened_at < ${until}
          union all
          select engagement.mention, engagement.assignee, given.at as since from engagement
          join act as given on given.id = (select max(act.id) from act
            where act.mention = engagement.mention and act.verb in ('claim', 'assign'))
          where engagement.status = 'claimed' and engagement.kind = 'complaint'
            and engagement.assignee is not null and given.at >= ${from} and given.at < ${until}
        ) as late
        left join card on card.id = (
          select min(coalesce(roundup.id, own.id)) from card as own
          left join card as roundup on roundup.id = own.gathered_by and own.state = 'gathered'
          where own.mention = late.mention and coalesce(roundup.state, own.state) = 'posted'
            and coalesce(roundup.message, own.message) is not null)
        where not exists (select 1 from slot where slot.task = ${TASK}
          and slot.slot = cast(late.mention as text) || ' ' || cast(late.since as text))
        order by late.since, late.mention limit ${limit}`.execute(db)
      return rows
    },

    remind: ({ mention, since, tell, at }: Reminder) =>
      write(async (trx) => {
        if (!(await takeSlot(trx, TASK, `${mention} ${since}`, at))) return false
        if (tell !== null && 'member' in tell) await oweDirect(trx, tell.member, tell.say, at)
        else if (tell !== null) await oweReply(trx, tell.card, tell.say, at)
        return true
      }),

    async wantsReminders(member) {
      const row = await db
        .selectFrom('preference')
        .select('reminders')
        .where('member', '=', member)
        .executeTakeFirst()
      return row?.reminders !== 0
    },

    async setReminders(member, wanted) {
      const reminders = wanted ? 1 : 0
      await db
        .insertInto('preference')
        .values({ member, reminders })
        .onConflict((known) => known.column('member').doUpdateSet({ reminders }))
        .execute()
    },
  }
}

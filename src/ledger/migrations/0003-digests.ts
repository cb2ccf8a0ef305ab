import type { Engine } from '../engine.ts'

export function digests(engine: Engine['name']): readonly string[] {
  const sqlite = engine === 'SQLite'
  const people = sqlite ? 'json_each(analysis.people)' : 'jsonb_array_elements_text(analysis.people::jsonb)'
  return [
    `create table tally (
      hour bigint not null,
      department text not null,
      kind text not null,
      mentions bigint not null,
      copies bigint not null,
      negative bigint not null,
      positive bigint not null,
      primary key (hour, department, kind)
    )${sqlite ? ' without rowid' : ''}`,
    `insert into tally (hour, department, kind, mentions, copies, negative, positive)
      select mention.at - mention.at % 3600000, coalesce(engagement.department, analysis.department, ''),
        analysis.kind,
        sum(case when mention.copy_of is null then 1 else 0 end),
        sum(case when mention.copy_of is null then 0 else 1 end),
        sum(case when mention.copy_of is null and analysis.sentiment <= -0.2 then 1 else 0 end),
        sum(case when mention.copy_of is null and analysis.sentiment >= 0.2 then 1 else 0 end)
      from mention join analysis on analysis.mention = mention.id
      left join engagement on engagement.mention = mention.id
      group by 1, 2, 3`,

    `create table praised (
      mention bigint not null references mention (id),
      person text not null,
      at bigint not null,
      primary key (mention, person)
    )`,
    `create index praised_at on praised (at)`,
    `insert into praised (mention, person, at)
      select distinct analysis.mention, person.value, mention.at
      from analysis join mention on mention.id = analysis.mention
      cross join ${people} as person${sqlite ? '' : ' (value)'}
      where analysis.kind = 'praise' and analysis.people <> '[]'`,

    `alter table engagement add column kind text not null default 'other'`,
    `update engagement set kind = coalesce((select kind from analysis where analysis.mention = engagement.mention), 'other')`,
    `create index engagement_standing on engagement (status, kind, department)`,
    `create index engagement_unanswered on engagement (opened_at, department, mention)
      where kind = 'complaint' and responded_at is null and closed_at is null and status <> 'snoozed'`,
    `create index engagement_responded on engagement (responded_at, department, kind, opened_at)
      where responded_at is not null`,
    `create index engagement_closed on engagement (closed_at, status, department, kind, opened_at)
      where closed_at is not null`,

    `alter table act add column action text`,
    `update act set action = ${sqlite ? `detail ->> '$.action'` : `detail::jsonb ->> 'action'`} where verb = 'log'`,
    `create index act_at on act (at, mention, verb, action, member_name)`,

    `alter table card add column say text`,
    `alter table card add column bare text`,
    `create table card_quote (
      card bigint not null references card (id),
      mention bigint not null references mention (id),
      primary key (mention, card)
    )`,
  ]
}

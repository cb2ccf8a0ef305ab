import type { Engine } from '../engine.ts'

export function themesTold(engine: Engine['name']): readonly string[] {
  const sqlite = engine === 'SQLite'
  return [
    `create table theme_tally (
      theme bigint not null,
      hour bigint not null,
      department text not null,
      mentions bigint not null,
      negative bigint not null,
      positive bigint not null,
      primary key (theme, hour, department)
    )${sqlite ? ' without rowid' : ''}`,
    `insert into theme_tally (theme, hour, department, mentions, negative, positive)
      select analysis.theme, mention.at - mention.at % 3600000,
        coalesce(engagement.department, analysis.department, ''),
        count(*),
        sum(case when analysis.sentiment <= -0.2 then 1 else 0 end),
        sum(case when analysis.sentiment >= 0.2 then 1 else 0 end)
      from mention join analysis on analysis.mention = mention.id
      left join engagement on engagement.mention = mention.id
      where mention.copy_of is null and analysis.theme is not null
      group by 1, 2, 3`,

    `create table saved_search (
      name text primary key,
      words text not null,
      by text not null,
      at bigint not null,
      sends text not null
    )`,
  ]
}

export function themeSplits(): readonly string[] {
  return [
    `alter table theme add column split_from bigint`,
    `alter table theme add column split_words text`,
    `create index theme_split on theme (split_from) where split_from is not null`,
  ]
}

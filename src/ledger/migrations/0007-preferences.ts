export function preferences(): readonly string[] {
  return [`create table preference (member text primary key, reminders integer not null)`]
}

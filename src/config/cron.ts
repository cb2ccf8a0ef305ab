/** The five or six fields of a cron expression; the first of six is the seconds. */
const FIELDS: readonly { readonly from: number; readonly to: number; readonly names?: readonly string[] }[] =
  [
    { from: 0, to: 59 },
    { from: 0, to: 59 },
    { from: 0, to: 23 },
    { from: 1, to: 31 },
    {
      from: 1,
      to: 12,
      names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
    },
    { from: 0, to: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
  ]

/** Lists, ranges and steps of numbers or names: the part of cron that everyone means by it. */
export function isCron(expression: string): boolean {
  const fields = expression.trim().split(/ +/)
  if (fields.length !== 5 && fields.length !== 6) return false
  const bounds = FIELDS.slice(FIELDS.length - fields.length)
  return fields.every((field, index) => {
    const { from = 0, to = 0, names = [] } = bounds[index] ?? {}
    const known = (word: string | undefined) =>
      word === undefined ||
      names.includes(word.toLowerCase()) ||
      (/^\d{1,2}$/.test(word) && Number(word) >= from && Number(word) <= to)
    return field.split(',').every((part) => {
      const match = /^(?:\*|(\w+)(?:-(\w+))?)(\/[1-9]\d?)?$/.exec(part)
      const single = match?.[1] !== undefined && match[2] === undefined
      return match !== null && known(match[1]) && known(match[2]) && !(single && match[3] !== undefined)
    })
  })
}

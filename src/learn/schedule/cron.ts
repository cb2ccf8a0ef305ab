/** The minutes, hours and days that a cron expression of five fields names. */
export interface CronTimes {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  /** @param weekday 0 is Sunday */
  onDay(date: number, month: number, weekday: number): boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The configuration has let only sound expressions pass. */
export function readCron(expression: string): CronTimes {
  const [minute = '*', hour = '*', date = '*', month = '*', weekday = '*'] = expression.trim().split(/ +/)
  const dates = numbers(date, 1, 31)
  const months = numbers(month, 1, 12, MONTHS, 1)
  const weekdays = numbers(weekday, 0, 7, DAYS).map((day) => day % 7)
  // As cron has it: where both days are named, either will do.
  const either = !date.startsWith('*') && !weekday.startsWith('*')
  return {
    minutes: numbers(minute, 0, 59),
    hours: numbers(hour, 0, 23),
    onDay(on, inMonth, onWeekday) {
      if (!months.includes(inMonth)) return false
      const [byDate, byWeekday] = [dates.includes(on), weekdays.includes(onWeekday)]
      return either ? byDate || byWeekday : byDate && byWeekday
    },
  }
}

/** `1-5`, `mon,fri`, `*\/15`: rising, each once. */
function numbers(
  field: string,
  from: number,
  to: number,
  names: readonly string[] = [],
  firstName = 0,
): readonly number[] {
  const read = (word: string) => {
    const named = names.indexOf(word.toLowerCase())
    return named < 0 ? Number(word) : named + firstName
  }
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '*', step = '1'] = part.split('/')
    const [first = '*', last = first] = range.split('-')
    const start = first === '*' ? from : read(first)
    const end = last === '*' ? to : read(last)
    for (let value = start; value <= end; value += Number(step)) found.add(value)
  }
  return [...found].toSorted((a, b) => a - b)
}

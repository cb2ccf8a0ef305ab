import fc from 'fast-check'
import { validate } from 'node-cron'
import { describe, expect, it } from 'vitest'
import { isCron } from '../../src/config/cron.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/core/time.ts'
import { createSchedule } from '../../src/listen/schedule.ts'
import { skippedBySummerTime } from '../../src/listen/summer-time.ts'
import { NOON } from './world.ts'

const plain = () => 0

describe('a duration', () => {
  it('is due when it has passed since the last pull', () => {
    const { due } = createSchedule('10m', 'UTC', plain)
    expect(due(NOON, NOON + 10 * MINUTE - 1)).toBe(false)
    expect(due(NOON, NOON + 10 * MINUTE)).toBe(true)
    expect(due(NOON, NOON - HOUR)).toBe(false)
  })

  it('is spread by up to a tenth', () => {
    const { due } = createSchedule('10m', 'UTC', () => 0.999)
    expect(due(NOON, NOON + 10 * MINUTE)).toBe(false)
    expect(due(NOON, NOON + 11 * MINUTE)).toBe(true)
  })
})

describe('a cron expression', () => {
  const nine = Date.UTC(2026, 10, 20, 8)

  it('is due at its time in the company’s zone, once', () => {
    const { due } = createSchedule('0 9 * * *', 'Europe/Berlin', plain)
    expect(due(nine - DAY, nine - 1)).toBe(false)
    expect(due(nine - DAY, nine)).toBe(true)
    expect(due(nine, nine + HOUR)).toBe(false)
    expect(due(nine + SECOND, nine + DAY)).toBe(true)
  })

  it('is due at once when its time passed while nobody looked', () => {
    const { due } = createSchedule('0 9 * * 1', 'Europe/Berlin', plain)
    const monday = Date.UTC(2026, 10, 16, 8)
    expect(due(monday - MINUTE, monday + 30 * HOUR)).toBe(true)
    expect(due(monday + MINUTE, monday + 30 * HOUR)).toBe(false)
  })

  it('is due after a stop longer than it looks back', () => {
    expect(createSchedule('0 9 1 1 *', 'UTC', plain).due(NOON - 90 * DAY, NOON)).toBe(true)
  })

  it('knows seconds', () => {
    const { due } = createSchedule('*/15 * * * * *', 'UTC', plain)
    expect(due(NOON, NOON + 14 * SECOND)).toBe(false)
    expect(due(NOON, NOON + 15 * SECOND)).toBe(true)
  })

  it('finds every time there is, however seldom it looks, and whichever way the clock is set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20 * MINUTE, max: 90 * MINUTE }), { maxLength: 30 }),
        (steps) => {
          const { due } = createSchedule('20 * * * *', 'UTC', plain)
          let last = NOON
          let now = NOON
          for (const step of steps) {
            now += step
            const inside = Math.floor((now - 20 * MINUTE) / HOUR) * HOUR + 20 * MINUTE > last && now > last
            expect(due(last, now)).toBe(inside)
            if (inside) last = now
          }
        },
      ),
    )
  })
})

describe('summer time', () => {
  it.each([
    ['30 2 * * *', 'America/New_York', /On 2027-03-14 the clocks in America\/New_York go forward/],
    ['0 2 * * 0', 'Europe/Berlin', /On 2027-03-28/],
    ['30 2 * * 1-5', 'Europe/Berlin', null],
    ['30 3 * * *', 'Europe/Berlin', null],
    ['*/30 * * * *', 'Europe/Berlin', null],
    ['30 2 * * *', 'UTC', null],
    ['30 2 * * *', 'Asia/Kolkata', null],
    ['10m', 'Europe/Berlin', null],
  ])('%s in %s', (every, zone, warning) => {
    const said = skippedBySummerTime(every, zone, NOON)
    if (warning === null) expect(said).toBeNull()
    else expect(said).toMatch(warning)
  })
})

describe('what the configuration takes for a cron expression', () => {
  it.each([
    ['*/10 * * * *', true],
    ['0 9 * * mon-fri', true],
    ['0,30 8-18/2 1,15 JAN,jul *', true],
    ['30 */5 * * * *', true],
    ['60 * * * *', false],
    ['* 24 * * *', false],
    ['* * 0 * *', false],
    ['* * * 13 *', false],
    ['* * * * 8', false],
    ['* * * *', false],
    ['* * * * * * *', false],
    ['every day at 9 o clock', false],
    ['a b c d e', false],
    ['5/10 * * * *', false],
    ['', false],
  ])('%j: %s', (expression, expected) => {
    expect(isCron(expression)).toBe(expected)
  })

  it('is always one to node-cron too', () => {
    const good = fc.constantFrom('*', '1', '5', '07', '1-5', '5-1', '*/2', '1-6/3')
    const odd = fc.constantFrom(
      '0',
      '12',
      '23',
      '31',
      '59',
      '60',
      '*/0',
      '*/99',
      'mon',
      'fri',
      'jan',
      'dec',
      'L',
      '?',
      '',
      '1-',
      '-',
    )
    const part = fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: odd })
    const field = fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(','))
    let taken = 0
    fc.assert(
      fc.property(fc.array(field, { minLength: 5, maxLength: 6 }), (fields) => {
        const expression = fields.join(' ')
        if (!isCron(expression)) return
        taken += 1
        expect(validate(expression)).toBe(true)
        expect(() => createSchedule(expression, 'UTC', plain).due(NOON, NOON + MINUTE)).not.toThrow()
      }),
      { numRuns: 1_000 },
    )
    expect(taken).toBeGreaterThan(50)
  })
})

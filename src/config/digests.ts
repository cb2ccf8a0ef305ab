import { z } from 'zod'
import { isCron } from './cron.ts'
import { name, timeOfDay, zone } from './values.ts'

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

const isFiveFieldCron = (words: string) => words.trim().split(/ +/).length === 5 && isCron(words)

const COUNTED = /^([1-9]\d{0,4}) mentions?$/

/** Of `50 mentions` the number; null for a digest that comes by the clock, or at once. */
export function countOf({ every }: Pick<DigestConfig, 'every'>): number | null {
  const count = COUNTED.exec(every)?.[1]
  return count === undefined ? null : Number(count)
}

export const digestSchema = z.strictObject({
  to: z
    .string()
    .regex(/^@?[a-z0-9][a-z0-9-]{0,39}$/, 'a channel’s name, or @ and a member’s handle')
    .describe('A channel, or @ and the handle of a member who is told directly.'),
  department: name.optional().describe('Only this one; all unless given.'),
  every: z
    .union(
      [
        z.enum(['instant', 'hourly', 'daily', 'weekly']),
        z.string().regex(COUNTED),
        z.string().refine(isFiveFieldCron),
      ],
      {
        error:
          'instant, hourly, daily, weekly, a number such as 50 mentions, or the five fields of a cron expression such as 0 8 * * 1-5',
      },
    )
    .default('daily')
    .describe(
      'instant: each notable mention as it comes in. 50 mentions: whenever so many have been said, and urgent ones at once.',
    ),
  at: timeOfDay.default('08:00').describe('The time of day, for daily and weekly.'),
  on: z.enum(WEEKDAYS).default('monday').describe('The day, for weekly.'),
  zone: zone.optional().describe('The member’s own, or the company’s, unless given.'),
})

export type DigestConfig = z.infer<typeof digestSchema>

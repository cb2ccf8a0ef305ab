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

export const digestSchema = z.strictObject({
  to: z
    .string()
    .regex(/^@?[a-z0-9][a-z0-9-]{0,39}$/, 'a channel’s name, or @ and a member’s handle')
    .describe('A channel, or @ and the handle of a member who is told directly.'),
  department: name.optional().describe('Only this one; all unless given.'),
  every: z
    .union([z.enum(['hourly', 'daily', 'weekly']), z.string().refine(isFiveFieldCron)], {
      error: 'hourly, daily, weekly, or the five fields of a cron expression such as 0 8 * * 1-5',
    })
    .default('daily'),
  at: timeOfDay.default('08:00').describe('The time of day, for daily and weekly.'),
  on: z.enum(WEEKDAYS).default('monday').describe('The day, for weekly.'),
  zone: zone.optional().describe('The member’s own, or the company’s, unless given.'),
})

export type DigestConfig = z.infer<typeof digestSchema>

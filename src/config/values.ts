import { IANAZone } from 'luxon'
import { z } from 'zod'
import { parseDuration } from '../core/time.ts'
import { isCron } from './cron.ts'

/** A name that people type and that stands in addresses: `app-reviews`. */
export const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40')

export const duration = z
  .string()
  .refine((words) => parseDuration(words) !== null, 'a duration such as 30s, 10m, 2h, 3d')

/** A duration, or the five or six fields of a cron expression. */
export const every = z
  .string()
  .refine(
    (words) => parseDuration(words) !== null || isCron(words),
    'a duration such as 10m, or a cron expression such as */10 * * * *',
  )

export const zone = z
  .string()
  .refine((words) => IANAZone.isValidZone(words), 'an IANA time zone such as Europe/Berlin')

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 22:00')

/** Never logged; usually `${NAME}` from the environment. */
export const secret = z.string().min(1)

/** JSON Pointer (RFC 6901). */
export const pointer = z
  .string()
  .regex(/^(\/.*)?$/, 'a JSON Pointer such as /data/items')
  .describe('JSON Pointer (RFC 6901).')

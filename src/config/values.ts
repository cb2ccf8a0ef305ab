import { IANAZone } from 'luxon'
import { z } from 'zod'
import { parseDuration } from '../core/time.ts'
import { isCron } from './cron.ts'

const NAME = 'lower-case letters, digits and hyphens, at most 40'

/** A name that people type and that stands in addresses: `app-reviews`. */
export const name = z.string(NAME).regex(/^[a-z0-9][a-z0-9-]{0,39}$/, NAME)

const DURATION = 'a duration such as 30s, 10m, 2h, 3d'

export const duration = z.string(DURATION).refine((words) => parseDuration(words) !== null, DURATION)

const EVERY = 'a duration such as 10m, or a cron expression such as */10 * * * *'

/** A duration, or the five or six fields of a cron expression. */
export const every = z.string(EVERY).refine((words) => parseDuration(words) !== null || isCron(words), EVERY)

const ZONE = 'an IANA time zone such as Europe/Berlin'

export const zone = z.string(ZONE).refine((words) => IANAZone.isValidZone(words), ZONE)

const TIME_OF_DAY = 'a time of day such as 22:00'

export const timeOfDay = z.string(TIME_OF_DAY).regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_OF_DAY)

/** Never logged; usually `${NAME}` from the environment. */
export const secret = z.string().min(1)

const POINTER = 'a JSON Pointer such as /data/items'

/** JSON Pointer (RFC 6901). */
export const pointer = z
  .string(POINTER)
  .regex(/^(\/.*)?$/, POINTER)
  .describe('JSON Pointer (RFC 6901).')

import type { z } from 'zod'

/** A cursor of another version, or none: null. */
export function readCursor<T extends z.ZodType>(schema: T, cursor: string | null): z.infer<T> | null {
  if (cursor === null) return null
  try {
    return schema.safeParse(JSON.parse(cursor)).data ?? null
  } catch {
    return null
  }
}

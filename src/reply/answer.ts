import type { z } from 'zod'
import type { Sent } from '../http/http.ts'

/** What a success says; null when it is no success, or says something else. */
export function parseAnswer<T>(schema: z.ZodType<T>, sent: Sent): T | null {
  if (sent.came !== 'answer' || sent.status < 200 || sent.status >= 300) return null
  try {
    return schema.safeParse(JSON.parse(sent.text)).data ?? null
  } catch {
    return null
  }
}

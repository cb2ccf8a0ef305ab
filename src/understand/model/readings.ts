import { createHash } from 'node:crypto'
import type { Keyv } from 'keyv'
import { z } from 'zod'
import { DAY } from '../../core/time.ts'
import type { Reading } from './answer.ts'
import { labelsSchema } from './labels.ts'

const KEPT_FOR = 30 * DAY

/** Answers that were paid for, by what was asked. No customer's word is in it: a quote is kept as its place. */
export interface Readings {
  /** In the order of `words`; null where nothing is kept. */
  of(words: readonly string[]): Promise<readonly (Reading | null)[]>
  keep(read: readonly { readonly words: string; readonly reading: Reading }[]): Promise<void>
}

export function createReadings(
  keyv: Keyv,
  asked: { readonly model: string; readonly prompt: string },
  departments: readonly string[],
): Readings {
  const position = z.int().min(0)
  const schema = labelsSchema(departments)
    .omit({ id: true })
    .extend({ quote: z.strictObject({ from: position, to: position }).nullable() })

  function key(words: string): string {
    const content = createHash('sha256').update(JSON.stringify([asked.model, asked.prompt, words]))
    return `model:reading:${content.digest('base64url')}`
  }
  return {
    async of(words) {
      if (words.length === 0) return []
      const kept: readonly unknown[] = await keyv.getMany(words.map(key))
      return kept.map((one) => schema.safeParse(one).data ?? null)
    },
    async keep(read) {
      if (read.length === 0) return
      await keyv.setMany(
        read.map(({ words, reading }) => ({ key: key(words), value: reading, ttl: KEPT_FOR })),
      )
    },
  }
}

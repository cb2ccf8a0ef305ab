import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SampleConfig } from '../../config/sources.ts'
import type { Found } from '../../core/mention.ts'
import { type Source, SourceFault } from '../../core/ports.ts'
import { type Clock, DAY, type Instant, MINUTE } from '../../core/time.ts'
import { digest } from '../digest.ts'
import { toFound } from '../found.ts'
import { readCursor } from './cursor.ts'

const cursorSchema = z.object({ v: z.literal(1), began: z.number(), given: z.int() })

const lineSchema = z.object({
  id: z.string(),
  source: z.string(),
  author: z.string(),
  title: z.string().optional(),
  text: z.string(),
  url: z.string(),
  reach: z.number(),
  lang: z.string().optional(),
  daysAgo: z.number(),
})

interface Line extends z.infer<typeof lineSchema> {
  /** How long after the beginning it is given. */
  readonly after: number
}

export const SAMPLE = new URL('../../sample/mentions.jsonl', import.meta.url)
/** Given at once, over all channels; the others follow evenly. */
const AT_ONCE = 12
const ALL_WITHIN = 6 * MINUTE
/** At most so many in one pull, so that they also flow after a long stop. */
const MOST_IN_A_PULL = 6

/** A brand's sample mentions of one channel, as if they were written while Earshot runs. Each comes once. */
export function sampleSource(
  config: SampleConfig,
  { clock, file = SAMPLE }: { readonly clock: Clock; readonly file?: URL },
): Source {
  let lines: readonly Line[] | null = null

  return {
    name: config.name,
    kind: config.kind,
    fingerprint: digest('sample', config.channel),

    async pull(stored) {
      lines ??= (await readLines(file)).filter((line) => line.source === config.channel)
      if (lines.length === 0)
        throw new SourceFault(`There are no sample mentions of the channel ${config.channel}.`, {
          lasting: true,
        })
      const { began, given } = readCursor(cursorSchema, stored) ?? { began: clock.now(), given: 0 }
      const elapsed = clock.now() - began
      const ripe = lines.filter((line) => line.after <= elapsed).length
      const due = Math.max(given, Math.min(ripe, given + MOST_IN_A_PULL))
      const found = lines.slice(given, due).flatMap((line) => toMention(line, began) ?? [])
      return { found, cursor: JSON.stringify({ v: 1, began, given: due }), more: false, skipped: [] }
    },

    finished: (stored) => lines !== null && (readCursor(cursorSchema, stored)?.given ?? 0) >= lines.length,
  }
}

async function readLines(file: URL): Promise<Line[]> {
  const text = await readFile(file, 'utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => ({
    ...lineSchema.parse(JSON.parse(line)),
    after: (Math.max(0, index - AT_ONCE + 1) / Math.max(1, lines.length - AT_ONCE)) * ALL_WITHIN,
  }))
}

function toMention(line: Line, began: Instant): Found | null {
  return toFound({
    id: line.id,
    author: { name: line.author },
    title: line.title ?? null,
    text: line.text,
    url: line.url,
    publishedAt: began - Math.round(line.daysAgo * DAY),
    reach: line.reach,
    language: line.lang ?? null,
  })
}

import { type Config, configSchema } from '../../../src/config/schema.ts'
import type { Analysis } from '../../../src/core/analysis.ts'
import type { Analyst } from '../../../src/core/ports.ts'
import { createLocalAnalyst } from '../../../src/understand/local/analyst.ts'
import { mention } from '../mentions.ts'

type Given = {
  brand?: Partial<Config['brand']>
  departments?: Record<string, { about: string; words?: string[] }>
}

export function config({ brand = {}, departments }: Given = {}): Config {
  return configSchema.parse({ brand: { name: 'Larkbean', ...brand }, ...(departments && { departments }) })
}

export function analyst(given: Given = {}): Analyst {
  return createLocalAnalyst(config(given))
}

export async function understand(
  text: string,
  given: Given = {},
  words: { title?: string; language?: string } = {},
) {
  const [analysis] = await analyst(given).analyse([mention({ text, ...words })], new AbortController().signal)
  if (analysis === undefined) throw new Error('no analysis')
  return analysis satisfies Analysis
}

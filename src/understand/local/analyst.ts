import type { Config } from '../../config/schema.ts'
import type { Analysis, Kind } from '../../core/analysis.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { createPace } from '../pace.ts'
import { fold, tokenise } from './tokens.ts'

const GOOD = new Set(
  'love loved great good amazing thanks thank happy best lovely perfect excellent wonderful nice brilliant fantastic delicious kind helpful friendly beautiful'.split(
    ' ',
  ),
)
const BAD = new Set(
  "bad worst terrible awful hate broken late never still charged refund rude slow crash crashes useless disappointed poor dirty wrong missing cancel cancelled leak leaks not can't won't cannot doesn't".split(
    ' ',
  ),
)

export function createLocalAnalyst({ departments }: Pick<Config, 'brand' | 'departments'>): Analyst {
  const words = Object.entries(departments).map(([name, department]) => ({
    name,
    words: department.words.map(fold),
  }))
  function one(mention: Mention): Analysis {
    const text = fold(`${mention.title ?? ''}\n${mention.text}`)
    const tokens = tokenise(text)
    const good = tokens.filter((t) => GOOD.has(t.text)).length
    const bad = tokens.filter((t) => BAD.has(t.text)).length
    const asks = tokens.some((t) => t.text.startsWith('?'))
    const sentiment = (good - bad) / Math.max(1, good + bad)
    const kind: Kind = bad > good ? 'complaint' : good > 0 ? 'praise' : asks ? 'question' : 'other'
    const department = words
      .map((d) => ({ name: d.name, hits: d.words.filter((w) => text.includes(w)).length }))
      .sort((a, b) => b.hits - a.hits)[0]
    return {
      kind,
      sentiment,
      urgency: kind === 'complaint' ? 'normal' : 'low',
      department: department && department.hits > 0 ? department.name : null,
      themes: [],
      promises: [],
      people: [],
      language: mention.language ?? 'en',
      summary: mention.text.slice(0, 140),
      worth: kind === 'other' ? 0.2 : 0.8,
      confidence: { kind: 0.5, sentiment: 0.5, department: 0.5, urgency: 0.5 },
      analyst: 'local-0',
      because: [],
    }
  }
  return {
    name: 'local-0',
    async analyse(mentions) {
      const pace = createPace()
      const analyses: Analysis[] = []
      for (const mention of mentions) {
        await pace()
        analyses.push(one(mention))
      }
      return analyses
    },
  }
}

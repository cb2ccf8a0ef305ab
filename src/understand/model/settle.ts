import { type Analysis, type Confidence, mood } from '../../core/analysis.ts'
import type { Mention, MentionId } from '../../core/mention.ts'
import { readQuote } from '../../model/quote.ts'
import type { Reading } from './answer.ts'
import { type Doubt, FIELDS, type Field } from './doubt.ts'

/** How far a model's word is trusted where the local analyst doubted and sees it otherwise. */
const TRUST = 0.75
/** What its yes or no to "should a team see it" weighs beside the local analyst's probability. */
const POST = { yes: 0.9, no: 0.1 } as const

export interface Verdict {
  readonly mention: MentionId
  readonly field: Field
  readonly outcome: 'agreed' | 'changed' | 'kept'
  readonly local: string
  readonly model: string
}

/** The words that quotes are looked up in and that answers are kept for. */
export function wordsOf({ title, text }: Mention): string {
  return (title === null ? text : `${title}\n${text}`).normalize('NFC')
}

/**
 * Both analysts' words, joined. The model decides only what the local analyst doubted: a mention that
 * talks the model into something can change nothing that was certain.
 */
export function settle(
  { mention, local, fields }: Doubt,
  reading: Reading,
  analyst: string,
): { readonly analysis: Analysis; readonly verdicts: readonly Verdict[] } {
  const verdicts = FIELDS.map((field): Verdict => {
    const said = { local: label(local, field), model: label(reading, field) }
    const differs = fields.includes(field) ? 'changed' : 'kept'
    return { mention: mention.id, field, outcome: said.local === said.model ? 'agreed' : differs, ...said }
  })
  const changed = verdicts.filter(({ outcome }) => outcome === 'changed')
  const takes = (field: Field) => changed.some((verdict) => verdict.field === field)
  const analysis: Analysis = {
    ...local,
    kind: takes('kind') ? reading.kind : local.kind,
    sentiment: takes('sentiment') ? reading.sentiment : local.sentiment,
    urgency: takes('urgency') ? reading.urgency : local.urgency,
    department: takes('department') ? reading.department : local.department,
    summary: (reading.quote && readQuote(wordsOf(mention), reading.quote)) ?? local.summary,
    worth: (local.worth + (reading.post ? POST.yes : POST.no)) / 2,
    confidence: confidenceAfter(local.confidence, verdicts),
    analyst,
    because: [
      ...changed.map(({ field, local, model }) => `the model reads ${field}: ${model}, not ${local}`),
      ...local.because,
    ],
  }
  return { analysis, verdicts }
}

function label(of: Analysis | Reading, field: Field): string {
  return field === 'sentiment' ? mood(of.sentiment) : (of[field] ?? 'none')
}

/** Two who agree are surer than either alone; where the model decides, as sure as it is trusted. */
function confidenceAfter(local: Confidence, verdicts: readonly Verdict[]): Confidence {
  const after = { ...local }
  for (const { field, outcome } of verdicts) {
    if (outcome === 'agreed') after[field] = 1 - (1 - local[field]) * (1 - TRUST)
    if (outcome === 'changed') after[field] = TRUST
  }
  return after
}

import { z } from 'zod'
import { parseJson } from '../../model/json.ts'
import { ModelFault, type Usage } from '../../model/model.ts'
import { findQuote, type Span } from '../../model/quote.ts'
import { type Labels, labelsSchema } from './labels.ts'

/** What the model says of one mention, checked against that mention's own words. */
export interface Reading extends Omit<Labels, 'id' | 'quote'> {
  /** Null when what it gave as a quote is not in the customer's words. */
  readonly quote: Span | null
}

interface Asked {
  readonly id: string
  readonly words: string
}

const answerSchema = z.object({ results: z.array(z.unknown()) })

/**
 * The readings of those that were asked for, in that order; null where there is none to be trusted: no
 * result or several for an id, one that does not fit the schema, or one that quotes another mention.
 * @throws {ModelFault} when nothing of the answer can be used.
 */
export function readAnswers(
  { text, usage }: { readonly text: string; readonly usage: Usage | null },
  asked: readonly Asked[],
  departments: readonly string[],
): readonly (Reading | null)[] {
  const results = answerSchema.safeParse(parseJson(text)).data?.results ?? []
  const schema = labelsSchema(departments)
  const byId = Map.groupBy(
    results.flatMap((result) => schema.safeParse(result).data ?? []),
    ({ id }) => id,
  )
  const readings = asked.map((one) => {
    const [labels, ...more] = byId.get(one.id) ?? []
    return labels === undefined || more.length > 0 ? null : check(labels, one, asked)
  })
  if (readings.every((reading) => reading === null)) {
    throw new ModelFault('unusable', 'The model’s answer does not fit the schema.', { usage })
  }
  return readings
}

function check(
  { id: _, quote: said, ...labels }: Labels,
  own: Asked,
  asked: readonly Asked[],
): Reading | null {
  const quote = findQuote(said, own.words)
  const isOfAnother = quote === null && asked.some((other) => findQuote(said, other.words) !== null)
  return isOfAnother ? null : { ...labels, quote }
}

import { z } from 'zod'
import { KINDS, URGENCIES } from '../../core/analysis.ts'

/** What the model says of one mention. Limits that not every server knows are kept by us, not by the schema. */
export function labelsSchema(departments: readonly string[]) {
  return z.strictObject({
    id: z.string(),
    kind: z.enum(KINDS),
    sentiment: z.number().transform((score) => Math.max(-1, Math.min(1, score))),
    urgency: z.enum(URGENCIES),
    department: z.enum(departments).nullable(),
    post: z.boolean(),
    quote: z.string(),
  })
}

export type Labels = z.infer<ReturnType<typeof labelsSchema>>

/** All answers of one call, as the model must shape them. */
export function answerFormat(departments: readonly string[]) {
  const results = z.strictObject({ results: z.array(labelsSchema(departments)) })
  const { $schema: _, ...schema } = z.toJSONSchema(results, { io: 'input' })
  return { name: 'labels', schema }
}

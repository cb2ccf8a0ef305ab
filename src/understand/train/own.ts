import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { HEADS, type Head } from '../local/heads.ts'

/** A mention of our own corpus, written for this project and labelled by its guidelines. */
const mentionSchema = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  kind: z.enum(HEADS.kind),
  /** A question that is rather a wish. */
  suggestion: z.boolean(),
  sentiment: z.enum(HEADS.sentiment),
  department: z.enum(HEADS.department),
  urgency: z.enum(HEADS.urgency),
  /** 1: a team should see it. */
  post: z.union([z.literal(0), z.literal(1)]),
})
export type OwnMention = z.infer<typeof mentionSchema>

export function readOwn(file: URL): OwnMention[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => mentionSchema.parse(JSON.parse(line)))
}

/** The right answer to a head's question: its column, of yes-or-no questions 0 or 1; null when not asked. */
export function answerOf(mention: OwnMention, head: Head): number | null {
  switch (head) {
    case 'sentiment':
      return HEADS.sentiment.indexOf(mention.sentiment)
    case 'kind':
      return HEADS.kind.indexOf(mention.kind)
    case 'suggestion':
      return mention.kind === 'question' ? Number(mention.suggestion) : null
    case 'department':
      return HEADS.department.indexOf(mention.department)
    case 'urgency':
      return HEADS.urgency.indexOf(mention.urgency)
    case 'worth':
      return mention.post
  }
}

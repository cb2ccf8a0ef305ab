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
  /** How it is written: a tweet, a review, an e-mail; `plain` are the shortest ways to say a thing. */
  register: z.string(),
})
export type OwnMention = z.infer<typeof mentionSchema>

export function readOwn(file: URL): OwnMention[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => mentionSchema.parse(JSON.parse(line)))
}

/** Short remarks are most of what is heard; the plainest sentences would drown the rest, but for alarms. */
const WEIGHTS: Readonly<Record<string, number>> = { tweet: 1.5, appstore: 1.5, plain: 0.35 }

export function weightOf({ register, urgency }: OwnMention): number {
  return urgency === 'high' ? 1 : (WEIGHTS[register] ?? 1)
}

/** The plainest sentences resemble each other: on them a model would seem surer than it is. */
export function isPlain({ register }: OwnMention): boolean {
  return register === 'plain'
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

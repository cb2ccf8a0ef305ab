import { z } from 'zod'
import { TONES } from '../core/draft.ts'

const sentence = z.string().min(1).max(500)

/** Of `replies`: how they are written, and what they may say. */
export const writing = {
  voice: z
    .string()
    .max(2_000)
    .default('')
    .describe('How the brand speaks, in a few sentences: what a model writes replies by.'),
  tone: z
    .enum(TONES)
    .default('warm')
    .describe('Unless another is asked for: warm, plain or formal. Templates have each.'),
  facts: z
    .array(sentence)
    .default([])
    .describe(
      'What replies may promise or say for sure, a sentence each, in every language that you answer in. What neither these nor brand.promises nor a logged action supports is marked.',
    ),
  banned: z
    .array(z.string().min(2).max(80))
    .default([])
    .describe('Words and phrases that never go out. A * at the end stands for any ending.'),
  hosts: z
    .array(z.string().regex(/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host such as help.example.com'))
    .default([])
    .describe('The brand’s own sites: replies may link to them and to what is below them.'),
}

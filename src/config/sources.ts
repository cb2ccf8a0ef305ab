import { z } from 'zod'
import { replySchema } from './answering.ts'
import { duration, every, name, pointer, secret } from './values.ts'

export const querySchema = z
  .strictObject({
    must: z.array(z.string().min(1)).default([]).describe('All of these words or phrases must be there.'),
    any: z.array(z.string().min(1)).default([]).describe('At least one of these must be there.'),
    not: z.array(z.string().min(1)).default([]).describe('None of these may be there.'),
  })
  .describe('Which entries are about the brand. Case and accents do not matter; whole words only.')

const common = {
  name: name.describe('Unique; shown on cards.'),
  query: querySchema.optional(),
  reach: z.int().min(0).default(0).describe('How many people may see it, where the source does not say.'),
  baseline: z
    .boolean()
    .default(true)
    .describe('The first pull only learns what is there; nobody is told of it.'),
  reply: replySchema.optional(),
}

const pulled = {
  ...common,
  every: every
    .default('10m')
    .describe('How often to pull: a duration (10m, 1h), or a cron expression in the company’s zone.'),
}

export const feedSchema = z.strictObject({
  kind: z.literal('feed'),
  ...pulled,
  url: z.url({ protocol: /^https?$/ }).describe('RSS, Atom or JSON Feed.'),
})

export const hackernewsSchema = z.strictObject({
  kind: z.literal('hackernews'),
  ...pulled,
  search: z.string().min(1).describe('What to search Hacker News for.'),
  in: z.enum(['story', 'comment', 'both']).default('both'),
  api: z.url({ protocol: /^https?$/ }).default('https://hn.algolia.com/api/v1'),
})

export const webhookSchema = z.strictObject({
  kind: z.literal('webhook'),
  ...common,
  secret: secret
    // An unset ${NAME} is a fault of its own.
    .refine(
      (words) => /^(whsec_)?[A-Za-z0-9+/]+={0,2}$|^\$\{\w+\}$/.test(words),
      'a Standard Webhooks secret: whsec_ and then base64',
    )
    .describe('Standard Webhooks secret (whsec_...), by ${NAME} from the environment.'),
})

export const jsonSchema = z.strictObject({
  kind: z.literal('json'),
  ...pulled,
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), secret).default({}).describe('For example Authorization: Bearer ${TOKEN}.'),
  items: pointer.default('').describe('Where the list of entries is in the answer.'),
  fields: z
    .strictObject({
      id: pointer,
      text: pointer,
      title: pointer.optional(),
      author: pointer.optional(),
      authorKey: pointer.optional(),
      url: pointer.optional(),
      publishedAt: pointer.optional(),
      reach: pointer.optional(),
      language: pointer.optional(),
    })
    .describe('Where each part of a mention is within one entry.'),
  html: z.boolean().default(false).describe('True when title and text are HTML.'),
  page: z
    .discriminatedUnion('by', [
      z.strictObject({
        by: z.literal('next'),
        next: pointer.describe('Holds the address of the next page.'),
      }),
      z.strictObject({
        by: z.literal('number'),
        param: z.string().default('page'),
        first: z.int().default(1),
      }),
      z.strictObject({
        by: z.literal('token'),
        param: z.string(),
        token: pointer.describe('Holds the token of the next page.'),
      }),
    ])
    .optional(),
  maxPages: z.int().min(1).max(100).default(10),
  cursor: z
    .strictObject({
      field: pointer.describe('Grows from entry to entry: an id or a time.'),
      param: z.string().describe('The query parameter that asks for what came after.'),
      overlap: duration.optional().describe('For times: how much to read again.'),
    })
    .optional(),
})

export const sampleSchema = z.strictObject({
  kind: z.literal('sample'),
  name,
  channel: z.string().describe('Which of the sample mentions this source brings.'),
  reply: replySchema.optional(),
})

export const sourceSchema = z.discriminatedUnion('kind', [
  feedSchema,
  hackernewsSchema,
  webhookSchema,
  jsonSchema,
  sampleSchema,
])
export type SourceConfig = z.infer<typeof sourceSchema>
export type FeedConfig = z.infer<typeof feedSchema>
export type HackernewsConfig = z.infer<typeof hackernewsSchema>
export type WebhookConfig = z.infer<typeof webhookSchema>
export type JsonConfig = z.infer<typeof jsonSchema>
export type SampleConfig = z.infer<typeof sampleSchema>

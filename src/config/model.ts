import { z } from 'zod'
import { duration, secret } from './values.ts'

const share = z.number().min(0).max(1)
const price = z.number().min(0)

export const modelSchema = z
  .strictObject({
    apiKey: secret.describe('${OPENAI_API_KEY}'),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .default('https://api.openai.com/v1')
      .describe('Any server with OpenAI’s Responses API; OPENAI_BASE_URL in the environment wins.'),
    name: z.string().min(1).describe('The model, as its provider spells it.'),
    effort: z
      .enum(['none', 'minimal', 'low', 'medium', 'high'])
      .optional()
      .describe('For models that reason: how long they may. Little is enough, and answers in time.'),
    monthlyBudget: z
      .number()
      .min(0.01)
      .default(20)
      .describe(
        'US dollars. When they are spent, the local analyst and the templates do alone until the month is over.',
      ),
    prices: z
      .strictObject({ inputPerMillion: price, outputPerMillion: price })
      .describe('US dollars for a million tokens, from the provider’s price list.'),
    askWhen: z
      .strictObject({
        belowConfidence: share
          .default(0.6)
          .describe('Asked where the local analyst is less sure than this of what a mention is.'),
        belowConfidenceAtStake: share
          .default(0.85)
          .describe('The same where much is at stake: an urgent mention, or one of great reach.'),
        reach: z.int().min(1).default(10_000).describe('From how many readers on the reach is great.'),
        newerThan: duration
          .default('3d')
          .describe('Older mentions, such as imported ones, are not asked for.'),
      })
      .prefault({}),
  })
  .describe('A language model that is asked where the local analyst is unsure. Its words are suggestions.')

export type ModelConfig = z.infer<typeof modelSchema>

import { z } from 'zod'
import { ROLES } from '../core/member.ts'
import { writing } from './replies.ts'
import { secret } from './values.ts'

const webAddress = z.url({ protocol: /^https?$/ })

const emailReply = z.strictObject({
  by: z.literal('email'),
  server: secret.describe('smtps://user:password@mail.example.com:465, by ${NAME} from the environment.'),
  from: z.string().min(3).describe('Who writes: Larkbean <care@larkbean.example>.'),
})

const githubReply = z.strictObject({
  by: z.literal('github'),
  token: secret.describe('May write issues and discussions; by ${NAME} from the environment.'),
  api: webAddress.default('https://api.github.com'),
})

const mastodonReply = z.strictObject({
  by: z.literal('mastodon'),
  server: webAddress.describe('The brand’s own server: https://mastodon.social.'),
  token: secret.describe('With the scopes read and write:statuses.'),
})

const blueskyReply = z.strictObject({
  by: z.literal('bluesky'),
  account: z.string().min(3).describe('The brand’s handle or DID.'),
  password: secret.describe('An app password, never the account’s own.'),
  server: webAddress.default('https://bsky.social'),
})

const webhookReply = z.strictObject({
  by: z.literal('webhook'),
  url: webAddress.describe('Is told each reply, and brings it to the customer.'),
  secret: secret
    .refine(
      (words) => /^(whsec_)?[A-Za-z0-9+/]+={0,2}$|^\$\{\w+\}$/.test(words),
      'a Standard Webhooks secret: whsec_ and then base64',
    )
    .describe('Standard Webhooks secret (whsec_...), by ${NAME} from the environment.'),
  most: z.int().min(1).max(3_000).default(3_000).describe('Characters that a reply may have.'),
})

/** How replies to a source's mentions are sent. */
export const replySchema = z
  .discriminatedUnion('by', [emailReply, githubReply, mastodonReply, blueskyReply, webhookReply])
  .describe('How replies to its mentions are sent. Without it staff copy them and send them themselves.')

export const repliesSchema = z
  .strictObject({
    ...writing,
    draft: z.enum(ROLES).default('staff').describe('The least role that may draft a reply.'),
    send: z
      .enum(ROLES)
      .default('community manager')
      .describe('The least role that may approve a reply and have it sent.'),
    twoPairs: z.boolean().default(false).describe('True: nobody approves what they wrote themselves.'),
    byKind: z
      .record(z.string(), replySchema)
      .default({})
      .describe(
        'How replies are sent for every source of a kind (feed, webhook, …) that has no reply of its own.',
      ),
  })
  .describe(
    'Answers to customers: how they are written, who may write and send them, and how they are sent. None goes out that a person did not approve.',
  )

export type ReplyConfig = z.infer<typeof replySchema>
export type EmailReply = z.infer<typeof emailReply>
export type GithubReply = z.infer<typeof githubReply>
export type MastodonReply = z.infer<typeof mastodonReply>
export type BlueskyReply = z.infer<typeof blueskyReply>
export type WebhookReply = z.infer<typeof webhookReply>

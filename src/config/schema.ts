import { z } from 'zod'
import { KINDS, URGENCIES } from '../core/analysis.ts'
import { ROLES } from '../core/member.ts'
import { CHATS } from '../core/ports.ts'
import { repliesSchema } from './answering.ts'
import { digestSchema } from './digests.ts'
import { modelSchema } from './model.ts'
import { slackSchema } from './slack.ts'
import { sourceSchema } from './sources.ts'
import { teamsSchema } from './teams.ts'
import { duration, name, secret, timeOfDay, zone } from './values.ts'

const brand = z.strictObject({
  name: z.string().min(1),
  about: z.string().default('').describe('What the company sells and to whom, in a sentence or two.'),
  names: z.array(z.string().min(1)).default([]).describe('Other spellings, handles, product lines.'),
  products: z.array(z.string().min(1)).default([]),
  homonyms: z
    .array(z.string().min(1))
    .default([])
    .describe('Words that tell that another of our name is meant: such mentions are folded away.'),
  people: z.array(z.string().min(1)).default([]).describe('Staff whom customers may name.'),
  promises: z.array(z.string().min(1)).default([]).describe('What the brand promises, a sentence each.'),
})

const department = z.strictObject({
  about: z.string().min(1).describe('What this department looks after, in a sentence.'),
  words: z.array(z.string().min(1)).default([]).describe('Words that customers use for it.'),
  channel: name.optional().describe('Its channel; its own name unless given.'),
  playbook: z
    .string()
    .max(4_000)
    .default('')
    .describe(
      'How this department answers customers: for the model that drafts replies, never shown to them.',
    ),
})

const quiet = z.strictObject({ from: timeOfDay, to: timeOfDay, zone: zone.optional() })

const channel = z.strictObject({
  chat: z
    .enum(CHATS)
    .optional()
    .describe('Where the channel is; the first chat that is set up, unless given.'),
  address: z
    .string()
    .optional()
    .describe(
      'Slack: the channel id or name. Teams: the link to the channel, or its name. Workspace: nothing.',
    ),
  budget: z.int().min(1).default(12).describe('Cards an hour; beyond it they wait for one roundup.'),
  quiet: quiet.optional().describe('Hours when only urgent mentions are posted.'),
})

const SENSITIVITIES = ['off', 'low', 'normal', 'high'] as const

const oneOrMore = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one).min(1)])

const route = z.strictObject({
  name: z.string().min(1).describe('Stands on the card as the reason.'),
  to: oneOrMore(name).describe('Channels.'),
  when: z
    .strictObject({
      department: oneOrMore(name).optional(),
      kind: oneOrMore(z.enum(KINDS)).optional(),
      sentiment: oneOrMore(z.enum(['negative', 'neutral', 'positive'])).optional(),
      urgency: oneOrMore(z.enum(URGENCIES)).optional(),
      source: oneOrMore(name).optional(),
      language: oneOrMore(z.string()).optional(),
      words: oneOrMore(z.string().min(1)).optional().describe('At least one of these words or phrases.'),
    })
    .describe('All that are given must hold.'),
  instead: z
    .boolean()
    .default(false)
    .describe('True: instead of the department’s own channel, not beside it.'),
  surges: z
    .enum(SENSITIVITIES)
    .optional()
    .describe('How sensitive to surges its mentions are; as all others unless given.'),
})

const member = z.strictObject({
  handle: name,
  name: z.string().min(1),
  role: z.enum(ROLES).default('staff'),
  departments: z.array(name).default([]),
  zone: zone.optional(),
  quiet: quiet.optional().describe('Hours when nothing is said to them directly: it waits.'),
  slack: z.string().optional().describe('Slack member id, such as U012ABCDE.'),
  teams: z.string().optional().describe('Microsoft Entra object id or user principal name.'),
})

const REACTION_ACTS = ['claim', 'close', 'thank', 'dismiss'] as const

const DEFAULT_DEPARTMENTS = {
  product: { about: 'What we make: features, faults, quality, the site and the app.' },
  operations: { about: 'Getting it to people: delivery, delays, cancellations, stock, queues.' },
  support: { about: 'Getting help: unanswered contact, account access, how-to.' },
  billing: { about: 'Money: charges, refunds, prices, invoices.' },
  people: { about: 'Our staff: conduct, friendliness, in-store service.' },
  marketing: { about: 'What we say: campaigns, adverts, events, public relations.' },
}

export const configSchema = z
  .strictObject({
    brand,
    command: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,30}$/, 'lower-case letters, digits, - and _')
      .default('gap')
      .describe('The slash command’s name, without the slash.'),
    zone: zone.default('UTC').describe('The company’s time zone.'),
    departments: z.record(name, department).prefault(DEFAULT_DEPARTMENTS),
    channels: z.record(name, channel).default({}),
    sources: z.array(sourceSchema).default([]),
    routes: z.array(route).default([]),
    notable: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('How notable a mention must be to be shown: 0 shows all, 1 almost none.'),
    surges: z
      .strictObject({
        sensitivity: z
          .enum(SENSITIVITIES)
          .default('normal')
          .describe('How far above its usual rate a theme must be to become one surge card.'),
      })
      .prefault({}),
    members: z.array(member).default([]),
    overdueAfter: duration
      .default('1d')
      .describe('A complaint that nobody has answered for so long is overdue.'),
    digests: z
      .array(digestSchema)
      .default([])
      .describe('Reports that come by themselves: to a channel or a member, each at its own times.'),
    replies: repliesSchema.prefault({}),
    reactions: z
      .record(z.string(), z.enum(REACTION_ACTS))
      .default({ eyes: 'claim', white_check_mark: 'close', clap: 'thank', no_entry_sign: 'dismiss' })
      .describe('Which emoji means which act.'),
    chat: z
      .strictObject({
        slack: slackSchema.optional(),
        teams: teamsSchema.optional(),
        workspace: z.boolean().optional().describe('The local page; on when no other chat is set up.'),
      })
      .default({}),
    server: z
      .strictObject({
        host: z.string().default('127.0.0.1'),
        port: z.int().min(0).max(65535).default(8737),
        url: z.url().optional().describe('The public address, where there is one.'),
      })
      .prefault({}),
    network: z
      .strictObject({
        allowPrivate: z
          .array(z.string())
          .default([])
          .describe('Private hosts, addresses or ranges (10.1.0.0/16) that sources may call.'),
        contact: z.string().optional().describe('An address for the owners of the sites we read.'),
      })
      .prefault({}),
    ledger: z
      .strictObject({
        file: z.string().default('ledger/earshot.db').describe('Unless DATABASE_URL names a PostgreSQL.'),
        url: secret.optional(),
      })
      .prefault({}),
    model: modelSchema.optional(),
    keepWordsFor: duration.optional().describe('Customers’ words older than this are erased (400d).'),
    log: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  })
  .describe('Earshot’s configuration.')

export type Config = z.infer<typeof configSchema>
export type ChannelConfig = Config['channels'][string]
export type RouteConfig = Config['routes'][number]
export type DepartmentConfig = Config['departments'][string]
export type ReactionAct = (typeof REACTION_ACTS)[number]

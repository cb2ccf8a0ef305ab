import { z } from 'zod'

// What Teams sends, as far as Earshot reads it. Unknown fields are let through unread: Teams adds some
// every year. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference

const account = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  role: z.string().nullish(),
  /** True of the recipient: the message was written to the bot alone, by a slash command. */
  isTargeted: z.boolean().nullish(),
})
export type Account = z.infer<typeof account>

const named = z.object({ id: z.string().min(1), name: z.string().nullish() })

/** What every activity carries, and all that is looked at before it is known who sent it. */
export const envelope = z.looseObject({
  type: z.string(),
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
})
export type Envelope = z.infer<typeof envelope>

const common = {
  id: z.string().min(1).nullish(),
  timestamp: z.string().nullish(),
  serviceUrl: z.string(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    name: z.string().nullish(),
    /** `personal`, `groupChat` or `channel`. */
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  replyToId: z.string().min(1).nullish(),
  localTimezone: z.string().nullish(),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: named.extend({ aadGroupId: z.string().nullish() }).nullish(),
      channel: named.nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
}

export const message = z.object({
  ...common,
  type: z.literal('message'),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  /** What a card's button sends on clients that know no `Action.Execute`. */
  value: z.unknown().optional(),
  entities: z
    .array(
      z.object({ type: z.string(), text: z.string().nullish(), mentioned: account.nullish().catch(null) }),
    )
    .nullish()
    .catch([]),
})
export type MessageActivity = z.infer<typeof message>

export const invoke = z.object({
  ...common,
  type: z.literal('invoke'),
  name: z.string().nullish(),
  value: z.unknown().optional(),
})
export type InvokeActivity = z.infer<typeof invoke>

const reactions = z.array(z.object({ type: z.string().min(1) })).nullish()
export const messageReaction = z.object({
  ...common,
  type: z.literal('messageReaction'),
  reactionsAdded: reactions,
  reactionsRemoved: reactions,
})
export type ReactionActivity = z.infer<typeof messageReaction>

const accounts = z.array(account).nullish()
export const conversationUpdate = z.object({
  ...common,
  type: z.literal('conversationUpdate'),
  membersAdded: accounts,
  membersRemoved: accounts,
})
export type UpdateActivity = z.infer<typeof conversationUpdate>

export const installationUpdate = z.object({
  ...common,
  type: z.literal('installationUpdate'),
  /** `add`, `remove`, and either with `-upgrade`. */
  action: z.string().nullish(),
})
export type InstallationActivity = z.infer<typeof installationUpdate>

/** Those that Earshot acts on. */
export const activity = z.discriminatedUnion('type', [
  message,
  invoke,
  messageReaction,
  conversationUpdate,
  installationUpdate,
])
export type Activity = z.infer<typeof activity>

export function isKnown(type: string): boolean {
  return activity.options.some(({ shape }) => shape.type.value === type)
}

export function isPersonal({ conversation }: Pick<Activity, 'conversation'>): boolean {
  return conversation.conversationType === 'personal'
}

export function tenantOf({
  channelData,
  conversation,
}: Pick<Activity, 'channelData' | 'conversation'>): string | null {
  return channelData?.tenant?.id ?? conversation.tenantId ?? null
}

import { z } from 'zod'

// What is read of Slack's requests; all else is dropped. https://docs.slack.dev/interactivity

const id = z.string().min(1)
const team = z.object({ id, domain: z.string().optional() }).nullish()
const enterprise = z.object({ id }).nullish()
const user = z.object({
  id,
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().nullish(),
})
const channel = z.object({ id, name: z.string().optional() }).optional()

export const commandBody = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: id,
  user_name: z.string().optional(),
  channel_id: id,
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  response_url: z.string(),
  trigger_id: id,
})

const view = z.object({
  id,
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
})

/** A button, or what was chosen in a menu. */
const pressed = z
  .object({
    action_id: z.string(),
    value: z.string().optional(),
    selected_option: z.object({ value: z.string() }).nullish(),
  })
  .transform(({ action_id, value, selected_option }) => ({
    action_id,
    value: value ?? selected_option?.value,
  }))

export const actionBody = z.object({
  user,
  team,
  enterprise,
  trigger_id: id,
  response_url: z.string().optional(),
  channel,
  container: z.object({ is_ephemeral: z.boolean().optional(), message_ts: z.string().optional() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  view: view.optional(),
  actions: z.array(pressed).min(1),
})
export type ActionBody = z.infer<typeof actionBody>

const input = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
})

export const submissionBody = z.object({
  user,
  team,
  enterprise,
  trigger_id: z.string().optional(),
  view: view.extend({
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
})

export const shortcutBody = z.object({
  callback_id: z.string(),
  user,
  team,
  enterprise,
  trigger_id: id,
  response_url: z.string().optional(),
  channel,
  message: z
    .object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().optional(),
      user: z.string().optional(),
      username: z.string().optional(),
    })
    .optional(),
})

/** Around every event. */
export const eventBody = z.object({
  event_id: id,
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  authorizations: z
    .array(
      z.object({
        user_id: z.string().nullish(),
        enterprise_id: z.string().nullish(),
        team_id: z.string().nullish(),
      }),
    )
    .optional(),
})

/** `app_mention`, and `message` in a conversation with the bot. */
export const messageEvent = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  user: z.string().optional(),
  user_team: z.string().optional(),
  text: z.string().default(''),
  channel: id,
  channel_type: z.string().optional(),
  ts: id,
  thread_ts: z.string().optional(),
})

export const reactionEvent = z.object({
  user: id,
  reaction: id,
  item_user: z.string().optional(),
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
})

export const homeEvent = z.object({ user: id, tab: z.string() })

export const revokedEvent = z.object({
  tokens: z.object({ bot: z.array(z.string()).optional() }),
})

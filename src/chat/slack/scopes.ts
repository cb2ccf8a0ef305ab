/**
 * What Earshot calls and listens to in Slack, with the scope that each needs and how often a minute a
 * workspace may call it (https://docs.slack.dev/apis/web-api/rate-limits). The manifest is made of this.
 */
export const METHODS = {
  'auth.test': { scopes: [], perMinute: 100 },
  'chat.postMessage': { scopes: ['chat:write'], perMinute: 300 },
  'chat.update': { scopes: ['chat:write'], perMinute: 50 },
  'chat.postEphemeral': { scopes: ['chat:write'], perMinute: 100 },
  'conversations.info': { scopes: ['channels:read', 'groups:read'], perMinute: 50 },
  'conversations.list': { scopes: ['channels:read', 'groups:read'], perMinute: 20 },
  'conversations.open': { scopes: ['im:write'], perMinute: 50 },
  'conversations.history': { scopes: [], perMinute: 50 },
  'conversations.replies': { scopes: [], perMinute: 50 },
  'files.getUploadURLExternal': { scopes: [], perMinute: 100 },
  'files.completeUploadExternal': { scopes: [], perMinute: 100 },
  'users.info': { scopes: ['users:read'], perMinute: 100 },
  'views.open': { scopes: [], perMinute: 100 },
  'views.push': { scopes: [], perMinute: 100 },
  'views.update': { scopes: [], perMinute: 100 },
  'views.publish': { scopes: [], perMinute: 100 },
} as const satisfies Record<string, { scopes: readonly string[]; perMinute: number }>

export type Method = keyof typeof METHODS

export const EVENTS = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  app_home_opened: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  app_uninstalled: [],
  tokens_revoked: [],
} as const satisfies Record<string, readonly string[]>

/** Without them a post whose answer was lost is a person's to judge. */
export const HISTORY_SCOPES = ['channels:history', 'groups:history'] as const

/** Without it charts are in words where Slack's own are not taken. */
export const FILES_SCOPE = 'files:write'

/** Each workspace may leave these out. */
export const OPTIONAL_SCOPES = [...HISTORY_SCOPES, FILES_SCOPE] as const

/** All that must be granted. */
export const SCOPES: readonly string[] = [
  ...new Set([
    'commands',
    ...Object.values(METHODS).flatMap(({ scopes }) => scopes),
    ...Object.values(EVENTS).flat(),
  ]),
].sort()

/** What people find behind the dots of a message, and in the shortcuts menu. */
export const SHORTCUTS = {
  log_action: { type: 'message', name: 'Log action', description: 'Record what was done about this mention' },
  draft_reply: { type: 'message', name: 'Draft a reply', description: 'Suggest replies to this mention' },
  track_mention: {
    type: 'message',
    name: 'Track as mention',
    description: 'Make a mention of what a customer says here',
  },
  add_mention: {
    type: 'global',
    name: 'Add a mention by hand',
    description: 'Enter what a customer said elsewhere',
  },
} as const satisfies Record<string, { type: 'message' | 'global'; name: string; description: string }>

export type ShortcutId = keyof typeof SHORTCUTS

import { filesIn, hasCharts, messageFaults, viewFaults } from './slack-blocks.ts'
import { BOT, type PeerApp, type PeerChannel, type PeerMessage, type PeerWorld, TEAM } from './slack-world.ts'

export type Args = Readonly<Record<string, unknown>>
export type Result = { readonly ok: boolean; readonly [key: string]: unknown }

/** Windows open within three seconds of what asked for them, once. */
export interface Triggers {
  take(trigger: string): 'ok' | 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id'
  owner(trigger: string): string
}

export interface ApiParts {
  readonly world: PeerWorld
  readonly app: PeerApp
  readonly triggers: Triggers
  /** Where a file is uploaded to. */
  readonly uploadUrl: (file: string) => string
}

/** The methods of Slack's Web API that the app may call, with the scopes that Slack's documentation names. */
export function callMethod(method: string, args: Args, parts: ApiParts): Result {
  const { world, app } = parts
  const handler = HANDLERS[method]
  if (handler === undefined) return no('unknown_method')
  const needed = scopesFor(method, args, world)
  const missing = needed.find((scope) => !app.scopes.has(scope))
  if (missing !== undefined)
    return no('missing_scope', { needed: missing, provided: [...app.scopes].join(',') })
  const result = handler(args, parts)
  if (result.ok) for (const scope of needed) world.used.add(`scope ${scope}`)
  return result
}

function scopesFor(method: string, args: Args, world: PeerWorld): readonly string[] {
  const kind = world.channels.get(text(args['channel']))?.kind ?? 'public'
  const family = { public: 'channels', private: 'groups', im: 'im' }[kind]
  switch (method) {
    case 'chat.postMessage':
    case 'chat.update':
    case 'chat.postEphemeral':
      return ['chat:write']
    case 'conversations.info':
      return [`${family}:read`]
    case 'conversations.list':
      return text(args['types'])
        .split(',')
        .map((type) => (type === 'private_channel' ? 'groups:read' : 'channels:read'))
    case 'conversations.history':
    case 'conversations.replies':
      return [`${family}:history`]
    case 'conversations.open':
      return ['im:write']
    case 'files.getUploadURLExternal':
    case 'files.completeUploadExternal':
      return ['files:write']
    case 'users.info':
      return ['users:read']
    default:
      return []
  }
}

type Handler = (args: Args, parts: ApiParts) => Result

const HANDLERS: Readonly<Record<string, Handler>> = {
  'auth.test': () =>
    yes({ team: 'Larkbean', team_id: TEAM, user: 'earshot', user_id: BOT, bot_id: 'B0000BOT' }),

  'chat.postMessage': (args, { world }) => {
    const to = text(args['channel'])
    const user = world.users.get(to)
    if (user?.deleted) return no('user_disabled')
    const channel = user ? world.direct(user.id) : world.channels.get(to)
    const fault = postFault(world, channel, args)
    if (fault !== null || channel === undefined) return fault ?? no('channel_not_found')
    const thread = text(args['thread_ts']) || null
    if (thread !== null && !world.find(channel.id, thread)) return no('thread_not_found')
    const { ts } = world.put({
      channel: channel.id,
      thread,
      user: BOT,
      text: cut(args['text']),
      blocks: list(args['blocks']),
      metadata: args['metadata'] ?? null,
      onlyFor: null,
    })
    return yes({ channel: channel.id, ts, message: {} })
  },

  'chat.update': (args, { world }) => {
    const channel = world.channels.get(text(args['channel']))
    const message = world.find(text(args['channel']), text(args['ts']))
    const fault = postFault(world, channel, args)
    if (fault !== null) return fault
    if (!message) return no('message_not_found')
    if (message.user !== BOT) return no('cant_update_message')
    message.text = cut(args['text'])
    message.blocks = list(args['blocks'])
    message.edits += 1
    world.changed()
    return yes({ channel: message.channel, ts: message.ts })
  },

  'chat.postEphemeral': (args, { world }) => {
    const channel = world.channels.get(text(args['channel']))
    const user = world.users.get(text(args['user']))
    const fault = postFault(world, channel, args)
    if (fault !== null || channel === undefined) return fault ?? no('channel_not_found')
    if (!user) return no('user_not_in_channel')
    const { ts } = world.put({
      channel: channel.id,
      thread: text(args['thread_ts']) || null,
      user: BOT,
      text: cut(args['text']),
      blocks: list(args['blocks']),
      metadata: null,
      onlyFor: user.id,
    })
    return yes({ message_ts: ts })
  },

  'conversations.info': (args, { world }) => {
    const channel = world.channels.get(text(args['channel']))
    if (!channel || isHidden(channel)) return no('channel_not_found')
    return yes({ channel: shown(channel) })
  },

  'conversations.list': (args, { world }) => {
    const all = [...world.channels.values()].filter(
      (one) =>
        one.kind !== 'im' && !isHidden(one) && !(one.archived && text(args['exclude_archived']) === 'true'),
    )
    const from = Number(text(args['cursor']) || '0')
    const size = Math.min(Number(text(args['limit']) || '100'), 3)
    const next = from + size < all.length ? String(from + size) : ''
    return yes({
      channels: all.slice(from, from + size).map(shown),
      response_metadata: { next_cursor: next },
    })
  },

  'conversations.open': (args, { world }) => {
    const user = world.users.get(text(args['users']))
    if (!user) return no('user_not_found')
    if (user.deleted) return no('user_disabled')
    return yes({ channel: { id: world.direct(user.id).id } })
  },

  'conversations.history': (args, { world }) => pageOf(world, args, null),
  'conversations.replies': (args, { world }) => pageOf(world, args, text(args['ts'])),

  'files.getUploadURLExternal': (args, { world, uploadUrl }) => {
    const length = Number(args['length'])
    const alternative = text(args['alt_txt'])
    if (!(length > 0) || text(args['filename']) === '') return no('missing_argument')
    if (alternative.length > 1_000) return no('alt_txt_too_large')
    const id = world.newId('F')
    world.files.set(id, { length, alternative, bytes: null, completed: false })
    return yes({ upload_url: uploadUrl(id), file_id: id })
  },

  'files.completeUploadExternal': (args, { world }) => {
    const ids = list(args['files']).map((one) => text(record(one)['id']))
    const files = ids.map((id) => world.files.get(id))
    if (files.length === 0) return no('invalid_arguments')
    if (files.some((file) => file?.bytes?.length !== file?.length)) return no('file_not_found')
    for (const file of files) if (file) file.completed = true
    return yes({ files: ids.map((id) => ({ id, title: '' })) })
  },

  'users.info': (args, { world }) => {
    const user = world.users.get(text(args['user']))
    if (!user) return no('user_not_found')
    const { id, name, tz, team, deleted } = user
    const display = name.charAt(0).toUpperCase() + name.slice(1)
    return yes({
      user: { id, name, tz, team_id: team, deleted, real_name: display, profile: { display_name: display } },
    })
  },

  'views.open': (args, parts) => openView(args, parts, false),
  'views.push': (args, parts) => openView(args, parts, true),

  'views.update': (args, { world }) => {
    const faults = viewFaults(args['view'])
    if (faults.length > 0) return no('invalid_arguments', { faults })
    const id = text(args['view_id'])
    for (const [user, stack] of world.windows) {
      const at = stack.findIndex((one) => one.id === id)
      if (at < 0) continue
      stack[at] = { id, user, view: record(args['view']) }
      world.changed()
      return yes({ view: { id } })
    }
    return no('not_found')
  },

  'views.publish': (args, { world }) => {
    const faults = viewFaults(args['view'])
    if (faults.length > 0) return no('invalid_arguments', { faults })
    const user = text(args['user_id'])
    if (!world.users.has(user)) return no('user_not_found')
    const id = world.homes.get(user)?.id ?? world.newId('V')
    world.homes.set(user, { id, user, view: record(args['view']) })
    world.changed()
    return yes({ view: { id } })
  },
}

function openView(args: Args, { world, triggers }: ApiParts, push: boolean): Result {
  const trigger = text(args['trigger_id'])
  const taken = triggers.take(trigger)
  if (taken !== 'ok') return no(taken)
  const faults = viewFaults(args['view'])
  if (faults.length > 0) return no('invalid_arguments', { faults })
  const user = triggers.owner(trigger)
  const stack = push ? (world.windows.get(user) ?? []) : []
  if (push && stack.length === 0) return no('not_found')
  if (stack.length >= 3) return no('push_limit_reached')
  const id = world.newId('V')
  world.windows.set(user, [...stack, { id, user, view: record(args['view']) }])
  world.changed()
  return yes({ view: { id } })
}

function postFault(world: PeerWorld, channel: PeerChannel | undefined, args: Args): Result | null {
  if (!channel || isHidden(channel)) return no('channel_not_found')
  if (channel.archived) return no('is_archived')
  if (!channel.members.has(BOT)) return no('not_in_channel')
  if (!world.takesCharts && hasCharts(args['blocks'])) return no('invalid_blocks')
  const files = filesIn(args['blocks'])
  if (files.some((id) => world.files.get(id)?.completed !== true)) return no('invalid_blocks')
  if (files.length > 0 && world.unsettled > 0) {
    world.unsettled -= 1
    return no('invalid_blocks')
  }
  const faults = messageFaults({ text: args['text'], blocks: args['blocks'] })
  return faults.length > 0 ? no('invalid_blocks', { faults }) : null
}

function pageOf(world: PeerWorld, args: Args, thread: string | null): Result {
  const channel = text(args['channel'])
  const all = world.messages
    .filter((one) => one.channel === channel && one.onlyFor === null)
    .filter((one) => (thread === null ? one.thread === null : one.thread === thread || one.ts === thread))
  const ordered: readonly PeerMessage[] = thread === null ? all.toReversed() : all
  const from = Number(text(args['cursor']) || '0')
  const size = Number(text(args['limit']) || '100')
  const more = from + size < ordered.length
  return yes({
    messages: ordered.slice(from, from + size).map(({ ts, text: words, metadata }) => ({
      ts,
      text: words,
      ...(text(args['include_all_metadata']) === 'true' && metadata ? { metadata } : {}),
    })),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: String(from + size) } } : {}),
  })
}

function isHidden({ kind, members }: PeerChannel): boolean {
  return kind === 'private' && !members.has(BOT)
}

function shown({ id, name, archived, members, kind }: PeerChannel): object {
  return { id, name, is_archived: archived, is_member: members.has(BOT), is_private: kind === 'private' }
}

function yes(fields: object): Result {
  return { ok: true, ...fields }
}

function no(error: string, fields: object = {}): Result {
  return { ok: false, error, ...fields }
}

/** Slack cuts a message's text at 40,000 characters. */
function cut(value: unknown): string {
  return text(value).slice(0, 40_000)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? { ...value } : {}
}

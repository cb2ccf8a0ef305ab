import { messageFaults, viewFaults } from './slack-blocks.ts'
import type { Delivering, Receipt } from './slack-deliver.ts'
import {
  BOT,
  type PeerApp,
  type PeerChannel,
  type PeerMessage,
  type PeerUser,
  type PeerView,
  type PeerWorld,
  TEAM,
  wordsIn,
} from './slack-world.ts'

/** What a person sees in a message. */
export function wordsOf(message: PeerMessage): string {
  return wordsIn(message.blocks)
}

export interface StaffParts {
  readonly world: PeerWorld
  readonly app: PeerApp
  readonly delivering: () => Delivering
  readonly newTrigger: (user: string) => string
  /** An address that takes answers, five times. */
  readonly newResponse: (user: string, channel: string, replaces: PeerMessage | null) => string
}

/** Somebody at Slack: does what people do, and sees what they see. */
export class Person {
  readonly user: PeerUser
  readonly #parts: StaffParts
  readonly #typed = new Map<string, string>()

  constructor(user: PeerUser, parts: StaffParts) {
    this.user = user
    this.#parts = parts
  }

  get id(): string {
    return this.user.id
  }

  /** What opens a window for this person, for three seconds. */
  trigger(): string {
    return this.#parts.newTrigger(this.id)
  }

  /** The top window, if one is open. */
  get window(): PeerView | null {
    return this.#parts.world.windows.get(this.id)?.at(-1) ?? null
  }

  get home(): PeerView | null {
    return this.#parts.world.homes.get(this.id) ?? null
  }

  /** Closes all windows. */
  close(): void {
    this.#parts.world.windows.delete(this.id)
  }

  /** What is in a channel or thread for this person, the oldest first. */
  sees(channel: PeerChannel, thread: string | null = null): readonly PeerMessage[] {
    return this.#parts.world.messages.filter(
      (one) =>
        one.channel === channel.id &&
        one.thread === thread &&
        (one.onlyFor === null || one.onlyFor === this.id),
    )
  }

  /** `/gap list`; what is shown at once, in the channel. */
  async command(
    name: string,
    text: string,
    channel: PeerChannel,
  ): Promise<{ receipt: Receipt; shown: PeerMessage | null }> {
    const { world, app } = this.#parts
    if (!app.commands.has(name)) throw new Error(`Slack knows no command ${name}.`)
    world.used.add(`command ${name}`).add('scope commands')
    const receipt = await this.#deliver('slash_commands', {
      command: name,
      text: text
        .replaceAll('&', '&amp;')
        .replace(/<(?!@|#)/g, '&lt;')
        .replace(/(?<!<@[^>]*|<#[^>]*)>/g, '&gt;'),
      user_id: this.id,
      user_name: this.user.name,
      channel_id: channel.id,
      channel_name: channel.name,
      team_id: this.user.team,
      response_url: this.#parts.newResponse(this.id, channel.id, null),
      trigger_id: this.#parts.newTrigger(this.id),
    })
    return { receipt, shown: this.#show(receipt.answer, channel.id) }
  }

  /** Presses the button of that label, or chooses it in a menu, wherever it stands. */
  async press(
    at: PeerMessage | PeerView,
    label: string,
    trigger = this.#parts.newTrigger(this.id),
  ): Promise<Receipt> {
    const blocks = 'view' in at ? at.view['blocks'] : at.blocks
    const button = [...buttonsIn(blocks), ...choicesIn(blocks)].find(
      (one) => wordsIn(one['text'] ? { text: one['text'] } : one) === label,
    )
    if (!button) throw new Error(`There is no button ${label}, but ${labelsIn(blocks).join(', ')}.`)
    const common = {
      ...this.#sender(),
      type: 'block_actions',
      trigger_id: trigger,
      actions: [pressedOn(button)],
    }
    if ('view' in at)
      return this.#deliver('interactive', {
        ...common,
        container: { type: 'view', view_id: at.id },
        view: {
          id: at.id,
          type: at.view['type'],
          callback_id: at.view['callback_id'] ?? '',
          private_metadata: '',
        },
      })
    const ephemeral = at.onlyFor !== null
    return this.#deliver('interactive', {
      ...common,
      response_url: this.#parts.newResponse(this.id, at.channel, ephemeral ? at : null),
      channel: { id: at.channel, name: this.#parts.world.channels.get(at.channel)?.name },
      container: { type: 'message', message_ts: at.ts, channel_id: at.channel, is_ephemeral: ephemeral },
      ...(ephemeral
        ? {}
        : { message: { ts: at.ts, ...(at.thread === null ? {} : { thread_ts: at.thread }), text: at.text } }),
    })
  }

  /** Fills in the top window and sends it. */
  async submit(values: Readonly<Record<string, string>>): Promise<Receipt> {
    const { world } = this.#parts
    const stack = world.windows.get(this.id) ?? []
    const top = stack.at(-1)
    if (!top) throw new Error('There is no window.')
    const receipt = await this.#deliver('interactive', {
      ...this.#sender(),
      type: 'view_submission',
      trigger_id: this.#parts.newTrigger(this.id),
      view: {
        ...top.view,
        id: top.id,
        state: { values: stateOf(top.view['blocks'], this.#typedInto(top, values)) },
      },
    })
    const action = read(receipt.answer, 'response_action')
    const view = read(receipt.answer, 'view')
    if (receipt.status !== 200 || action === 'errors') return receipt
    if (action === 'update') {
      const faults = viewFaults(view)
      if (faults.length > 0) throw new Error(`Slack would not show this window: ${faults.join('; ')}`)
      world.windows.set(this.id, [
        ...stack.slice(0, -1),
        { ...top, view: { ...(view !== null && typeof view === 'object' ? view : {}) } },
      ])
    } else world.windows.set(this.id, action === 'clear' ? [] : stack.slice(0, -1))
    world.changed()
    return receipt
  }

  /** As Slack does, what was typed stays in a block of the same name when its window is updated. */
  #typedInto({ id, view }: PeerView, values: Readonly<Record<string, string>>) {
    const blocks = Array.isArray(view['blocks']) ? view['blocks'] : []
    for (const block of blocks.map((one) => String(read(one, 'block_id')))) {
      const given = values[block] ?? values[block.replace(/:.*$/s, '')]
      if (given !== undefined) this.#typed.set(`${id} ${block}`, given)
    }
    return Object.fromEntries(
      [...this.#typed].flatMap(([at, text]) =>
        at.startsWith(`${id} `) ? [[at.slice(id.length + 1), text]] : [],
      ),
    )
  }

  /** From the menu of a message, or the global one. */
  async shortcut(id: string, on: PeerMessage | null): Promise<Receipt> {
    const { world, app } = this.#parts
    if (!app.shortcuts.has(id)) throw new Error(`Slack knows no shortcut ${id}.`)
    world.used.add(`shortcut ${id}`)
    const common = { ...this.#sender(), callback_id: id, trigger_id: this.#parts.newTrigger(this.id) }
    if (on === null) return this.#deliver('interactive', { ...common, type: 'shortcut' })
    return this.#deliver('interactive', {
      ...common,
      type: 'message_action',
      channel: { id: on.channel, name: world.channels.get(on.channel)?.name },
      message_ts: on.ts,
      message: {
        type: 'message',
        ts: on.ts,
        user: on.user,
        text: on.text,
        ...(on.thread === null ? {} : { thread_ts: on.thread }),
      },
      response_url: this.#parts.newResponse(this.id, on.channel, null),
    })
  }

  /** Writes something; the app hears of it when it is mentioned, or alone with the person. */
  async say(text: string, channel: PeerChannel, thread: string | null = null): Promise<Receipt | null> {
    const { world } = this.#parts
    const message = world.put({
      channel: channel.id,
      thread,
      user: this.id,
      text,
      blocks: [],
      metadata: null,
      onlyFor: null,
    })
    const event = {
      user: this.id,
      text,
      ts: message.ts,
      channel: channel.id,
      ...(thread === null ? {} : { thread_ts: thread }),
      user_team: this.user.team,
    }
    if (channel.kind === 'im')
      return this.event('message.im', { ...event, type: 'message', channel_type: 'im' }, 'im:history')
    return text.includes(`<@${BOT}>`)
      ? this.event('app_mention', { ...event, type: 'app_mention' }, 'app_mentions:read')
      : null
  }

  react(message: PeerMessage, reaction: string, added = true): Promise<Receipt | null> {
    const type = added ? 'reaction_added' : 'reaction_removed'
    const item = { type: 'message', channel: message.channel, ts: message.ts }
    return this.event(
      type,
      { type, user: this.id, reaction, item, item_user: message.user, event_ts: '1.1' },
      'reactions:read',
    )
  }

  openHome(): Promise<Receipt | null> {
    return this.event(
      'app_home_opened',
      { type: 'app_home_opened', user: this.id, tab: 'home', channel: 'D0' },
      null,
    )
  }

  /** `/invite @Earshot`, typed in a channel. */
  invite(channel: PeerChannel): Promise<Receipt | null> {
    channel.members.add(BOT)
    const event = { type: 'member_joined_channel', user: BOT, channel: channel.id, inviter: this.id }
    return this.event('member_joined_channel', event, 'channels:read')
  }

  /** An event as Slack delivers it: up to three times more, until it is taken. Null: not subscribed to. */
  async event(
    name: string,
    event: object,
    scope: string | null,
    id = this.#parts.world.newId('Ev'),
  ): Promise<Receipt | null> {
    const { app, world } = this.#parts
    if (!app.events.has(name)) return null
    if (scope !== null && !app.scopes.has(scope))
      throw new Error(`The event ${name} needs the scope ${scope}.`)
    world.used.add(`event ${name}`)
    if (scope !== null) world.used.add(`scope ${scope}`)
    const body = {
      type: 'event_callback',
      event_id: id,
      event_time: Math.floor(Date.now() / 1000),
      team_id: TEAM,
      api_app_id: 'A0000001',
      authorizations: [
        { enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false },
      ],
      event,
    }
    let receipt = await this.#deliver('events_api', body)
    for (let num = 1; num <= 3 && receipt.status !== 200; num++)
      receipt = await this.#parts.delivering().send('events_api', body, { num, reason: 'http_error' })
    return receipt
  }

  #deliver(kind: 'events_api' | 'slash_commands' | 'interactive', body: object): Promise<Receipt> {
    return this.#parts.delivering().send(kind, body)
  }

  #sender(): object {
    const { id, name, team } = this.user
    return {
      user: { id, username: name, name, team_id: team },
      team: { id: TEAM, domain: 'larkbean' },
      api_app_id: 'A0000001',
      is_enterprise_install: false,
    }
  }

  #show(answer: unknown, channel: string): PeerMessage | null {
    const blocks = read(answer, 'blocks')
    const text = read(answer, 'text')
    if (typeof text !== 'string') return null
    const faults = messageFaults({ text, ...(blocks === undefined ? {} : { blocks }) })
    if (faults.length > 0) throw new Error(`Slack would not show this answer: ${faults.join('; ')}`)
    const everyone = read(answer, 'response_type') === 'in_channel'
    return this.#parts.world.put({
      channel,
      thread: null,
      user: BOT,
      text,
      blocks: Array.isArray(blocks) ? blocks : [],
      metadata: null,
      onlyFor: everyone ? null : this.id,
    })
  }
}

type Button = Readonly<Record<string, unknown>>

export function buttonsIn(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn)
  if (value === null || typeof value !== 'object') return []
  if (read(value, 'type') === 'button') return [{ ...value }]
  return Object.values(value).flatMap(buttonsIn)
}

/** What the menus beside text offer. */
function choicesIn(blocks: unknown): Button[] {
  return [blocks].flat().flatMap((block) => {
    const menu = read(block, 'accessory')
    if (read(menu, 'type') !== 'static_select') return []
    return [read(menu, 'options')].flat().map((option) => ({
      type: 'static_select',
      action_id: read(menu, 'action_id'),
      text: read(option, 'text'),
      selected_option: option,
    }))
  })
}

/** Of a menu Slack tells what was chosen. */
function pressedOn({ text, ...element }: Button): Button {
  return { ...element, ...(element['selected_option'] ? {} : { text }), action_ts: '1.1' }
}

export function labelsIn(value: unknown): string[] {
  return buttonsIn(value).map((button) => wordsIn({ inner: button['text'] }))
}

function stateOf(blocks: unknown, values: Readonly<Record<string, string>>): object {
  const inputs = Array.isArray(blocks) ? blocks.filter((block) => read(block, 'type') === 'input') : []
  return Object.fromEntries(
    inputs.map((block) => {
      const id = String(read(block, 'block_id'))
      const element = read(block, 'element')
      const given = values[id]
      const action = String(read(element, 'action_id'))
      if (read(element, 'type') === 'static_select') {
        const options = [read(element, 'options'), read(element, 'option_groups')].flat(3)
        const chosen =
          given === undefined
            ? read(element, 'initial_option')
            : options.find((one) => read(one, 'value') === given)
        if (given !== undefined && chosen === undefined)
          throw new Error(`There is no option ${given} in ${id}.`)
        return [id, { [action]: { type: 'static_select', selected_option: chosen ?? null } }]
      }
      return [
        id,
        { [action]: { type: 'plain_text_input', value: given ?? read(element, 'initial_value') ?? null } },
      ]
    }),
  )
}

function read(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}

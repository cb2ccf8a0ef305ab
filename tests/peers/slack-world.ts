import { parse } from 'yaml'
import { z } from 'zod'

// What there is in the pretended Slack: people, channels, messages, windows, and the app as its manifest
// describes it.

export interface PeerUser {
  readonly id: string
  readonly name: string
  readonly team: string
  readonly tz: string
  deleted: boolean
}

export interface PeerChannel {
  readonly id: string
  name: string
  readonly kind: 'public' | 'private' | 'im'
  /** Ids of users; the bot's among them where it was invited. */
  readonly members: Set<string>
  archived: boolean
}

export interface PeerMessage {
  readonly channel: string
  readonly ts: string
  readonly thread: string | null
  readonly user: string
  text: string
  blocks: readonly unknown[]
  readonly metadata: unknown
  /** Seen by this user alone. */
  readonly onlyFor: string | null
  edits: number
}

export interface PeerFile {
  readonly length: number
  readonly alternative: string
  bytes: Buffer | null
  completed: boolean
}

export interface PeerView {
  readonly id: string
  readonly user: string
  readonly view: Readonly<Record<string, unknown>>
}

const manifestSchema = z.object({
  features: z.object({
    shortcuts: z.array(z.object({ type: z.string(), callback_id: z.string() })),
    slash_commands: z.array(z.object({ command: z.string() })),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
})

/** The app, as installed from its manifest. */
export interface PeerApp {
  readonly scopes: ReadonlySet<string>
  readonly events: ReadonlySet<string>
  readonly commands: ReadonlySet<string>
  readonly shortcuts: ReadonlySet<string>
}

export function readManifest(yaml: string, optional: boolean): PeerApp {
  const { features, oauth_config, settings } = manifestSchema.parse(parse(yaml))
  const { bot, bot_optional } = oauth_config.scopes
  return {
    scopes: new Set([...bot, ...(optional ? bot_optional : [])]),
    events: new Set(settings.event_subscriptions.bot_events),
    commands: new Set(features.slash_commands.map(({ command }) => command)),
    shortcuts: new Set(features.shortcuts.map(({ callback_id }) => callback_id)),
  }
}

export const TEAM = 'T0000001'
export const BOT = 'U0000BOT'

export class PeerWorld {
  readonly users = new Map<string, PeerUser>()
  readonly channels = new Map<string, PeerChannel>()
  readonly messages: PeerMessage[] = []
  /** Each person's open windows, the top one last. */
  readonly windows = new Map<string, PeerView[]>()
  readonly homes = new Map<string, PeerView>()
  /** What was used of the app's manifest: `scope chat:write`, `event app_mention`, `command /gap`, `shortcut x`. */
  readonly used = new Set<string>()
  /** What was uploaded, by its id. */
  readonly files = new Map<string, PeerFile>()
  /** So many posts with pictures come before Slack has looked at their files. */
  unsettled = 0
  /** False for a workspace that Slack has not brought its own charts to. */
  takesCharts = true
  readonly #watchers = new Set<() => void>()
  #count = 0
  #channels = 0

  user(name: string, options: { team?: string; tz?: string } = {}): PeerUser {
    const known = [...this.users.values()].find((one) => one.name === name)
    if (known) return known
    const id = `U${String(this.users.size + 1).padStart(7, '0')}`
    const user = { id, name, team: options.team ?? TEAM, tz: options.tz ?? 'Europe/Berlin', deleted: false }
    this.users.set(id, user)
    return user
  }

  channel(name: string, options: { kind?: PeerChannel['kind']; bot?: boolean } = {}): PeerChannel {
    const known = [...this.channels.values()].find((one) => one.name === name)
    if (known) return known
    const kind = options.kind ?? 'public'
    const letter = kind === 'im' ? 'D' : 'C'
    this.#channels += 1
    const id = `${letter}${String(this.#channels).padStart(7, '0')}`
    const members = new Set(options.bot === false ? [] : [BOT])
    const channel = { id, name, kind, members, archived: false }
    this.channels.set(id, channel)
    return channel
  }

  /** The conversation between a user and the bot. */
  direct(user: string): PeerChannel {
    return this.channel(`direct ${user}`, { kind: 'im' })
  }

  put(message: Omit<PeerMessage, 'ts' | 'edits'>): PeerMessage {
    const ts = this.newTs()
    const kept = { ...message, ts, edits: 0 }
    this.messages.push(kept)
    this.changed()
    return kept
  }

  find(channel: string, ts: string): PeerMessage | undefined {
    return this.messages.find((one) => one.channel === channel && one.ts === ts && one.onlyFor === null)
  }

  newTs(): string {
    this.#count += 1
    return `${Math.floor(Date.now() / 1000)}.${String(this.#count).padStart(6, '0')}`
  }

  newId(letter: string): string {
    this.#count += 1
    return `${letter}${String(this.#count).padStart(9, '0')}`
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher()
  }

  /** Resolves with the first thing that `look` finds; tests wait for what comes later with this. */
  until<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const watch = () => {
        try {
          const found = look()
          if (found === null || found === undefined || found === false) return
          this.#watchers.delete(watch)
          resolve(found)
        } catch (error) {
          this.#watchers.delete(watch)
          reject(error)
        }
      }
      this.#watchers.add(watch)
      watch()
    })
  }
}

/** All words that a reader sees of blocks, in order. */
export function wordsIn(value: unknown): string {
  const chart = chartBlock.safeParse(value)
  if (chart.success) return wordsInChart(chart.data)
  if (Array.isArray(value)) return value.map(wordsIn).join('\n')
  if (value === null || typeof value !== 'object') return ''
  return Object.entries(value)
    .map(([key, inner]) =>
      (key === 'text' || key === 'alt_text') && typeof inner === 'string' ? inner : wordsIn(inner),
    )
    .filter((words) => words !== '')
    .join('\n')
}

const chartBlock = z.object({
  type: z.literal('data_visualization'),
  title: z.string(),
  chart: z.object({
    series: z.array(
      z.object({ name: z.string(), data: z.array(z.object({ label: z.string(), value: z.number() })) }),
    ),
  }),
})

/** As its legend and its tips say it. */
function wordsInChart({ title, chart }: z.infer<typeof chartBlock>): string {
  const figures = chart.series.flatMap(({ name, data }) =>
    data.map(({ label, value }) => `${name}, ${label}: ${value}`),
  )
  return [title, ...figures].join('\n')
}

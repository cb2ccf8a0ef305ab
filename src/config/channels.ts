import type { ChatName } from '../core/ports.ts'
import type { ChannelConfig, Config } from './schema.ts'

/** A channel as the work needs it: every default filled in. */
export interface Channel {
  readonly name: string
  readonly chat: ChatName
  /** The chat's own word for the place. */
  readonly address: string
  /** Cards an hour. */
  readonly budget: number
  readonly quiet: NonNullable<ChannelConfig['quiet']> | null
  readonly zone: string
}

/** The channel of a department's name in the config: its own name unless another is given. */
export function departmentChannel(config: Pick<Config, 'departments'>, department: string): string {
  return config.departments[department]?.channel ?? department
}

/** The chat that channels are in unless they say otherwise. */
export function mainChat(config: Pick<Config, 'chat'>): ChatName {
  return config.chat.slack ? 'slack' : config.chat.teams ? 'teams' : 'workspace'
}

/** Whether the local page is served: by wish, or when no other chat is set up. */
export function hasWorkspace(config: Config): boolean {
  return config.chat.workspace ?? mainChat(config) === 'workspace'
}

/** All channels: those configured, and one for every department. */
export function channelsOf(
  config: Pick<Config, 'departments' | 'channels' | 'chat' | 'zone'>,
): ReadonlyMap<string, Channel> {
  const names = new Set([
    ...Object.keys(config.departments).map((department) => departmentChannel(config, department)),
    ...Object.keys(config.channels),
  ])
  return new Map(
    [...names].map((name) => {
      const given = config.channels[name]
      return [
        name,
        {
          name,
          chat: given?.chat ?? mainChat(config),
          address: given?.address ?? name,
          budget: given?.budget ?? 12,
          quiet: given?.quiet ?? null,
          zone: given?.quiet?.zone ?? config.zone,
        },
      ]
    }),
  )
}

import type { ChannelReference, References, TeamReference } from './references.ts'

/** Where a channel of the configuration is in Teams, or why that cannot be told. */
export type Located =
  | { readonly conversation: string; readonly serviceUrl: string }
  | { readonly unknown: string }

/**
 * A channel by its link (`Get link to channel` in Teams), by `Team > Channel`, or by its name alone where
 * only one team has it. A channel that was renamed is found by its old name until another takes it.
 */
export async function locate(address: string, references: References): Promise<Located> {
  const teams = await references.teams()
  const linked = channelOfLink(address)
  if (linked !== null) return locateId(linked, teams)
  const [before, after] = address.includes('>') ? address.split('>', 2) : [null, address]
  const among = before === null ? teams : teams.filter((team) => same(team.name, before ?? ''))
  for (const names of [nowCalled, onceCalled]) {
    const found = among.flatMap((team) =>
      team.channels.filter((channel) => names(channel, after ?? '')).map((channel) => ({ team, channel })),
    )
    const [first, ...others] = found
    if (first !== undefined && others.length === 0)
      return { conversation: first.channel.id, serviceUrl: first.team.serviceUrl }
    if (first !== undefined)
      return {
        unknown: `Several teams have a channel ${address}: ${found.map(({ team }) => team.name).join(', ')}. Set channels.<name>.address to “Team > Channel”, or to the channel’s link.`,
      }
  }
  if (teams.length === 0)
    return { unknown: 'Earshot is in no team yet. Add the app to the team that has the channel.' }
  return {
    unknown: `There is no channel ${address} in ${teams.map(({ name }) => name).join(', ')}. Set channels.<name>.address to the channel’s link, or add Earshot to its team.`,
  }
}

function locateId(id: string, teams: readonly TeamReference[]): Located {
  const team = teams.find(({ channels }) => channels.some((channel) => channel.id === id))
  // A private channel is not told of before somebody speaks there; its team's service is every channel's.
  const serviceUrl = (team ?? teams[0])?.serviceUrl
  return serviceUrl === undefined
    ? { unknown: 'Earshot is in no team yet. Add the app to the team that has the channel.' }
    : { conversation: id, serviceUrl }
}

/** `https://teams.microsoft.com/l/channel/19%3A...%40thread.tacv2/Name?groupId=...`, or the id alone. */
export function channelOfLink(address: string): string | null {
  const id = /^\s*(19:[^/?#\s]+@thread\.(?:tacv2|skype))\s*$/.exec(address)?.[1]
  if (id !== undefined) return id
  const url = URL.parse(address.trim())
  if (
    url?.protocol !== 'https:' ||
    !/^teams\.(microsoft\.com|cloud\.microsoft|microsoft\.us)$/.test(url.hostname)
  )
    return null
  const [, channel] = /^\/l\/channel\/([^/]+)/.exec(url.pathname) ?? []
  return channel === undefined ? null : decoded(channel)
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

const nowCalled = ({ name }: ChannelReference, word: string) => same(name, word)
const onceCalled = ({ was }: ChannelReference, word: string) => was.some((name) => same(name, word))

/** As people compare names: case, spaces and a leading `#` do not matter. */
function same(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*#/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

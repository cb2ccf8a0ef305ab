import { type InstallationActivity, isPersonal, tenantOf, type UpdateActivity } from '../activity.ts'
import { doorOf, type Kit, originOf, runLine } from '../kit.ts'
import { baseOf } from '../place.ts'
import type { ChannelReference, TeamReference } from '../references.ts'

type Told = UpdateActivity | InstallationActivity

/** Where Earshot is, and what its teams and channels are called. */
export async function onConversationUpdate(kit: Kit, activity: UpdateActivity): Promise<void> {
  const { membersAdded, membersRemoved, recipient, channelData } = activity
  const isBot = ({ id }: { readonly id: string }) => id === recipient.id
  if ((membersRemoved ?? []).some(isBot)) return removed(kit, activity)
  if ((membersAdded ?? []).some(isBot)) return installed(kit, activity)
  const team = channelData?.team
  if (!team) return
  switch (channelData?.eventType) {
    case 'teamDeleted':
    case 'teamHardDeleted':
      return kit.references.forgetTeam(team.id)
    case 'channelDeleted':
      return changeChannels(kit, activity, (channels) =>
        channels.filter(({ id }) => id !== channelData?.channel?.id),
      )
    case 'channelCreated':
    case 'channelRenamed':
    case 'channelRestored':
    case 'channelShared':
      await noticeTeam(kit, activity)
      return kit.mended()
    case 'teamRenamed':
    case 'teamRestored':
    case 'teamUnarchived':
      await listTeam(kit, activity)
      return kit.mended()
  }
}

/** Teams tells of an installation in two ways; either may be missing. */
export async function onInstallationUpdate(kit: Kit, activity: InstallationActivity): Promise<void> {
  const action = activity.action ?? ''
  if (action.startsWith('add')) return installed(kit, activity)
  // An upgrade removes the app only to add it again.
  if (action === 'remove') return removed(kit, activity)
}

async function installed(kit: Kit, activity: Told): Promise<void> {
  const conversation = baseOf(activity.conversation.id)
  const isTeam = Boolean(activity.channelData?.team)
  await (isTeam ? listTeam(kit, activity) : kit.references.keepChat(conversation, activity.serviceUrl))
  await kit.mended()
  if (isTeam || !isPersonal(activity)) return
  const sender = await kit.people.sender(activity)
  if (sender.member === null) return
  // Two activities tell of one installation: one greeting for both.
  const door = { ...doorOf(activity, null), key: `teams:installed ${conversation}` }
  if (await kit.references.isNew(door.key)) {
    const greeting = await runLine(kit, sender, 'home', door)
    kit.later(() => kit.reply(originOf(activity, sender), greeting, { made: 'home' }))
  }
}

async function removed(kit: Kit, activity: Told): Promise<void> {
  const conversation = baseOf(activity.conversation.id)
  const { team, channel } = activity.channelData ?? {}
  // Out of a private channel alone; the team keeps it.
  if (team && channel && channel.id !== team.id)
    return changeChannels(kit, activity, (channels) => channels.filter(({ id }) => id !== channel.id))
  if (team) return kit.references.forgetTeam(team.id)
  await kit.references.forgetChat(conversation)
  await kit.references.forget(`teams:installed ${conversation}`)
}

/** Asks for all of a team's channels: at installation, and when names may have changed. */
async function listTeam(kit: Kit, activity: TeamNews): Promise<void> {
  const before = await noticed(kit, activity)
  if (before === null) return
  const listed = await kit.connector.channels(activity.serviceUrl, before.id)
  const found = listed.ok ? listed.value.map((one) => called(before.channels, one.id, one.name)) : []
  // A private channel may be missing in the list though Earshot is in it.
  const others = before.channels.filter(({ id }) => !found.some((one) => one.id === id))
  await kit.references.keepTeam({ ...before, channels: [...found, ...others] })
}

/** Keeps what an activity tells by the way: the team, its name, the channel that it came from. */
export async function noticeTeam(kit: Kit, activity: TeamNews): Promise<void> {
  const team = await noticed(kit, activity)
  if (team === null) return
  const known = (await kit.references.teams()).find(({ id }) => id === team.id)
  if (known !== undefined && JSON.stringify(known) === JSON.stringify(team)) return
  const channel = activity.channelData?.channel
  const isNew = channel != null && known?.channels.every(({ id }) => id !== channel.id) !== false
  // Teams names a channel only in the news about it.
  if (known === undefined || (isNew && !channel.name)) return listTeam(kit, activity)
  await kit.references.keepTeam(team)
}

type TeamNews = Pick<Told, 'serviceUrl' | 'channelData' | 'conversation'>

async function noticed(
  { references }: Kit,
  { serviceUrl, channelData, conversation }: TeamNews,
): Promise<TeamReference | null> {
  const told = channelData?.team
  if (!told) return null
  const known = (await references.teams()).find(({ id }) => id === told.id)
  const channels = known?.channels ?? []
  const channel = channelData?.channel
  return {
    id: told.id,
    name: told.name || known?.name || 'the team',
    serviceUrl,
    tenantId: tenantOf({ channelData, conversation }) ?? known?.tenantId ?? '',
    channels: channel
      ? withChannel(channels, channel.id, channel.name || nameless(channel.id, told.id))
      : channels,
  }
}

function withChannel(channels: readonly ChannelReference[], id: string, name: string): ChannelReference[] {
  const now = called(channels, id, name)
  const known = channels.some((channel) => channel.id === id)
  return known ? channels.map((channel) => (channel.id === id ? now : channel)) : [...channels, now]
}

/** Teams calls only the first channel of a team by no name; its id is the team's own. */
function nameless(channel: string, team: string): string {
  return channel === team ? 'General' : ''
}

/** A channel under its present name, remembering those it had: configurations go by names. */
function called(known: readonly ChannelReference[], id: string, name: string): ChannelReference {
  const before = known.find((channel) => channel.id === id)
  if (before === undefined) return { id, name: name || id, was: [] }
  if (name === '' || name === before.name) return before
  return { id, name, was: [...new Set([...before.was, before.name])].filter((old) => old !== name) }
}

async function changeChannels(
  { references }: Kit,
  { channelData }: Told,
  change: (channels: readonly ChannelReference[]) => ChannelReference[],
): Promise<void> {
  const team = (await references.teams()).find(({ id }) => id === channelData?.team?.id)
  if (team) await references.keepTeam({ ...team, channels: change(team.channels) })
}

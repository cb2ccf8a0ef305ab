import type { Keyv } from 'keyv'
import { z } from 'zod'
import type { Channel } from '../../config/channels.ts'
import type { AmplifyLedger } from '../../core/ledger.ts'
import type { MentionId } from '../../core/mention.ts'
import type { MessageRef } from '../../core/ports.ts'
import { type Clock, type Instant, SECOND } from '../../core/time.ts'
import type { Workspace, Workspaces } from './install/workspaces.ts'
import type { Failure } from './web/failure.ts'
import type { Web } from './web/web.ts'

/** A conversation in a workspace. */
export interface Spot {
  readonly workspace: Workspace
  /** Slack's id: `C…`, `G…`, `D…`. */
  readonly channel: string
}

export type Located = Spot | { readonly problem: string } | { readonly failure: Failure }

/** From the configuration's addresses to Slack's ids and back. */
export interface Addresses {
  /**
   * `C0123`, `#billing` or `billing`, or a member's id for their direct messages; with several workspaces
   * preceded by the workspace's id: `T0123/C0123`.
   */
  locate(address: string): Promise<Located>
  /** What was known of it is wrong: look it up anew. */
  forget(address: string): Promise<void>
  /** The configuration's names for a channel; usually one. */
  namesOf(workspace: Workspace, channel: string): Promise<readonly string[]>
  /** The mention whose card that message is. */
  mentionAt(workspace: Workspace, channel: string, ts: string): Promise<MentionId | null>
}

const listed = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})
const opened = z.object({ channel: z.object({ id: z.string() }) })

/** 1,000 channels each. */
const MOST_PAGES = 20
const LISTED_MS = 30 * SECOND

/** Slack's ids by the channels' names. */
type Listing = { readonly ids: ReadonlyMap<string, string> } | { readonly failure: Failure }

export function createAddresses(parts: {
  channels: readonly Channel[]
  workspaces: Workspaces
  web: Web
  keyv: Pick<Keyv, 'get' | 'set' | 'delete'>
  ledger: Pick<AmplifyLedger, 'cardByMessage'>
  clock: Pick<Clock, 'now'>
}): Addresses {
  const { channels, workspaces, web, keyv, ledger, clock } = parts
  const listings = new Map<string, { readonly listing: Promise<Listing>; readonly until: Instant }>()
  const known = new Map<string, Spot['channel']>()

  async function workspaceOf(address: string): Promise<Workspace | string> {
    const [, id] = /^([TE][A-Z0-9]+)\//.exec(address) ?? []
    if (id !== undefined)
      return (
        (await workspaces.byId(id)) ??
        `The Slack app is not installed in the workspace ${id}. Install it there.`
      )
    const [only, ...others] = await workspaces.all()
    if (only === undefined) return 'The Slack app is not installed in any workspace yet. Open /slack/install.'
    return others.length === 0
      ? only
      : `Several workspaces use Earshot: write ${address} with the workspace’s id before it, such as ${only.id}/${address}.`
  }

  async function kept(key: string): Promise<string | null> {
    const value = known.get(key) ?? z.string().safeParse(await keyv.get(`slack:${key}`)).data ?? null
    if (value !== null) known.set(key, value)
    return value
  }

  async function keep(key: string, id: string): Promise<string> {
    known.set(key, id)
    await keyv.set(`slack:${key}`, id)
    return id
  }

  async function byName(workspace: Workspace, name: string): Promise<Located> {
    const key = keyOf(workspace, name)
    const before = await kept(key)
    if (before !== null) return { workspace, channel: before }
    const channels = await listing(workspace)
    if ('failure' in channels) return channels
    const id = channels.ids.get(name)
    if (id !== undefined) return { workspace, channel: await keep(key, id) }
    return {
      problem: `There is no channel #${name} that Earshot can see. Create it, or write its id as the address in earshot.yaml; if it is private, invite Earshot there: /invite @Earshot.`,
    }
  }

  /** Read once for all the names that are looked up at about the same time: Slack lists 20 pages a minute. */
  function listing(workspace: Workspace): Promise<Listing> {
    const before = listings.get(workspace.id)
    if (before !== undefined && clock.now() < before.until) return before.listing
    const listing = readListing(workspace)
    listings.set(workspace.id, { listing, until: clock.now() + LISTED_MS })
    const forget = () => listings.delete(workspace.id)
    listing.then((read) => 'failure' in read && forget(), forget)
    return listing
  }

  async function readListing(workspace: Workspace): Promise<Listing> {
    const ids = new Map<string, string>()
    let cursor = ''
    for (let page = 0; page < MOST_PAGES; page++) {
      const called = await web.call(workspace.token, 'conversations.list', {
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 1_000,
        ...(cursor === '' ? {} : { cursor }),
      })
      if ('failure' in called) return called
      const { channels: found, response_metadata: more } = listed.parse(called.data)
      for (const { id, name } of found) ids.set(name, id)
      cursor = more?.next_cursor ?? ''
      if (cursor === '') break
    }
    return { ids }
  }

  async function direct(workspace: Workspace, user: string): Promise<Located> {
    const key = keyOf(workspace, user)
    const before = await kept(key)
    if (before !== null) return { workspace, channel: before }
    const called = await web.call(workspace.token, 'conversations.open', { users: user })
    if ('failure' in called) return called
    return { workspace, channel: await keep(key, opened.parse(called.data).channel.id) }
  }

  async function locate(address: string): Promise<Located> {
    const workspace = await workspaceOf(address)
    if (typeof workspace === 'string') return { problem: workspace }
    const place = placeIn(address)
    if (isChannelId(place)) return { workspace, channel: place }
    return isMemberId(place) ? direct(workspace, place) : byName(workspace, place)
  }

  /** Without asking Slack: where nothing was ever posted there is no card either. */
  async function isAt(address: string, workspace: Workspace, channel: string): Promise<boolean> {
    const at = await workspaceOf(address)
    if (typeof at === 'string' || at.id !== workspace.id) return false
    const place = placeIn(address)
    return place === channel || (!isChannelId(place) && (await kept(keyOf(at, place))) === channel)
  }

  async function namesOf(workspace: Workspace, channel: string): Promise<readonly string[]> {
    const there = await Promise.all(channels.map(({ address }) => isAt(address, workspace, channel)))
    return channels.filter((_, index) => there[index]).map(({ name }) => name)
  }

  return {
    locate,
    namesOf,
    async forget(address) {
      const workspace = await workspaceOf(address)
      if (typeof workspace === 'string') return
      const key = keyOf(workspace, placeIn(address))
      known.delete(key)
      listings.delete(workspace.id)
      await keyv.delete(`slack:${key}`)
    },
    async mentionAt(workspace, channel, ts) {
      for (const name of await namesOf(workspace, channel)) {
        const card = await ledger.cardByMessage(name, refOf({ workspace, channel }, ts))
        if (card?.subject.about === 'mention') return card.subject.mention
      }
      return null
    },
  }
}

const isChannelId = (place: string) => /^[CGD][A-Z0-9]{2,}$/.test(place)
const isMemberId = (place: string) => /^[UW][A-Z0-9]{2,}$/.test(place)

/** Without the workspace, and a name as Slack keeps it. */
function placeIn(address: string): string {
  const place = address.replace(/^[TE][A-Z0-9]+\//, '')
  return isChannelId(place) || isMemberId(place) ? place : place.replace(/^#/, '').toLowerCase()
}

function keyOf(workspace: Workspace, place: string): string {
  return `place:${workspace.id}:${place}`
}

/** As the administrator knows it. */
export function sayPlace(address: string): string {
  const place = placeIn(address)
  if (isMemberId(place)) return `the member ${place}`
  return isChannelId(place) ? `the channel ${place}` : `#${place}`
}

/** `C1/1700000000.000100`, with several workspaces `T1/C1/1700000000.000100`. */
export function refOf({ workspace, channel }: Spot, ts: string): MessageRef {
  return workspace.id === '' ? `${channel}/${ts}` : `${workspace.id}/${channel}/${ts}`
}

/** Where a message is; null when the reference is not one of Slack's. */
export function readRef(
  message: MessageRef,
): { readonly workspace: string; readonly channel: string; readonly ts: string } | null {
  const [, workspace = '', channel, ts] =
    /^(?:([TE][A-Z0-9]+)\/)?([CGD][A-Z0-9]+)\/(\d+\.\d+)$/.exec(message) ?? []
  return channel === undefined || ts === undefined ? null : { workspace, channel, ts }
}

import type { Keyv } from 'keyv'
import { z } from 'zod'
import type { Card } from '../../core/card.ts'
import type { Delivery, Finding, Messenger } from '../../core/ports.ts'
import { type Clock, DAY, type Instant } from '../../core/time.ts'
import { type Addresses, type Located, readRef, refOf, type Spot, sayPlace } from './addresses.ts'
import type { SendCard } from './charts.ts'
import { readsHistory, type Workspace, type Workspaces } from './install/workspaces.ts'
import { findPost, metadataOf } from './reconcile.ts'
import { type Charts, renderMessage } from './render/card.ts'
import type { Method } from './scopes.ts'
import { fixOf, postFailed, repeatableFailed } from './web/delivery.ts'
import type { Failure } from './web/failure.ts'
import type { Pace } from './web/pace.ts'
import type { Called, Web } from './web/web.ts'

const posted = z.object({ ts: z.string(), channel: z.string() })
const info = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_archived: z.boolean().optional(),
    is_member: z.boolean().optional(),
  }),
})

/** Whatever a card holds, Slack looks for no names, links or pictures in it. */
const AS_IT_STANDS = {
  parse: 'none',
  link_names: false,
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
} as const

/** What to post in Slack for a card. */
export function messageOf(card: Card, charts: Charts): Readonly<Record<string, unknown>> {
  return { ...renderMessage(card, charts), ...AS_IT_STANDS }
}

export function createMessenger(parts: {
  web: Web
  workspaces: Workspaces
  addresses: Addresses
  pace: Pace
  sendCard: SendCard
  keyv: Pick<Keyv, 'get' | 'set'>
  clock: Pick<Clock, 'now'>
}): Messenger {
  const { web, workspaces, addresses, pace, sendCard, keyv, clock } = parts

  /** Under the workspace's pace; a pause that Slack asks for holds for the method, a post's for its channel. */
  async function call(
    workspace: Workspace,
    method: Method,
    args: Readonly<Record<string, unknown>>,
  ): Promise<Called> {
    const waitMs = pace.take(workspace.id, method, clock.now())
    if (waitMs > 0) return { failure: { failed: 'throttled', retryAfterMs: waitMs } }
    const called = await web.call(workspace.token, method, args)
    if ('failure' in called && called.failure.failed === 'throttled' && method !== 'chat.postMessage')
      pace.pause(workspace.id, method, clock.now() + called.failure.retryAfterMs)
    return called
  }

  function send(spot: Spot, card: Card, key: string, thread: string | null): Promise<Called> {
    return sendCard(spot.workspace, 'chat.postMessage', card, (charts) =>
      call(spot.workspace, 'chat.postMessage', {
        channel: spot.channel,
        ...messageOf(card, charts),
        metadata: metadataOf(key),
        ...(thread === null ? {} : { thread_ts: thread }),
      }),
    )
  }

  function deliveryOf(called: Called, spot: Spot, place: string): Delivery {
    if ('failure' in called) return postFailed(called.failure, place, clock.now())
    const answer = posted.safeParse(called.data)
    if (!answer.success) return { outcome: 'in doubt', reason: 'Slack’s answer does not say what it posted.' }
    return { outcome: 'delivered', message: refOf({ ...spot, channel: answer.data.channel }, answer.data.ts) }
  }

  async function whereIs(message: string): Promise<(Spot & { ts: string }) | Delivery> {
    const ref = readRef(message)
    if (ref === null) return { outcome: 'refused', reason: `Slack has no message ${message}.` }
    const workspace = await workspaces.byId(ref.workspace)
    if (workspace === null)
      return {
        outcome: 'blocked',
        reason: `The Slack app is not installed in the workspace ${ref.workspace} any more. Install it there again.`,
      }
    return { workspace, channel: ref.channel, ts: ref.ts }
  }

  async function putAt(address: string, card: Card, key: string): Promise<Delivery> {
    const spot = await addresses.locate(address)
    if (!('channel' in spot)) return unlocated(spot, address, clock.now())
    const called = await send(spot, card, key, null)
    if ('failure' in called && isGone(called.failure)) await addresses.forget(address)
    return deliveryOf(called, spot, sayPlace(address))
  }

  async function update(message: string, card: Card): Promise<Delivery> {
    const spot = await whereIs(message)
    if ('outcome' in spot) return spot
    const called = await sendCard(spot.workspace, 'chat.update', card, (charts) =>
      call(spot.workspace, 'chat.update', {
        channel: spot.channel,
        ts: spot.ts,
        ...messageOf(card, charts),
      }),
    )
    return 'failure' in called
      ? repeatableFailed(called.failure, `the channel ${spot.channel}`, clock.now())
      : { outcome: 'delivered', message }
  }

  async function reply(message: string, card: Card, key: string): Promise<Delivery> {
    const spot = await whereIs(message)
    if ('outcome' in spot) return spot
    // Only a channel's own messages are found without knowing the thread.
    await keyv.set(threadKey(key), spot.ts, 30 * DAY)
    return deliveryOf(await send(spot, card, key, spot.ts), spot, `the channel ${spot.channel}`)
  }

  async function find(address: string, key: string): Promise<Finding> {
    const spot = await addresses.locate(address)
    if (!('channel' in spot)) return { found: 'unknown' }
    if (!spot.channel.startsWith('D') && !readsHistory(spot.workspace)) return { found: 'unknown' }
    const thread = z.string().safeParse(await keyv.get(threadKey(key))).data ?? null
    return findPost(web, spot, key, thread)
  }

  async function probe(address: string): Promise<string | null> {
    const spot = await addresses.locate(address)
    if ('problem' in spot) return spot.problem
    if ('failure' in spot) return sayFailure(spot.failure, address)
    if (spot.channel.startsWith('D')) return null
    const called = await web.call(spot.workspace.token, 'conversations.info', { channel: spot.channel })
    if ('failure' in called) return sayFailure(called.failure, address)
    const { channel } = info.parse(called.data)
    const place = channel.name === undefined ? sayPlace(address) : `#${channel.name}`
    const problem = channel.is_archived
      ? 'is_archived'
      : channel.is_member === false
        ? 'not_in_channel'
        : null
    if (problem !== null) return fixOf({ failed: 'answered', error: problem, needed: null }, place)
    const named = sayPlace(address)
    return !named.startsWith('#') || named === place
      ? null
      : `${named} is called ${place} now. Write ${place}, or its id ${spot.channel}, in earshot.yaml.`
  }

  // What throws is the database or an answer of Slack's that cannot be read: nothing was sent by then.
  const deliver = (send: () => Promise<Delivery>) =>
    send().catch((error: unknown): Delivery => ({ outcome: 'unavailable', reason: sayError(error) }))

  return {
    chat: 'slack',
    post: (address, card, key) => deliver(() => putAt(address, card, key)),
    direct: (member, card, key) => deliver(() => putAt(member, card, key)),
    update: (message, card) => deliver(() => update(message, card)),
    reply: (message, card, key) => deliver(() => reply(message, card, key)),
    find: (address, key) => find(address, key).catch((): Finding => ({ found: 'unknown' })),
    probe: (address) => probe(address).catch(sayError),
  }
}

/** A channel may be deleted, and another one made by its name. */
function isGone(failure: Failure): boolean {
  return failure.failed === 'answered' && failure.error === 'channel_not_found'
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function threadKey(key: string): string {
  return `slack:thread:${key}`
}

function unlocated(located: Exclude<Located, Spot>, address: string, now: Instant): Delivery {
  return 'problem' in located
    ? { outcome: 'blocked', reason: located.problem }
    : repeatableFailed(located.failure, sayPlace(address), now)
}

function sayFailure(failure: Failure, address: string): string {
  switch (failure.failed) {
    case 'answered':
      return fixOf(failure, sayPlace(address)) ?? `Slack answered ${failure.error}.`
    case 'throttled':
      return 'Slack asks for a pause. Try again in a minute.'
    case 'lost':
    case 'unreached':
      return `${failure.reason} Look at the network, and at https://slack-status.com.`
  }
}

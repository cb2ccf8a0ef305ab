import type { Answer } from '../../core/desk.ts'
import type { Log } from '../../core/log.ts'
import { SECOND } from '../../core/time.ts'
import { hasChart, type SendCard } from './charts.ts'
import type { Workspace } from './install/workspaces.ts'
import { messageOf } from './messenger.ts'
import { renderMessage } from './render/card.ts'
import { renderWindow } from './render/form.ts'
import type { Method } from './scopes.ts'
import { isSlacks } from './web/host.ts'
import type { Called, Web } from './web/web.ts'

/** Where a request came from, and with it every way to answer. */
export interface Origin {
  readonly workspace: Workspace
  readonly user: string
  readonly channel: string | null
  /** The thread that it came from, or the card's own. */
  readonly thread: string | null
  /** True when the person was in the thread, and would not see an answer outside it. */
  readonly inThread: boolean
  /** Slack's one-way address back: five uses within 30 minutes. */
  readonly respond: string | null
  /** Replaces the message that only this person sees, instead of adding one below it. */
  readonly replaces: boolean
  /** The window or Home tab that it came from: there is no channel to answer in. */
  readonly view: { readonly id: string; readonly type: 'modal' | 'home' } | null
  /** Opens windows, once, for three seconds. */
  readonly trigger: string | null
}

/** Brings answers to people. Never throws: a lost answer is logged, the act stands. */
export type Reply = (origin: Origin, answer: Answer) => Promise<void>

export interface ReplyParts {
  readonly web: Web
  readonly sendCard: SendCard
  readonly api: string
  readonly log: Log
}

export function createReply({ web, sendCard, api, log }: ReplyParts): Reply {
  /** The first way that works; a direct message is the last. */
  return async function reply(origin, answer) {
    for (const way of waysOf(origin, answer)) {
      const fault = await way()
      if (fault === null) return
      log.info({ fault }, 'an answer could not be shown in its place; another way is tried')
    }
    log.warn({ user: origin.user }, 'an answer could not be shown')
  }

  function waysOf(origin: Origin, answer: Answer): readonly (() => Promise<string | null>)[] {
    const { workspace, user, channel, thread, inThread, view, trigger } = origin
    const { card } = answer
    const call = async (method: Method, args: object) =>
      faultOf(await web.call(workspace.token, method, { ...args }))
    const send = async (method: Method, args: object) =>
      faultOf(
        await sendCard(workspace, method, card, (charts) =>
          web.call(workspace.token, method, { ...args, ...messageOf(card, charts) }),
        ),
      )
    const direct = () => send('chat.postMessage', { channel: user })
    if (view !== null) {
      const window = renderWindow(answer.card, TITLE)
      const open = () => call('views.open', { trigger_id: trigger, view: window })
      return [
        ...(view.type === 'modal' ? [() => call('views.update', { view_id: view.id, view: window })] : []),
        ...(view.type === 'home' && trigger !== null ? [open] : []),
        direct,
      ]
    }
    if (channel === null) return [direct]
    const alone = channel.startsWith('D')
    const threaded = thread === null || (alone && !inThread) ? {} : { thread_ts: thread }
    const post = () => send('chat.postMessage', { channel, ...threaded })
    const whisper = () => send('chat.postEphemeral', { channel, user, ...(inThread ? threaded : {}) })
    const respond = () => respondTo(origin, answer)
    if (answer.audience === 'everyone' || alone) return [post, respond, direct]
    return inThread || hasChart(card) ? [whisper, respond, direct] : [respond, whisper, direct]
  }

  async function respondTo({ respond, replaces }: Origin, answer: Answer): Promise<string | null> {
    if (respond === null || !isSlacks(respond, api)) return 'there is no address to answer at'
    try {
      const response = await fetch(respond, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...responseOf(answer), replace_original: replaces }),
        redirect: 'error',
        signal: AbortSignal.timeout(5 * SECOND),
      })
      await response.body?.cancel()
      return response.ok ? null : `HTTP ${response.status}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}

export const TITLE = 'Earshot'

/**
 * An answer as the body of Slack's own response: to a command, or at a response address. Its charts are in
 * words, because there Slack does not say whether it took its own.
 */
export function responseOf({ audience, card }: Answer): object {
  return {
    response_type: audience === 'everyone' ? 'in_channel' : 'ephemeral',
    ...renderMessage(card, 'said'),
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  }
}

function faultOf(called: Called): string | null {
  if (!('failure' in called)) return null
  const { failure } = called
  return failure.failed === 'answered' ? failure.error : failure.failed
}

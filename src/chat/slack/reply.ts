import type { Answer } from '../../core/desk.ts'
import type { Log } from '../../core/log.ts'
import { SECOND } from '../../core/time.ts'
import type { Workspace } from './install/workspaces.ts'
import { messageOf } from './messenger.ts'
import { renderMessage } from './render/card.ts'
import { renderWindow } from './render/form.ts'
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

export function createReply({ web, api, log }: { web: Web; api: string; log: Log }): Reply {
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
    const message = messageOf(answer.card)
    const call = async (method: Parameters<Web['call']>[1], args: object) =>
      faultOf(await web.call(workspace.token, method, { ...args }))
    const direct = () => call('chat.postMessage', { channel: user, ...message })
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
    const post = () => call('chat.postMessage', { channel, ...threaded, ...message })
    const whisper = () =>
      call('chat.postEphemeral', { channel, user, ...(inThread ? threaded : {}), ...message })
    const respond = () => respondTo(origin, answer)
    if (answer.audience === 'everyone' || alone) return [post, respond, direct]
    return inThread ? [whisper, respond, direct] : [respond, whisper, direct]
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

/** An answer as the body of Slack's own response: to a command, or at a response address. */
export function responseOf({ audience, card }: Answer): object {
  return {
    response_type: audience === 'everyone' ? 'in_channel' : 'ephemeral',
    ...renderMessage(card),
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

/** Answers hold customers' words: they go to the host of Slack's API or one below it, and nowhere else. */
function isSlacks(address: string, api: string): boolean {
  const to = URL.parse(address)
  const slack = new URL(api)
  return (
    to !== null &&
    to.protocol === slack.protocol &&
    (to.host === slack.host || to.host.endsWith(`.${slack.host}`))
  )
}

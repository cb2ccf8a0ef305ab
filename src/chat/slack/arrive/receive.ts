import { type App, AuthorizationError } from '@slack/bolt'
import { z } from 'zod'
import type { Log } from '../../../core/log.ts'
import type { Patience } from '../patience.ts'

/** A request of Slack's, verified and parsed, whichever way it came. */
export interface Request {
  readonly body: Readonly<Record<string, unknown>>
  readonly retryNum: number | undefined
  readonly retryReason: string | undefined
}

/** What Slack gets for it. Not taken: Slack shall deliver it again. */
export type Receipt = { readonly taken: true; readonly answer: unknown } | { readonly taken: false }

/**
 * Gives a request to Bolt, and holds its acknowledgement until the listener is done: Bolt itself would
 * acknowledge an event before anything was written down.
 */
export async function receive(
  app: App,
  request: Request,
  { patience, log }: { patience: Patience; log: Log },
): Promise<Receipt> {
  if (request.body['type'] === 'app_rate_limited') {
    log.warn({}, 'Slack delivers no more events this minute: there are too many of them')
    return { taken: true, answer: undefined }
  }
  const acks: unknown[] = []
  const handled = app
    .processEvent({
      body: { ...request.body },
      ...(request.retryNum === undefined ? {} : { retryNum: request.retryNum }),
      ...(request.retryReason === undefined ? {} : { retryReason: request.retryReason }),
      ack: async (answer: unknown) => {
        acks.push(answer)
      },
    })
    .then((): Receipt => ({ taken: true, answer: acks[0] }))
    .catch((error: unknown): Receipt => {
      if (error instanceof AuthorizationError) return notInstalled(request.body)
      log.error({ err: error, request: kindOf(request.body) }, 'a request from Slack failed')
      return apology(
        request.body,
        'Something went wrong in Earshot. Look in a minute whether it was done, then try again.',
      )
    })

  const receipt = await patience(handled)
  if (receipt !== 'late') return receipt.value
  return acks.length > 0 && !isEvent(request.body)
    ? { taken: true, answer: acks[0] }
    : apology(request.body, 'Earshot is slow just now. Look in a minute whether it was done, then try again.')
}

/** A workspace that removed the app: delivering it again would not help. */
function notInstalled(body: Request['body']): Receipt {
  if (isEvent(body)) return { taken: true, answer: undefined }
  return apology(body, 'Earshot is not installed in this workspace. Ask an administrator to install it.')
}

/** In words where Slack shows words; an event it delivers again. */
function apology(body: Request['body'], words: string): Receipt {
  if (isEvent(body)) return { taken: false }
  switch (body['type']) {
    case 'view_submission':
      return { taken: true, answer: { response_action: 'errors', errors: firstFieldOf(body, words) } }
    case undefined:
      return { taken: true, answer: { response_type: 'ephemeral', text: `⚠ ${words}` } }
    default:
      return { taken: true, answer: undefined }
  }
}

function isEvent(body: Request['body']): boolean {
  return body['type'] === 'event_callback'
}

const submitted = z.object({
  view: z.object({ state: z.object({ values: z.record(z.string(), z.unknown()) }) }),
})

/** A modal shows errors only beside a field. */
function firstFieldOf(body: Request['body'], words: string): Readonly<Record<string, string>> {
  const fields = submitted.safeParse(body).data?.view.state.values ?? {}
  const [first] = Object.keys(fields)
  return first === undefined ? {} : { [first]: words }
}

function kindOf(body: Request['body']): string {
  return String(body['type'] ?? body['command'] ?? 'unknown')
}

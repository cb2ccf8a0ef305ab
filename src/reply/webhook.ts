import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { WebhookReply } from '../config/answering.ts'
import { reference } from '../core/mention.ts'
import type { OutgoingReply, Replier } from '../core/ports.ts'
import type { ReplierDeps } from './index.ts'
import { failureOf, UNKNOWN } from './outcome.ts'

const answer = z.object({ url: z.url({ protocol: /^https?$/ }) })

/**
 * Hands the reply to a system of the company's own, signed by Standard Webhooks
 * (https://www.standardwebhooks.com). Its id is the same at every try, and the receiver takes one id once.
 */
export function webhookReplier({ url, secret, most }: WebhookReply, { http, clock }: ReplierDeps): Replier {
  const signer = new Webhook(secret)
  const host = new URL(url).host

  async function send({ mention, text, key, approvedAt }: OutgoingReply) {
    const now = clock.now()
    const body = JSON.stringify({
      type: 'reply.approved',
      timestamp: new Date(approvedAt).toISOString(),
      data: {
        mention: reference(mention.id),
        source: mention.source,
        id: mention.externalId,
        url: mention.url,
        author: mention.author,
        language: mention.language,
        text,
      },
    })
    const sent = await http.send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': key,
        'webhook-timestamp': String(Math.floor(now / 1_000)),
        'webhook-signature': signer.sign(key, new Date(now), body),
      },
      body,
    })
    const failure = failureOf(sent, host, now)
    if (failure !== null) return failure
    return { outcome: 'sent', link: sent.came === 'answer' ? linkIn(sent.text) : null } as const
  }

  return {
    name: 'webhook',
    most,
    repeatable: true,
    reaches: () => true,
    send,
    find: async () => UNKNOWN,
  }
}

/** Where it can be seen, if the receiver says so. */
function linkIn(text: string): string | null {
  try {
    return answer.safeParse(JSON.parse(text)).data?.url ?? null
  } catch {
    return null
  }
}

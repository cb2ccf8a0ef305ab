import { z } from 'zod'
import type { MastodonReply } from '../config/answering.ts'
import type { OutgoingReply, Replier, ReplyFinding, Sending } from '../core/ports.ts'
import type { Sent } from '../http/http.ts'
import { parseAnswer } from './answer.ts'
import type { ReplierDeps } from './index.ts'
import { failureOf, UNKNOWN, unsent } from './outcome.ts'

/** Where a server says nothing else: https://docs.joinmastodon.org/user/posting/. */
const MOST = 500

const account = z.object({ id: z.string(), acct: z.string() })
const status = z.object({ id: z.string(), url: z.string().nullish(), account: account })
const found = z.object({ statuses: z.array(status) })
const context = z.object({
  descendants: z.array(status.extend({ in_reply_to_id: z.string().nullish(), created_at: z.string() })),
})
const source = z.object({ text: z.string() })

/** Replies as the brand’s account. https://docs.joinmastodon.org/methods/statuses/#create */
export function mastodonReplier({ server, token }: MastodonReply, { http, clock }: ReplierDeps): Replier {
  const base = server.replace(/\/+$/, '')
  const host = new URL(base).host
  const headers = { authorization: `Bearer ${token}` }
  const get = (path: string) => http.send(`${base}${path}`, { method: 'GET', headers })
  const failed = (sent: Sent) => failureOf(sent, host, clock.now())

  /** The status as the brand's own server knows it. */
  async function original({ mention }: OutgoingReply) {
    const sent = await get(
      `/api/v2/search?${new URLSearchParams({ q: mention.url ?? '', resolve: 'true', type: 'statuses', limit: '1' })}`,
    )
    const failure = failed(sent)
    if (failure !== null) return { failure }
    return { status: parseAnswer(found, sent)?.statuses[0] ?? null }
  }

  async function send(reply: OutgoingReply): Promise<Sending> {
    const parent = await original(reply)
    if ('failure' in parent) return unsent(parent.failure)
    if (parent.status === null)
      return { outcome: 'refused', reason: `${host} cannot find the post any more.` }
    const sent = await http.send(`${base}/api/v1/statuses`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': reply.key },
      body: JSON.stringify({
        status: addressed(reply.text, parent.status.account.acct),
        in_reply_to_id: parent.status.id,
        visibility: 'public',
      }),
    })
    return failed(sent) ?? { outcome: 'sent', link: parseAnswer(status, sent)?.url ?? null }
  }

  /** Among the brand's own replies below it, by the words. */
  async function find(reply: OutgoingReply): Promise<ReplyFinding> {
    const own = parseAnswer(account, await get('/api/v1/accounts/verify_credentials'))
    const parent = await original(reply)
    if (own === null || 'failure' in parent || parent.status === null) return UNKNOWN
    const below = parseAnswer(context, await get(`/api/v1/statuses/${parent.status.id}/context`))
    if (below === null) return UNKNOWN
    const { id, account: author } = parent.status
    const candidates = below.descendants.filter(
      (each) =>
        each.account.id === own.id &&
        each.in_reply_to_id === id &&
        Date.parse(each.created_at) >= reply.approvedAt - CLOCKS_APART_MS,
    )
    for (const each of candidates) {
      const words = parseAnswer(source, await get(`/api/v1/statuses/${each.id}/source`))
      if (words === null) return UNKNOWN
      if (words.text.trim() === addressed(reply.text, author.acct))
        return { found: 'there', link: each.url ?? null }
    }
    return { found: 'absent' }
  }

  return {
    name: 'Mastodon',
    // The customer's name stands before the words.
    most: MOST - 60,
    repeatable: false,
    reaches: ({ url }) =>
      url !== null && /^https:\/\/[^/]+\/(?:@[^/]+|users\/[^/]+\/statuses)\/\w+/.test(url),
    send,
    find,
  }
}

/** Only those who are named are told of a reply. */
function addressed(text: string, acct: string): string {
  return `@${acct} ${text}`.trim()
}

/** How far two machines' clocks may differ. */
const CLOCKS_APART_MS = 5 * 60_000

import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { BlueskyReply } from '../config/answering.ts'
import type { Mention } from '../core/mention.ts'
import type { OutgoingReply, Replier, ReplyFinding, Sending } from '../core/ports.ts'
import { type Instant, MINUTE } from '../core/time.ts'
import type { Sent } from '../http/http.ts'
import { parseAnswer } from './answer.ts'
import type { ReplierDeps } from './index.ts'
import { failureOf, UNKNOWN, unsent } from './outcome.ts'

const POST = 'app.bsky.feed.post'

const session = z.object({ did: z.string(), accessJwt: z.string() })
const reference = z.object({ uri: z.string(), cid: z.string() })
const record = reference.extend({
  value: z.looseObject({ reply: z.object({ root: reference }).optional(), text: z.string() }),
})
const identity = z.object({ did: z.string() })
const wrong = z.object({ error: z.string(), message: z.string().optional() })

/** A session lasts for hours; nobody waits for a new one now and then. */
const SESSION_MS = 30 * MINUTE

/** Posts as the brand’s account. https://docs.bsky.app/docs/advanced-guides/posts#replies */
export function blueskyReplier(
  { account, password, server }: BlueskyReply,
  { http, clock }: ReplierDeps,
): Replier {
  const base = server.replace(/\/+$/, '')
  const host = new URL(base).host
  let signedIn: { readonly did: string; readonly accessJwt: string; readonly until: Instant } | null = null

  const call = (name: string, request: { body?: object; query?: Record<string, string>; token?: string }) =>
    http.send(`${base}/xrpc/${name}${request.query ? `?${new URLSearchParams(request.query)}` : ''}`, {
      method: request.body ? 'POST' : 'GET',
      headers: {
        ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
        ...(request.body ? { 'content-type': 'application/json' } : {}),
      },
      ...(request.body ? { body: JSON.stringify(request.body) } : {}),
    })

  function failed(sent: Sent) {
    const failure = failureOf(sent, host, clock.now())
    if (failure?.outcome !== 'refused' || sent.came !== 'answer') return failure
    const said = errorIn(sent.text)
    return said === null ? failure : { ...failure, reason: `${failure.reason} It says: ${said}` }
  }

  async function signIn() {
    if (signedIn !== null && clock.now() < signedIn.until) return { session: signedIn }
    const sent = await call('com.atproto.server.createSession', { body: { identifier: account, password } })
    const failure = failed(sent)
    if (failure !== null) return { failure }
    const parsed = parseAnswer(session, sent)
    if (parsed === null)
      return { failure: { outcome: 'unavailable', reason: `${host} opened no session.` } as const }
    signedIn = { ...parsed, until: clock.now() + SESSION_MS }
    return { session: signedIn }
  }

  /** The post that is answered, as a reply has to name it. */
  async function original(mention: Mention) {
    const place = placeOf(mention)
    if (place === null)
      return { failure: { outcome: 'refused', reason: 'This mention has no address on Bluesky.' } as const }
    const sent = await call('com.atproto.repo.getRecord', {
      query: { repo: place.repo, collection: POST, rkey: place.rkey },
    })
    const failure = failed(sent)
    if (failure !== null) return { failure }
    const post = parseAnswer(record, sent)
    if (post === null)
      return { failure: { outcome: 'refused', reason: `${host} cannot find the post any more.` } as const }
    const { uri, cid, value } = post
    return { parent: { uri, cid }, root: value.reply?.root ?? { uri, cid } }
  }

  async function send({ mention, text, key, approvedAt }: OutgoingReply): Promise<Sending> {
    const signed = await signIn()
    if ('failure' in signed) return unsent(signed.failure)
    const post = await original(mention)
    if ('failure' in post) return unsent(post.failure)
    const { did, accessJwt } = signed.session
    const rkey = recordKey(approvedAt, key)
    // Put under a key of its own: the same reply, sent again, is the same post.
    const sent = await call('com.atproto.repo.putRecord', {
      token: accessJwt,
      body: {
        repo: did,
        collection: POST,
        rkey,
        record: {
          $type: POST,
          text,
          createdAt: new Date(approvedAt).toISOString(),
          reply: { root: post.root, parent: post.parent },
        },
      },
    })
    if (sent.came === 'answer' && sent.status === 401) signedIn = null
    return failed(sent) ?? { outcome: 'sent', link: linkTo(did, rkey) }
  }

  async function find({ key, approvedAt }: OutgoingReply): Promise<ReplyFinding> {
    const resolved = account.startsWith('did:')
      ? account
      : parseAnswer(
          identity,
          await call('com.atproto.identity.resolveHandle', { query: { handle: account } }),
        )?.did
    if (resolved === undefined) return UNKNOWN
    const rkey = recordKey(approvedAt, key)
    const sent = await call('com.atproto.repo.getRecord', {
      query: { repo: resolved, collection: POST, rkey },
    })
    if (parseAnswer(record, sent) !== null) return { found: 'there', link: linkTo(resolved, rkey) }
    const isAbsent = sent.came === 'answer' && sent.status === 400 && /RecordNotFound/.test(sent.text)
    return isAbsent ? { found: 'absent' } : UNKNOWN
  }

  return {
    name: 'Bluesky',
    most: 300,
    repeatable: true,
    reaches: (mention) => placeOf(mention) !== null,
    send,
    find,
  }
}

function placeOf({ url, externalId }: Mention): { readonly repo: string; readonly rkey: string } | null {
  const [, repo, rkey] =
    /^at:\/\/([\w.:%-]+)\/app\.bsky\.feed\.post\/([\w~.:-]+)$/.exec(externalId) ??
    /^https:\/\/bsky\.app\/profile\/([\w.:%-]+)\/post\/([\w~.:-]+)\/?$/.exec(url ?? '') ??
    []
  return repo && rkey ? { repo: decodeURIComponent(repo), rkey } : null
}

function linkTo(did: string, rkey: string): string {
  return `https://bsky.app/profile/${did}/post/${rkey}`
}

function errorIn(text: string): string | null {
  try {
    const said = wrong.safeParse(JSON.parse(text)).data
    return said ? (said.message ?? said.error) : null
  } catch {
    return null
  }
}

const SORTABLE = '234567abcdefghijklmnopqrstuvwxyz'

/** A timestamp id (https://atproto.com/specs/tid) that is the reply's own: the time of approval, and a digest of its key. */
export function recordKey(at: Instant, key: string): string {
  const digest = createHash('sha256').update(key).digest()
  const micros = BigInt(at) * 1_000n + BigInt(digest.readUInt16BE(0) % 1_000)
  let bits = (micros << 10n) | BigInt(digest.readUInt16BE(2) % 1_024)
  let id = ''
  for (let digit = 0; digit < 13; digit++) {
    id = SORTABLE.charAt(Number(bits & 31n)) + id
    bits >>= 5n
  }
  return id
}

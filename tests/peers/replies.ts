import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { ReplyConfig } from '../../src/config/answering.ts'
import type { Mention } from '../../src/core/mention.ts'

// Loopback peers of the places that replies go to. Each keeps what it took in, and has the faults of the real one.

/** `lost`: it takes the reply in, and the answer never comes. */
export type PeerFault = 'none' | 'lost' | 'busy' | 'refusing' | 'forbidden' | 'broken' | 'gone'

export interface Posted {
  readonly text: string
  /** What it answers, as the place names it. */
  readonly to: string
  /** The name by which the place knows it again. */
  readonly key: string
}

export interface ReplyPeer {
  readonly config: ReplyConfig
  /** Something that can be answered there. */
  readonly mention: Partial<Mention>
  readonly posted: Posted[]
  /** Of the calls that would post; others go well. */
  fault: PeerFault
  /** The link that a customer could open, as the place gives it out; null where there is none. */
  readonly link: string | null
  /** Whether one can look what is there. */
  readonly looks: boolean
  close(): Promise<void>
}

export const PEERS = { email, github, discussion, mastodon, bluesky, webhook } as const

const STATUS: Readonly<Record<Exclude<PeerFault, 'none' | 'lost'>, number>> = {
  busy: 429,
  refusing: 422,
  forbidden: 401,
  broken: 500,
  gone: 404,
}

interface Call {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
  readonly raw: string
}

type Answer = { readonly status?: number; readonly json: unknown }

/** An HTTP peer. `posts` says what a call posts, null for those that only ask. */
async function web(
  peer: { fault: PeerFault; readonly posted: Posted[] },
  answer: (call: Call) => Answer,
  posts: (call: Call) => Posted | null,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    let raw = ''
    request.on('data', (chunk) => {
      raw += chunk
    })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://peer')
      const body: unknown = raw === '' ? null : JSON.parse(raw)
      const { headers, method = 'GET' } = request
      const call = { method, path: url.pathname, query: url.searchParams, headers, body, raw }
      const post = posts(call)
      if (post !== null && peer.fault !== 'none' && peer.fault !== 'lost')
        return void response
          .writeHead(STATUS[peer.fault], peer.fault === 'busy' ? { 'retry-after': '120' } : {})
          .end('{}')
      if (post !== null && !peer.posted.some(({ key }) => key === post.key)) peer.posted.push(post)
      if (post !== null && peer.fault === 'lost') return void response.destroy()
      const { status = 200, json } = answer(call)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const NOW = new Date('2026-11-14T12:00:00Z').toISOString()

async function github(): Promise<ReplyPeer> {
  const state = { fault: 'none' as PeerFault, posted: [] as Posted[] }
  const comment = z.object({ body: z.string() })
  const link = (index: number) => `https://github.com/larkbean/app/issues/7#issuecomment-${index + 1}`
  const { address, close } = await web(
    state,
    ({ method, path, headers }) => {
      if (headers.authorization !== 'Bearer gh-token') return { status: 401, json: {} }
      if (path === '/user') return { json: { login: 'larkbean-care' } }
      const comments = state.posted.map(({ text }, index) => ({
        html_url: link(index),
        body: text.replaceAll('\n', '\r\n'),
        user: { login: 'larkbean-care' },
      }))
      const others = [{ html_url: 'https://github.com/x', body: 'Me too', user: { login: 'ana' } }]
      return { json: method === 'POST' ? comments.at(-1) : [...others, ...comments] }
    },
    ({ method, path, body }) =>
      method === 'POST' && path === '/repos/larkbean/app/issues/7/comments'
        ? { text: comment.parse(body).body, to: path, key: `${state.posted.length}` }
        : null,
  )
  return Object.assign(state, {
    config: { by: 'github', token: 'gh-token', api: address } as const,
    mention: { url: 'https://github.com/larkbean/app/issues/7#issuecomment-99' },
    link: link(0),
    looks: true,
    close,
  })
}

async function discussion(): Promise<ReplyPeer> {
  const state = { fault: 'none' as PeerFault, posted: [] as Posted[] }
  const asked = z.object({
    query: z.string(),
    variables: z.looseObject({ body: z.string().optional(), id: z.string().optional() }),
  })
  const url = 'https://github.com/larkbean/app/discussions/3#discussioncomment-1'
  const { address, close } = await web(
    state,
    ({ path, body }) => {
      if (path === '/user') return { json: { login: 'larkbean-care' } }
      if (asked.parse(body).query.startsWith('mutation'))
        return { json: { data: { addDiscussionComment: { comment: { url } } } } }
      const nodes = state.posted.map(({ text }) => ({
        url,
        body: text,
        createdAt: NOW,
        author: { login: 'larkbean-care' },
      }))
      return { json: { data: { repository: { discussion: { id: 'D_3', comments: { nodes } } } } } }
    },
    ({ path, body }) => {
      const ask = path === '/graphql' ? asked.parse(body) : null
      if (!ask?.query.startsWith('mutation')) return null
      return { text: ask.variables.body ?? '', to: ask.variables.id ?? '', key: `${state.posted.length}` }
    },
  )
  return Object.assign(state, {
    config: { by: 'github', token: 'gh-token', api: address } as const,
    mention: { url: 'https://github.com/larkbean/app/discussions/3' },
    link: url,
    looks: true,
    close,
  })
}

async function mastodon(): Promise<ReplyPeer> {
  const state = { fault: 'none' as PeerFault, posted: [] as Posted[] }
  const status = z.object({ status: z.string(), in_reply_to_id: z.string() })
  const own = { id: '1', acct: 'larkbean' }
  const link = 'https://social.example/@larkbean/900'
  const { address, close } = await web(
    state,
    ({ method, path, query, headers }) => {
      if (headers.authorization !== 'Bearer masto') return { status: 401, json: {} }
      if (path === '/api/v1/accounts/verify_credentials') return { json: own }
      if (path === '/api/v2/search') {
        const known = query.get('q')?.endsWith('/@ana/55')
        const statuses = known
          ? [{ id: '55', url: query.get('q'), account: { id: '9', acct: 'ana@other.example' } }]
          : []
        return { json: { statuses } }
      }
      if (path.endsWith('/context')) {
        const descendants = state.posted.map((_, index) => ({
          id: `90${index}`,
          url: link,
          account: own,
          in_reply_to_id: '55',
          created_at: NOW,
        }))
        return { json: { descendants } }
      }
      const source = /\/90(\d)\/source$/.exec(path)?.[1]
      if (source !== undefined) return { json: { text: state.posted[Number(source)]?.text } }
      return method === 'POST' ? { json: { id: '900', url: link, account: own } } : { status: 404, json: {} }
    },
    ({ method, path, headers, body }) => {
      if (method !== 'POST' || path !== '/api/v1/statuses') return null
      const { status: text, in_reply_to_id: to } = status.parse(body)
      return { text, to, key: String(headers['idempotency-key']) }
    },
  )
  return Object.assign(state, {
    config: { by: 'mastodon', server: address, token: 'masto' } as const,
    mention: { url: 'https://other.example/@ana/55' },
    link,
    looks: true,
    close,
  })
}

async function bluesky(): Promise<ReplyPeer> {
  const state = { fault: 'none' as PeerFault, posted: [] as Posted[] }
  const did = 'did:plc:larkbean'
  const put = z.object({
    repo: z.literal(did),
    rkey: z.string().regex(/^[234567abcdefghij][2-7a-z]{12}$/),
    record: z.object({ text: z.string(), reply: z.object({ parent: z.object({ uri: z.string() }) }) }),
  })
  const uri = 'at://did:plc:ana/app.bsky.feed.post/3kabc'
  const { address, close } = await web(
    state,
    ({ path, query, body }) => {
      const name = path.slice('/xrpc/'.length)
      if (name === 'com.atproto.server.createSession') {
        const login = z.object({ identifier: z.string(), password: z.string() }).parse(body)
        return login.password === 'app-pass'
          ? { json: { did, accessJwt: 'jwt' } }
          : { status: 401, json: { error: 'AuthenticationRequired', message: 'Invalid password' } }
      }
      if (name === 'com.atproto.identity.resolveHandle') return { json: { did } }
      if (name === 'com.atproto.repo.getRecord') {
        if (query.get('rkey') === '3kabc') return { json: { uri, cid: 'c1', value: { text: 'It leaks.' } } }
        const post = state.posted.find(({ key }) => key === query.get('rkey'))
        return post
          ? { json: { uri: 'at://x', cid: 'c2', value: { text: post.text } } }
          : { status: 400, json: { error: 'RecordNotFound', message: 'Could not locate record' } }
      }
      return { json: { uri: 'at://x', cid: 'c2' } }
    },
    ({ path, headers, body }) => {
      if (path !== '/xrpc/com.atproto.repo.putRecord' || headers.authorization !== 'Bearer jwt') return null
      const { rkey, record } = put.parse(body)
      return { text: record.text, to: record.reply.parent.uri, key: rkey }
    },
  )
  const peer = {
    config: { by: 'bluesky', account: 'larkbean.example', password: 'app-pass', server: address } as const,
    mention: { url: 'https://bsky.app/profile/ana.example/post/3kabc' },
    get link() {
      return `https://bsky.app/profile/${did}/post/${state.posted[0]?.key}`
    },
    looks: true,
    close,
  }
  return Object.defineProperties(state, Object.getOwnPropertyDescriptors(peer)) as typeof state & typeof peer
}

async function webhook(): Promise<ReplyPeer> {
  const state = { fault: 'none' as PeerFault, posted: [] as Posted[] }
  const secret = `whsec_${Buffer.from('a secret of twenty-four').toString('base64')}`
  const told = z.object({
    type: z.literal('reply.approved'),
    data: z.object({ id: z.string(), text: z.string() }),
  })
  const link = 'https://support.example/tickets/1'
  const { address, close } = await web(
    state,
    () => ({ json: { url: link } }),
    ({ headers, raw, body }) => {
      new Webhook(secret).verify(raw, {
        'webhook-id': String(headers['webhook-id']),
        'webhook-timestamp': String(headers['webhook-timestamp']),
        'webhook-signature': String(headers['webhook-signature']),
      })
      const { data } = told.parse(body)
      return { text: data.text, to: data.id, key: String(headers['webhook-id']) }
    },
  )
  return Object.assign(state, {
    config: { by: 'webhook', url: `${address}/replies`, secret, most: 3_000 } as const,
    mention: { externalId: 'ticket-1' },
    link,
    looks: false,
    close,
  })
}

async function email(): Promise<ReplyPeer> {
  const state = { fault: 'none' as PeerFault, posted: [] as Posted[] }
  const fail = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo(_address, _session, then) {
      if (state.fault === 'busy') return then(fail(451, 'Try again later'))
      if (state.fault === 'refusing' || state.fault === 'gone') return then(fail(550, 'No such mailbox'))
      if (state.fault === 'forbidden') return then(fail(554, 'Relay access denied'))
      then()
    },
    onData(stream, session, then) {
      let raw = ''
      stream.on('data', (chunk) => {
        raw += chunk
      })
      stream.on('end', () => {
        if (state.fault === 'broken') return then(fail(452, 'Disk full'))
        const [head = '', ...rest] = raw.split('\r\n\r\n')
        const [recipient] = session.envelope.rcptTo
        state.posted.push({
          text: rest.join('\n\n').replaceAll('\r\n', '\n').trim(),
          to: `${recipient?.address} ${/In-Reply-To: (\S+)/i.exec(head)?.[1]} ${/Subject: (.*)/i.exec(head)?.[1]}`,
          key: /Message-ID: (\S+)/i.exec(head)?.[1] ?? '',
        })
        // The mail is taken in, and then the line goes dead.
        if (state.fault === 'lost') for (const each of server.connections) each.close()
        else then()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return Object.assign(state, {
    config: {
      by: 'email',
      server: `smtp://127.0.0.1:${portOf(server.server.address())}`,
      from: 'Larkbean <care@larkbean.example>',
    } as const,
    mention: {
      externalId: '<m1@mail.example>',
      title: 'My machine leaks',
      author: { key: 'ana@mail.example', name: 'Ana', url: null },
      url: null,
    },
    link: null,
    looks: false,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

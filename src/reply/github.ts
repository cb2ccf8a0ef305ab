import { z } from 'zod'
import type { GithubReply } from '../config/answering.ts'
import type { Mention } from '../core/mention.ts'
import type { OutgoingReply, Replier, ReplyFinding, Sending } from '../core/ports.ts'
import { MINUTE, SECOND } from '../core/time.ts'
import type { Sent } from '../http/http.ts'
import { parseAnswer } from './answer.ts'
import type { ReplierDeps } from './index.ts'
import { failureOf, UNKNOWN, unsent } from './outcome.ts'

const comment = z.object({
  html_url: z.string(),
  body: z.string(),
  user: z.object({ login: z.string() }).nullable(),
})
const user = z.object({ login: z.string() })
const wrong = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) })
const node = z.object({
  url: z.string(),
  body: z.string(),
  createdAt: z.string(),
  author: z.object({ login: z.string() }).nullable(),
})
const discussion = z.object({
  data: z.object({
    repository: z
      .object({
        discussion: z.object({ id: z.string(), comments: z.object({ nodes: z.array(node) }) }).nullable(),
      })
      .nullable(),
  }),
})
const added = z.object({
  data: z.object({ addDiscussionComment: z.object({ comment: z.object({ url: z.string() }) }) }),
})

/** How far two machines' clocks may differ. */
const CLOCKS_APART_MS = 5 * MINUTE

interface Place {
  readonly owner: string
  readonly repo: string
  readonly number: string
}

/** Comments on issues, pull requests and discussions. https://docs.github.com/rest/issues/comments */
export function githubReplier({ token, api }: GithubReply, { http, clock }: ReplierDeps): Replier {
  const base = api.replace(/\/+$/, '')
  const host = new URL(base).host
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'content-type': 'application/json',
  }
  const get = (path: string) => http.send(`${base}${path}`, { method: 'GET', headers })
  const post = (path: string, body: object) =>
    http.send(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const ask = (query: string, variables: object) => post('/graphql', { query, variables })

  function failed(sent: Sent) {
    const now = clock.now()
    // GitHub says 403 for its primary limit too, and when that ends.
    if (sent.came === 'answer' && sent.status === 403 && sent.headers.get('x-ratelimit-remaining') === '0') {
      const until = Number(sent.headers.get('x-ratelimit-reset')) * SECOND
      return { outcome: 'throttled', until: Math.max(now, until || now + MINUTE) } as const
    }
    return failureOf(sent, host, now)
  }

  /** Answers of the GraphQL API are successes that may tell of failures. */
  function refusedBy(sent: Sent): Sending | null {
    const reason = parseAnswer(wrong, sent)
      ?.errors.map(({ message }) => message)
      .join(' ')
    return reason === undefined
      ? null
      : { outcome: 'refused', reason: `${host} did not take the reply: ${reason}` }
  }

  async function send({ mention, text, key }: OutgoingReply): Promise<Sending> {
    const issue = placeOf(mention, 'issues|pull')
    if (issue !== null) {
      const sent = await post(`/repos/${issue.owner}/${issue.repo}/issues/${issue.number}/comments`, {
        body: text,
      })
      return failed(sent) ?? { outcome: 'sent', link: parseAnswer(comment, sent)?.html_url ?? null }
    }
    const place = placeOf(mention, 'discussions')
    if (place === null) return { outcome: 'refused', reason: 'This mention has no address on GitHub.' }
    const looked = await ask(DISCUSSION, variablesOf(place))
    const failure = failed(looked)
    if (failure !== null) return unsent(failure)
    const id = parseAnswer(discussion, looked)?.data.repository?.discussion?.id
    if (id === undefined)
      return (
        refusedBy(looked) ?? { outcome: 'refused', reason: `${host} cannot find the discussion any more.` }
      )
    const sent = await ask(ADD, { id, body: text, key })
    return (
      failed(sent) ??
      refusedBy(sent) ?? {
        outcome: 'sent',
        link: parseAnswer(added, sent)?.data.addDiscussionComment.comment.url ?? null,
      }
    )
  }

  /** Among the own account's comments since the approval, by the words. */
  async function find({ mention, text, approvedAt }: OutgoingReply): Promise<ReplyFinding> {
    const login = parseAnswer(user, await get('/user'))?.login
    if (login === undefined) return UNKNOWN
    const since = new Date(approvedAt - CLOCKS_APART_MS)
    const issue = placeOf(mention, 'issues|pull')
    if (issue !== null) {
      const { owner, repo, number } = issue
      const query = new URLSearchParams({ since: since.toISOString(), per_page: '100' })
      const all = parseAnswer(
        z.array(comment),
        await get(`/repos/${owner}/${repo}/issues/${number}/comments?${query}`),
      )
      if (all === null) return UNKNOWN
      const own = all.find((each) => each.user?.login === login && same(each.body, text))
      if (own) return { found: 'there', link: own.html_url }
      // Of a busy thread only a part was seen.
      return all.length < 100 ? { found: 'absent' } : UNKNOWN
    }
    const place = placeOf(mention, 'discussions')
    const nodes =
      place &&
      parseAnswer(discussion, await ask(DISCUSSION, variablesOf(place)))?.data.repository?.discussion
        ?.comments.nodes
    if (!nodes) return UNKNOWN
    const recent = nodes.filter(({ createdAt }) => Date.parse(createdAt) >= since.getTime())
    const own = recent.find(({ author, body }) => author?.login === login && same(body, text))
    if (own) return { found: 'there', link: own.url }
    return recent.length < LOOKED_AT ? { found: 'absent' } : UNKNOWN
  }

  return {
    name: 'GitHub',
    most: 65_536,
    repeatable: false,
    reaches: (mention) => placeOf(mention, 'issues|pull|discussions') !== null,
    send,
    find,
  }
}

function placeOf({ url }: Mention, kinds: string): Place | null {
  const path = url === null ? '' : (URL.parse(url)?.pathname ?? '')
  const [, owner, repo, number] =
    new RegExp(`^/([\\w.-]+)/([\\w.-]+)/(?:${kinds})/(\\d+)/?$`).exec(path) ?? []
  return owner && repo && number ? { owner, repo, number } : null
}

function variablesOf({ owner, repo, number }: Place): object {
  return { owner, repo, number: Number(number) }
}

/** GitHub writes line ends in its own way. */
function same(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trim() === other.trim()
}

const LOOKED_AT = 50

const DISCUSSION = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    discussion(number: $number) {
      id
      comments(last: ${LOOKED_AT}) { nodes { url body createdAt author { login } } }
    }
  }
}`

const ADD = `mutation ($id: ID!, $body: String!, $key: String!) {
  addDiscussionComment(input: { discussionId: $id, body: $body, clientMutationId: $key }) { comment { url } }
}`

import type { FormRequest, FormValues } from '../../../core/form.ts'
import type { MemberId } from '../../../core/member.ts'
import type { Opened, Outcome, PostsPage, PostView, ProblemBody, Submitted, WorkspaceState } from '../wire.ts'
import type { Place } from './place.ts'

/** Why something was not done, in the server's words or for want of an answer. */
export class Problem extends Error {}

/** What the page asks of the server, as one member. `key` makes an act that is sent twice happen once. */
export interface Api {
  posts(channel: string, before: number | null): Promise<PostsPage>
  thread(root: number): Promise<readonly PostView[]>
  say(key: string, place: Place, text: string): Promise<Outcome>
  run(key: string, place: Place, command: string): Promise<Outcome>
  open(request: FormRequest): Promise<Opened>
  submit(key: string, place: Place, request: FormRequest, values: FormValues): Promise<Submitted>
  react(key: string, post: number, emoji: string, added: boolean): Promise<Outcome>
  read(channel: string, post: number): Promise<void>
}

export function createApi(me: MemberId): Api {
  const headers = { 'x-earshot-member': me }
  const get = <T>(address: string): Promise<T> => ask(address, { headers })
  const post = <T>(address: string, body: object): Promise<T> =>
    ask(address, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    posts: (channel, before) =>
      get(
        `posts?${new URLSearchParams({ channel, ...(before === null ? {} : { before: String(before) }) })}`,
      ),
    thread: (root) => get(`thread?root=${root}`),
    say: (key, place, text) => post('say', { key, ...place, text }),
    run: (key, place, command) => post('run', { key, ...place, command }),
    open: (request) => post('form', { request }),
    submit: (key, place, request, values) => post('submit', { key, ...place, request, values }),
    react: (key, id, emoji, added) => post('react', { key, post: id, emoji, added }),
    read: (channel, id) => post('read', { channel, post: id }),
  }
}

export function fetchState(member: MemberId | null): Promise<WorkspaceState> {
  return ask(member === null ? 'state' : `state?${new URLSearchParams({ member })}`, {})
}

async function ask<T>(address: string, options: RequestInit): Promise<T> {
  const response = await fetch(`/workspace/${address}`, options).catch(() => null)
  if (response === null) throw new Problem('Earshot does not answer. Is it still running? Try again.')
  if (response.status === 204) return JSON.parse('null')
  const body = await response.json().catch(() => null)
  if (response.ok && body !== null) return body
  throw new Problem(problemOf(body) ?? `Earshot answered ${response.status}. Try again.`)
}

function problemOf(body: Partial<ProblemBody> | null): string | null {
  return body?.problem ?? null
}

import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Desk } from '../../core/desk.ts'
import type { Log } from '../../core/log.ts'
import { atLeast, type Member, type Role } from '../../core/member.ts'
import type { MentionId } from '../../core/mention.ts'
import type { MessageRef } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import { VERBS } from '../../core/verbs.ts'
import { actRoutes } from './acts.ts'
import { type Asset, document, importMapHash, library, pageFile } from './assets.ts'
import { localOnly, securityHeaders } from './guard.ts'
import type { LiveRoom } from './live.ts'
import { directChannel } from './messenger.ts'
import { Problem, tellProblems } from './problem.ts'
import { stream, viewOf } from './stream.ts'
import type {
  CommandHint,
  PostsPage,
  PostView,
  ReactionHint,
  WorkspaceChannel,
  WorkspaceState,
} from './wire.ts'

export interface WorkspaceNeeds {
  readonly room: LiveRoom
  readonly desk: Desk
  /** At least one; whom the page may act as. Ids are `workspace:<handle>`. */
  readonly members: readonly Member[]
  readonly channels: readonly WorkspaceChannel[]
  readonly brand: string
  /** The command's name, without the slash. */
  readonly command: string
  readonly reactions: readonly ReactionHint[]
  /** The mention whose card that message shows; null when it shows none. */
  mentionOf(channel: string, message: MessageRef): Promise<MentionId | null>
  readonly clock: Clock
  readonly log: Log
  /** Told how many seconds each act took to be answered. */
  acked(seconds: number): void
}

const PAGE_SIZE = 50

const memberParam = z.string().min(1).max(200)
const id = z.coerce.number().int().positive()
const QUERIES = {
  state: z.object({ member: memberParam.optional() }),
  posts: z.object({ channel: z.string(), before: id.optional() }),
  thread: z.object({ root: id }),
  stream: z.object({ member: memberParam, after: z.coerce.number().int().min(0).optional() }),
} as const

/** The page and what it asks for. To be mounted at the root; takes `/` and all below `/workspace`. */
export function workspaceRouter(needs: WorkspaceNeeds): Router {
  const { room, members, channels } = needs
  const names = new Set(channels.map((channel) => channel.name))
  const sees = (member: Member, channel: string) => names.has(channel) || channel === directChannel(member.id)

  const router = express.Router()
  router.use(['/workspace', /^\/$/], localOnly, securityHeaders([importMapHash]))
  router.get('/', (_request, response) => serve(response, document()))

  const routes = express.Router()
  routes.get('/page/:file', (request, response) => serve(response, pageFile(request.params.file)))
  routes.get('/library/*name', (request, response) =>
    serve(response, library(request.params.name.join('/').replace(/\.js$/, ''))),
  )

  routes.get('/state', async (request, response: Response<WorkspaceState>) => {
    const asked = QUERIES.state.parse(request.query).member
    const me = members.find((member) => member.id === asked) ?? members[0]
    if (!me)
      throw new Problem(503, 'Nobody is configured who could use the workspace: add members to earshot.yaml.')
    const version = await room.version()
    fresh(response).json({
      brand: needs.brand,
      command: needs.command,
      me: me.id,
      members: members.map(({ id, name, handle, role, departments }) => ({
        id,
        name,
        handle,
        role,
        departments,
      })),
      channels,
      direct: directChannel(me.id),
      hints: hintsFor(me.role),
      reactions: needs.reactions,
      unread: await room.unread(me.id),
      version,
    })
  })

  routes.get('/posts', async (request, response: Response<PostsPage>) => {
    const { channel, before } = QUERIES.posts.parse(request.query)
    if (!sees(acting(request), channel)) throw new Problem(404, 'There is no such channel.')
    const posts = await room.latest(channel, before ?? null, PAGE_SIZE + 1)
    fresh(response).json({ posts: posts.slice(-PAGE_SIZE).map(viewOf), more: posts.length > PAGE_SIZE })
  })

  routes.get('/thread', async (request, response: Response<readonly PostView[]>) => {
    const { root } = QUERIES.thread.parse(request.query)
    const post = await room.byId(root)
    if (post === null || !sees(acting(request), post.channel))
      throw new Problem(404, 'There is no such thread.')
    const replies = (await room.thread(root)).filter((reply) => reply.id !== root)
    fresh(response).json([post, ...replies].map(viewOf))
  })

  // An EventSource sends no header of ours, so here the member stands in the address.
  routes.get('/stream', async (request, response) => {
    const { member: asked, after } = QUERIES.stream.parse(request.query)
    const member = memberOf(asked)
    const last = id.safeParse(request.headers['last-event-id'])
    const from = last.success ? last.data : (after ?? (await room.version()))
    const follower = { member: member.id, after: from, sees: (channel: string) => sees(member, channel) }
    await stream(needs, follower, response)
  })

  routes.use(actRoutes({ ...needs, acting, sees }))
  routes.use(() => {
    throw new Problem(404, 'There is nothing here.')
  })
  router.use('/workspace', routes)
  router.use(tellProblems(needs.log))
  return router

  function acting(request: Request): Member {
    return memberOf(request.get('x-earshot-member'))
  }

  function memberOf(asked: string | undefined): Member {
    const member = members.find((candidate) => candidate.id === asked)
    if (!member) throw new Problem(403, 'Choose first who you are: nobody of that name is configured.')
    return member
  }
}

function serve(response: Response, asset: Asset | null): void {
  if (asset === null) throw new Problem(404, 'There is nothing here.')
  response.type(asset.type).set('Cache-Control', 'no-cache').send(asset.body)
}

function fresh<T>(response: Response<T>): Response<T> {
  return response.set('Cache-Control', 'no-store')
}

/** The commands that a role may use. */
function hintsFor(role: Role): readonly CommandHint[] {
  return VERBS.filter((entry) => atLeast(role, entry.role)).map(({ verb, usage, does }) => ({
    verb,
    usage: usage.slice(verb.length).trim(),
    about: does,
  }))
}

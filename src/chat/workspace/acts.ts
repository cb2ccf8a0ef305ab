import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import { type Card, say } from '../../core/card.ts'
import type { Answer, Desk, Door } from '../../core/desk.ts'
import { FORMS } from '../../core/form.ts'
import type { Member } from '../../core/member.ts'
import type { MentionId } from '../../core/mention.ts'
import type { MessageRef } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import { clean } from '../../core/wording.ts'
import type { Post } from '../../core/workspace.ts'
import type { LiveRoom } from './live.ts'
import { directChannel, refOf } from './messenger.ts'
import { Problem } from './problem.ts'
import { viewOf } from './stream.ts'
import { readTalk } from './talk.ts'
import type { Opened, Outcome, Submitted } from './wire.ts'

export interface ActNeeds {
  readonly room: LiveRoom
  readonly desk: Desk
  readonly command: string
  readonly clock: Clock
  /** The mention whose card that message shows; null when it shows none. */
  mentionOf(channel: string, message: MessageRef): Promise<MentionId | null>
  acting(request: Request): Member
  sees(member: Member, channel: string): boolean
  acked(seconds: number): void
}

/** Made by the page for each act, so that one sent twice is carried out once. */
const key = z.uuid()
const postId = z.int().positive()
const text = z.string().trim().min(1).max(8_000)
const request = z.strictObject({
  form: z.enum(FORMS),
  mention: z.int().positive(),
  carries: z.string().max(100).exactOptional(),
})
/** Where an answer for everyone goes: below a post, or into the channel. */
const place = { channel: z.string().min(1).max(200), thread: postId.nullable() }

const BODIES = {
  say: z.strictObject({ key, ...place, text }),
  run: z.strictObject({ key, ...place, command: text }),
  open: z.strictObject({ request }),
  submit: z.strictObject({ key, ...place, request, values: z.record(z.string(), z.string().max(20_000)) }),
  react: z.strictObject({
    key,
    post: postId,
    emoji: z.string().regex(/^[a-z0-9_+-]{1,40}$/),
    added: z.boolean(),
  }),
  read: z.strictObject({ channel: z.string(), post: postId }),
} as const

/** A place as an act's answer needs it. */
interface Place {
  readonly channel: string
  readonly root: Post | null
}

/** What staff do in the page: each becomes the same wish that the other chats bring to the desk. */
export function actRoutes(needs: ActNeeds): Router {
  const { room, desk, clock } = needs
  const routes = express.Router()
  routes.use((_request, response, next) => {
    const began = performance.now()
    response.on('finish', () => needs.acked((performance.now() - began) / 1_000))
    next()
  })
  routes.use(express.json({ limit: '64kb' }))

  routes.post('/say', async (request, response: Response<Outcome>) => {
    const body = BODIES.say.parse(request.body)
    const member = needs.acting(request)
    const where = await placeOf(member, body)
    const talk = readTalk(body.text, needs.command)
    if (talk.talk === 'unknown')
      return void response.json(whispered(say(`There is no command /${talk.word} here.${tryHelp()}`, 'bad')))
    if (talk.talk === 'command') {
      const answer = await desk.run(member, talk.line, await doorOf(where, body.key))
      return void response.json(await answered(answer, where, body.key))
    }
    const said = await post(`say:${body.key}`, where, member.id, plain(clean(body.text)))
    const alone = where.channel === directChannel(member.id)
    if (talk.talk === 'plain' && !alone) return void response.json({ whisper: null, posts: [viewOf(said)] })
    const line = talk.talk === 'mention' ? talk.line : body.text
    const answer = await desk.run(member, line, await doorOf(where, body.key))
    // Where the two are alone, the answer belongs to the conversation.
    const told = alone ? { ...answer, audience: 'everyone' as const } : answer
    const outcome = await answered(told, where, body.key)
    response.json({ ...outcome, posts: [viewOf(said), ...outcome.posts] })
  })

  routes.post('/run', async (request, response: Response<Outcome>) => {
    const body = BODIES.run.parse(request.body)
    const member = needs.acting(request)
    const where = await placeOf(member, body)
    const answer = await desk.run(member, body.command, await doorOf(where, body.key))
    response.json(await answered(answer, where, body.key))
  })

  routes.post('/form', async (request, response: Response<Opened>) => {
    const body = BODIES.open.parse(request.body)
    const opened = await desk.open(needs.acting(request), body.request)
    response.json('answer' in opened ? { whisper: whisperOf(opened), posts: [] } : { form: opened })
  })

  routes.post('/submit', async (request, response: Response<Submitted>) => {
    const body = BODIES.submit.parse(request.body)
    const member = needs.acting(request)
    const where = await placeOf(member, body)
    const door: Door = { via: 'workspace', key: doorKey(body.key), about: body.request.mention }
    const outcome = await desk.submit(member, body.request, body.values, door)
    if (!('answer' in outcome)) return void response.json({ form: outcome })
    response.json(outcome.answer === 'faults' ? outcome : await answered(outcome, where, body.key))
  })

  routes.post('/react', async (request, response: Response<Outcome>) => {
    const { emoji, added, ...body } = BODIES.react.parse(request.body)
    const member = needs.acting(request)
    const target = await visiblePost(member, body.post)
    const where = { channel: target.channel, root: target }
    const reaction = { name: emoji, added, channel: target.channel, message: refOf(target) }
    // The act first: an emoji that stands there without its act would be a lie.
    const answer = await desk.react(member, reaction, await doorOf(where, body.key))
    await room.react(target.id, emoji, member.id, added, clock.now())
    const now = await room.byId(target.id)
    const outcome = answer === null ? { whisper: null, posts: [] } : await answered(answer, where, body.key)
    response.json({ ...outcome, posts: now ? [viewOf(now), ...outcome.posts] : outcome.posts })
  })

  routes.post('/read', async (request, response) => {
    const body = BODIES.read.parse(request.body)
    const member = needs.acting(request)
    const { channel } = await placeOf(member, { channel: body.channel, thread: null })
    await room.markRead(member.id, channel, body.post)
    response.status(204).end()
  })

  async function visiblePost(member: Member, id: number): Promise<Post> {
    const found = await room.byId(id)
    if (found === null || !needs.sees(member, found.channel))
      throw new Problem(404, 'That message is not there any more.')
    return found
  }

  async function placeOf(member: Member, at: { channel: string; thread: number | null }): Promise<Place> {
    if (!needs.sees(member, at.channel)) throw new Problem(404, 'There is no such channel.')
    if (at.thread === null) return { channel: at.channel, root: null }
    const root = await visiblePost(member, at.thread)
    if (root.channel !== at.channel || root.thread !== null)
      throw new Problem(404, 'There is no such thread.')
    return { channel: at.channel, root }
  }

  async function doorOf(where: Place, id: string): Promise<Door> {
    const about = where.root === null ? null : await needs.mentionOf(where.channel, refOf(where.root))
    return { via: 'workspace', key: doorKey(id), about }
  }

  async function answered(answer: Answer, where: Place, id: string): Promise<Outcome> {
    if (answer.audience === 'only you') return { whisper: whisperOf(answer), posts: [] }
    return { whisper: null, posts: [viewOf(await post(`answer:${id}`, where, null, answer.card))] }
  }

  function post(name: string, where: Place, author: string | null, card: Card): Promise<Post> {
    const thread = where.root === null ? null : (where.root.thread ?? where.root.id)
    return room.post({ key: name, channel: where.channel, thread, author, card, at: clock.now() })
  }

  function tryHelp(): string {
    return ` Earshot listens to /${needs.command}: try /${needs.command} help.`
  }

  return routes
}

function doorKey(id: string): string {
  return `workspace:${id}`
}

function whisperOf({ card, ok }: Answer) {
  return { card, ok }
}

function whispered(card: Card): Outcome {
  return { whisper: { card, ok: false }, posts: [] }
}

function plain(words: string): Card {
  return { summary: words, parts: [{ part: 'text', text: words }] }
}

import type { Card } from '../../../core/card.ts'
import type { PostsPage, PostView, Unread, WorkspaceState } from '../wire.ts'
import type { AskedForm, Model, Thread, Timeline } from './model.ts'
import type { Place, Spot } from './place.ts'

export type Happening =
  | { readonly what: 'went'; readonly place: Place }
  | { readonly what: 'loading'; readonly channel: string }
  | { readonly what: 'loaded'; readonly channel: string; readonly page: PostsPage }
  | { readonly what: 'failed'; readonly channel: string }
  | { readonly what: 'thread loading'; readonly root: number }
  | { readonly what: 'thread loaded'; readonly root: number; readonly posts: readonly PostView[] }
  | { readonly what: 'thread failed'; readonly root: number }
  | { readonly what: 'arrived'; readonly posts: readonly PostView[] }
  | { readonly what: 'unread'; readonly unread: Unread }
  | { readonly what: 'connection'; readonly connected: boolean }
  | { readonly what: 'working'; readonly id: string; readonly spot: Spot; readonly at: number }
  | { readonly what: 'whispered'; readonly id: string; readonly card: Card; readonly ok: boolean }
  | { readonly what: 'dismissed'; readonly id: string }
  | { readonly what: 'asked'; readonly asked: AskedForm | null }

export function begin(state: WorkspaceState, place: Place): Model {
  return {
    me: state.me,
    place,
    channels: {},
    thread: null,
    whispers: [],
    unread: state.unread,
    connected: true,
    form: null,
    announced: '',
  }
}

/** Of a channel that grows so many posts are kept; older ones can be asked for again. */
export const KEPT = 400
/** The channel being read is cut later, so that what is before the reader does not move away. */
const KEPT_IN_VIEW = 3 * KEPT

export function reduce(model: Model, happening: Happening): Model {
  switch (happening.what) {
    case 'went': {
      const left = model.channels[model.place.channel]
      const moved = happening.place.channel !== model.place.channel
      const channels =
        moved && left
          ? { ...model.channels, [model.place.channel]: { ...left, newFrom: null } }
          : model.channels
      const opened = channels[happening.place.channel]
      const marked = moved && opened ? mark(model, opened, happening.place.channel) : opened
      return {
        ...model,
        place: happening.place,
        channels: marked ? { ...channels, [happening.place.channel]: marked } : channels,
        thread: model.thread?.root === happening.place.thread ? model.thread : null,
      }
    }
    case 'loading':
      return timeline(model, happening.channel, (known) => ({ ...known, state: 'loading' }))
    case 'failed':
      return timeline(model, happening.channel, (known) => ({ ...known, state: 'failed' }))
    case 'loaded':
      return timeline(model, happening.channel, (known) => {
        const first = known.posts.length === 0
        const loaded: Timeline = {
          ...known,
          state: 'ready',
          posts: merge(known.posts, happening.page.posts),
          more: happening.page.more,
        }
        return first ? mark(model, loaded, happening.channel) : loaded
      })
    case 'thread loading':
      return {
        ...model,
        thread: { root: happening.root, state: 'loading', posts: rootOf(model, happening.root) },
      }
    case 'thread failed':
      return thread(model, happening.root, (known) => ({ ...known, state: 'failed' }))
    case 'thread loaded':
      return thread(model, happening.root, (known) => ({
        ...known,
        state: 'ready',
        posts: merge(known.posts, happening.posts),
      }))
    case 'arrived':
      return arrive(model, happening.posts)
    case 'unread':
      return { ...model, unread: happening.unread }
    case 'connection':
      return model.connected === happening.connected ? model : { ...model, connected: happening.connected }
    case 'working': {
      const { id, spot, at } = happening
      const { place } = spot
      const post = spot.post?.id ?? null
      const whisper = { id, place, at, post, below: spot.below ?? newest(model, place), ok: true, card: null }
      // What a post's buttons answered before has had its day.
      const kept = model.whispers.filter((one) => post === null || one.post !== post || one.card === null)
      return { ...model, whispers: [...kept, whisper] }
    }
    case 'whispered': {
      const { id, card, ok } = happening
      const whispers = model.whispers.map((one) => (one.id === id ? { ...one, card, ok } : one))
      return { ...model, whispers, announced: card.summary }
    }
    case 'dismissed':
      return { ...model, whispers: model.whispers.filter((one) => one.id !== happening.id) }
    case 'asked':
      return { ...model, form: happening.asked }
  }
}

/** Both in the order of their ids; of the same post the later version. */
export function merge(known: readonly PostView[], incoming: readonly PostView[]): readonly PostView[] {
  const byId = new Map(known.map((post) => [post.id, post]))
  for (const post of incoming) {
    const before = byId.get(post.id)
    if (!before || before.version < post.version) byId.set(post.id, post)
  }
  return [...byId.values()].sort((one, other) => one.id - other.id)
}

const EMPTY: Timeline = { state: 'ready', posts: [], more: false, newFrom: null }

function timeline(model: Model, channel: string, change: (known: Timeline) => Timeline): Model {
  return { ...model, channels: { ...model.channels, [channel]: change(model.channels[channel] ?? EMPTY) } }
}

function thread(model: Model, root: number, change: (known: Thread) => Thread): Model {
  return model.thread?.root === root ? { ...model, thread: change(model.thread) } : model
}

function rootOf(model: Model, root: number): readonly PostView[] {
  return model.channels[model.place.channel]?.posts.filter((post) => post.id === root) ?? []
}

function mark(model: Model, opened: Timeline, channel: string): Timeline {
  const unread = model.unread[channel] ?? 0
  const others = opened.posts.filter((post) => post.author !== model.me)
  const newFrom = unread > 0 ? (others.at(-unread)?.id ?? others[0]?.id ?? null) : null
  return { ...opened, newFrom }
}

function newest(model: Model, place: Place): number {
  const posts = place.thread === null ? model.channels[place.channel]?.posts : model.thread?.posts
  return posts?.at(-1)?.id ?? 0
}

/** What came over the stream. Channels that were never opened are loaded when they are. */
function arrive(model: Model, posts: readonly PostView[]): Model {
  const channels = { ...model.channels }
  for (const [channel, known] of Object.entries(model.channels)) {
    const here = posts.filter((post) => post.channel === channel && post.thread === null)
    // While older ones are missing between, a change to one of them is left out: it comes when they are loaded.
    const oldest = known.more ? (known.posts[0]?.id ?? 0) : 0
    const fitting = here.filter((post) => post.id >= oldest)
    if (fitting.length === 0) continue
    const merged = merge(known.posts, fitting)
    const cut = merged.length > (channel === model.place.channel ? KEPT_IN_VIEW : KEPT)
    channels[channel] = {
      ...known,
      posts: cut ? merged.slice(-KEPT) : merged,
      more: known.more || cut,
    }
  }
  const open = model.thread
  const threaded = open ? posts.filter((post) => post.thread === open.root || post.id === open.root) : []
  return {
    ...model,
    channels,
    thread: open && threaded.length > 0 ? { ...open, posts: merge(open.posts, threaded) } : open,
    announced: announce(model, posts) ?? model.announced,
  }
}

/** One new post by its own words, several by their number. */
function announce(model: Model, posts: readonly PostView[]): string | null {
  const { channel, thread } = model.place
  const known = newest(model, { channel, thread: null })
  const knownReply = newest(model, model.place)
  const fresh = posts.filter(
    (post) =>
      post.channel === channel &&
      post.author !== model.me &&
      (post.thread === null ? post.id > known : post.thread === thread && post.id > knownReply),
  )
  const [first, second] = fresh
  if (!first) return null
  return second ? `${fresh.length} new messages` : first.card.summary
}

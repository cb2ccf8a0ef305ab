import type { MemberId } from '../../../core/member.ts'
import type { PostView, Unread } from '../wire.ts'

export interface Followed {
  posts(posts: readonly PostView[]): void
  unread(unread: Unread): void
  connected(connected: boolean): void
  /** The server's ledger is another one: everything must be loaded anew. */
  restarted(): void
}

/** Browsers allow six connections to one address over all tabs: a hidden tab gives its own back. */
const HIDDEN_FOR = 20_000
const LOOK_WHILE_HIDDEN = 10_000
/** A server that restarts is away for a moment; only then the person is told. */
const TELL_AFTER = 1_500

/** Keeps the page live: goes on where it was after any pause. Answers the function that ends it. */
export function follow(member: MemberId, after: number, followed: Followed): () => void {
  let version = after
  let source: EventSource | null = null
  let telling: number | undefined
  let hiding: number | undefined
  let waiting: PostView[] = []

  function open() {
    source?.close()
    source = new EventSource(`/workspace/stream?${new URLSearchParams({ member, after: String(version) })}`)
    source.addEventListener('open', back)
    source.addEventListener('post', (event) => {
      const post: PostView = JSON.parse(event.data)
      version = Math.max(version, post.version)
      if (waiting.push(post) === 1) setTimeout(hand, 15)
    })
    source.addEventListener('unread', (event) => followed.unread(JSON.parse(event.data)))
    source.addEventListener('restart', () => {
      end()
      followed.restarted()
    })
    source.addEventListener('error', () => {
      telling ??= setTimeout(() => followed.connected(false), TELL_AFTER)
      // The browser tries again by itself, except after an answer that was no stream.
      if (source?.readyState === EventSource.CLOSED) setTimeout(() => source && open(), 2_000)
    })
  }

  /** Posts that come together are one change of the page. */
  function hand() {
    const posts = waiting
    waiting = []
    followed.posts(posts)
  }

  function back() {
    clearTimeout(telling)
    telling = undefined
    followed.connected(true)
  }

  function close() {
    source?.close()
    source = null
  }

  function onVisibility() {
    clearTimeout(hiding)
    if (document.visibilityState === 'visible') {
      if (source === null) open()
    } else hiding = setTimeout(rest, HIDDEN_FOR)
  }

  /** Hidden: the title still shows what is unread. */
  function rest() {
    close()
    hiding = setTimeout(async () => {
      const state = await fetch(`/workspace/state?${new URLSearchParams({ member })}`).catch(() => null)
      if (state?.ok) followed.unread((await state.json()).unread)
      if (document.visibilityState === 'hidden') rest()
    }, LOOK_WHILE_HIDDEN)
  }

  function end() {
    clearTimeout(telling)
    clearTimeout(hiding)
    close()
    document.removeEventListener('visibilitychange', onVisibility)
  }

  document.addEventListener('visibilitychange', onVisibility)
  open()
  return end
}

import { type ComponentChildren, h } from 'preact'
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PostView } from '../wire.ts'
import { html } from './html.ts'
import { DownIcon } from './icons.ts'
import type { Whispered } from './model.ts'
import { PostItem } from './post.ts'
import { Now, sameDay, sayDay } from './time.ts'
import { WhisperItem } from './whisper.ts'

export interface TimelineProps {
  readonly label: string
  readonly view: 'channel' | 'thread'
  readonly posts: readonly PostView[]
  readonly whispers: readonly Whispered[]
  readonly newFrom: number | null
  readonly more: boolean
  readonly busy: boolean
  /** Shown above all, or where there is nothing. */
  readonly opening: ComponentChildren
  older(): void
}

const NEAR = 60

/** Posts in their order with what was whispered between them; stays at the end while one reads there. */
export function Timeline(props: TimelineProps) {
  const { label, posts, more, busy, opening, older } = props
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  const height = useRef(0)
  const first = useRef(posts[0]?.id)
  const [behind, setBehind] = useState(false)
  const last = posts.at(-1)?.id

  function toEnd() {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    // Older posts came in above: what is being read stays where it is.
    if (first.current !== undefined && (posts[0]?.id ?? 0) < first.current)
      element.scrollTop += element.scrollHeight - height.current
    first.current = posts[0]?.id
    height.current = element.scrollHeight
    if (atEnd.current) toEnd()
  }, [posts])

  useEffect(() => setBehind(!atEnd.current), [last])

  useEffect(() => {
    if (!list.current) return
    const watch = new ResizeObserver(() => atEnd.current && toEnd())
    watch.observe(list.current)
    return () => watch.disconnect()
  }, [])

  function onScroll() {
    const element = scroller.current
    if (!element) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
    height.current = element.scrollHeight
    if (atEnd.current) setBehind(false)
    if (element.scrollTop < 200 && more && !busy) older()
  }

  return html`<div class="timeline-frame">
    <div class="timeline" role="region" aria-label=${label} aria-busy=${busy} tabindex="0" data-pane
      ref=${scroller} onScroll=${onScroll} onKeyDown=${walk}>
      ${
        more
          ? html`<button type="button" class="quiet earlier" aria-disabled=${busy} onClick=${older}>
            Show earlier messages
          </button>`
          : opening
      }
      <ol class="posts" ref=${list}>${h(Rows, props)}</ol>
    </div>
    ${
      behind
        ? html`<button type="button" class="to-end" onClick=${toEnd}>${h(DownIcon, {})}New messages</button>`
        : null
    }
  </div>`
}

const TOGETHER = 5 * 60_000

function Rows({ posts, whispers, newFrom, view }: TimelineProps) {
  const now = useContext(Now)
  const rows: ComponentChildren[] = []
  const whisperedBelow = (fits: (below: number) => boolean) => {
    for (const whisper of whispers)
      if (fits(whisper.below)) rows.push(html`<li key=${whisper.id}>${h(WhisperItem, { whisper })}</li>`)
  }
  const firstId = posts[0]?.id ?? Number.POSITIVE_INFINITY
  whisperedBelow((below) => below < firstId)
  posts.forEach((post, index) => {
    const before = posts[index - 1]
    const newDay = view === 'channel' && (!before || !sameDay(before.at, post.at))
    const isNew = post.id === newFrom
    if (newDay) rows.push(html`<li key=${`day ${post.id}`} class="day"><h2>${sayDay(post.at, now)}</h2></li>`)
    if (isNew) rows.push(html`<li key="new" class="new-line"><span>New</span></li>`)
    const joined = !newDay && !isNew && before !== undefined && follows(before, post, whispers)
    rows.push(html`<li key=${post.id}>${h(PostItem, { post, view, joined })}</li>`)
    const next = posts[index + 1]?.id ?? Number.POSITIVE_INFINITY
    whisperedBelow((below) => below >= post.id && below < next)
  })
  return html`${rows}`
}

/** Whether a post may go without its author's name: plain talk right after one's own. */
function follows(before: PostView, post: PostView, whispers: readonly Whispered[]): boolean {
  return (
    post.author !== null &&
    post.author === before.author &&
    post.at - before.at < TOGETHER &&
    before.replies === 0 &&
    !whispers.some((whisper) => whisper.below === before.id)
  )
}

/** Arrow keys walk from post to post; Home and End go to the ends. */
function walk(event: KeyboardEvent) {
  const { currentTarget: region, target } = event
  if (!(region instanceof HTMLElement) || !(target instanceof HTMLElement)) return
  if (target !== region && target.localName !== 'article') return
  const articles = [...region.querySelectorAll<HTMLElement>('article')]
  const now = articles.indexOf(target)
  const to =
    event.key === 'ArrowUp'
      ? now === -1
        ? articles.length - 1
        : now - 1
      : event.key === 'ArrowDown'
        ? now === -1
          ? articles.length - 1
          : now + 1
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? articles.length - 1
            : null
  const article = to === null ? undefined : articles[to]
  if (!article) return
  event.preventDefault()
  article.focus()
}

import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import type { PostView } from '../wire.ts'
import { useActions } from './actions.ts'
import { Avatar } from './avatar.ts'
import { CardView } from './card.ts'
import { html } from './html.ts'
import { ReplyIcon } from './icons.ts'
import { memo } from './memo.ts'
import type { Place, Spot } from './place.ts'
import { ReactionBar, Reactions } from './reactions.ts'
import { useStaff } from './staff.ts'
import { Time } from './time.ts'

export interface PostProps {
  readonly post: PostView
  /** In the channel or in its thread. */
  readonly view: 'channel' | 'thread'
  /** True when the one before is of the same author and moment: it goes without a name. */
  readonly joined: boolean
}

export const PostItem = memo(({ post, view, joined }: PostProps) => {
  const staff = useStaff()
  const author = post.author === null ? null : staff.byId(post.author)
  const name = post.author === null ? 'Earshot' : (author?.name ?? 'A former colleague')
  const { id, channel, thread } = post
  const spot: Spot = useMemo(() => {
    const place: Place = { channel, thread: view === 'thread' ? (thread ?? id) : null }
    return { place, post: { id, thread }, below: id }
  }, [id, channel, thread, view])
  return html`<article id=${`${view}-${id}`} class=${`post${post.author === null ? '' : ' talk'}${joined ? ' joined' : ''}`} tabindex="-1"
    aria-label=${`${name}: ${post.card.summary.slice(0, 200)}`}>
    ${joined ? null : h(Avatar, { person: author })}
    <div class="post-body">
      ${
        joined
          ? null
          : html`<header class="byline"><bdi class="author">${name}</bdi>${h(Time, { at: post.at })}</header>`
      }
      ${h(CardView, { card: post.card, spot })}
      ${h(Reactions, { post, spot })}
      ${view === 'channel' && post.replies > 0 ? h(RepliesLink, { post }) : null}
      <div class="tools" role="group" aria-label="Reactions and reply">
        ${h(ReactionBar, { post, spot })}
        ${view === 'channel' ? h(ReplyButton, { post }) : null}
      </div>
    </div>
  </article>`
})

function RepliesLink({ post }: { post: PostView }) {
  const actions = useActions()
  return html`<button type="button" class="quiet replies"
    onClick=${() => actions.go({ channel: post.channel, thread: post.id })}>
    ${h(ReplyIcon, {})}${post.replies === 1 ? '1 reply' : `${post.replies} replies`}
  </button>`
}

function ReplyButton({ post }: { post: PostView }) {
  const actions = useActions()
  return html`<button type="button" class="tool" aria-label="Reply in thread" title="Reply in thread"
    onClick=${() => actions.go({ channel: post.channel, thread: post.id })}>${h(ReplyIcon, {})}</button>`
}

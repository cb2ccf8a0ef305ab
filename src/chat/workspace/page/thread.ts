import { h } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { WorkspaceState } from '../wire.ts'
import { useActions } from './actions.ts'
import { Composer } from './composer.ts'
import { html } from './html.ts'
import { CloseIcon } from './icons.ts'
import type { Thread, Whispered } from './model.ts'
import type { Place } from './place.ts'
import { Timeline } from './timeline.ts'

export interface ThreadProps {
  readonly place: Place
  readonly thread: Thread | null
  readonly whispers: readonly Whispered[]
  readonly state: WorkspaceState
}

/** A card and what was said about it: at the side, on a phone instead of the channel. */
export function ThreadPane({ place, thread, whispers, state }: ThreadProps) {
  const actions = useActions()
  const pane = useRef<HTMLElement>(null)
  const close = () => actions.go({ channel: place.channel, thread: null })

  useLayoutEffect(() => {
    const root = place.thread
    // On a phone the keyboard would hide what one came to read.
    const first = matchMedia('(hover: hover)').matches ? '.composer textarea' : '.pane-title h2'
    pane.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true })
    return () => {
      const post = document.querySelector<HTMLElement>(`#channel-${root}`)
      if (document.activeElement === document.body) post?.focus({ preventScroll: true })
    }
  }, [place.thread])

  return html`<aside class="thread" aria-label="Thread" ref=${pane}
    onKeyDown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}>
    <header class="pane-head">
      <div class="pane-title"><h2 tabindex="-1">Thread</h2><p>${place.channel.startsWith('@') ? 'Earshot' : `#${place.channel}`}</p></div>
      <button type="button" class="tool" aria-label="Close the thread" title="Close (Esc)" onClick=${close}>
        ${h(CloseIcon, {})}
      </button>
    </header>
    ${h(Timeline, {
      key: place.thread,
      label: 'Thread',
      view: 'thread',
      posts: thread?.posts ?? [],
      whispers,
      newFrom: null,
      more: false,
      busy: thread?.state === 'loading',
      opening:
        thread?.state === 'failed' ? html`<p class="empty-note">This thread cannot be shown.</p>` : null,
      older: () => undefined,
    })}
    ${h(Composer, {
      key: `thread ${place.thread}`,
      place,
      placeholder: `Reply, or /${state.command} about this card`,
      command: state.command,
      hints: state.hints,
    })}
  </aside>`
}

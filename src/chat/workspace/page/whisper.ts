import { h } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { useActions } from './actions.ts'
import { Avatar } from './avatar.ts'
import { CardView } from './card.ts'
import { html } from './html.ts'
import { CloseIcon, EyeIcon } from './icons.ts'
import { memo } from './memo.ts'
import type { Whispered } from './model.ts'
import type { Spot } from './place.ts'

/** What Earshot says to one person alone; while it is at work, three dots. */
export const WhisperItem = memo(({ whisper }: { whisper: Whispered }) => {
  const actions = useActions()
  const shown = useRef<HTMLElement>(null)
  const { id, place, below, card, ok } = whisper
  const spot: Spot = useMemo(() => ({ place, post: null, below }), [place, below])
  useEffect(() => {
    const room = shown.current?.closest('.timeline')?.clientHeight ?? 0
    const tall = (shown.current?.offsetHeight ?? 0) > room
    shown.current?.scrollIntoView({ block: tall ? 'start' : 'nearest' })
  }, [card])
  if (card === null)
    return html`<div class="working" ref=${shown}>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="unseen">Earshot is at work</span>
    </div>`
  return html`<article class=${ok ? 'post whisper' : 'post whisper failed'} tabindex="-1" ref=${shown}
    aria-label=${`Only visible to you: ${card.summary.slice(0, 200)}`}>
    ${h(Avatar, { person: null })}
    <div class="post-body">
      <header class="byline">
        <span class="author">Earshot</span>
        <span class="only-you">${h(EyeIcon, {})}Only visible to you</span>
        <button type="button" class="tool dismiss" aria-label="Dismiss this answer" title="Dismiss"
          onClick=${() => actions.dismiss(id)}>${h(CloseIcon, {})}</button>
      </header>
      ${ok ? null : html`<span class="unseen">Not done: </span>`}
      ${h(CardView, { card, spot })}
    </div>
  </article>`
})

import { h } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { WorkspaceState } from '../wire.ts'
import { useActions } from './actions.ts'
import { Composer } from './composer.ts'
import { html } from './html.ts'
import { MenuIcon } from './icons.ts'
import type { Timeline as Kept, Whispered } from './model.ts'
import { Timeline } from './timeline.ts'

export interface ChannelProps {
  readonly state: WorkspaceState
  readonly channel: string
  readonly kept: Kept | null
  readonly whispers: readonly Whispered[]
  readonly connected: boolean
  /** Unread elsewhere: shown on the button that opens the channels on a phone. */
  readonly elsewhere: number
  openDrawer(): void
}

/** One channel: its name, what was posted, and where one writes. */
export function ChannelPane(props: ChannelProps) {
  const { state, channel, kept, whispers, connected, elsewhere, openDrawer } = props
  const actions = useActions()
  const pane = useRef<HTMLElement>(null)
  const came = useRef(channel)
  useLayoutEffect(() => {
    // Whoever goes to a channel means to write there; on a phone the keyboard would hide what one came to read.
    if (came.current !== channel && matchMedia('(hover: hover)').matches)
      pane.current?.querySelector<HTMLElement>('.composer textarea')?.focus({ preventScroll: true })
    came.current = channel
  }, [channel])
  const direct = channel === state.direct
  const about = direct
    ? 'Only you and Earshot are here.'
    : (state.channels.find(({ name }) => name === channel)?.about ?? '')
  const title = direct ? 'Earshot' : `#${channel}`
  const posts = kept?.posts ?? []
  return html`<main class="channel-pane" id="channel" ref=${pane}>
    <header class="pane-head">
      <button type="button" class="tool drawer-button" aria-label=${elsewhere > 0 ? `Channels, ${elsewhere} unread` : 'Channels'}
        onClick=${openDrawer}>${h(MenuIcon, {})}${elsewhere > 0 ? html`<span class="dot-mark"></span>` : null}</button>
      <div class="pane-title"><h1>${title}</h1><p title=${about}>${about}</p></div>
    </header>
    <p class="lost" role="status">${connected ? '' : 'The connection to Earshot is lost. Trying again…'}</p>
    ${h(Timeline, {
      key: channel,
      label: `Messages in ${title}`,
      view: 'channel',
      posts,
      whispers,
      newFrom: kept?.newFrom ?? null,
      more: kept?.more ?? false,
      busy: kept === null || kept.state === 'loading',
      opening: h(Opening, {
        kept,
        title,
        about,
        direct,
        command: state.command,
        retry: () => actions.load(channel, null),
      }),
      older: () => void actions.load(channel, posts[0]?.id ?? null),
    })}
    ${h(Composer, {
      key: `channel ${channel}`,
      place: { channel, thread: null },
      placeholder: direct
        ? `Ask Earshot: list, search, help …`
        : `Message ${title}, or /${state.command} help`,
      command: state.command,
      hints: state.hints,
    })}
  </main>`
}

interface OpeningProps {
  readonly kept: Kept | null
  readonly title: string
  readonly about: string
  readonly direct: boolean
  readonly command: string
  retry(): void
}

/** What stands above the first message, or alone where there is none yet. */
function Opening({ kept, title, about, direct, command, retry }: OpeningProps) {
  if (kept === null || kept.state === 'loading')
    return html`<div class="opening" aria-hidden="true"><i class="bone"></i><i class="bone"></i><i class="bone"></i></div>`
  if (kept.state === 'failed')
    return html`<div class="opening" role="alert">
      <p>What was posted here cannot be shown just now.</p>
      <button type="button" class="button plain" onClick=${retry}>Try again</button>
    </div>`
  const empty = kept.posts.length === 0
  return html`<div class=${empty ? 'opening empty' : 'opening'}>
    <img class="opening-sign" src="/workspace/page/earshot.svg" alt="" />
    <h2>${direct ? 'You and Earshot' : title}</h2>
    <p>${direct ? `Ask for anything you would ask with /${command}, without the slash. What Earshot has for you alone comes here.` : about}</p>
    ${
      empty && !direct
        ? html`<p class="empty-note">
          It is quiet here. What customers say that this channel should hear comes by itself, as a card with
          buttons to act on it. /${command} list shows all that is before the team.
        </p>`
        : null
    }
  </div>`
}

import { h } from 'preact'
import type { MemberId } from '../../../core/member.ts'
import type { Unread, WorkspaceState } from '../wire.ts'
import { html } from './html.ts'
import { People } from './people.ts'
import { placeAddress } from './place.ts'

export interface ChannelsProps {
  readonly state: WorkspaceState
  readonly unread: Unread
  readonly current: string
  become(member: MemberId): void
}

/** The left side: the brand, its channels with what is unread, and whom the page acts as. */
export function Channels({ state, unread, current, become }: ChannelsProps) {
  const me = state.members.find((member) => member.id === state.me)
  const row = (name: string, label: string, sign: string) =>
    h(ChannelRow, { key: name, name, label, sign, unread: unread[name] ?? 0, current: name === current })
  return html`
    <div class="brand">
      <img class="brand-sign" src="/workspace/page/earshot.svg" alt="" />
      <div><span class="wordmark">Earshot</span><span class="brand-name">for ${state.brand}</span></div>
    </div>
    <nav class="channels" aria-label="Channels">
      <h2 id="channels-title">Channels</h2>
      <ul aria-labelledby="channels-title">
        ${state.channels.map((channel) => row(channel.name, channel.name, '#'))}
      </ul>
      <h2 id="direct-title">Direct messages</h2>
      <ul aria-labelledby="direct-title">${row(state.direct, 'Earshot', '')}</ul>
    </nav>
    ${me ? h(People, { me, members: state.members, become }) : null}`
}

interface RowProps {
  readonly name: string
  readonly label: string
  readonly sign: string
  readonly unread: number
  readonly current: boolean
}

function ChannelRow({ name, label, sign, unread, current }: RowProps) {
  const address = placeAddress({ channel: name, thread: null })
  const count = current ? 0 : unread
  return html`<li>
    <a href=${address} class=${count > 0 ? 'channel unread' : 'channel'} aria-current=${current ? 'page' : null}>
      ${sign === '' ? html`<span class="sign dot" aria-hidden="true"></span>` : html`<span class="sign" aria-hidden="true">${sign}</span>`}
      <span class="channel-name">${label}</span>
      ${
        count > 0
          ? html`<span class="count">${count > 99 ? '99+' : count}<span class="unseen"> unread</span></span>`
          : null
      }
    </a>
  </li>`
}

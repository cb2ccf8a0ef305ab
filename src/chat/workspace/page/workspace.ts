import { h } from 'preact'
import { useCallback, useEffect, useMemo, useReducer, useState } from 'preact/hooks'
import type { MemberId } from '../../../core/member.ts'
import type { WorkspaceState } from '../wire.ts'
import { Acting, createActions } from './actions.ts'
import { createApi } from './api.ts'
import { ChannelPane } from './channel.ts'
import { Channels } from './channels.ts'
import { FormDialog } from './dialog.ts'
import { follow } from './follow.ts'
import { html } from './html.ts'
import { type Place, placeAddress, readPlace } from './place.ts'
import { begin, reduce } from './reduce.ts'
import { useShortcuts } from './shortcuts.ts'
import { StaffContext, staffOf } from './staff.ts'
import { ThreadPane } from './thread.ts'
import { Now } from './time.ts'

export interface WorkspaceProps {
  readonly state: WorkspaceState
  become(member: MemberId): void
  reload(): void
}

/** The whole page for one member. */
export function Workspace({ state, become, reload }: WorkspaceProps) {
  const { me, direct } = state
  const names = useMemo(() => [...state.channels.map(({ name }) => name), direct], [state, direct])
  const [model, tell] = useReducer(reduce, begin(state, whereNow(names, direct)))
  const [drawer, setDrawer] = useState(false)
  const actions = useMemo(() => createActions(createApi(me), tell), [me])
  const staff = useMemo(() => staffOf(state), [state])
  const now = useNow()
  const { channel, thread } = model.place
  const kept = model.channels[channel] ?? null

  useEffect(() => {
    const went = () => {
      tell({ what: 'went', place: whereNow(names, direct) })
      setDrawer(false)
    }
    addEventListener('hashchange', went)
    return () => removeEventListener('hashchange', went)
  }, [names, direct])

  useEffect(
    () =>
      follow(me, state.version, {
        posts: (posts) => tell({ what: 'arrived', posts }),
        unread: (unread) => tell({ what: 'unread', unread }),
        connected: (connected) => tell({ what: 'connection', connected }),
        restarted: reload,
      }),
    [me, state],
  )

  useEffect(() => {
    if (kept === null) void actions.load(channel, null)
  }, [channel, kept === null])

  useEffect(() => {
    if (thread !== null) void actions.loadThread(thread)
  }, [thread])

  const newest = Math.max(kept?.posts.at(-1)?.id ?? 0, model.thread?.posts.at(-1)?.id ?? 0)
  const unreadHere = (model.unread[channel] ?? 0) > 0
  const visible = useVisible()
  useEffect(() => {
    if (visible && unreadHere && newest > 0) void actions.read(channel, newest)
  }, [visible, unreadHere, newest, channel])

  const elsewhere = names.reduce(
    (sum, name) => sum + (name === channel && visible ? 0 : (model.unread[name] ?? 0)),
    0,
  )
  useEffect(() => {
    const where = channel === direct ? 'Earshot' : `#${channel}`
    document.title = `${elsewhere > 0 ? `(${elsewhere}) ` : ''}${where} · Earshot for ${state.brand}`
  }, [elsewhere, channel])

  const toChannel = useCallback(
    (step: 1 | -1) => {
      const next = names.at((names.indexOf(channel) + step) % names.length)
      if (next !== undefined) actions.go({ channel: next, thread: null })
    },
    [names, channel],
  )
  useShortcuts(toChannel)

  const whispers = useMemo(
    () => model.whispers.filter((one) => one.place.channel === channel),
    [model.whispers, channel],
  )
  const inChannel = useMemo(() => whispers.filter((one) => one.place.thread === null), [whispers])
  const inThread = useMemo(() => whispers.filter((one) => one.place.thread === thread), [whispers, thread])

  const page = html`<div class=${`workspace${thread === null ? '' : ' with-thread'}${drawer ? ' with-drawer' : ''}`}>
    <a class="skip" href="#channel" onClick=${skip}>Skip to the messages</a>
    <div class="sidebar" onKeyDown=${(event: KeyboardEvent) => event.key === 'Escape' && setDrawer(false)}>
      ${h(Channels, { state, unread: model.unread, current: channel, become })}
    </div>
    <button type="button" class="drawer-shade" tabindex="-1" aria-label="Close the channels" onClick=${() => setDrawer(false)}></button>
    ${h(ChannelPane, {
      state,
      channel,
      kept,
      whispers: inChannel,
      connected: model.connected,
      elsewhere,
      openDrawer: () => {
        setDrawer(true)
        document.querySelector<HTMLElement>('.channel[aria-current]')?.focus()
      },
    })}
    ${thread === null ? null : h(ThreadPane, { place: model.place, thread: model.thread, whispers: inThread, state })}
    <div class="unseen" role="status" aria-live="polite">${model.announced}</div>
    ${model.form === null ? null : h(FormDialog, { key: `${model.form.form.form} ${model.form.form.mention} ${model.form.form.carries}`, asked: model.form })}
  </div>`
  return h(
    Now.Provider,
    { value: now },
    h(StaffContext.Provider, { value: staff }, h(Acting.Provider, { value: actions }, page)),
  )
}

/** The place in the address, or the first channel. */
function whereNow(names: readonly string[], direct: string): Place {
  const place = readPlace(location.hash, (channel) => names.includes(channel), direct)
  const first = { channel: names[0] ?? direct, thread: null }
  if (place === null && location.hash !== '') history.replaceState(null, '', placeAddress(first))
  return place ?? first
}

/** The address holds the place, so skipping may not change it. */
function skip(event: Event) {
  event.preventDefault()
  document.querySelector<HTMLElement>('.timeline')?.focus()
}

function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  }, [])
  return visible
}

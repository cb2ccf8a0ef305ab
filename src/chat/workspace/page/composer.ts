import { h } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CommandHint } from '../wire.ts'
import { useActions } from './actions.ts'
import { html } from './html.ts'
import { SendIcon } from './icons.ts'
import { type Place, placeAddress } from './place.ts'
import { suggest } from './suggest.ts'

export interface ComposerProps {
  readonly place: Place
  readonly placeholder: string
  readonly command: string
  readonly hints: readonly CommandHint[]
}

/** What was typed and not sent, by place: it is there again when one comes back. */
const drafts = new Map<string, string>()
const sent: string[] = []

/** Where one writes: Enter sends, Shift+Enter breaks the line, arrow up brings back what was sent. */
export function Composer({ place, placeholder, command, hints }: ComposerProps) {
  const actions = useActions()
  const address = placeAddress(place)
  const [text, setText] = useState(drafts.get(address) ?? '')
  const [busy, setBusy] = useState(false)
  const [picked, setPicked] = useState(0)
  const [closed, setClosed] = useState(false)
  const [back, setBack] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const { choices, usage } = closed ? { choices: [], usage: null } : suggest(text, command, hints)
  const choice = choices[Math.min(picked, choices.length - 1)]
  const listId = `suggestions-${place.thread === null ? 'channel' : 'thread'}`

  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [text])

  function type(next: string) {
    setText(next)
    setPicked(0)
    setClosed(false)
    drafts.set(address, next)
  }

  function complete({ verb }: CommandHint) {
    type(`/${command} ${verb} `)
    area.current?.focus()
  }

  async function send() {
    const words = text.trim()
    if (words === '' || busy) return
    setBusy(true)
    type('')
    setBack(0)
    if (await actions.say(place, words)) remember(words)
    else {
      drafts.set(address, words)
      setText((now) => (now === '' ? words : now))
    }
    setBusy(false)
  }

  function recall(step: number): boolean {
    const position = back + step
    const line = position === 0 ? '' : sent.at(-position)
    if (position < 0 || line === undefined) return false
    setBack(position)
    type(line)
    setClosed(true)
    return true
  }

  function onKey(event: KeyboardEvent) {
    if (event.isComposing) return
    const done = choice ? keyInList(event, choice) : keyInText(event)
    if (done) event.preventDefault()
  }

  function keyInList(event: KeyboardEvent, on: CommandHint): boolean {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setPicked((Math.min(picked, choices.length - 1) + step + choices.length) % choices.length)
        return true
      }
      case 'Tab':
      case 'Enter':
        if (event.shiftKey) return false
        complete(on)
        return true
      case 'Escape':
        event.stopPropagation()
        setClosed(true)
        return true
      default:
        return false
    }
  }

  function keyInText(event: KeyboardEvent): boolean {
    if (event.key === 'Enter' && !event.shiftKey) {
      void send()
      return true
    }
    if (event.key === 'ArrowUp' && (text === '' || back > 0)) return recall(1)
    if (event.key === 'ArrowDown' && back > 0) return recall(-1)
    return false
  }

  return html`<form class="composer" onSubmit=${(event: SubmitEvent) => {
    event.preventDefault()
    void send()
  }}>
    ${
      choices.length > 0
        ? html`<div class="suggestions" id=${listId} role="listbox" aria-label="Commands">
          ${choices.map(
            (hint) => html`<div role="option" key=${hint.verb} id=${`${listId}-${hint.verb}`}
              aria-selected=${hint === choice} onPointerDown=${(event: PointerEvent) => event.preventDefault()}
              onClick=${() => complete(hint)}>
              <span class="suggestion-line"><b>/${command} ${hint.verb}</b> ${hint.usage}</span>
              <span class="suggestion-about">${hint.about}</span>
            </div>`,
          )}
        </div>`
        : null
    }
    ${
      usage === null
        ? null
        : html`<p class="usage"><b>/${command} ${usage.verb}</b> ${usage.usage}<span>${usage.about}</span></p>`
    }
    <div class="composer-line">
      <textarea ref=${area} rows="1" value=${text} placeholder=${placeholder} aria-label=${placeholder} data-pane
        maxlength="8000" autocomplete="off" spellcheck="true" aria-autocomplete="list"
        aria-controls=${choices.length > 0 ? listId : null}
        aria-activedescendant=${choice ? `${listId}-${choice.verb}` : null}
        onInput=${(event: InputEvent) => event.target instanceof HTMLTextAreaElement && type(event.target.value)}
        onKeyDown=${onKey}></textarea>
      <button type="submit" class="send" aria-label="Send" title="Send" aria-disabled=${busy || text.trim() === ''}>
        ${h(SendIcon, {})}
      </button>
    </div>
    <p class="unseen" role="status">${choices.length > 0 ? `${choices.length} commands to choose from` : ''}</p>
  </form>`
}

function remember(words: string) {
  if (sent.at(-1) !== words) sent.push(words)
}

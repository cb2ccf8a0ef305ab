import { type ComponentChildren, h } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { html } from './html.ts'

export interface MenuItem {
  readonly name: string
  readonly content: ComponentChildren
  /** Of several, the one that holds now; null where nothing is chosen for good. */
  readonly chosen: boolean | null
  choose(): void
}

export interface MenuProps {
  /** What the button is read out as. */
  readonly label: string
  readonly face: ComponentChildren
  readonly class: string
  readonly items: readonly MenuItem[]
}

/** A button that opens a menu: arrow keys move in it, Escape closes it, and the focus comes back. */
export function Menu({ label, face, class: look, items }: MenuProps) {
  const [open, setOpen] = useState(false)
  const [above, setAbove] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    if (!open) return
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const chosen = entries.find((entry) => entry.ariaChecked === 'true')
    ;(chosen ?? entries[0])?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  /** Opens to where there is more room. */
  function toggle() {
    setAbove((button.current?.getBoundingClientRect().top ?? 0) > innerHeight / 2)
    setOpen(!open)
  }

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  function onKey(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setOpen(false)
    else if (step) {
      event.preventDefault()
      const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
      const now = entries.findIndex((entry) => entry.matches(':focus'))
      entries.at(step(now, entries.length))?.focus()
    }
  }

  return html`<div class=${`menu ${look}`} ref=${root}>
    <button type="button" class="menu-button" ref=${button} aria-label=${label} title=${label}
      aria-haspopup="menu" aria-expanded=${open} onClick=${toggle}>${face}</button>
    ${
      open
        ? html`<div class=${`menu-panel ${above ? 'above' : 'below'}`} role="menu" aria-label=${label} onKeyDown=${onKey}>
          ${items.map((item) => h(Entry, { key: item.name, item, close }))}
        </div>`
        : null
    }
  </div>`
}

const STEPS: Readonly<Record<string, (now: number, count: number) => number>> = {
  ArrowDown: (now, count) => (now + 1) % count,
  ArrowRight: (now, count) => (now + 1) % count,
  ArrowUp: (now) => now - 1,
  ArrowLeft: (now) => now - 1,
  Home: () => 0,
  End: () => -1,
}

function Entry({ item, close }: { item: MenuItem; close(): void }) {
  const radio = item.chosen !== null
  return html`<button type="button" tabindex="-1" role=${radio ? 'menuitemradio' : 'menuitem'}
    aria-checked=${radio ? item.chosen : null} aria-label=${item.name}
    onClick=${() => {
      close()
      item.choose()
    }}>${item.content}</button>`
}

import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { Button } from '../../../core/card.ts'
import { useActions } from './actions.ts'
import { html } from './html.ts'
import { Outward } from './links.ts'
import type { Spot } from './place.ts'

/** A card's button. While its act is under way it stays in focus and does nothing. */
export function CardButton({ button, spot }: { button: Button; spot: Spot }) {
  const actions = useActions()
  const [busy, setBusy] = useState(false)
  if (button.does === 'link')
    return h(Outward, { url: button.url, label: button.label, class: `button ${button.style}` })

  /** The second click of a double click is none: by then another button may stand in this place. */
  async function press(event: MouseEvent) {
    if (event.detail > 1 || busy || button.does === 'link') return
    setBusy(true)
    await (button.does === 'run' ? actions.run(spot, button.command) : actions.ask(spot, button.form))
    setBusy(false)
  }
  return html`<button type="button" class=${`button ${button.style}`} aria-disabled=${busy}
    aria-haspopup=${button.does === 'ask' ? 'dialog' : null} onClick=${press}>${button.label}</button>`
}

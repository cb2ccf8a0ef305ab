import { h } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Faults, useActions } from './actions.ts'
import { CardView } from './card.ts'
import { FieldInput } from './field.ts'
import { html } from './html.ts'
import { CloseIcon } from './icons.ts'
import type { AskedForm } from './model.ts'

const NO_FAULTS: Faults = {}

/** A form as a modal dialog: it stays open with what was typed until it is taken or closed. */
export function FormDialog({ asked }: { asked: AskedForm }) {
  const actions = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  /** The browser tells of a closing later, when the next form may stand in its place. */
  const gone = useRef(false)
  const [faults, setFaults] = useState(NO_FAULTS)
  const [busy, setBusy] = useState(false)
  const { form, spot } = asked

  useLayoutEffect(() => {
    const opener = document.activeElement
    const element = dialog.current
    element?.showModal()
    return () => {
      gone.current = true
      element?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else document.querySelector<HTMLElement>('.composer textarea')?.focus()
    }
  }, [])

  useEffect(() => {
    const wrong = dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    wrong?.focus()
    wrong?.closest('.field')?.scrollIntoView({ block: 'nearest' })
  }, [faults])

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (busy || !(event.target instanceof HTMLFormElement)) return
    const typed = new FormData(event.target)
    const values = Object.fromEntries(form.fields.map(({ name }) => [name, String(typed.get(name) ?? '')]))
    setBusy(true)
    const request = {
      form: form.form,
      mention: form.mention,
      ...(form.carries === undefined ? {} : { carries: form.carries }),
    }
    setFaults((await actions.submit(spot, request, values)) ?? NO_FAULTS)
    setBusy(false)
  }

  const whole = Object.entries(faults).filter(([name]) => !form.fields.some((field) => field.name === name))
  return html`<dialog ref=${dialog} class="form-dialog" aria-labelledby="form-title" aria-describedby="form-intro"
    onClose=${() => gone.current || actions.closeForm()}>
    <form method="dialog" novalidate onSubmit=${submit}>
      <header>
        <h2 id="form-title">${form.title}</h2>
        <button type="button" class="tool" aria-label="Close" title="Close" onClick=${actions.closeForm}>
          ${h(CloseIcon, {})}
        </button>
      </header>
      <p id="form-intro" class="intro" dir="auto">${form.intro}</p>
      ${form.parts === undefined ? null : h(CardView, { card: { summary: form.title, parts: form.parts }, spot })}
      ${whole.length > 0 ? html`<p class="fault" role="alert">${whole.map(([, fault]) => fault).join(' ')}</p>` : null}
      ${form.fields.map((field, index) =>
        h(FieldInput, { key: field.name, field, fault: faults[field.name] ?? null, first: index === 0 }),
      )}
      <footer>
        ${busy ? html`<span class="at-work" role="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="unseen">Earshot is at work</span></span>` : null}
        <button type="button" class="button plain" onClick=${actions.closeForm}>Cancel</button>
        <button type="submit" class="button primary" aria-disabled=${busy}>${form.submit}</button>
      </footer>
    </form>
  </dialog>`
}

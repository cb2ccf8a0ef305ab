import type { Field } from '../../../core/form.ts'
import { html } from './html.ts'

export interface FieldProps {
  readonly field: Field
  readonly fault: string | null
  /** The first of its form takes the focus. */
  readonly first: boolean
}

const FEW = 8

/** One question of a form: a line, a paragraph, a few choices side by side, or many in a list. */
export function FieldInput({ field, fault, first }: FieldProps) {
  const id = `field-${field.name}`
  const described = [field.hint === null ? '' : `${id}-hint`, fault === null ? '' : `${id}-fault`]
    .filter((name) => name !== '')
    .join(' ')
  const shared = {
    id,
    name: field.name,
    autofocus: first,
    'aria-required': field.required,
    'aria-invalid': fault !== null,
    'aria-describedby': described || null,
  }
  const optional = field.required ? null : html`<span class="optional">optional</span>`
  const below = html`
    ${field.hint === null ? null : html`<p class="hint" id=${`${id}-hint`}>${field.hint}</p>`}
    ${fault === null ? null : html`<p class="fault" id=${`${id}-fault`}>${fault}</p>`}`
  if (field.kind === 'choice' && field.options.length <= FEW)
    return html`<fieldset class="field" aria-describedby=${described || null}>
      <legend>${field.label}${optional}</legend>
      <div class="choices">
        ${field.options.map(
          ({ value, label }, index) => html`<label key=${value} class="choice">
            <input type="radio" name=${field.name} value=${value} defaultChecked=${value === field.initial}
              autofocus=${first && index === 0} aria-invalid=${fault !== null && index === 0} />
            <span>${label}</span>
          </label>`,
        )}
      </div>
      ${below}
    </fieldset>`
  return html`<div class="field">
    <label for=${id}>${field.label}${optional}</label>
    ${drawInput(field, shared)}
    ${below}
  </div>`
}

function drawInput(field: Field, shared: object) {
  switch (field.kind) {
    case 'line':
      return html`<input type="text" ...${shared} maxlength=${field.max} defaultValue=${field.initial} />`
    case 'paragraph':
      return html`<textarea rows="4" ...${shared} maxlength=${field.max} defaultValue=${field.initial}></textarea>`
    case 'choice':
      return html`<select ...${shared}>
        ${field.initial === null ? html`<option value="">Choose…</option>` : null}
        ${field.options.map(
          ({ value, label }) =>
            html`<option value=${value} selected=${value === field.initial}>${label}</option>`,
        )}
      </select>`
    default:
      return field satisfies never
  }
}

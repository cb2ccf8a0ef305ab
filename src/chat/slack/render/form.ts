import type { types } from '@slack/bolt'
import type { Card } from '../../../core/card.ts'
import type { Field, Form, FormValues, Option } from '../../../core/form.ts'
import { renderBlocks } from './card.ts'
import { LIMITS } from './limits.ts'
import { fit, plainText } from './text.ts'

/** The action id of every input: its block is named for the field. */
const INPUT = 'input'

/** @param metadata what the submission brings back, at most 3,000 characters */
export function renderForm(
  form: Omit<Form, 'form' | 'mention'>,
  callback: string,
  metadata: string,
): types.ModalView {
  const intro = fit(form.intro, LIMITS.section)
  const { parts = [] } = form
  const read = parts.length === 0 ? [] : renderBlocks({ summary: form.title, parts }, 'modal')
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    title: plainText(form.title, LIMITS.viewTitle),
    submit: plainText(form.submit, LIMITS.viewTitle),
    close: plainText('Cancel', LIMITS.viewTitle),
    blocks: [
      ...(intro === '' ? [] : [{ type: 'section' as const, text: plainText(intro, LIMITS.section) }]),
      ...read.slice(0, Math.max(0, LIMITS.blocks.modal - 1 - form.fields.length)),
      ...form.fields.slice(0, LIMITS.blocks.modal - 1).map((field) => renderField(field, form.carries)),
    ],
  }
}

/** A card in a window of its own, for where there is no channel to answer in. */
export function renderWindow(card: Card, title: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: WINDOW,
    title: plainText(title, LIMITS.viewTitle),
    close: plainText('Close', LIMITS.viewTitle),
    blocks: renderBlocks(card, 'modal'),
  }
}

export const WINDOW = 'window'

/**
 * The block of a field. Slack keeps what was typed into a block of the same name when a window is updated,
 * so that a form that stands elsewhere has blocks of other names.
 */
export function blockOf(field: string, carries: string | undefined): string {
  return carries === undefined ? field : `${field}:${carries}`
}

function renderField(field: Field, carries: string | undefined): types.InputBlock {
  const hint = field.hint === null ? '' : fit(field.hint, LIMITS.hint)
  return {
    type: 'input',
    block_id: blockOf(field.name, carries),
    label: plainText(field.label, LIMITS.label),
    optional: !field.required,
    ...(hint === '' ? {} : { hint: plainText(hint, LIMITS.hint) }),
    element: renderInput(field),
  }
}

function renderInput(field: Field): types.PlainTextInput | types.StaticSelect {
  if (field.kind !== 'choice') {
    const most = Math.max(1, Math.min(field.max, LIMITS.inputText))
    const initial = fit(field.initial, most)
    return {
      type: 'plain_text_input',
      action_id: INPUT,
      multiline: field.kind === 'paragraph',
      max_length: most,
      ...(initial === '' ? {} : { initial_value: initial }),
    }
  }
  const options = field.options.filter(({ value }) => value !== '' && value.length <= LIMITS.optionValue)
  // Slack refuses a choice of nothing.
  if (options.length === 0)
    return { type: 'plain_text_input', action_id: INPUT, max_length: LIMITS.optionValue }
  const initial = options.find(({ value }) => value === field.initial)
  return {
    type: 'static_select',
    action_id: INPUT,
    ...(options.length <= LIMITS.options ? { options: options.map(renderOption) } : grouped(options)),
    ...(initial === undefined ? {} : { initial_option: renderOption(initial) }),
  }
}

/** Up to 100 groups of 100. */
function grouped(options: readonly Option[]): Pick<types.StaticSelect, 'option_groups'> {
  const groups = []
  for (let from = 0; from < options.length && groups.length < LIMITS.options; from += LIMITS.options) {
    const group = options.slice(from, from + LIMITS.options)
    groups.push({
      label: plainText(`${from + 1} to ${from + group.length}`, LIMITS.optionText),
      options: group.map(renderOption),
    })
  }
  return { option_groups: groups }
}

function renderOption({ value, label }: Option): types.PlainTextOption {
  return { text: plainText(label, LIMITS.optionText), value }
}

/** What a submission's state holds for each input. */
export type ViewState = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null | undefined
          readonly selected_option?: { readonly value: string } | null | undefined
        }
      >
    >
  >
>

/** What was typed and chosen, by field; what was left empty is the empty text. */
export function readValues(state: ViewState): FormValues {
  return Object.fromEntries(
    Object.entries(state).map(([block, inputs]) => [
      block.replace(/:.*$/s, ''),
      inputs[INPUT]?.value ?? inputs[INPUT]?.selected_option?.value ?? '',
    ]),
  )
}

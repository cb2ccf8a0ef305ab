import type {
  IAdaptiveCard,
  IChoiceSetInput,
  IRichTextBlock,
  ISubmitAction,
  ITextInput,
} from '@microsoft/teams.cards'
import type { Field, Form, FormValues } from '../../../core/form.ts'
import { clean, excerpt } from '../../../core/wording.ts'
import { renderCard } from './card.ts'
import { LIMITS } from './limits.ts'
import { shown, shownInLine } from './text.ts'

/** Before the names of fields, so that none is taken for something else in what the dialog sends. */
const FIELD = 'field:'

export interface FormState {
  /** What was typed before; absent: the form's own initial values. */
  readonly values?: FormValues
  readonly faults?: Readonly<Record<string, string>>
}

/** A dialog. `data` comes back with what was typed. */
export function renderForm(
  form: Omit<Form, 'form' | 'mention'>,
  data: object,
  { values, faults = {} }: FormState = {},
): IAdaptiveCard {
  const intro = shown(form.intro, LIMITS.text)
  const { parts = [] } = form
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      ...(intro === '' ? [] : [words(intro)]),
      ...(parts.length === 0
        ? []
        : (renderCard({ summary: form.title, parts }, { acts: false }, 0.5).body ?? [])),
      ...form.fields.flatMap((field) => [
        ...faultOf(own(faults, field.name)),
        input(field, own(values ?? {}, field.name) ?? field.initial ?? ''),
        ...(field.hint === null || field.hint === '' ? [] : [hint(field.hint)]),
      ]),
    ],
    actions: [submit(form.submit, data)],
  }
}

/** What was typed and chosen, by field. */
export function readValues(data: unknown): FormValues {
  if (data === null || typeof data !== 'object') return {}
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name.startsWith(FIELD) && typeof value === 'string' ? [[name.slice(FIELD.length), value]] : [],
    ),
  )
}

/** Not what every object inherits. */
function own(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function input(field: Field, value: string): ITextInput | IChoiceSetInput {
  const base = {
    id: `${FIELD}${field.name}`,
    label: shownInLine(field.label, LIMITS.label) || field.name,
    isRequired: field.required,
    ...(field.required ? { errorMessage: 'This is needed.' } : {}),
  }
  if (field.kind === 'choice')
    return {
      type: 'Input.ChoiceSet',
      ...base,
      style: field.options.length > 8 ? 'filtered' : 'compact',
      choices: field.options.slice(0, LIMITS.choices).map((option) => ({
        title: shownInLine(option.label, LIMITS.choice) || option.value,
        value: option.value,
      })),
      ...(value === '' ? {} : { value }),
    }
  const maxLength = Math.min(field.max, LIMITS.input)
  return {
    type: 'Input.Text',
    ...base,
    isMultiline: field.kind === 'paragraph',
    maxLength,
    ...(value === '' ? {} : { value: excerpt(clean(value), maxLength) }),
  }
}

function words(text: string): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }
}

function hint(text: string): IRichTextBlock {
  return {
    type: 'RichTextBlock',
    spacing: 'None',
    inlines: [{ type: 'TextRun', text: shown(text, LIMITS.hint), size: 'Small', isSubtle: true }],
  }
}

function faultOf(fault: string | undefined): IRichTextBlock[] {
  if (fault === undefined || fault === '') return []
  return [
    {
      type: 'RichTextBlock',
      inlines: [
        { type: 'TextRun', text: `⚠ ${shown(fault, LIMITS.hint)}`, color: 'Attention', weight: 'Bolder' },
      ],
    },
  ]
}

function submit(title: string, data: object): ISubmitAction {
  return {
    type: 'Action.Submit',
    title: shownInLine(title, LIMITS.actionTitle) || 'Send',
    style: 'positive',
    data: { ...data },
  }
}

import type { Part } from './card.ts'
import type { MentionId } from './mention.ts'

export const FORMS = [
  'log',
  'assign',
  'snooze',
  'dismiss',
  'move',
  'close',
  'thank',
  'mark',
  'draft',
] as const
export type FormName = (typeof FORMS)[number]

/** Those that lead to one act. */
export type ActForm = Exclude<FormName, 'draft'>

/** A button's wish for input before it can act. */
export interface FormRequest {
  readonly form: FormName
  readonly mention: MentionId
  /** The desk's own words for where the form stands, of at most 100 characters. They come back with what was filled in. */
  readonly carries?: string
}

/** What is asked of the person, written once: a modal in Slack, a dialog in Teams and the workspace. */
export interface Form extends FormRequest {
  /** At most 24 characters: Slack's limit for a modal's title. */
  readonly title: string
  /** At most 24 characters. */
  readonly submit: string
  /** What the form is about, in a sentence. */
  readonly intro: string
  /** What is to be read before it is filled in. */
  readonly parts?: readonly Part[]
  readonly fields: readonly Field[]
}

export type Field = {
  readonly name: string
  readonly label: string
  readonly required: boolean
  readonly hint: string | null
} & (
  | { readonly kind: 'line' | 'paragraph'; readonly max: number; readonly initial: string }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly initial: string | null }
)

export interface Option {
  readonly value: string
  readonly label: string
}

export type FormValues = Readonly<Record<string, string>>

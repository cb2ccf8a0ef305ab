import type { Chart } from './chart.ts'
import type { FormRequest } from './form.ts'

/**
 * What is shown in chat, written once. Every string is plain text that may hold a customer's words:
 * renderers escape all of them, and link or format none.
 */
export interface Card {
  /** The whole meaning in one or two sentences: phones' notifications and screen readers get only this. */
  readonly summary: string
  readonly parts: readonly Part[]
}

export type Part =
  | { readonly part: 'heading'; readonly text: string; readonly tone: Tone }
  /** A customer's words, marked as such. */
  | { readonly part: 'quote'; readonly text: string; readonly by: string | null; readonly link: Link | null }
  | { readonly part: 'text'; readonly text: string }
  | { readonly part: 'facts'; readonly facts: readonly Fact[] }
  /** Rows that open something: `open` is the command that a click runs. */
  | { readonly part: 'list'; readonly items: readonly Item[] }
  | { readonly part: 'chart'; readonly chart: Chart }
  | { readonly part: 'actions'; readonly actions: readonly Button[] }
  /** Small print. */
  | { readonly part: 'note'; readonly text: string }

/** Never the only carrier of a meaning: colour helps those who see it. */
export type Tone = 'neutral' | 'good' | 'bad' | 'urgent'

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Item {
  readonly text: string
  readonly detail: string | null
  readonly tone: Tone
  /** A command line, or null. */
  readonly open: string | null
}

/** Shown as a fixed label with the real host, never with a label of the customer's. */
export interface Link {
  readonly label: string
  readonly url: string
}

export type Button = {
  readonly label: string
  readonly style: 'primary' | 'danger' | 'plain'
} & (
  | { readonly does: 'run' /** A command line, read by the one grammar. */; readonly command: string }
  | { readonly does: 'ask'; readonly form: FormRequest }
  | { readonly does: 'link'; readonly url: string }
)

/** A card with a single sentence. */
export function say(text: string, tone: Tone = 'neutral'): Card {
  return { summary: text, parts: [{ part: 'text', text: tone === 'bad' ? `⚠ ${text}` : text }] }
}

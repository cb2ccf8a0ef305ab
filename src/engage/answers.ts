import type { Button, Card, Part } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import { type MentionId, reference } from '../core/mention.ts'
import { sayCommand } from '../core/saycommand.ts'

// The few shapes that all answers have.

/** For the asker alone; the mention's cards tell the others. */
export function answer(card: Card, ok = true): Answer {
  return { answer: 'answer', audience: 'only you', card, ok }
}

/** It was done. `undo` says how to take it back, in small print. */
export function done(text: string, undo: string | null, actions: readonly Button[] = []): Answer {
  return answer({ summary: text, parts: [{ part: 'text', text }, ...note(undo), ...buttons(actions)] })
}

/** It was not done: why, and what to do instead. */
export function refuse(text: string, actions: readonly Button[] = []): Answer {
  return answer({ summary: text, parts: [{ part: 'text', text: `⚠ ${text}` }, ...buttons(actions)] }, false)
}

export function noSuch(mention: MentionId): Answer {
  return refuse(
    `There is no ${reference(mention)}, or it has only just come in. “list all” shows what there is.`,
  )
}

export function note(text: string | null): readonly Part[] {
  return text === null ? [] : [{ part: 'note', text }]
}

export function buttons(actions: readonly Button[]): readonly Part[] {
  return actions.length === 0 ? [] : [{ part: 'actions', actions }]
}

/** To the pages beside this one. */
export function pager(page: number, pages: number, to: (page: number) => Intent): readonly Part[] {
  return buttons([
    ...(page > 1 ? [run('Previous page', to(page - 1))] : []),
    ...(page < pages ? [run('Next page', to(page + 1))] : []),
  ])
}

export function run(label: string, intent: Intent): Button {
  return { label, style: 'plain', does: 'run', command: sayCommand(intent) }
}

/** `1 mention`, `23 mentions`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

import type { Concern } from '../../core/draft.ts'
import type { Confirmation } from '../../core/ledger.ts'

/** A sentence that the honest check marks, with everything that it has against it. */
export interface Marked {
  readonly sentence: string
  readonly why: string
  readonly confirmable: boolean
  /** Who vouches for it. */
  readonly by: string | null
}

/** In the order of the text. */
export function markedIn(
  concerns: readonly Concern[],
  confirmations: readonly Confirmation[],
): readonly Marked[] {
  return [...Map.groupBy(concerns, ({ sentence }) => sentence)].map(([sentence, against]) => {
    const confirmable = against.every((concern) => concern.confirmable)
    const by = confirmations.find((one) => one.sentence === sentence)?.by.name ?? null
    return {
      sentence,
      why: [...new Set(against.map(({ why }) => why))].join(' '),
      confirmable,
      by: confirmable ? by : null,
    }
  })
}

/** Those that keep the text from being sent. */
export function unsettled(marked: readonly Marked[]): readonly Marked[] {
  return marked.filter(({ by }) => by === null)
}

/** The text without the sentence, and without the gap that it leaves. */
export function without(text: string, sentence: string): string {
  const at = text.indexOf(sentence)
  if (at < 0) return text
  const before = text.slice(0, at)
  const after = text.slice(at + sentence.length)
  const joined =
    /\s$/.test(before) || before === '' ? before + after.replace(/^[^\S\n]+/, '') : before + after
  return joined.replace(/\n{3,}/g, '\n\n').trim()
}

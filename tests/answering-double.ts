import type { Concern, Drafter, HonestCheck } from '../src/core/draft.ts'
import type { Mention } from '../src/core/mention.ts'
import type { Answering } from '../src/engage/needs.ts'

/** Answers as the test says; what is asked of it is kept. */
export interface AnsweringDouble extends Answering {
  readonly asked: Parameters<Drafter['propose']>[0][]
  /** Alternatives for the next call; the last set serves on. */
  texts: string[]
  note: string | null
  /** What a call waits for. */
  gate: Promise<unknown>
  /** By what replies are sent; null: by hand. */
  replier: { readonly name: string; readonly most: number } | null
}

export function answeringDouble(): AnsweringDouble {
  const double: AnsweringDouble = {
    asked: [],
    texts: ['We are looking into it.', 'It is with the right people.', 'Thank you for telling us.'],
    note: null,
    gate: Promise.resolve(),
    replier: null,
    drafter: {
      async propose(wish) {
        double.asked.push(wish)
        await double.gate
        return { texts: double.texts, by: 'template', language: 'en', note: double.note }
      },
    },
    check,
    replierOf: (_mention: Mention) => double.replier,
  }
  return double
}

/** Marks sentences that speak of refunds, and those that name a price: these can never be sent. */
const check: HonestCheck = (text) =>
  (text.match(/[^.!?]+[.!?]?/g) ?? []).flatMap((part): Concern[] => {
    const sentence = part.trim()
    if (/refund/i.test(sentence))
      return [{ about: 'refund', sentence, why: 'No refund is logged.', confirmable: true }]
    if (/€/.test(sentence))
      return [{ about: 'personal data', sentence, why: 'It tells what somebody paid.', confirmable: false }]
    return []
  })
